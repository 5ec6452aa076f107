"""What has happened of late, what weighs most first."""

from collections.abc import Callable, Iterable
from datetime import date, timedelta

from zerohour.analysis import weight
from zerohour.codebook import Codebook
from zerohour.records import DONE, Corroboration, Event, Outline

_WEEK = timedelta(days=7)


def lately(outlines: Iterable[Outline], as_of: date, count: int, book: Codebook) -> list[str]:
    """The ids of the events of a week among which are the so many that weigh most: those whose sources may lift them there too."""
    found = [(weight.plain(one, _day(one), as_of, book), weight.most(one), one.id) for one in outlines if _is_of_week(one, as_of)]
    found.sort(reverse=True)
    least = found[count - 1][0] if 0 < count <= len(found) else float("-inf")
    return [number for low, more, number in found if low + more >= least - weight.LOWERED]


def happened(events: Iterable[Event], as_of: date, book: Codebook, behind: Callable[[Event], Corroboration]) -> list[Event]:
    """What occurred or goes on, of the day looked from and the seven before, what weighs most first.

    An event is of the last day of its window, without one of the day on which it was first told. What is like something that stands above
    it, or is shown by the same sentence, stands lower; see `weight.spread`.
    """
    return [e for _, e in weight.spread((weight.weigh(e, as_of, book, behind(e)), e) for e in events if _is_of_week(e.outline, as_of))]


def _is_of_week(event: Outline, as_of: date) -> bool:
    day = _day(event)
    return event.status in DONE and day is not None and timedelta(-1) <= as_of - day <= _WEEK


def _day(event: Outline) -> date | None:
    return event.last or event.first or event.told
