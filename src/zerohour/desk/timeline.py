"""The desk's timeline: what lies in some days, as it was told by the day looked from."""

from datetime import date, timedelta

from zerohour import analysis
from zerohour.desk.view import View
from zerohour.errors import UsageError
from zerohour.records import Timeline

# How long before its days something may have been told.
_BEFORE = timedelta(days=31)
# The longest period: who looks at years sees no day.
_LONGEST = timedelta(days=400)


def timeline(view: View, first: date, last: date, most: int = 120, only: str = "") -> Timeline:
    """The events of some days that weigh most, with the counts of each day; `only` those with a code on one side. Raises UsageError."""
    if last < first or last - first > _LONGEST:
        raise UsageError(f"a timeline is of 1 to {_LONGEST.days} days, the first before the last; {first} to {last} is not")
    told = view.outlines(min(first, view.day) - _BEFORE)
    numbers, total, counts = analysis.timeline(told, first, last, view.day, most, view.reader.book, only)
    events = sorted(view.of_ids(numbers), key=lambda e: (_begins(e.window.earliest or e.window.latest if e.window else None), e.id))
    return Timeline(first, last, view.day, tuple(events), total, counts)


def _begins(day: date | None) -> str:
    return day.isoformat() if day else ""
