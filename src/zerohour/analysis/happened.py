"""What has happened of late, what weighs most first."""

from collections import Counter
from collections.abc import Callable, Iterable
from datetime import date, timedelta

from zerohour.analysis import weight
from zerohour.codebook import Codebook
from zerohour.records import DONE, Corroboration, Event, Outline

_WEEK = timedelta(days=7)
# What the same did to the same again weighs so much less than what stands above it, up to so many times: a screen tells of many things.
_AGAIN, _TIMES = 2.0, 3


def lately(outlines: Iterable[Outline], as_of: date, count: int, book: Codebook) -> list[str]:
    """The ids of the events of a week among which are the so many that weigh most: those whose sources may lift them there too."""
    found = [(weight.plain(one, _day(one), as_of, book), weight.most(one), one.id) for one in outlines if _is_of_week(one, as_of)]
    found.sort(reverse=True)
    least = found[count - 1][0] if 0 < count <= len(found) else float("-inf")
    return [number for low, more, number in found if low + more >= least - _AGAIN * _TIMES]


def happened(events: Iterable[Event], as_of: date, book: Codebook, behind: Callable[[Event], Corroboration]) -> list[Event]:
    """What occurred or goes on, of the day looked from and the seven before, what weighs most first.

    An event is of the last day of its window, without one of the day on which it was first told. Of several of one type between the
    same sides the heaviest stands where its weight puts it, the others lower.
    """
    rows = [(weight.weigh(e, as_of, book, behind(e)), e) for e in events if _is_of_week(e.outline, as_of)]
    above: Counter[tuple[str, frozenset[str], frozenset[str]]] = Counter()
    told = []
    for heavy, event in sorted(rows, key=lambda row: (-row[0], row[1].id)):
        alike = (event.type, event.outline.actors, event.outline.recipients)
        told.append((heavy - _AGAIN * min(above[alike], _TIMES), event))
        above[alike] += 1
    return [event for _, event in sorted(told, key=lambda row: (-row[0], row[1].id))]


def _is_of_week(event: Outline, as_of: date) -> bool:
    day = _day(event)
    return event.status in DONE and day is not None and timedelta(-1) <= as_of - day <= _WEEK


def _day(event: Outline) -> date | None:
    return event.last or event.first or event.told
