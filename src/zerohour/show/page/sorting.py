"""Lists of events in another order than their own, as the address says it: a column's name, "-" before it for the other way round."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any

from zerohour.records import Event
from zerohour.show.headline import headline

_LAST = "\U0010ffff"


def _when(event: Event) -> str:
    window = event.window
    day = (window.earliest or window.latest) if window else None
    return day.isoformat() if day else _LAST


COLUMNS: Mapping[str, Callable[[Event], Any]] = {
    "when": _when,
    "event": lambda event: headline(event).lower(),
    "where": lambda event: event.place.name.lower() if event.place else _LAST,
    "type": lambda event: event.type,
    "status": lambda event: event.status,
    "reports": lambda event: len({told.report.id for told in event.mentions}),
}


def ordered(events: Iterable[Event], sort: str) -> Sequence[Event]:
    """Events by a column, those of one value in the order that they had; as they are where it is none."""
    key = COLUMNS.get(sort.removeprefix("-"))
    return list(events) if key is None else sorted(events, key=key, reverse=sort.startswith("-"))
