"""Reports, events and their parties as FollowTheMoney entities (OpenAleph, OpenSanctions), one JSON object a line.

A report is an Article, an event an Event with its parties in `involved` and its reports in `proof`; parties are LegalEntities, one a name
and code. Ids begin with "zerohour-".
"""

from collections.abc import Iterator
from datetime import date
from hashlib import blake2b
from typing import Any

import pycountry

from zerohour.records import Actor, Event, Report
from zerohour.show import table
from zerohour.show.files.known import Known
from zerohour.show.files.line import line


def lines(known: Known) -> Iterator[str]:
    """A line an entity: first the reports, then the parties, then the events."""
    yield from (_line("Article", f"report-{r.report.id}", _article(r.report)) for r in known.readings)
    parties = {_party_id(a): a for event in known.events for a in (*event.actors, *event.recipients)}
    for number, actor in sorted(parties.items()):
        yield _line("LegalEntity", number, {"name": [actor.name or actor.text], "country": _country(actor.code)})
    yield from (_line("Event", f"event-{event.id}", _event(event, known)) for event in known.events)


def _article(report: Report) -> dict[str, list[str]]:
    return {
        "title": [report.title or report.name or report.id],
        "author": [report.author] if report.author else [],
        "publisher": [report.outlet] if report.outlet else [],
        "publishedAt": [report.published.isoformat()] if report.published else [],
        "sourceUrl": [link] if (link := report.link) else [],
        "language": ["eng"] if report.language == "en" else [],
        "bodyText": [report.text],
    }


def _event(event: Event, known: Known) -> dict[str, list[str]]:
    window, place, newest = event.window, event.place, event.mentions[-1]
    sentence = newest.sentence
    return {
        "name": [f"{event.type} {event.status}: {table.parties(event.actors) or 'nobody named'}"],
        "startDate": _days(window.earliest if window else None),
        "endDate": _days(window.latest if window else None),
        "location": [place.name] if place else [],
        "country": [place.country_code.lower()] if place and place.country_code else [],
        "involved": sorted({_id(_party_id(a)) for a in (*event.actors, *event.recipients)}),
        "proof": sorted({_id(f"report-{t.report.id}") for t in event.mentions}),
        "summary": [sentence],
        "keywords": [event.type, event.status],
        "description": [table.standing(event, known.behind(event))],
    }


def _days(day: date | None) -> list[str]:
    return [day.isoformat()[:10]] if day else []


def _country(code: str | None) -> list[str]:
    found = pycountry.countries.get(alpha_3=code) if code else None
    return [found.alpha_2.lower()] if found else []


def _party_id(actor: Actor) -> str:
    words = f"{actor.code or ''}\0{(actor.name or actor.text).lower()}"
    return "party-" + blake2b(words.encode("utf-8", "replace"), digest_size=10).hexdigest()


def _id(number: str) -> str:
    return f"zerohour-{number}"


def _line(schema: str, number: str, properties: dict[str, list[str]]) -> str:
    entity: dict[str, Any] = {"id": _id(number), "schema": schema, "properties": {k: v for k, v in properties.items() if v}}
    return line(entity)
