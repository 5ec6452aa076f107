"""The words of the countdown, the same on the terminal, the page, in files and in briefings."""

from collections.abc import Iterable, Iterator
from datetime import date, datetime
from itertools import groupby

from zerohour.records import Due, Window


def clock(due: Due, moment: datetime | None = None) -> str:
    """How long until a window opens and closes: "opens in 2 d, closes in 6 d", "in 2 d", "open, closes today", "no day".

    Of what was due at a time of day that is over at the moment looked from: "was due at 14:15". Whether it came, a report says.
    """
    opens, closes, at = due.opens, due.closes, due.event.window.at if due.event.window else None
    if at is not None and at.tzinfo is not None and moment is not None and at < moment:
        return f"was due at {at:%H:%M}"
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


def ahead(window: Window | None, day: date, moment: datetime | None) -> str:
    """How long until a window opens: "in 3 h 20 min" where its moment is known, "in 2 d" where its day is; "" without any."""
    at = window.at if window else None
    if at is not None and at.tzinfo is not None and moment is not None and at > moment:
        days, seconds = (at - moment).days, (at - moment).seconds
        hours, minutes = seconds // 3600, seconds % 3600 // 60
        return f"in {days} d {hours} h" if days else f"in {hours} h {minutes} min" if hours else f"in {minutes} min"
    return _in((window.earliest - day).days) if window and window.earliest else ""


def sections(rows: Iterable[Due]) -> Iterator[tuple[str, list[Due]]]:
    """The lines of a countdown by section, in their order; sections without lines are left out."""
    for name, group in groupby(rows, key=lambda due: due.section):
        yield name, list(group)
