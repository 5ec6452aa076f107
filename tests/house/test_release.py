"""What an installation stands on: bounded, locked by hash, with licences that are known, and told in a bill of materials that conforms."""

import ast
import json
import re
import sys
import tomllib
from importlib.metadata import packages_distributions

import pytest
from cyclonedx.schema import SchemaVersion
from cyclonedx.validation.json import JsonStrictValidator
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name
from release import bill
from release.parts import LOCKS, ROOT, installed, parts, pins

WHOLE = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
EXTRAS = WHOLE["project"]["optional-dependencies"]
ASKED = {
    "the build": WHOLE["build-system"]["requires"],
    "all": WHOLE["project"]["dependencies"],
    **{f"the extra {name}": rows for name, rows in EXTRAS.items()},
    **{f"the group {name}": rows for name, rows in WHOLE["dependency-groups"].items()},
}
WANTED = [(by, Requirement(words)) for by, rows in ASKED.items() for words in rows if not words.startswith("zerohour[")]

# What the program itself never loads.
OURS = {"the build", "the extra training", "the group build", "the group dev"}

# Rules of time zones are facts of the day: an old program is to have the newest.
UNBOUNDED = {"tzdata"}

# What may be asked of those who pass the whole on is no more than to name and offer what each of these names already.
LICENCES = {
    "0BSD",
    "Apache-2.0",
    "BSD-2-Clause",
    "BSD-3-Clause",
    "CC-BY-4.0",
    "CC0-1.0",
    "CNRI-Python",
    "ISC",
    "LGPL-2.1-only",
    "LGPL-2.1-or-later",
    "LGPL-3.0-only",
    "MIT",
    "MPL-2.0",
    "PSF-2.0",
    "Zlib",
}


@pytest.mark.parametrize(("by", "wanted"), WANTED, ids=str)
def test_every_dependency_is_bounded_on_both_sides(by, wanted):
    said = {one.operator for one in wanted.specifier}
    assert said & {">=", "=="}, by
    assert wanted.name in UNBOUNDED or said & {"<", "=="}, by


# Training is not locked: its torch is another file on each kind of machine.
@pytest.mark.parametrize(("by", "wanted"), [row for row in WANTED if row[0] != "the extra training"], ids=str)
def test_every_dependency_is_locked_within_its_bounds(by, wanted):
    lock = LOCKS / {"the build": "build.txt", "the group build": "build.txt", "the group dev": "dev.txt"}.get(by, "wheel.txt")
    found = [pin for pin in pins(lock) if pin.name == canonicalize_name(wanted.name)]
    assert found, f"make lock: {wanted.name} is not in {lock.name}"
    assert all(wanted.specifier.contains(pin.version, prereleases=True) for pin in found), f"make lock: {found}"


@pytest.mark.parametrize("name", ["build.txt", "dev.txt", "wheel.txt"])
def test_a_lock_has_hashes_and_names_no_host(name):
    text = (LOCKS / name).read_text(encoding="utf-8")
    assert all(pin.hashes and all(len(one) == 64 for one in pin.hashes) for pin in pins(LOCKS / name))
    assert "://" not in text
    assert "--index" not in text
    assert all(re.match(r"[a-z0-9.\-]+==\S+( ; .+?)?( \\)?$|    --hash=sha256:[0-9a-f]{64}( \\)?$", line) for line in text.splitlines())


def test_the_tests_run_on_what_a_release_is_locked_to():
    tested = {(pin.name, pin.version, pin.hashes) for pin in pins(LOCKS / "dev.txt")}
    for name in ("build.txt", "wheel.txt"):
        assert {(pin.name, pin.version, pin.hashes) for pin in pins(LOCKS / name)} <= tested


def test_whatever_is_imported_is_asked_for():
    asked = {canonicalize_name(Requirement(words).name) for by, rows in ASKED.items() if by not in OURS for words in rows}
    homes = packages_distributions()
    for path in sorted((ROOT / "src").rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            names = [alias.name for alias in node.names] if isinstance(node, ast.Import) else []
            names += [node.module] if isinstance(node, ast.ImportFrom) and not node.level and node.module else []
            for top in {name.partition(".")[0] for name in names} - sys.stdlib_module_names - {"zerohour"}:
                assert {canonicalize_name(home) for home in homes.get(top, ())} & asked, f"{path.name} imports {top}"


def test_the_bill_of_materials_conforms_to_cyclonedx():
    why = JsonStrictValidator(SchemaVersion.V1_6).validate_str(bill.BILL.read_text(encoding="utf-8"))
    assert why is None, why


def test_the_bill_tells_of_each_part_that_is_locked():
    told = json.loads(bill.BILL.read_text(encoding="utf-8"))
    found = {
        (row["name"], row["version"], tuple(one["content"] for one in row["externalReferences"][0]["hashes"])) for row in told["components"]
    }
    assert found == {(pin.name, pin.version, pin.hashes) for pin in pins(LOCKS / "wheel.txt")}, "make bill"
    refs = {row["bom-ref"] for row in told["components"]}
    reached, left = set(), [told["metadata"]["component"]["bom-ref"]]
    stands_on = {row["ref"]: row["dependsOn"] for row in told["dependencies"]}
    while left:
        ref = left.pop()
        reached.add(ref)
        left += set(stands_on[ref]) - reached
    elsewhere = {row["bom-ref"] for row in told["components"] if "properties" in row}
    assert refs - reached <= elsewhere


def test_bill_and_list_are_what_the_command_writes():
    other = [
        pin.name for pin in pins(LOCKS / "wheel.txt") if not pin.marker and (own := installed(pin.name)) and own.version != pin.version
    ]
    if other or sys.platform != "linux" or sys.version_info[:2] != (3, 11):
        pytest.skip(f"another environment than that of the lock on Linux with Python 3.11 {other}")
    found = parts()
    assert json.loads(bill.BILL.read_text(encoding="utf-8")) == bill.bill(found), "make bill"
    assert bill.LIST.read_text(encoding="utf-8") == bill.licences(found), "make bill"


def test_every_licence_is_one_that_was_looked_at():
    for row in json.loads(bill.BILL.read_text(encoding="utf-8"))["components"]:
        said = row["licenses"][0]["expression"]
        # Of what is joined by OR one may be chosen; all that is joined by AND holds.
        assert any(set(re.findall(r"[\w.\-]+", choice)) - {"AND"} <= LICENCES for choice in said.split(" OR ")), (row["name"], said)


def test_what_the_wheel_carries_beside_its_code_is_told():
    carried = {file for _, file, _, _ in bill.CARRIED}
    source = ROOT / "src" / "zerohour"
    there = {str(path.relative_to(source)) for ending in ("*.onnx", "*.tsv") for path in source.rglob(ending)}
    assert carried == there


def test_what_security_md_points_to_is_there():
    text = (ROOT / "SECURITY.md").read_text(encoding="utf-8")
    paths = re.findall(r"`((?:tests|bench|docs|release|src|\.ci)/[\w./\-]+)`", text)
    assert len(paths) > 10
    for path in paths:
        assert (ROOT / path).exists(), path
