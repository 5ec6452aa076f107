"""Records as JSON and back. What is stored is what was coded: the round trip is tested for every record."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime
from functools import lru_cache
from hashlib import blake2b
from typing import Any

from msgspec.json import Decoder, encode

from zerohour.records import Actor, Dating, EventMention, Notice, Outline, Place, Report, Source, Span, Turn, Window, codes


@dataclass(frozen=True, slots=True)
class _About:
    """What a report's row keeps of it beside its columns; moments as ISO 8601."""

    basis: str = ""
    other: str | None = None
    ahead: str | None = None
    modified: str | None = None
    turns: tuple[Turn, ...] = ()
    remarks: tuple[str, ...] = ()
    notice: Notice | None = None


_ABOUT = Decoder(_About)
_FIELDS: dict[str, Decoder[Any]] = {
    "type": Decoder(str),
    "mode": Decoder(str | None),
    "actors": Decoder(tuple[Actor, ...]),
    "recipients": Decoder(tuple[Actor, ...]),
    "window": Decoder(Window | None),
    "place": Decoder(Place | None),
    "status": Decoder(tuple[str, float, str]),
    "attribution": Decoder(tuple[Source, ...]),
}
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


def field_to_json(value: object) -> str:
    """What a field of a mention is corrected to."""
    return encode(value).decode()


def with_field(mention: EventMention, name: str, text: str) -> EventMention:
    """A mention with a field as `field_to_json` has it; a status comes with factuality and commitment. What users say is read surely."""
    value: Any = _FIELDS[name].decode(text)
    if name == "status":
        status, factuality, commitment = value
        return replace(mention, status=status, factuality=factuality, commitment=commitment, sure_status=None)
    if name == "type":
        # Modes are those of a type.
        return replace(mention, type=value, mode=mention.mode if value == mention.type else None, sure=None)
    return replace(mention, **{name: value})


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


def codes_from_gist(gist: str) -> frozenset[str]:
    """The codes of both sides."""
    _, _, actors, recipients, _ = gist.split("|", 4)
    return _sides(actors) | _sides(recipients)


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


def about_to_json(report: Report) -> str | None:
    """How a report was dated, its turns, remarks and notice; None where there is nothing to tell."""
    known = report.dating
    told = _About(
        known.basis,
        moment_to_text(known.other),
        moment_to_text(known.ahead),
        moment_to_text(known.modified),
        report.turns,
        report.remarks,
        report.notice,
    )
    return encode(told, order="sorted").decode() if told != _About() else None


def about_from_json(text: str | None) -> tuple[Dating, tuple[Turn, ...], tuple[str, ...], Notice | None]:
    """The dating, turns, remarks and notice of `about_to_json`."""
    if text is None:
        return Dating(), (), (), None
    found = _ABOUT.decode(text)
    moments = (moment_from_text(value) for value in (found.other, found.ahead, found.modified))
    return Dating(found.basis, *moments), found.turns, found.remarks, found.notice


def body_from_json(text: str) -> tuple[Span, ...]:
    """The spans of `body_to_json`."""
    return _SPANS.decode(text)


def address(url: str) -> str:
    """What stands for the address of a report that was deleted."""
    return blake2b(url.encode("utf-8", "replace"), digest_size=16).hexdigest()


@lru_cache(maxsize=20_000)
def _day(value: str | None) -> date | None:
    return date.fromisoformat(value) if value else None
