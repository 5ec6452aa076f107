"""Routes: each reads its address, asks the desk, and hands the answer to show."""

import asyncio
from collections.abc import AsyncIterator, Collection
from dataclasses import replace
from datetime import UTC, datetime
from itertools import pairwise
from pathlib import Path

from fastapi import FastAPI, HTTPException, Request
from fastapi.responses import HTMLResponse, Response, StreamingResponse

from zerohour.desk import Desk, instant
from zerohour.errors import UsageError
from zerohour.records import Event, Query
from zerohour.show import page
from zerohour.web import acts, adding, api, guard, lists, looking, people, problems
from zerohour.web.answers import Answers
from zerohour.web.asked import Narrowed, query_of, since_of

PAGE = 50
_LATEST = 15
# Seconds between two looks for news, after how many looks a listener is let go, and how many may listen.
_POLL, _LOOKS, _LISTENERS = 2.0, 900, 400


def create(
    desk: Desk, token: str | None = None, indicators: Path | None = None, names: Collection[str] = (), author: str = "desk"
) -> FastAPI:
    """The application over a desk. With a token, every request must carry it: once as ?token=…, then as a cookie.

    `indicators` is a user's list, shown on the board; `names` those by which the desk is reached beside this machine's own; `author` is who
    acts on its pages, unless a reader gives another name.
    """
    app = FastAPI(title="Zerohour", description=api.ABOUT, docs_url=None, redoc_url=None, openapi_url="/api/openapi.json")
    answers = Answers(desk, indicators)
    app.state.answers, app.state.author = answers, author
    # What the first reader would wait for: the codebook, the templates, the newest of the ledger.
    desk.types()
    page.prepare()
    answers.happened("", _LATEST)
    guard.watch(app, token, names)
    problems.tell(app)
    _views(app, answers)
    _pictures(app, answers)
    _inbox(app, answers)
    _checks(app, answers)
    acts.routes(app, answers)
    people.pages(app, answers)
    looking.pages(app, answers)
    lists.routes(app, answers)
    counter = adding.Counter(answers)
    adding.pages(app, counter)
    questions = api.router(answers)
    people.questions(questions, answers)
    looking.questions(questions, answers)
    adding.questions(questions, counter)
    app.include_router(questions)

    @app.get("/static/vega.js", include_in_schema=False)
    def vega() -> Response:
        from zerohour.show import charts

        return Response(charts.bundle(), media_type="text/javascript; charset=utf-8", headers={"Cache-Control": "max-age=86400"})

    @app.get("/static/{name}", include_in_schema=False)
    def static(name: str) -> Response:
        if name not in page.STATIC:
            return _page(page.message("Not found", "There is no such file.", page.Filters()), 404)
        return Response(page.static(name), media_type=page.STATIC[name])

    listeners = asyncio.Semaphore(_LISTENERS)

    @app.get("/changes", include_in_schema=False)
    async def changes(request: Request) -> StreamingResponse:
        if listeners.locked():
            raise HTTPException(503, "Too many listen to this desk already.")
        return StreamingResponse(_changes(request, answers, listeners), media_type="text/event-stream")

    return app


def _views(app: FastAPI, answers: Answers) -> None:
    @app.get("/", include_in_schema=False)
    def board(asked: Narrowed) -> HTMLResponse:
        return _page(answers.once(("board", asked), lambda: _board(answers, asked)))

    @app.get("/events", include_in_schema=False)
    def events(asked: Narrowed) -> HTMLResponse:
        return _page(answers.once(("events", asked), lambda: _events(answers, asked)))

    @app.get("/event/{number}", include_in_schema=False)
    def event(number: str, asked: Narrowed) -> HTMLResponse:
        try:
            found = answers.view(asked.as_of).event(number)
        except UsageError:
            return _page(page.message("Not found", "There is no event with this id.", asked), 404)
        view = answers.view(asked.as_of)
        stands = answers.desk.triage(asked.seat.author).attention([found])[found.id]
        told = view.corroboration(found), view.figures(found), _reasons(answers, found), answers.grades(), stands, answers.desk.types()
        return _page(page.event(found, *told, asked))

    @app.get("/report/{number}", include_in_schema=False)
    def report(number: str, asked: Narrowed) -> HTMLResponse:
        reading = answers.desk.reading(number)
        if reading is None:
            return _page(page.message("Not found", "There is no report with this id.", asked), 404)
        # What its own page says stands among its notes.
        others = [one for one in answers.desk.retractions() if one.report == reading.report.id != one.told_by]
        marks = [one for one in others if one.undone is None]
        return _page(page.report(reading.report, reading.mentions, answers.desk.versions(number), marks, asked))

    @app.get("/search", include_in_schema=False)
    def search(asked: Narrowed) -> HTMLResponse:
        wanted = any((asked.q, asked.actor, asked.place, asked.outlet, asked.status))
        query = Query(asked.q, asked.actor or None, asked.type or None, asked.status or None, asked.place or None, asked.outlet or None)
        return _page(page.search(answers.desk.search(query) if wanted else None, asked))

    @app.get("/network", include_in_schema=False)
    def network(asked: Narrowed) -> HTMLResponse:
        since = since_of(answers, asked)
        return _page(page.network(*answers.network(asked.as_of, since), replace(asked, since=since.isoformat())))

    @app.get("/patterns", include_in_schema=False)
    def patterns(asked: Narrowed) -> HTMLResponse:
        since = since_of(answers, asked)
        return _page(page.patterns(answers.patterns(asked.as_of, since), replace(asked, since=since.isoformat())))

    @app.get("/map", include_in_schema=False)
    def places(asked: Narrowed) -> HTMLResponse:
        since = since_of(answers, asked)
        return _page(
            page.places(answers.placed(asked.as_of, since), answers.view(asked.as_of).of_ids, replace(asked, since=since.isoformat()))
        )

    @app.get("/outcomes", include_in_schema=False)
    def outcomes(asked: Narrowed) -> HTMLResponse:
        return _page(page.outcomes(*answers.outcomes(asked.as_of), asked))

    @app.get("/sources", include_in_schema=False)
    def sources(asked: Narrowed) -> HTMLResponse:
        return _page(page.sources(answers.desk.outlets(), asked))


