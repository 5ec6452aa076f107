"""What goes wrong, told: a page for readers, problem details (RFC 9457) under /api. Nothing of the server is told: no path, no trace."""

import logging
from http import HTTPStatus

from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from fastapi.responses import HTMLResponse, JSONResponse, Response
from starlette.exceptions import HTTPException

from zerohour.errors import CodebookError, LedgerError, UsageError, ZerohourError
from zerohour.show import page

MEDIA = "application/problem+json"
_TITLES = {404: "Not found"}
# What only the one who serves can mend is told on his terminal, where it may name files.
_log = logging.getLogger("uvicorn.error")


def answer(request: Request, status: int, words: str) -> Response:
    """A sentence as the one who asks can read it, with the status of HTTP."""
    if request.url.path.startswith("/api"):
        problem = {"type": "about:blank", "title": HTTPStatus(status).phrase, "status": status, "detail": words}
        return JSONResponse(problem, status, media_type=MEDIA)
    return HTMLResponse(page.message(_TITLES.get(status, "This cannot be shown"), words, page.Filters()), status)


def tell(app: FastAPI) -> None:
    """Lets an application answer so whatever goes wrong in it."""

    @app.exception_handler(RequestValidationError)
    async def misread(request: Request, why: RequestValidationError) -> Response:
        told = [f"{one['loc'][-1]}: {one['msg'][:1].lower()}{one['msg'][1:]}" for one in why.errors()]
        return answer(request, 422, "; ".join(told))

    @app.exception_handler(HTTPException)
    async def refused(request: Request, why: HTTPException) -> Response:
        known = {
            404: "There is no page at this address.",
            405: "This address is asked in another way: GET reads, POST acts.",
        }
        is_ours = why.detail != HTTPStatus(why.status_code).phrase
        return answer(request, why.status_code, why.detail if is_ours else known.get(why.status_code, why.detail))

    @app.exception_handler(ZerohourError)
    async def said(request: Request, why: ZerohourError) -> Response:
        if isinstance(why, UsageError):
            return answer(request, 400, str(why))
        _log.error("%s", why)
        if isinstance(why, LedgerError):
            return answer(request, 503, "The ledger cannot be read now; the terminal of `zerohour serve` says why.")
        what = "A file of the one who serves is broken" if isinstance(why, CodebookError) else "This desk lacks a part"
        return answer(request, 500, f"{what}; the terminal of `zerohour serve` says which.")

    @app.exception_handler(Exception)
    async def failed(request: Request, _why: Exception) -> Response:
        # The server writes the trace to its terminal.
        return answer(request, 500, "Something went wrong here; the terminal of `zerohour serve` says what.")
