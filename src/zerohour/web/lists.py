"""Lists as files: whatever a page lists, with its filters and in its order, as CSV and as JSON."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass
from datetime import date
from typing import Any

from fastapi import FastAPI, HTTPException
from fastapi.encoders import jsonable_encoder
from fastapi.responses import JSONResponse, Response

from zerohour.records import Countdown, Event, Outcome
from zerohour.show import page
from zerohour.show.files import Known, table
from zerohour.web.answers import Answers
from zerohour.web.asked import Narrowed, period_of, query_of, since_of
from zerohour.web.events import event_answer

# So many lines are written at most: `zerohour export` has them all.
MOST = 2_000


@dataclass(frozen=True, slots=True)
class Rows:
    """Lines that are no events, under their names."""

    names: Sequence[str]
    lines: Sequence[Sequence[object]]


Listed = Sequence[Event] | Rows


def routes(app: FastAPI, answers: Answers) -> None:
    """The files of all lists."""
    known = _lists(answers)

    @app.get("/lists/{name}", include_in_schema=False)
    def listed(name: str, asked: Narrowed) -> Response:
        stem, _, kind = name.partition(".")
        if stem not in known or kind not in ("csv", "json"):
            raise HTTPException(404, f"There is no such list; there are {', '.join(known)}, each as csv and json.")
        found = known[stem](asked)
        headers = {"Content-Disposition": f'attachment; filename="zerohour-{stem}.{kind}"'}
        if kind == "json":
            return JSONResponse(jsonable_encoder(_objects(found, answers)), headers=headers)
        words = "".join(f"{line}\r\n" for line in _lines(found, answers))
        return Response(words, media_type="text/csv; charset=utf-8", headers=headers)


def _lists(answers: Answers) -> Mapping[str, Callable[[page.Filters], Listed]]:
    def events(asked: page.Filters) -> Listed:
        return answers.view(asked.as_of).listed(query_of(asked, MOST)).events

    def part(asked: page.Filters, parts: Mapping[str, Sequence[Event]]) -> Listed:
        # What somebody did he may tell himself: it is listed once.
        every = {event.id: event for rows in parts.values() for event in rows}
        return page.ordered(parts.get(asked.part) or every.values(), asked.sort)

    def actor(asked: page.Filters) -> Listed:
        found = answers.actor(asked.as_of, asked.actor)
        if asked.part == "forecasts":
            return _outcomes(found.forecasts)
        return part(asked, {"did": found.did, "met": found.met, "said": found.said})

    def dyad(asked: page.Filters) -> Listed:
        found = answers.dyad(asked.as_of, asked.actor, asked.other)
        return part(asked, {"there": found.there, "back": found.back, "both": found.both})

    def timeline(asked: page.Filters) -> Listed:
        found = answers.timeline(asked.as_of, *period_of(answers, asked), asked.actor)
        return page.ordered(page.brushed(found, asked.part), asked.sort)

    def actors(asked: page.Filters) -> Listed:
        rows = page.matching(answers.named(asked.as_of, since_of(answers, asked)), asked.q)
        rows.sort(key=lambda row: (-row[2], row[1]))
        return Rows(("code", "name", "mentions"), rows)

    def network(asked: page.Filters) -> Listed:
        ties = answers.network(asked.as_of, since_of(answers, asked))[0]
        lines = [(t.one, t.other, t.events, t.verbal, t.material) for t in ties]
        return Rows(("one", "other", "events", "verbal", "material"), lines)

    return {
        "board": lambda asked: [due.event for due in answers.countdown(asked.as_of).due[:MOST]],
        "happened": lambda asked: answers.happened(asked.as_of, 200),
        "events": events,
        "timeline": timeline,
        "contradicted": lambda asked: page.ordered(answers.summary(asked.as_of).contradicted, asked.sort),
        "actor": actor,
        "dyad": dyad,
        "place": lambda asked: page.ordered(answers.place(asked.as_of, asked.place).events, asked.sort),
        "outcomes": lambda asked: _outcomes(answers.outcomes(asked.as_of)[0][::-1]),
        "actors": actors,
        "network": network,
        "outlets": lambda _: Rows(("outlet", "grade", "reports"), answers.desk.outlets()),
    }


def _outcomes(rows: Sequence[Outcome]) -> Rows:
    names = ("state", "forecaster", "forecast", "said", "probability", "event", "evidence", "evidence_outlet", "evidence_published")
    lines = [
        (
            row.state,
            row.forecaster,
            row.forecast.sentence,
            row.forecast.report.published,
            row.probability,
            row.event.id,
            row.evidence.sentence if row.evidence else None,
            row.evidence.report.outlet if row.evidence else None,
            row.evidence.report.published if row.evidence else None,
        )
        for row in rows
    ]
    return Rows(names, lines)


def _lines(found: Listed, answers: Answers) -> Iterator[str]:
    if isinstance(found, Rows):
        return table.written(found.names, found.lines)
    return table.lines(Known((), tuple(found), Countdown(date.today(), ()), answers.desk.corroboration, answers.view().reader.book))


def _objects(found: Listed, answers: Answers) -> list[dict[str, Any]]:
    if isinstance(found, Rows):
        return [dict(zip(found.names, row, strict=True)) for row in found.lines]
    return [asdict(event_answer(event, answers)) for event in found]
