"""What is due: planned, expected and possible events by their windows."""

from collections.abc import Iterable
from datetime import date

from zerohour.records import OPEN, Countdown, Due, Event, Outline, Window

_STATES = {"due": 0, "open": 1, "overdue": 2}
# Sorts behind every day.
_NEVER = "9999"


# For how many days what was due is still shown, and what was told without a day.
KEEP_OVERDUE, KEEP_UNDATED = 3, 14


def countdown(events: Iterable[Event], as_of: date, keep_overdue: int = KEEP_OVERDUE, keep_undated: int = KEEP_UNDATED) -> Countdown:
    """What is due as of a day, soonest first; then what has no day; then what was due up to `keep_overdue` days ago.

    What has no day is kept for `keep_undated` days after the last report that told it.
    """
    kept = []
    for event in events:
        due, told = _due(event, as_of), event.mentions[-1].report.day
        if event.status in OPEN and _is_shown(due.days_left, due.state, told, as_of, keep_overdue, keep_undated):
            kept.append(due)
    return Countdown(as_of, tuple(sorted(kept, key=_order)))


def soonest(
    outlines: Iterable[tuple[Outline, date | None]],
    as_of: date,
    most: int,
    keep_overdue: int = KEEP_OVERDUE,
    keep_undated: int = KEEP_UNDATED,
) -> tuple[list[str], int]:
    """The ids of the first so many events that a countdown has, those that tie with the last of them too, and how many it has in all.

    Each outline comes with the day on which it was last told.
    """
    kept = []
    for outline, told in outlines:
        left, state = _left(outline.first, outline.last, as_of)
        if outline.status in OPEN and _is_shown(left, state, told, as_of, keep_overdue, keep_undated):
            first = outline.first or outline.last
            kept.append((_STATES[state], first.isoformat() if first else _NEVER, outline.id))
    kept.sort()
    end = kept[most - 1][:2] if 0 < most <= len(kept) else None
    return [number for state, first, number in kept if end is None or (state, first) <= end], len(kept)


def _is_shown(left: int | None, state: str, told: date | None, as_of: date, keep_overdue: int, keep_undated: int) -> bool:
    """Whether what was last told on a day is neither overdue for too long nor, without a day of its own, told too long ago."""
    if state == "open":
        return told is None or (as_of - told).days <= keep_undated
    return state != "overdue" or (left or 0) >= -keep_overdue


def _due(event: Event, as_of: date) -> Due:
    window = event.window
    left, state = _left(window.earliest, window.latest, as_of) if window else (None, "open")
    return Due(event, left, state, _moves(event))


def _left(first: date | None, last: date | None, as_of: date) -> tuple[int | None, str]:
    """How many days are left of a window, and its state."""
    end = last or first
    if end is None:
        return None, "open"
    left = (end - as_of).days
    return left, "due" if left >= 0 or last is None else "overdue"


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
    ends = [day.isoformat() if day else _NEVER for day in (first, last)]
    return _STATES[due.state], ends[0], moment or "T99", ends[1], due.event.id
