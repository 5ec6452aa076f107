"""The machine-checked style of the house: sizes, surface, members, documents."""

import ast
import importlib
import re
import tomllib
from pathlib import Path

import pytest
from tests.house import kinds

import zerohour
from zerohour import codebook

ROOT = Path(__file__).parents[2]
SOURCE = ROOT / "src" / "zerohour"
MODULES = sorted(SOURCE.rglob("*.py"))


@pytest.mark.parametrize("path", MODULES, ids=lambda p: str(p.relative_to(SOURCE)))
def test_a_module_fits_on_a_few_screens_and_a_function_on_one(path):
    text = path.read_text(encoding="utf-8")
    assert len(text.splitlines()) <= 400
    for node in ast.walk(ast.parse(text)):
        if isinstance(node, ast.FunctionDef):
            assert node.end_lineno - node.lineno < 60, node.name


def test_medians_stay_small():
    lines = sorted(len(p.read_text(encoding="utf-8").splitlines()) for p in MODULES)
    functions = sorted(
        node.end_lineno - node.lineno + 1
        for p in MODULES
        for node in ast.walk(ast.parse(p.read_text(encoding="utf-8")))
        if isinstance(node, ast.FunctionDef)
    )
    assert lines[len(lines) // 2] <= 110
    assert functions[len(functions) // 2] <= 10


def test_the_surface_is_sorted_and_complete():
    assert zerohour.__all__ == sorted(zerohour.__all__)
    for name in zerohour.__all__:
        thing = getattr(zerohour, name)
        assert (thing.__doc__ or "").strip(), name


@pytest.mark.parametrize("room", ["analysis", "codebook", "coding", "language", "ledger", "records", "show", "sources"])
def test_what_a_room_offers_is_there_and_sorted(room):
    module = importlib.import_module(f"zerohour.{room}")
    assert module.__all__ == sorted(module.__all__, key=lambda n: (not n.isupper(), n))
    assert all(hasattr(module, name) for name in module.__all__)


def test_records_have_at_most_six_modules():
    assert len([p for p in (SOURCE / "records").glob("*.py") if p.name != "__init__.py"]) <= 6


def test_the_desk_only_wires():
    for path in (SOURCE / "desk").glob("*.py"):
        assert len(path.read_text(encoding="utf-8").splitlines()) < 250, path


@pytest.mark.parametrize("path", sorted((SOURCE / "codebook" / "events").glob("*.toml")), ids=lambda p: p.stem)
def test_a_type_is_named_as_its_file_and_gives_examples(path):
    row = tomllib.loads(path.read_text(encoding="utf-8"))
    assert row["name"] == path.stem
    assert 1 <= row["quad"] <= 4
    assert -10 <= row["score"] <= 10
    assert len(row["examples"]) >= 2


def test_there_are_the_sixteen_types_of_plover():
    assert len(codebook.load().types) == 16


def test_no_module_reads_the_environment_but_the_door():
    for path in MODULES:
        if path.parent.name != "cli":
            assert "environ" not in path.read_text(encoding="utf-8"), path


def test_no_test_is_shadowed_by_a_later_one_of_its_name():
    for path in (ROOT / "tests").rglob("test_*.py"):
        names = [n.name for n in ast.parse(path.read_text(encoding="utf-8")).body if isinstance(n, ast.FunctionDef)]
        assert len(names) == len(set(names)), path


def test_no_test_patches():
    for path in (ROOT / "tests").rglob("*.py"):
        tree = ast.parse(path.read_text(encoding="utf-8"))
        taken = {a.arg for n in ast.walk(tree) if isinstance(n, ast.FunctionDef) for a in n.args.args}
        brought = {a.name for n in ast.walk(tree) if isinstance(n, (ast.Import, ast.ImportFrom)) for a in n.names} | {
            n.module for n in ast.walk(tree) if isinstance(n, ast.ImportFrom)
        }
        assert not {"monkeypatch", "mocker"} & taken, path
        assert not {"mock", "unittest.mock"} & brought, path


def test_every_command_is_documented():
    door = "\n".join(path.read_text(encoding="utf-8") for path in (SOURCE / "cli").glob("*.py"))
    commands = re.findall(r"@app\.command\([^)]*\)\ndef (\w+)", door)
    commands += [f"{group} {name}" for group, name in re.findall(r'@(\w+)_app\.command\("(\w+)"\)', door)]
    described = (ROOT / "docs" / "commands.md").read_text(encoding="utf-8")
    assert commands
    for command in commands:
        assert f"zerohour {command}" in described, command


def test_every_field_of_a_record_is_documented():
    described = (ROOT / "docs" / "records.md").read_text(encoding="utf-8")
    reading = zerohour.read("Rebels attacked an army base on Monday.", "2024-08-05")
    for field in zerohour.to_plover(reading)[0]:
        assert f"`{field}`" in described, field


def test_the_tables_of_kinds_and_fields_are_those_of_the_program():
    page = kinds.PAGE.read_text(encoding="utf-8")
    assert page == kinds.written(page), "write them with: python -m tests.house.kinds"


def test_every_error_is_drawn_in_the_tree():
    import zerohour.errors as errors

    for name, thing in vars(errors).items():
        if isinstance(thing, type) and issubclass(thing, Exception):
            assert name in (errors.__doc__ or "")
            assert (thing.__doc__ or "").endswith(".")
