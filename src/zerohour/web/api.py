"""The desk's questions over HTTP, answered as JSON; described by OpenAPI at /api/openapi.json."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from typing import Annotated, Any

from fastapi import APIRouter, HTTPException
from fastapi import Query as Asked

from zerohour.desk import day, to_plover
from zerohour.errors import UsageError
from zerohour.records import Day, Outcome, Patterns, Query, Tie, Window
from zerohour.show.clock import clock
from zerohour.web import inbox, problems
from zerohour.web.answers import Answers
from zerohour.web.events import MOST, EventAnswer, Mention, event_answer, mention_answer

_SAID: dict[int | str, str] = {
    "4XX": "What was asked for cannot be understood, or is not there",
    "5XX": "The desk cannot answer now",
    422: "A value is none",
}
PROBLEMS: dict[int | str, dict[str, Any]] = {
    status: {"description": f"{words} (problem details, RFC 9457)", "content": {problems.MEDIA: {}}} for status, words in _SAID.items()
}
ABOUT = "A crisis desk: who did what to whom, when and where, who says so, how sure they are, and what is due next. Times are ISO 8601."
AsOf = Annotated[str, Asked(description="The moment of publication to look from (ISO 8601); now by default.")]
Since = Annotated[str, Asked(description="The first day of publication of the period (ISO 8601); all by default.")]


@dataclass(frozen=True, slots=True)
class DueAnswer:
    """What is due: its section of the board, the days to the opening and to the close of its window (null where not known, 0 or less for
    an opening that is past), both in words, and the windows that reports gave before.
    """

    section: str
    opens: int | None
    closes: int | None
    clock: str
    moves: tuple[Window, ...]
    event: EventAnswer


@dataclass(frozen=True, slots=True)
class EventPage:
    """Some events, the newest first, and how many there are in all."""

    total: int
    events: list[EventAnswer]


@dataclass(frozen=True, slots=True)
class OutcomeAnswer:
    """A forecast, who made it, what became of it, and the mention that decided it."""

    forecaster: str
    state: str
    probability: float | None
    forecast: Mention
    evidence: Mention | None
    event: str


def router(answers: Answers) -> APIRouter:
    """The routes under /api."""
    made = APIRouter(prefix="/api", tags=["desk"], responses=PROBLEMS)
    _about_events(made, answers)
    _about_all(made, answers)
    inbox.routes(made, answers)
    return made


def _about_events(made: APIRouter, answers: Answers) -> None:
    @made.get("/countdown")
    def countdown(as_of: AsOf = "") -> list[DueAnswer]:
        """What is due: open windows first, then by their opening, then what has no day."""
        found = answers.countdown(as_of)
        moment = found.moment if as_of else datetime.now(UTC)
        return [DueAnswer(d.section, d.opens, d.closes, clock(d, moment), d.moves, event_answer(d.event, answers)) for d in found.due]

    @made.get("/happened")
    def happened(as_of: AsOf = "", limit: Annotated[int, Asked(ge=1, le=200)] = 50) -> list[EventAnswer]:
        """What occurred or goes on, of the day looked from and the week before, what weighs most first."""
        return [event_answer(e, answers) for e in answers.happened(as_of, limit)]

    @made.get("/events")
    def events(
        as_of: AsOf = "",
        actor: str = "",
        kind: Annotated[str, Asked(alias="type", description="An event type, like ASSAULT.")] = "",
        status: str = "",
        place: str = "",
        first: Annotated[int, Asked(ge=0, le=MOST)] = 0,
        limit: Annotated[int, Asked(ge=1, le=200)] = 50,
    ) -> EventPage:
        """Events with a mention that meets the filters, the newest first."""
        query = Query(actor=actor or None, type=kind or None, status=status or None, place=place or None, limit=limit)
        found = answers.view(as_of).listed(query, first)
        return EventPage(found.total, [event_answer(e, answers) for e in found.events])

    @made.get("/events/{number}")
    def event(number: str, as_of: AsOf = "") -> EventAnswer:
        """The event of an id, or that holds the mention of an id."""
        try:
            return event_answer(answers.view(as_of).event(number), answers)
        except UsageError as why:
            raise HTTPException(404, str(why)) from why

    @made.get("/reports/{number}")
    def report(number: str) -> dict[str, Any]:
        """A report's text and its mentions as PLOVER records."""
        found = answers.desk.reading(number)
        if found is None:
            raise HTTPException(404, "there is no report with this id")
        one = found.report
        published = one.published.isoformat() if one.published else None
        known = {"id": one.id, "title": one.title, "outlet": one.outlet, "url": one.link, "published": published, "text": one.text}
        return known | {"mentions": to_plover(found)}


def _about_all(made: APIRouter, answers: Answers) -> None:
    @made.get("/network")
    def network(as_of: AsOf = "", since: Since = "") -> Sequence[Tie]:
        """Signed ties between countries."""
        return answers.network(as_of, _first(since))[0]

    @made.get("/tempo")
    def tempo(as_of: AsOf = "", since: Since = "") -> Sequence[Day]:
        """Events a day by quad class."""
        return answers.network(as_of, _first(since))[1]

    @made.get("/patterns")
    def patterns(as_of: AsOf = "", since: Since = "") -> Patterns:
        """Blocs by structural balance, shifts, change points, the unusual and escalation, from a day on (by default a month)."""
        view = answers.view(as_of)
        return answers.patterns(as_of, (day(since) if since else None) or view.day - timedelta(days=30))

    @made.get("/days")
    def days() -> dict[str, date | None]:
        """The first and the last day of publication of the ledger's reports; null without any."""
        first, last = answers.once(("days",), answers.desk.days)
        return {"first": first, "last": last}

    @made.get("/outcomes")
    def outcomes(as_of: AsOf = "") -> list[OutcomeAnswer]:
        """What became of forecasts, oldest first."""
        return [decided(o) for o in answers.outcomes(as_of)[0]]


def _first(words: str) -> date:
    return (day(words) if words else None) or date(1, 1, 1)


def decided(row: Outcome) -> OutcomeAnswer:
    """A forecast and what became of it as they are answered."""
    evidence = mention_answer(row.evidence) if row.evidence else None
    return OutcomeAnswer(row.forecaster, row.state, row.probability, mention_answer(row.forecast), evidence, row.event.id)
