"""Records as JSON and back. What is stored is what was coded: the round trip is tested for every record."""

import json
from collections.abc import Iterable
from datetime import UTC, date, datetime
from typing import Any

from zerohour.records import Actor, EventMention, Figure, Place, Probability, Report, Source, Span, Window


def mention_to_json(mention: EventMention) -> str:
    """One mention as a JSON object with sorted keys."""
    return json.dumps(_plain(mention), sort_keys=True, ensure_ascii=False)


def mentions_to_json(mentions: Iterable[EventMention]) -> str:
    """Mentions as a JSON list of `mention_to_json`'s objects."""
    return json.dumps([mention_to_json(m) for m in mentions])


def mentions_from_json(text: str) -> tuple[EventMention, ...]:
    """The mentions of `mentions_to_json`."""
    return tuple(mention_from_json(row) for row in json.loads(text))


def mention_from_json(text: str) -> EventMention:
    """The mention of `mention_to_json`."""
    row: dict[str, Any] = json.loads(text)
    place, probability, window = row["place"], row["probability"], row["window"]
    return EventMention(
        **{
            **row,
            "sentence": Span(*row["sentence"]),
            "trigger": Span(*row["trigger"]),
            "actors": tuple(_actor(a) for a in row["actors"]),
            "recipients": tuple(_actor(a) for a in row["recipients"]),
            "window": _window(window) if window else None,
            "place": Place(**place) if place else None,
            "probability": Probability(**probability) if probability else None,
            "figures": tuple(Figure(**f) for f in row.get("figures", ())),
            "attribution": tuple(Source(**{**s, "span": _span(s["span"])}) for s in row["attribution"]),
        }
    )


def moment_to_text(value: date | None) -> str | None:
    """ISO 8601 of a date or datetime."""
    return value.isoformat() if value is not None else None


def moment_from_text(value: str | None) -> date | None:
    """The date or datetime of an ISO 8601 string."""
    if value is None:
        return None
    return date.fromisoformat(value) if len(value) == 10 else datetime.fromisoformat(value)


def instant_to_text(value: datetime) -> str:
    """An aware moment in UTC, so that texts sort as moments do."""
    return value.astimezone(UTC).isoformat()


def body_to_json(report: Report) -> str:
    """The stretches that are coded, as pairs of offsets."""
    return json.dumps([list(span) for span in report.body])


def body_from_json(text: str) -> tuple[Span, ...]:
    """The spans of `body_to_json`."""
    return tuple(Span(*pair) for pair in json.loads(text))


def _plain(value: object) -> object:
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, Span):
        return list(value)
    if isinstance(value, (tuple, list)):
        return [_plain(v) for v in value]
    slots = getattr(value, "__dataclass_fields__", None)
    return {name: _plain(getattr(value, name)) for name in slots} if slots else value


def _span(pair: list[int] | None) -> Span | None:
    return Span(*pair) if pair else None


def _actor(row: dict[str, Any]) -> Actor:
    return Actor(**{**row, "span": _span(row["span"])})


def _window(row: dict[str, Any]) -> Window:
    return Window(
        _day(row["earliest"]), _day(row["latest"]), row["words"], datetime.fromisoformat(row["at"]) if row["at"] else None, row["clock"]
    )


def _day(value: str | None) -> date | None:
    return date.fromisoformat(value) if value else None
