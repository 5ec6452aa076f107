"""What many events together tell: balance, shifts, change points, the unusual, escalation."""

from collections.abc import Sequence
from datetime import date

from zerohour.analysis import pace
from zerohour.analysis.balance import balance
from zerohour.analysis.network import network
from zerohour.analysis.tempo import tempo
from zerohour.codebook import Codebook
from zerohour.records import Outline, Patterns


def patterns(events: Sequence[Outline], since: date, as_of: date, book: Codebook) -> Patterns:
    """The patterns of the events from `since` to `as_of`; those of the period of the same length before, and of a quarter, to compare.

    An event belongs to the first day of its window, without one to the day on which it was first told.
    """
    days = {event.id: event.first or event.told for event in events}
    length = as_of - since
    # Before the first report that it has, a ledger knows nothing of the pace.
    begins = max(since, min((day for day in days.values() if day), default=since))
    now = [e for e in events if (day := days[e.id]) and since <= day <= as_of]
    before = [e for e in events if (day := days[e.id]) and since - length <= day < since]
    ties = network(now, book)
    return Patterns(
        since,
        balance(ties),
        pace.shifts(network(before, book), ties),
        pace.breaks(tempo(now, book), begins, as_of),
        pace.unusual(events, as_of),
        pace.escalation(now, book),
    )
