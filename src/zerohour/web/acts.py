"""What a reader does on a page: forms in, an act in the ledger, and the way back, where the act can be taken back."""

from typing import Annotated
from urllib.parse import parse_qs, quote, unquote, urlencode, urlsplit

from fastapi import Depends, FastAPI, HTTPException, Request
from fastapi.responses import RedirectResponse

from zerohour.desk import Triage
from zerohour.errors import UsageError, visible
from zerohour.records import FIELDS, EventMention, Told
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

    @app.post("/acts/correct", include_in_schema=False)
    def correct(request: Request, form: Given) -> RedirectResponse:
        number, own = _one(form, "event"), answers.desk.correcting(author(request))
        what = mention(answers, number) if _one(form, "alone") else answers.view().event(number)
        verb = _one(form, "do")
        if verb == "held":
            return done(form, own.held(what))
        if verb == "none":
            made = own.no_event(what)
            return done(form if _is_there(answers, form) else {"back": ["/checks"]}, made)
        return done(form, own.correct(what, **{name: words for name in FIELDS if (words := _one(form, name))}))

    @app.post("/acts/join", include_in_schema=False)
    def join(request: Request, form: Given) -> RedirectResponse:
        one, other = (answers.view().event(_one(form, name)) for name in ("event", "other"))
        return done(form, [answers.desk.judge("same", one.mentions[0].mention, other.mentions[0].mention, author(request))])

    @app.post("/acts/split", include_in_schema=False)
    def split(request: Request, form: Given) -> RedirectResponse:
        out = mention(answers, _one(form, "event"))
        return done(form, answers.desk.split(out.mention, apart(answers, out), author(request)))

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


def mention(answers: Answers, number: str) -> Told:
    """The mention of an id. Raises UsageError."""
    found = [told for told in answers.view().event(number).mentions if told.mention.id == number]
    if not found:
        raise UsageError(f"{number!r} names no mention")
    return found[0]


def apart(answers: Answers, out: Told) -> list[EventMention]:
    """The other mentions of the event of one. Raises UsageError where there are none."""
    others = [told.mention for told in answers.view().event(out.mention.id).mentions if told.mention.id != out.mention.id]
    if not others:
        raise UsageError(f"{out.mention.id} is its event's only mention; there is nothing to split")
    return others


def _is_there(answers: Answers, form: Form) -> bool:
    """Whether the event of the page that a form comes from is still there."""
    number = unquote(urlsplit(_one(form, "back")).path.removeprefix("/event/"))
    try:
        return bool(answers.view().event(number))
    except UsageError:
        return False


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
