"""The words of the countdown, the same on the terminal, the page, in files and in briefings."""

from collections.abc import Iterable, Iterator
from itertools import groupby

from zerohour.records import Due


def clock(due: Due) -> str:
    """How long until a window opens and closes: "opens in 2 d, closes in 6 d", "in 2 d", "open, closes today", "no day"."""
    opens, closes = due.opens, due.closes
    if opens is None and closes is None:
        return "no day"
    if opens == closes and opens is not None:
        return _in(opens)
    end = f"closes {_in(closes)}" if closes is not None else "no end said"
    if opens is None or opens < 0:
        return f"open, {end}"
    return f"opens {_in(opens)}, {end}"


def _in(days: int) -> str:
    return "today" if days == 0 else f"in {days} d"


def sections(rows: Iterable[Due]) -> Iterator[tuple[str, list[Due]]]:
    """The lines of a countdown by section, in their order; sections without lines are left out."""
    for name, group in groupby(rows, key=lambda due: due.section):
        yield name, list(group)
