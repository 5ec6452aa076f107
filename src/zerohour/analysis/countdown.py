"""What is due: planned, expected and possible events by the openings of their windows."""

from collections.abc import Iterable
from datetime import date

from zerohour.records import OPEN, Countdown, Due, Event, Outline, Window

# Where a line of the board stands, in their order: by when its window opens.
SECTIONS = ("Now open", "Next 48 hours", "This week", "Later", "Without a day")
_NOW, _SOON, _WEEK, _LATER, _UNDATED = SECTIONS
# How many days after the day looked from a window opens, at most, to be soon, and in the week.
_HOURS_48, _DAYS_7 = 2, 7
# Sorts behind every day.
_NEVER = "9999"
# For how many days what was told without a day is still shown.
KEEP_UNDATED = 14


def countdown(events: Iterable[Event], as_of: date, keep_undated: int = KEEP_UNDATED) -> Countdown:
    """What is due as of a day: windows that are open, then others by their opening, then what has no day; nothing that is past.

    What has no end to wait for is kept for `keep_undated` days after the last report that told it.
    """
    kept = []
    for event in events:
        told, window = event.mentions[-1].report.day, event.window
        found = _place(window.earliest, window.latest, told, as_of) if window else (_UNDATED, None, None)
        if event.status in OPEN and _is_shown(found[2], told, as_of, keep_undated):
            kept.append(Due(event, *found, _moves(event)))
    return Countdown(as_of, tuple(sorted(kept, key=_order)))


def soonest(
    outlines: Iterable[tuple[Outline, date | None]], as_of: date, most: int, keep_undated: int = KEEP_UNDATED
) -> tuple[list[str], int]:
    """The ids of the first so many events that a countdown has, those that tie with the last of them too, and how many it has in all.

    Each outline comes with the day on which it was last told.
    """
    kept = []
    for outline, told in outlines:
        section, _, closes = _place(outline.first, outline.last, told, as_of)
        if outline.status in OPEN and _is_shown(closes, told, as_of, keep_undated):
            kept.append((*_key(section, outline.first, outline.last), outline.id))
    kept.sort()
    end = kept[most - 1][:2] if 0 < most <= len(kept) else None
    return [number for section, first, number in kept if end is None or (section, first) <= end], len(kept)


def _place(first: date | None, last: date | None, told: date | None, as_of: date) -> tuple[str, int | None, int | None]:
    """The section of a window, and the days to its opening and to its close.

    A window without an end that was open before it was told says nothing of when.
    """
    opens, closes = ((day - as_of).days if day else None for day in (first, last))
    if closes is None and (first is None or (told is not None and first < told)):
        return _UNDATED, None, None
    ahead = opens or 0
    section = _NOW if ahead <= 0 else _SOON if ahead <= _HOURS_48 else _WEEK if ahead <= _DAYS_7 else _LATER
    return section, opens, closes


def _is_shown(closes: int | None, told: date | None, as_of: date, keep_undated: int) -> bool:
    """Whether what was last told on a day is neither past nor, without an end of its own, told too long ago."""
    return (told is None or (as_of - told).days <= keep_undated) if closes is None else closes >= 0


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


def _key(section: str, first: date | None, last: date | None) -> tuple[int, str]:
    """What sections, and the lines of one, are sorted by: an open window by its close, others by their opening."""
    day = last if section == _NOW else first if section != _UNDATED else None
    return SECTIONS.index(section), day.isoformat() if day else _NEVER


def _order(due: Due) -> tuple[int, str, str, str, str]:
    window = due.event.window
    first, last = (window.earliest, window.latest) if window else (None, None)
    moment = window.at.isoformat() if window and window.at else "T99"
    return *_key(due.section, first, last), moment, last.isoformat() if last else _NEVER, due.event.id
