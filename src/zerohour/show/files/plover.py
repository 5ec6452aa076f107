"""The record that leaves the house: PLOVER 2.0 JSON lines, with our status, factuality, probability, attribution and quote."""

from collections.abc import Iterable
from datetime import date, datetime
from typing import Any

from zerohour.codebook import Codebook
from zerohour.records import Actor, EventMention, Place, Reading, Report, Window
from zerohour.show.files.known import Known
from zerohour.show.files.line import line

_AROUND = 32
# The fields of a mention whose name is another here.
_NAMES = {"actors": "actor", "recipients": "recipient", "place": "event_loc"}


def records(reading: Reading, book: Codebook) -> list[dict[str, Any]]:
    """One record a mention, in the order of the text. Field names: PLOVER 2.0's, and those of docs/records.md."""
    return [record(mention, reading.report, book) for mention in reading.mentions]


def record(mention: EventMention, report: Report, book: Codebook) -> dict[str, Any]:
    """One mention as a PLOVER record; `event` and `mode` are lists, as PLOVER has them, days are ISO 8601, unknown is null."""
    kind = book.types[mention.type]
    text, trigger = report.text, mention.trigger
    return {
        "id": mention.id,
        "date": _day(mention.window.earliest if mention.window else None),
        "enddate": _day(mention.window.latest if mention.window else None),
        "actor": [_entity(a) for a in mention.actors],
        "recipient": [_entity(a) for a in mention.recipients],
        "symmetric": mention.symmetric,
        "event": [mention.type],
        "mode": [mention.mode] if mention.mode else [],
        "context": [],
        "event_loc": _place(mention.place),
        "event_text": trigger.of(text),
        "quad_code": kind.quad,
        "event_scale": book.score(mention.type, mention.mode),
        "text": mention.sentence.of(text),
        "text_info": {
            "start": trigger.start,
            "end": trigger.end,
            "sentence_start": mention.sentence.start,
            "sentence_end": mention.sentence.end,
        },
        "cite_info": {
            "report": report.name or report.id,
            "title": report.title,
            "outlet": report.outlet,
            "published": _moment(report.published),
            "url": report.link,
        },
        "status": mention.status,
        "factuality": mention.factuality,
        "factbank": mention.commitment,
        "probability": [mention.probability.low / 100, mention.probability.high / 100] if mention.probability else None,
        "probability_words": mention.probability.words if mention.probability else None,
        "reading": {"event": mention.sure, "status": mention.sure_status},
        "inherited": {_NAMES.get(name, name): {"start": span.start, "end": span.end} for name, span in mention.inherited},
        "figures": [{"kind": f.kind, "count": f.count, "bound": f.bound, "text": f.words} for f in mention.figures],
        "window": _window(mention.window),
        "attribution": [
            {
                "entity_text": s.name if s.name and s.text.islower() and " " not in s.text else s.text,
                "kind": s.kind,
                "identifier_text": s.name,
                "reading": s.sure,
            }
            for s in mention.attribution
        ],
        "quote": {
            "exact": mention.sentence.of(text),
            "prefix": text[max(0, mention.sentence.start - _AROUND) : mention.sentence.start],
            "suffix": text[mention.sentence.end : mention.sentence.end + _AROUND],
        },
    }


def lines(readings: Iterable[Reading], book: Codebook) -> Iterable[str]:
    """JSON lines of all records."""
    for reading in readings:
        for row in records(reading, book):
            yield line(row)


def lines_of(known: Known) -> Iterable[str]:
    """JSON lines of all mentions of a ledger; of those whose report was taken back or corrected, how."""
    marks = {told.mention.id: told.mark for event in known.events for told in event.mentions if told.mark}
    for reading in known.readings:
        for row in records(reading, known.book):
            mark = marks.get(row["id"])
            cited = row["cite_info"] | {"retraction": {"kind": mark.kind, "why": mark.why, "by": mark.author or None} if mark else None}
            yield line(row | {"cite_info": cited})


def _entity(actor: Actor) -> dict[str, Any]:
    return {
        "code": actor.code,
        "sector": actor.sector or "",
        "entity_text": actor.text,
        "identifier_text": actor.name,
        "office": actor.office,
        "former_office": actor.former_office,
        "reading": actor.sure,
    }


def _place(place: Place | None) -> dict[str, Any] | None:
    if place is None:
        return None
    return {
        "name": place.name,
        "countryCode": place.country_code,
        "lat": place.latitude,
        "lng": place.longitude,
        "geonameId": place.geoname_id,
        "reading": place.sure,
    }


def _window(window: Window | None) -> dict[str, Any] | None:
    if window is None:
        return None
    return {"words": window.words, "at": _moment(window.at), "clocks": window.clock, "reading": window.sure}


def _day(day: date | None) -> str | None:
    return day.isoformat() if day else None


def _moment(value: date | None) -> str | None:
    return value.isoformat(timespec="minutes") if isinstance(value, datetime) else _day(value)
