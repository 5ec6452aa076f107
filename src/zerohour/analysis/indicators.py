"""How a user's indicators stand."""

from collections.abc import Callable, Iterable
from datetime import date, timedelta

from zerohour.codebook import Codebook
from zerohour.records import Corroboration, Event, Indicator, Sign, is_at, is_called, moved


def indicators(
    wanted: Iterable[Indicator], events: Iterable[Event], as_of: date, book: Codebook, behind: Callable[[Event], Corroboration]
) -> tuple[Sign, ...]:
    """Each indicator with the events that meet all its conditions, in the order of the list."""
    known = list(events)
    return tuple(_sign(one, known, as_of, book, behind) for one in wanted)


def _sign(one: Indicator, events: Iterable[Event], as_of: date, book: Codebook, behind: Callable[[Event], Corroboration]) -> Sign:
    found = tuple(e for e in events if _meets(e, one, as_of, book) and (one.grade is None or behind(e).credibility == one.grade))
    return Sign(one, "tripped" if len(found) >= one.count else "seen" if found else "not seen", found)


def _meets(event: Event, one: Indicator, as_of: date, book: Codebook) -> bool:
    return (
        not event.is_retracted
        and (not one.types or event.type in one.types)
        and (not one.quads or book.types[event.type].quad in one.quads)
        and (not one.statuses or event.status in one.statuses)
        and (not one.actor or any(is_called(party, one.actor) for party in event.actors))
        and (not one.recipient or any(is_called(party, one.recipient) for party in event.recipients))
        and (not one.place or is_at(event.place, one.place))
        and (one.days is None or _newest(event) > moved(as_of, -timedelta(days=one.days)))
    )


def _newest(event: Event) -> date:
    return max((t.report.day for t in event.mentions if t.report.day), default=date.min)
