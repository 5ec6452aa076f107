"""Records as JSON and back. What is stored is what was coded: the round trip is tested for every record."""

import json
from collections.abc import Iterable
from datetime import UTC, date, datetime
from functools import lru_cache
from typing import Any

from zerohour.records import Actor, EventMention, Figure, Outline, Place, Probability, Report, Source, Span, Window, codes


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


def gist_of(mention: EventMention) -> str:
    """What an outline needs of a mention beside its type and status, parted by bars; the place's name, which may hold one, stands last."""
    window, place = mention.window, mention.place
    values = (
        mention.mode,
        "1" if mention.symmetric else "",
        " ".join(sorted(codes(mention.actors))),
        " ".join(sorted(codes(mention.recipients))),
        window.earliest if window else None,
        window.latest if window else None,
        *((place.geoname_id, place.country_code, place.latitude, place.longitude, place.name) if place else ()),
    )
    return "|".join("" if value is None else str(value) for value in values)


def outline_from_gist(number: str, kind: str, status: str, told: str, gist: str) -> Outline:
    """The outline of an event of one mention, told at a moment ("" where that is unknown)."""
    mode, symmetric, actors, recipients, first, last, *where = gist.split("|", 6)
    return Outline(
        number,
        kind,
        status,
        mode or None,
        bool(symmetric),
        _sides(actors),
        _sides(recipients),
        _day(first),
        _day(last),
        _place(where[0]) if where else None,
        _day(told[:10]),
    )


# Thousands of outlines share some hundred sides, days and places.
@lru_cache(maxsize=20_000)
def _sides(words: str) -> frozenset[str]:
    return frozenset(words.split())


@lru_cache(maxsize=20_000)
def _place(words: str) -> Place:
    number, country, latitude, longitude, name = words.split("|", 4)
    return Place(
        name,
        country or None,
        int(number) if number else None,
        float(latitude) if latitude else None,
        float(longitude) if longitude else None,
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


@lru_cache(maxsize=20_000)
def _day(value: str | None) -> date | None:
    return date.fromisoformat(value) if value else None
