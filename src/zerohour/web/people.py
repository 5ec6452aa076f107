"""Pages and questions about one actor, two of them, a place or an outlet."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Annotated

from fastapi import APIRouter, FastAPI
from fastapi import Query as Asked
from fastapi.responses import HTMLResponse

from zerohour.records import Day, Event, Graded, Place, Record, Retraction, Tie
from zerohour.show import page
from zerohour.web import api
from zerohour.web.answers import Answers
from zerohour.web.asked import Narrowed, since_of
from zerohour.web.events import EventAnswer, event_answer

Name = Annotated[str, Asked(min_length=1, max_length=200)]
Counts = tuple[tuple[str, int], ...]


@dataclass(frozen=True, slots=True)
class ActorAnswer:
    """An actor, as the newest `seen` of its `total` events tell: its names, codes, sectors and offices with how often; what it did, what
    was done to it, what it says, the newest first; with whom it deals; its forecasts, and the record of those that are decided.
    """

    name: str
    total: int
    seen: int
    names: Counts
    codes: Counts
    sectors: Counts
    offices: Counts
    did: list[EventAnswer]
    met: list[EventAnswer]
    said: list[EventAnswer]
    ties: tuple[Tie, ...]
    forecasts: list[api.OutcomeAnswer]
    record: Record | None


@dataclass(frozen=True, slots=True)
class DyadAnswer:
    """Two actors: what one did to the other, what the other did to it, what both shared in; the sums of it, and by day and quad class."""

    one: str
    other: str
    total: int
    seen: int
    there: list[EventAnswer]
    back: list[EventAnswer]
    both: list[EventAnswer]
    tie: Tie
    days: tuple[Day, ...]


@dataclass(frozen=True, slots=True)
class PlaceAnswer:
    """A place, the newest of its `total` events, who has a part in them, and their types."""

    name: str
    place: Place | None
    total: int
    events: list[EventAnswer]
    parties: Counts
    types: Counts


@dataclass(frozen=True, slots=True)
class OutletAnswer:
    """An outlet: your grades of it (the last holds), its reports and how many of them are original, whose words it has and who has its,
    what was taken back or corrected, its forecasts in its own voice with their record, and the ids of its latest reports.
    """

    name: str
    grades: tuple[Graded, ...]
    reports: int
    originals: int
    first: date | None
    last: date | None
    repeats: Counts
    repeated: Counts
    marks: tuple[Retraction, ...]
    forecasts: list[api.OutcomeAnswer]
    record: Record | None
    newest: list[str]


@dataclass(frozen=True, slots=True)
class NamedAnswer:
    """A code and a name (in small letters) under which somebody has a part in events, and how often."""

    code: str | None
    name: str
    mentions: int


def pages(app: FastAPI, answers: Answers) -> None:
    """The pages of actors, dyads, places and outlets."""

    @app.get("/actors", include_in_schema=False)
    def actors(asked: Narrowed) -> HTMLResponse:
        since = since_of(answers, asked)
        return HTMLResponse(page.actors(answers.named(asked.as_of, since), since, replace(asked, since=since.isoformat())))

    @app.get("/actor", include_in_schema=False)
    def actor(asked: Narrowed) -> HTMLResponse:
        if not asked.actor:
            return _unasked("an actor: /actor?actor=IRN", asked)
        return HTMLResponse(page.actor(answers.actor(asked.as_of, asked.actor), asked))

    @app.get("/dyad", include_in_schema=False)
    def dyad(asked: Narrowed) -> HTMLResponse:
        if not asked.actor or not asked.other:
            return _unasked("two actors: /dyad?actor=IRN&other=ISR", asked)
        return HTMLResponse(page.dyad(answers.dyad(asked.as_of, asked.actor, asked.other), asked))

    @app.get("/place", include_in_schema=False)
    def place(asked: Narrowed) -> HTMLResponse:
        if not asked.place:
            return _unasked("a place: /place?place=Gaza", asked)
        return HTMLResponse(page.place(answers.place(asked.as_of, asked.place), asked))

    @app.get("/outlet", include_in_schema=False)
    def outlet(asked: Narrowed) -> HTMLResponse:
        if not asked.outlet:
            return _unasked("an outlet: /outlet?outlet=AP", asked)
        return HTMLResponse(page.outlet(answers.outlet(asked.as_of, asked.outlet), asked))


def questions(made: APIRouter, answers: Answers) -> None:
    """The same under /api."""

    def told(events: Sequence[Event]) -> list[EventAnswer]:
        return [event_answer(event, answers) for event in events]

    @made.get("/actors")
    def actors(as_of: api.AsOf = "", since: api.Since = "") -> list[NamedAnswer]:
        """Who has a part in what was told since a day (by default a month before), the most often named first."""
        rows = answers.named(as_of, since_of(answers, page.Filters(as_of=as_of, since=since)))
        return [NamedAnswer(*row) for row in sorted(rows, key=lambda row: (-row[2], row[1]))]

    @made.get("/actor")
    def actor(actor: Name, as_of: api.AsOf = "") -> ActorAnswer:
        """An actor by its code or by whole words of its name."""
        f = answers.actor(as_of, actor)
        known = (f.name, f.total, f.seen, f.names, f.codes, f.sectors, f.offices)
        return ActorAnswer(*known, told(f.did), told(f.met), told(f.said), f.ties, [api.decided(o) for o in f.forecasts], f.record)

    @made.get("/dyad")
    def dyad(actor: Name, other: Name, as_of: api.AsOf = "") -> DyadAnswer:
        """What two actors do to each other."""
        f = answers.dyad(as_of, actor, other)
        return DyadAnswer(f.one, f.other, f.total, f.seen, told(f.there), told(f.back), told(f.both), f.tie, f.days)

    @made.get("/place")
    def place(place: Name, as_of: api.AsOf = "") -> PlaceAnswer:
        """What was told of a place, by its name or a country's ISO alpha-2 code."""
        f = answers.place(as_of, place)
        return PlaceAnswer(f.name, f.place, f.total, told(f.events), f.parties, f.types)

    @made.get("/outlets")
    def outlets() -> list[tuple[str, str, int]]:
        """Each outlet with its grade and its number of reports."""
        return answers.desk.outlets()

    @made.get("/outlet")
    def outlet(outlet: Name, as_of: api.AsOf = "") -> OutletAnswer:
        """What there is of an outlet."""
        f = answers.outlet(as_of, outlet)
        made = [api.decided(o) for o in f.forecasts]
        known = (f.name, f.grades, f.reports, f.originals, f.first, f.last, f.repeats, f.repeated, f.marks)
        return OutletAnswer(*known, made, f.record, [report.id for report in f.newest])


def _unasked(what: str, asked: page.Filters) -> HTMLResponse:
    return HTMLResponse(page.message("Nobody was asked for", f"Give {what}", asked), 400)
