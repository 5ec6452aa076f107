"""What a report says of itself at its top: that it was retracted, withdrawn or corrected, in the terms of notices.toml."""

import re
import tomllib
from collections.abc import Iterator
from functools import cache
from importlib.resources import files

from zerohour.records import Notice, Span

# What stands in so many lines is the top, and the end, where corrections stand too. Longer notices are cut.
_TOP, _END, _LONGEST = 6, 3, 500
_LINE = re.compile(r"[^\n]*\S[^\n]*")
_LEAD = r"(?:[\W_]{0,3}editor.?s.? note)?[\W_]{0,3}"


@cache
def _kinds() -> dict[str, re.Pattern[str]]:
    """What the first words of a line are, by kind, the gravest first."""
    table = tomllib.loads(files(__package__).joinpath("notices.toml").read_text(encoding="utf-8"))
    subject = rf"this (?:\w+ )?(?:{'|'.join(table.pop('subjects'))})"
    found = {}
    for kind, row in table.items():
        done = "|".join(row["done"])
        says = [
            rf"(?:{'|'.join(row['leads'])})\s*(?:[:\-–—\]).]|$)",
            rf"{subject} (?:has (?:now |since )?been|was|is) (?:since |later )?(?:{done})\b",
            rf"(?:we|the \w+|[\w ]{{1,40}}) ha(?:s|ve) (?:{done}) {subject}\b",
        ]
        if kind == "corrected":
            says += [r"(?<=[(\[])corrects\b", rf"an? (?:earlier|previous) version of {subject}\b"]
        found[kind] = re.compile(f"{_LEAD}(?:{'|'.join(says)})", re.IGNORECASE)
    return found


def notice(text: str, title: str | None) -> tuple[Notice | None, Span | None]:
    """What a report says of itself, and the line that says so where that is not its title; of several the gravest."""
    found: list[tuple[Notice, Span | None]] = []
    for words, span, at_top in _lines(text, title):
        for kind, pattern in _kinds().items():
            if (at_top or kind == "corrected") and pattern.match(words):
                found.append((Notice(kind, words), None if words == title else span))
    order = list(_kinds())
    return min(found, key=lambda one: order.index(one[0].kind), default=(None, None))


def _lines(text: str, title: str | None) -> Iterator[tuple[str, Span | None, bool]]:
    """The title and the lines at the top and the end: their words, where they stand, and whether that is the top."""
    if title:
        yield " ".join(title.split())[:_LONGEST], None, True
    spans = [Span(*line.span()) for line in _LINE.finditer(text)]
    for number, span in enumerate(spans):
        if number < _TOP or number >= len(spans) - _END:
            yield " ".join(span.of(text).split())[:_LONGEST], span, number < _TOP
