"""What a reader does on a page: forms in, an act in the ledger, and the way back, where the act can be taken back."""

from typing import Annotated
from urllib.parse import parse_qs, quote, unquote, urlencode, urlsplit

from fastapi import Depends, FastAPI, HTTPException, Request
from fastapi.responses import RedirectResponse

from zerohour.desk import Triage
from zerohour.errors import UsageError, visible
from zerohour.show import page
from zerohour.web.answers import Answers

AUTHOR = "zerohour_author"
_LONGEST_NAME, _LARGEST, _YEAR = 100, 100_000, 365 * 86_400
Form = dict[str, list[str]]


async def _form(request: Request) -> Form:
    """The fields of a form, as a browser without scripts sends them."""
    body = b""
    async for part in request.stream():
        body += part
        if len(body) > _LARGEST:
            raise HTTPException(413, "This form is too large.")
    return parse_qs(body.decode("utf-8", "replace"), max_num_fields=1_000)


Given = Annotated[Form, Depends(_form)]


def author(request: Request) -> str:
    """Who sits there: by the name that the reader gave, else the one who serves."""
    named = " ".join(visible(unquote(request.cookies.get(AUTHOR, ""))).split())[:_LONGEST_NAME]
    return named or str(request.app.state.author)


def seat(request: Request) -> page.Seat:
    """Who sits there, how much waits for him, and the act that the address tells of."""
    answers: Answers = request.app.state.answers
    number = request.query_params.get("did", "")
    return answers.seat(author(request), int(number) if number.isdecimal() and len(number) < 10 else None)


def routes(app: FastAPI, answers: Answers) -> None:
    """What pages post: marks, looks, undoing, and a reader's own name."""

    def done(form: Form, made: list[int] | None = None) -> RedirectResponse:
        answers.ask_anew()
        return RedirectResponse(_back(form, made[0] if made else None), 303)

    def inbox(request: Request) -> Triage:
        return answers.desk.triage(author(request))

    @app.post("/acts/mark", include_in_schema=False)
    def mark(request: Request, form: Given) -> RedirectResponse:
        events = [answers.view().event(number) for number in form.get("event", ())]
        return done(form, inbox(request).mark(events, _one(form, "mark")))

    @app.post("/acts/read-all", include_in_schema=False)
    def read_all(request: Request, form: Given) -> RedirectResponse:
        return done(form, inbox(request).read_all())

    @app.post("/acts/look", include_in_schema=False)
    def look(request: Request, form: Given) -> RedirectResponse:
        return done(form, inbox(request).look())

    @app.post("/acts/undo", include_in_schema=False)
    def undo(form: Given) -> RedirectResponse:
        answers.desk.undo(_number(form))
        return done(form)

    @app.post("/acts/sign", include_in_schema=False)
    def sign(form: Given) -> RedirectResponse:
        answer = done(form)
        name = " ".join(visible(_one(form, "author")).split())[:_LONGEST_NAME]
        answer.set_cookie(AUTHOR, quote(name), max_age=_YEAR, httponly=True, samesite="lax")
        return answer


def _one(form: Form, name: str) -> str:
    return form.get(name, [""])[0].strip()


def _number(form: Form) -> int:
    words = _one(form, "act")
    if not (words.isdecimal() and len(words) < 10):
        raise UsageError(f"{words[:20]!r} is no number of an act")
    return int(words)


def _back(form: Form, did: int | None) -> str:
    """Where the reader came from, on this desk; with the number of what was done there."""
    place = urlsplit(_one(form, "back"))
    # Several slashes at the beginning, or a backslash, would name another host.
    path = "/" + place.path.lstrip("/\\")
    asked = [(name, value) for name, values in parse_qs(place.query).items() for value in values if name != "did"]
    query = urlencode([*asked, *([("did", str(did))] if did else [])])
    return f"{path}?{query}" if query else path
