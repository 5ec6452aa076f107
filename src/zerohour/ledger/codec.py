"""Records as JSON and back. What is stored is what was coded: the round trip is tested for every record."""

from collections.abc import Iterable
from datetime import UTC, date, datetime
from functools import lru_cache

from msgspec.json import Decoder, encode

from zerohour.records import EventMention, Outline, Place, Report, Span, codes

_MENTION, _TEXTS, _SPANS = Decoder(EventMention), Decoder(tuple[str, ...]), Decoder(tuple[Span, ...])


def mention_to_json(mention: EventMention) -> str:
    """One mention as a JSON object with sorted keys."""
    return encode(mention, order="sorted").decode()


def mentions_to_json(mentions: Iterable[EventMention]) -> str:
    """Mentions as a JSON list of `mention_to_json`'s objects."""
    return encode([mention_to_json(m) for m in mentions]).decode()


def mentions_from_json(text: str) -> tuple[EventMention, ...]:
    """The mentions of `mentions_to_json`."""
    return tuple(mention_from_json(row) for row in _TEXTS.decode(text))


def mention_from_json(text: str) -> EventMention:
    """The mention of `mention_to_json`."""
    return _MENTION.decode(text)


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
    return encode(report.body).decode()


def body_from_json(text: str) -> tuple[Span, ...]:
    """The spans of `body_to_json`."""
    return _SPANS.decode(text)


@lru_cache(maxsize=20_000)
def _day(value: str | None) -> date | None:
    return date.fromisoformat(value) if value else None
