"""What is due: planned, expected and possible events by the openings of their windows."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from datetime import date
from itertools import groupby

from zerohour.analysis import weight
from zerohour.codebook import Codebook
from zerohour.records import OPEN, Corroboration, Countdown, Due, Event, Outline, Window

# Where a line of the board stands, in their order: by when its window opens.
SECTIONS = ("Now open", "Next 48 hours", "This week", "Later", "Without a day")
_NOW, _SOON, _WEEK, _LATER, _UNDATED = SECTIONS
# How many days after the day looked from a window opens, at most, to be soon, and in the week.
_HOURS_48, _DAYS_7 = 2, 7
# For how many days what was told without a day is still shown.
KEEP_UNDATED = 14
# So many are opened to see which comes next.
_NEAR = 30


def countdown(
    events: Iterable[Event], as_of: date, book: Codebook, behind: Callable[[Event], Corroboration], keep_undated: int = KEEP_UNDATED
) -> Countdown:
    """What is due as of a day: windows that are open, then others by their opening, then what has no day; nothing that is past.

    Open windows, those that open on one day, and what has no day stand by their weight, what is like another lower; what was retracted
    stands last in its section.
    What has no end to wait for is kept for `keep_undated` days after the last report that told it.
    """
    kept: list[tuple[tuple[int, bool, str], Due]] = []
    for event in events:
        told, window = event.mentions[-1].report.day, event.window
        found = _place(window.earliest, window.latest, told, as_of) if window else (_UNDATED, None, None)
        if event.status in OPEN and _is_shown(found[2], told, as_of, keep_undated):
            first = window.earliest if window else None
            kept.append((_key(found[0], first, event.is_retracted), Due(event, *found, _moves(event))))
    kept.sort(key=lambda row: row[0])
    groups = (_heaviest([due for _, due in group], as_of, book, behind) for _, group in groupby(kept, key=lambda row: row[0]))
    return Countdown(as_of, tuple(due for group in groups for due in group))


def _heaviest(group: Iterable[Due], as_of: date, book: Codebook, behind: Callable[[Event], Corroboration]) -> list[Due]:
    """What opens together, what weighs most first."""
    of = {due.event.id: due for due in group}
    return [of[event.id] for _, event in weight.spread((weight.weigh(d.event, as_of, book, behind(d.event)), d.event) for d in of.values())]


def soonest(
    outlines: Iterable[tuple[Outline, date | None]], as_of: date, most: int, book: Codebook, keep_undated: int = KEEP_UNDATED
) -> tuple[list[str], int]:
    """The ids of events among which are the first so many that a countdown has, and how many it has in all.

    Each outline comes with the day on which it was last told.
    """
    kept = []
    for outline, told in outlines:
        section, _, closes = _place(outline.first, outline.last, told, as_of)
        if outline.status in OPEN and _is_shown(closes, told, as_of, keep_undated):
            heavy = weight.plain(outline, told, as_of, book)
            kept.append((_key(section, outline.first, outline.retracted), heavy, heavy + weight.most(outline), outline.id))
    kept.sort(key=lambda row: (row[0], -row[1]))
    wanted: list[str] = []
    for _, group in groupby(kept, key=lambda row: row[0]):
        rows, left = list(group), most - len(wanted)
        if left <= 0:
            break
        # The last of those that are wanted is at least so heavy; sources may lift others above it, and what is like others sinks.
        least = rows[left - 1][1] - weight.LOWERED if left <= len(rows) else float("-inf")
        wanted += [number for _, _, high, number in rows if high >= least]
    return wanted, len(kept)


def due_by_section(outlines: Iterable[tuple[Outline, date | None]], as_of: date) -> tuple[tuple[str, int], ...]:
    """How many lines a countdown has in each section, in their order; sections without any are left out."""
    counts = Counter(section for section, _ in _shown(outlines, as_of))
    return tuple((section, counts[section]) for section in SECTIONS if counts[section])


def opening(outlines: Iterable[tuple[Outline, date | None]], as_of: date, book: Codebook) -> list[str]:
    """The ids of what may come next: windows of the day looked from, which may have a time of day, and of the next day that opens any.

    What weighs most stands first.
    """
    found = [one for section, one in _shown(outlines, as_of) if section != _UNDATED and one.first and one.first >= as_of]
    following = min((one.first for one in found if one.first and one.first > as_of), default=as_of)
    near = [(weight.plain(one, as_of, as_of, book), one.id) for one in found if one.first in (as_of, following) and not one.retracted]
    return [number for _, number in sorted(near, reverse=True)[:_NEAR]]


def _shown(outlines: Iterable[tuple[Outline, date | None]], as_of: date) -> Iterator[tuple[str, Outline]]:
    for outline, told in outlines:
        section, _, closes = _place(outline.first, outline.last, told, as_of)
        if outline.status in OPEN and _is_shown(closes, told, as_of, KEEP_UNDATED):
            yield section, outline


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


def _key(section: str, first: date | None, retracted: bool) -> tuple[int, bool, str]:
    """What lines are sorted by before their weight: their section, and there by the day of their opening, where that is to come."""
    day = first if section in (_SOON, _WEEK, _LATER) else None
    return SECTIONS.index(section), retracted, day.isoformat() if day else ""
