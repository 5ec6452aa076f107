"""How much happens: events a day by quad class."""

from collections import defaultdict
from collections.abc import Iterable
from datetime import date

from zerohour.codebook import Codebook
from zerohour.records import DONE, Day, Outline


def tempo(events: Iterable[Outline], book: Codebook) -> tuple[Day, ...]:
    """Events that occurred, by day and quad class (1 verbal cooperation to 4 material conflict), in order.

    Without the undated and the retracted.
    """
    days: dict[date, list[int]] = defaultdict(lambda: [0, 0, 0, 0])
    for event in events:
        if event.status in DONE and event.on is not None and not event.retracted:
            days[event.on][book.types[event.type].quad - 1] += 1
    return tuple(Day(day, (q[0], q[1], q[2], q[3])) for day, q in sorted(days.items()))
