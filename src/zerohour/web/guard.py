"""Who gets an answer: who asks for this desk by its name, and has its token where there is one. Nothing of an answer is kept elsewhere."""

import ipaddress
import secrets
import socket
from collections.abc import Awaitable, Callable, Collection
from urllib.parse import urlencode, urlsplit

from fastapi import FastAPI, Request
from fastapi.responses import RedirectResponse, Response

from zerohour.web import problems

_COOKIE = "zerohour"
_SAFE = frozenset({"GET", "HEAD", "OPTIONS"})
_HEADERS = {
    "Content-Security-Policy": "default-src 'none'; style-src 'self'; script-src 'self'; connect-src 'self'; img-src 'self'; "
    "form-action 'self'; base-uri 'none'; frame-ancestors 'none'",
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Cache-Control": "no-store",
}
_FOREIGN = "This desk is not called {}; open the address that `zerohour serve` printed, or let it be called so with --name."
_STRANGE = "Another site asked this of the desk, in your browser; it was not done. Do it on the desk's own page."
_LOCKED = "This desk needs its token: open the address that `zerohour serve` printed."


def watch(app: FastAPI, token: str | None, names: Collection[str] = ()) -> None:
    """Lets only those in who may be; every answer gets the headers.

    A page of another site can reach a loopback address by a name of its own that it points there (DNS rebinding): what it then reads
    would be its own. So a desk answers to addresses, to this machine's names and to `names`, and to no other. Such a page can also send
    a form here (CSRF): what changes the ledger is asked by the desk's own pages, or by programs. The token is taken once from the
    address of a page and kept in a cookie; the address without it is where the reader is sent. Programs give it as a Bearer, or with
    each question under /api.
    """
    # The whole name of the machine is not asked for: a name server would be.
    host = socket.gethostname()
    own = {name.lower() for name in ("localhost", host, f"{host.partition('.')[0]}.local", *names)}

    @app.middleware("http")
    async def guard(request: Request, go_on: Callable[[Request], Awaitable[Response]]) -> Response:
        host = _host(request.headers.get("host", ""))
        if host not in own and not _is_address(host):
            answer = problems.answer(request, 421, _FOREIGN.format(host[:100] or "so"))
        elif token and not any(_same(given, token) for given in _given(request)):
            answer = problems.answer(request, 401, _LOCKED)
        elif request.method not in _SAFE and _is_of_another_site(request):
            answer = problems.answer(request, 403, _STRANGE)
        elif token and "token" in request.query_params and not request.url.path.startswith("/api"):
            answer = _without_token(request)
            answer.set_cookie(_COOKIE, token, httponly=True, samesite="lax")
        else:
            answer = await go_on(request)
        for name, value in _HEADERS.items():
            answer.headers.setdefault(name, value)
        return answer


def _is_of_another_site(request: Request) -> bool:
    """Whether a page of another site asks, as browsers say: by Sec-Fetch-Site, else by Origin; programs send neither.

    Another port of this machine is another site too. `Referrer-Policy` lets a browser name the origin of the desk's own forms.
    """
    site = request.headers.get("sec-fetch-site")
    if site is not None:
        return site not in ("same-origin", "none")
    origin = request.headers.get("origin")
    return origin is not None and urlsplit(origin).netloc.lower() != request.headers.get("host", "").lower()


def _host(given: str) -> str:
    """The name or address of a Host header, without port and brackets."""
    name = given.strip().lower()
    return name[1:].partition("]")[0] if name.startswith("[") else name.partition(":")[0].rstrip(".")


def _is_address(host: str) -> bool:
    try:
        return bool(ipaddress.ip_address(host))
    except ValueError:
        return False


def _given(request: Request) -> list[str]:
    bearer = request.headers.get("authorization", "")
    return [
        request.query_params.get("token", ""),
        request.cookies.get(_COOKIE, ""),
        bearer[7:].strip() if bearer[:7].lower() == "bearer " else "",
    ]


def _same(given: str, token: str) -> bool:
    return secrets.compare_digest(given.encode("utf-8", "replace"), token.encode())


def _without_token(request: Request) -> Response:
    rest = urlencode([(name, value) for name, value in request.query_params.multi_items() if name != "token"])
    # Several slashes at the beginning would name another host.
    path = "/" + request.url.path.lstrip("/\\")
    return RedirectResponse(f"{path}?{rest}" if rest else path, 303)
