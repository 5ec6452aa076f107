"""A warning for another program: the indicator that tripped, and the events that tripped it, as JSON."""

import json
from collections.abc import Sequence

from zerohour.records import Event, Warned
from zerohour.show import table


def warning(warned: Warned, events: Sequence[Event]) -> str:
    """One JSON object on one line. Its `id` is the same however often the warning comes; `tripped` is when, with its zone."""
    told = {
        "id": warned.key,
        "indicator": warned.indicator,
        "state": "tripped",
        "tripped": warned.made.isoformat(timespec="seconds"),
        "events": [_event(event) for event in events],
    }
    return json.dumps(told, ensure_ascii=False)


def _event(event: Event) -> dict[str, str | None]:
    last = event.mentions[-1]
    return {
        "id": event.id,
        "event": event.type,
        "status": event.status,
        "actor": table.parties(event.actors),
        "recipient": table.parties(event.recipients),
        "when": table.when(event.window),
        "text": last.sentence,
        "url": last.report.link,
    }
