"""Adding on the page: a text, files, an address. What becomes of each is told a line at a time, while the next is read."""

import threading
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from io import BytesIO
from typing import Annotated

from fastapi import APIRouter, Depends, FastAPI, Request
from fastapi import Query as Asked
from fastapi.responses import HTMLResponse, StreamingResponse

from zerohour.desk import each, from_stream, from_web, moment
from zerohour.errors import UsageError
from zerohour.records import Noted, Passed, Refusal, Report, Taken
from zerohour.show import page
from zerohour.web.answers import Answers
from zerohour.web.asked import Narrowed
from zerohour.web.forms import Form, body, form

Sent = Annotated[Form, Depends(form)]


@dataclass(frozen=True, slots=True)
class Adding:
    """A report's text, or the address where one (or a feed) stands; when and by which outlet it was published."""

    text: str = ""
    url: str = ""
    published: str = ""
    outlet: str = ""


class Counter:
    """Where reports come in: one reader at a time, since reading takes all that there is of the machine."""

    def __init__(self, answers: Answers) -> None:
        self._answers, self._lock = answers, threading.Lock()

    def take(self, rows: Iterable[Report | Refusal | Passed | Noted]) -> Iterator[Taken]:
        """Adds what comes, and tells what became of each."""
        with self._lock:
            yield from self._answers.desk.take(rows)
        self._answers.ask_anew()


def pages(app: FastAPI, counter: Counter) -> None:
    """The page with the boxes, and what it posts to."""

    @app.get("/add", include_in_schema=False)
    def add(asked: Narrowed) -> HTMLResponse:
        return HTMLResponse(page.add(asked))

    @app.post("/add", include_in_schema=False)
    def added(sent: Sent, asked: Narrowed) -> StreamingResponse:
        rows = _rows(sent)
        return StreamingResponse(page.added(counter.take(rows), asked), media_type="text/html; charset=utf-8")


def questions(made: APIRouter, counter: Counter) -> None:
    """The same under /api."""

    @made.post("/reports")
    def reports(given: Adding) -> list[Taken]:
        """Reads and stores a text, or what stands at an address: what became of each report."""
        if bool(given.text.strip()) == bool(given.url.strip()):
            raise UsageError("give either a text or an address (url)")
        fields = {"text": given.text, "url": given.url, "published": given.published, "outlet": given.outlet}
        return list(counter.take(_rows(Form(fields, ()))))

    @made.post("/files")
    async def files(request: Request, name: Annotated[str, Asked(max_length=200)] = "a file", published: str = "") -> list[Taken]:
        """Reads and stores a file of any kind that `zerohour add` takes, sent as it is: what became of each report in it."""
        from starlette.concurrency import run_in_threadpool

        rows = _rows(Form({"published": published}, ((name, await body(request)),)))
        return await run_in_threadpool(lambda: list(counter.take(rows)))


def _rows(sent: Form) -> Iterator[Report | Refusal | Passed | Noted]:
    """What a form gives, its text first; a day that is none refuses the whole of it. Raises UsageError."""
    published = moment(sent.fields.get("published", "").strip() or None)
    text, url, outlet = (sent.fields.get(name, "").strip() for name in ("text", "url", "outlet"))
    if not (text or url or sent.files):
        raise UsageError("there is nothing to add: paste a text, choose a file, or give an address")
    return _read(text, url, outlet, published, sent)


def _read(text: str, url: str, outlet: str, published: date | None, sent: Form) -> Iterator[Report | Refusal | Passed | Noted]:
    if text:
        rows = each("the pasted text", from_stream(BytesIO(text.encode("utf-8", "replace")), "the pasted text", published))
        yield from (replace(row, outlet=outlet) if outlet and isinstance(row, Report) else row for row in rows)
    for name, content in sent.files:
        yield from each(name, from_stream(BytesIO(content), name, published))
    if url:
        yield from each(url, from_web(url, published))
