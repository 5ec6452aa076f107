"""What is due: planned, expected and possible events by their windows."""

from collections.abc import Iterable
from datetime import date

from zerohour.records import OPEN, Countdown, Due, Event, Window

_STATES = {"due": 0, "open": 1, "overdue": 2}


# For how many days what was due is still shown, and what was told without a day.
KEEP_OVERDUE, KEEP_UNDATED = 3, 14


def countdown(events: Iterable[Event], as_of: date, keep_overdue: int = KEEP_OVERDUE, keep_undated: int = KEEP_UNDATED) -> Countdown:
    """What is due as of a day, soonest first; then what has no day; then what was due up to `keep_overdue` days ago.

    What has no day is kept for `keep_undated` days after the last report that told it.
    """
    rows = [_due(event, as_of) for event in events if event.status in OPEN]
    kept = [
        row for row in rows if _is_fresh(row, as_of, keep_undated) and (row.state != "overdue" or (row.days_left or 0) >= -keep_overdue)
    ]
    return Countdown(as_of, tuple(sorted(kept, key=_order)))


def _is_fresh(due: Due, as_of: date, days: int) -> bool:
    last = due.event.mentions[-1].report.day
    return due.state != "open" or last is None or (as_of - last).days <= days


def _due(event: Event, as_of: date) -> Due:
    window = event.window
    last = window.latest or window.earliest if window else None
    if window is None or last is None:
        return Due(event, None, "open", _moves(event))
    left = (last - as_of).days
    return Due(event, left, "due" if left >= 0 or window.latest is None else "overdue", _moves(event))


def _moves(event: Event) -> tuple[Window, ...]:
    """The windows that earlier mentions gave, oldest first, without the one that holds."""
    seen: list[Window] = []
    for told in event.mentions:
        window = told.mention.window
        if window and (window.earliest or window.latest) and _days(window) not in map(_days, seen):
            seen.append(window)
    return tuple(w for w in seen if event.window is None or _days(w) != _days(event.window))


def _days(window: Window) -> tuple[date | None, date | None]:
    return window.earliest, window.latest


def _order(due: Due) -> tuple[int, str, str, str, str]:
    window = due.event.window
    first = window.earliest or window.latest if window else None
    moment = window.at.isoformat() if window and window.at else ""
    last = window.latest if window and window.latest else None
    ends = [day.isoformat() if day else "9999" for day in (first, last)]
    return _STATES[due.state], ends[0], moment or "T99", ends[1], due.event.id