def _inbox(app: FastAPI, answers: Answers) -> None:
    @app.get("/triage", include_in_schema=False)
    def triage(asked: Narrowed) -> HTMLResponse:
        inbox, query = answers.desk.triage(asked.seat.author), query_of(asked, PAGE)
        found = inbox.listed(query, asked.stands or "unread", (asked.page - 1) * PAGE)
        rows = [(e, answers.desk.corroboration(e)) for e in found.events]
        return _page(page.triage(rows, inbox.attention(found.events), found.total, PAGE, answers.desk.types(), asked))

    @app.get("/news", include_in_schema=False)
    def news(asked: Narrowed) -> HTMLResponse:
        inbox = answers.desk.triage(asked.seat.author)
        since = instant(asked.since, begin=True) if asked.since else inbox.looked()
        found = answers.once(("news", since), lambda: answers.view().news(since)) if since else None
        told = (*found.contradicted, *found.retracted, *found.new, *(after for _, after in found.changed)) if found else ()
        events = [*told, *(o.event for o in found.decided)] if found else []
        return _page(page.news(found, inbox.attention(events), asked))


def _checks(app: FastAPI, answers: Answers) -> None:
    @app.get("/checks", include_in_schema=False)
    def checks(asked: Narrowed) -> HTMLResponse:
        own = answers.desk.correcting(asked.seat.author)
        found = own.checked()
        return _page(page.checks(found, own.rate(found), own.acts(), asked))

    @app.get("/checks.lines", include_in_schema=False)
    def lines() -> Response:
        told = "".join(f"{line}\n" for line in answers.desk.correcting("").lines())
        return Response(told, media_type="text/plain; charset=utf-8")


def _reasons(answers: Answers, event: Event) -> dict[str, list[tuple[str, float]]]:
    return {other.mention.id: answers.desk.reasons(one, other) for one, other in pairwise(event.mentions)}


def _board(answers: Answers, asked: page.Filters) -> str:
    is_first = asked.page == 1
    latest = [(e, answers.desk.corroboration(e)) for e in (answers.happened(asked.as_of, _LATEST) if is_first else ())]
    answer, total = answers.soonest(asked.as_of, page.BOARD * asked.page)
    answer = replace(answer, due=answer.due[page.BOARD * (asked.page - 1) :])
    # An answer is kept while the ledger stays the same, and the clock goes on.
    answer = answer if asked.as_of else replace(answer, moment=datetime.now(UTC))
    signs = answers.signs(asked.as_of) if is_first else ()
    return page.board(answer, total, answers.summary(asked.as_of), latest, signs, asked)


def _events(answers: Answers, asked: page.Filters) -> str:
    found = answers.view(asked.as_of).listed(query_of(asked, PAGE), (asked.page - 1) * PAGE)
    rows = [(e, answers.desk.corroboration(e)) for e in found.events]
    return page.events(rows, found.total, PAGE, answers.desk.types(), asked)


def _pictures(app: FastAPI, answers: Answers) -> None:
    @app.get("/chart/{name}.svg", include_in_schema=False)
    def chart(name: str, asked: Narrowed) -> Response:
        return Response(answers.chart(name, asked.as_of, since_of(answers, asked)), media_type="image/svg+xml")

    @app.get("/chart/{name}.json", include_in_schema=False)
    def live(name: str, asked: Narrowed) -> Response:
        return Response(answers.chart(name, asked.as_of, since_of(answers, asked), picture=False), media_type="application/json")


def _page(words: str, status: int = 200) -> HTMLResponse:
    return HTMLResponse(words, status)


async def _changes(request: Request, answers: Answers, listeners: asyncio.Semaphore) -> AsyncIterator[str]:
    """Server-sent events: how many reports have arrived since the reader began to listen. It ends by itself, and the reader asks again."""
    async with listeners:
        began = told = await asyncio.to_thread(answers.size)
        yield "retry: 5000\n\n"
        for _ in range(_LOOKS):
            await asyncio.sleep(_POLL)
            if await request.is_disconnected():
                return
            now = await asyncio.to_thread(answers.size)
            if now != told:
                told = now
                yield f"event: change\ndata: {now - began} new report{'s' if now - began != 1 else ''}\n\n"
