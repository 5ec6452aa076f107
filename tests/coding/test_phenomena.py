"""What the trained reader makes of one phenomenon each: small texts in `phenomena/`, a table a file, with a floor under the share that is right.

A reader that is learned is not right on every sentence, and a mend for one sentence is no mend: the share of a kind must not sink. Raise a
floor when the reader gets better. Most of these texts were written for rules that quoted them; the reader has never seen one.
"""

import importlib.util
import inspect
import json
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

FOLDER = Path(__file__).with_name("phenomena")
FLOORS = json.loads((FOLDER / "floors.json").read_text(encoding="utf-8"))


def cases(path: Path) -> Iterator[tuple[str, Callable[..., None], dict[str, object]]]:
    """Every check of a file with the row of its table that it is run on."""
    spec = importlib.util.spec_from_file_location(f"phenomena_{path.stem}", path)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    for name, check in inspect.getmembers(module, inspect.isfunction):
        if not name.startswith("test_"):
            continue
        rows = [mark.args for mark in getattr(check, "pytestmark", ()) if mark.name == "parametrize"]
        if not rows:
            yield name, check, {}
        for columns, values in rows:
            names = [c.strip() for c in columns.split(",")] if isinstance(columns, str) else list(columns)
            for row in values:
                yield name, check, dict(zip(names, row if len(names) > 1 else (row,), strict=True))


def is_right(check: Callable[..., None], row: dict[str, object], coded: Callable[..., object]) -> bool:
    """Whether a check holds: what it looks for in a reading may be missing, or another one."""
    given = row | ({"coded": coded} if "coded" in inspect.signature(check).parameters else {})
    try:
        check(**given)
    except (AssertionError, StopIteration, ValueError, AttributeError, IndexError, KeyError):
        return False
    return True


@pytest.mark.parametrize("name", sorted(path.stem for path in FOLDER.glob("*.py")))
def test_the_share_of_a_kind_that_is_right_does_not_sink(name, coded):
    told = [(label, row, is_right(check, row, coded)) for label, check, row in cases(FOLDER / f"{name}.py")]
    wrong = "\n".join(f"{label} {next(iter(row.values()), '')}" for label, row, right in told if not right)
    share = sum(right for *_, right in told) / len(told)
    assert share >= FLOORS[name], f"{share:.3f} of {len(told)}; wrong:\n{wrong}"


def test_every_table_has_a_floor():
    assert {path.stem for path in FOLDER.glob("*.py")} == FLOORS.keys()
