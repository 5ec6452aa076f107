"""Writes the tables of docs/kinds.md from the kinds and fields that are read: `python -m tests.house.kinds`."""

import re
from pathlib import Path

from zerohour.sources.kinds import KINDS
from zerohour.sources.kinds.fields import FIELDS

PAGE = Path(__file__).parents[2] / "docs" / "kinds.md"


def kinds() -> str:
    """The kinds that are read, a row each, and those that are not, with what to do."""
    read: dict[str, str] = {}
    for kind in KINDS:
        if kind.reader:
            read.setdefault(kind.name, kind.gives)
    others = {kind.name: kind.mend for kind in KINDS if not kind.reader}
    rows = ["| kind | what it gives |", "| --- | --- |", *(f"| {name} | {gives} |" for name, gives in read.items())]
    left = ["| holds no report | where it comes alone |", "| --- | --- |", *(f"| {name} | {mend} |" for name, mend in others.items())]
    return "\n".join([*rows, "", *left])


def fields() -> str:
    """The names under which each field is looked for, the likelier first."""
    rows = (f"| {field} | {', '.join(f'`{name}`' for name in names)} |" for field, names in FIELDS.items())
    return "\n".join(["| field | names |", "| --- | --- |", *rows])


def written(page: str) -> str:
    """The page with its tables as they should be."""
    for name, table in (("kinds", kinds()), ("fields", fields())):
        page = re.sub(
            rf"(<!-- {name}\b[^>]*-->\n).*?(<!-- end -->)", lambda m, table=table: f"{m[1]}{table}\n{m[2]}", page, count=1, flags=re.DOTALL
        )
    return page


if __name__ == "__main__":
    PAGE.write_text(written(PAGE.read_text(encoding="utf-8")), encoding="utf-8")
