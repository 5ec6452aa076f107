"""The timeline, how things stand at a glance, and what is contradicted: pages and answers."""

from dataclasses import dataclass
from datetime import date
from typing import Annotated

from fastapi import APIRouter, FastAPI, HTTPException
from fastapi import Query as Asked
from fastapi.responses import HTMLResponse

from zerohour.errors import UsageError
from zerohour.records import Event, Told
from zerohour.show import page
from zerohour.web import api
from zerohour.web.answers import Answers
from zerohour.web.asked import Narrowed, period_of
from zerohour.web.events import EventAnswer, Mention, event_answer, mention_answer


@dataclass(frozen=True, slots=True)
class Count:
    """A day, and how many events of it were conflict, cooperation, and are or were awaited from it on."""

    day: date
    conflict: int
    cooperation: int
    awaited: int


@dataclass(frozen=True, slots=True)
class TimelineAnswer:
    """The events of some days that weigh most, by their first day, of `total`; and what there is of each day."""

    first: date
    last: date
    total: int
    counts: list[Count]
    events: list[EventAnswer]


@dataclass(frozen=True, slots=True)
class MarkAnswer:
    """Words of a report (offsets into its text) and what they were read as: trigger, actor, recipient, time, place or teller."""

    start: int
    end: int
    text: str
    part: str


@dataclass(frozen=True, slots=True)
class EvidenceAnswer:
    """The event of a mention, the mention, and the words of its report that it was read from, in their order."""

    event: str
    mention: Mention
    marks: list[MarkAnswer]


@dataclass(frozen=True, slots=True)
class SummaryAnswer:
    """As of a day: how much is due by section of the board, the event whose window opens next, and how many of a month are contradicted."""

    day: date
    due: dict[str, int]
    opening: EventAnswer | None
    contradicted: int


def pages(app: FastAPI, answers: Answers) -> None:
    """The pages."""

    @app.get("/timeline", include_in_schema=False)
    def timeline(asked: Narrowed) -> HTMLResponse:
        found = answers.timeline(asked.as_of, *period_of(answers, asked), asked.actor)
        return HTMLResponse(page.timeline(found, asked))

    @app.get("/evidence/{number}", include_in_schema=False)
    def evidence(number: str, asked: Narrowed) -> HTMLResponse:
        try:
            found, told = _mention(answers, number, asked.as_of)
        except UsageError:
            return HTMLResponse(page.message("Not found", "There is no mention with this id.", asked), 404)
        return HTMLResponse(page.evidence(found, told, asked))

    @app.get("/contradicted", include_in_schema=False)
    def contradicted(asked: Narrowed) -> HTMLResponse:
        found = page.ordered(answers.summary(asked.as_of).contradicted, asked.sort)
        return HTMLResponse(page.contradicted([(event, answers.desk.corroboration(event)) for event in found], asked))


def questions(made: APIRouter, answers: Answers) -> None:
    """The same under /api."""

    @made.get("/evidence/{number}")
    def evidence(number: str, as_of: api.AsOf = "") -> EvidenceAnswer:
        """The words of a report that a mention was read from."""
        try:
            found, told = _mention(answers, number, as_of)
        except UsageError as why:
            raise HTTPException(404, str(why)) from why
        rows = [MarkAnswer(span.start, span.end, span.of(told.report.text), part) for span, part in page.marks(told.report, told.mention)]
        return EvidenceAnswer(found.id, mention_answer(told), sorted(rows, key=lambda row: (row.start, row.end)))

    @made.get("/summary")
    def summary(as_of: api.AsOf = "") -> SummaryAnswer:
        """How things stand at a glance."""
        found = answers.summary(as_of)
        opening = event_answer(found.opening, answers) if found.opening else None
        return SummaryAnswer(found.day, dict(found.due), opening, len(found.contradicted))

    @made.get("/contradicted")
    def contradicted(as_of: api.AsOf = "") -> list[EventAnswer]:
        """What some tell as done and others deny, of the last 30 days, the newest first."""
        return [event_answer(event, answers) for event in answers.summary(as_of).contradicted]

    @made.get("/timeline")
    def timeline(
        as_of: api.AsOf = "",
        since: Annotated[str, Asked(description="The first day (ISO 8601); two weeks before the day looked from by default.")] = "",
        until: Annotated[str, Asked(description="The last day (ISO 8601); two weeks after the day looked from by default.")] = "",
        actor: Annotated[str, Asked(description="A code on one side of the events, like IRN.")] = "",
    ) -> TimelineAnswer:
        """What lies in some days: past events and windows of what is due."""
        first, last = period_of(answers, page.Filters(as_of=as_of, since=since, until=until))
        found = answers.timeline(as_of, first, last, actor)
        told = [event_answer(event, answers) for event in found.events]
        return TimelineAnswer(found.first, found.last, found.total, [Count(*row) for row in found.counts], told)


def _mention(answers: Answers, number: str, as_of: str) -> tuple[Event, Told]:
    """The event that holds the mention of an id, and that mention, else its best one. Raises UsageError where there is none."""
    found = answers.view(as_of).event(number)
    return found, next((told for told in found.mentions if told.mention.id == number), found.best)
