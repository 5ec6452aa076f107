"""Tells another program over HTTP that something happened."""

import time

import httpcore

from zerohour.errors import SourceError
from zerohour.sources import wire
from zerohour.sources.fetch import AGENT, address, login, shown


def post(url: str, body: str, key: str, seconds: float = 10.0) -> None:
    """Posts JSON to an address of the user's own, with a key by which the receiver knows a repeated one (Idempotency-Key).

    Raises SourceError where the server does not take it within the seconds.
    """
    where = address(url)
    fields = [(b"User-Agent", AGENT.encode()), (b"Content-Type", b"application/json"), (b"Idempotency-Key", key.encode())]
    line = wire.Wire(time.monotonic() + seconds, 0, private=True)
    try:
        with wire.call("POST", where, [*fields, *login(where, where)], line, body.encode("utf-8", "replace")) as answer:
            status = answer.status
    except SourceError as why:
        raise SourceError(f"{shown(url)}: the warning was not delivered ({why})") from why
    except (httpcore.NetworkError, httpcore.ProtocolError, httpcore.TimeoutException) as why:
        raise SourceError(f"{shown(url)}: the warning was not delivered ({type(why).__name__})") from why
    if not 200 <= status < 300:
        raise SourceError(f"{shown(url)}: the warning was not delivered (the server answers {status})")
