"""The server: what it gives each connection, and how many it holds."""

import asyncio
import gc
import socket
from typing import Any

import uvicorn
from fastapi import FastAPI
from uvicorn.protocols.http.h11_impl import H11Protocol

from zerohour.errors import UsageError

# Seconds for a request to be there whole, and so many connections at once: the others are told to come later.
PATIENCE, _CONNECTIONS = 20.0, 900


class Hurried(H11Protocol):
    """A connection that is hung up on where a request does not come to its end: one that drips would be held for good."""

    patience = PATIENCE
    _waiting: asyncio.TimerHandle | None = None

    def connection_made(self, transport: Any) -> None:
        """Begins to wait for the first request."""
        super().connection_made(transport)
        self._wait()

    def data_received(self, data: bytes) -> None:
        """Takes what came; what is no whole request yet has the rest of its time."""
        super().data_received(data)
        if self.cycle is not None and not self.cycle.response_complete:
            self._stop()
        elif self._waiting is None:
            self._wait()

    def connection_lost(self, exc: Exception | None) -> None:
        """Waits no longer."""
        self._stop()
        super().connection_lost(exc)

    def _wait(self) -> None:
        self._waiting = self.loop.call_later(self.patience, self._hang_up)

    def _stop(self) -> None:
        if self._waiting is not None:
            self._waiting.cancel()
            self._waiting = None

    def _hang_up(self) -> None:
        self._waiting = None
        if (self.cycle is None or self.cycle.response_complete) and not self.transport.is_closing():
            self.transport.close()


def configured(app: FastAPI, host: str, port: int, http: type[asyncio.Protocol] = Hurried) -> uvicorn.Config:
    """How an application is served: quietly, each connection bounded, and all of them together."""
    return uvicorn.Config(
        app,
        host=host,
        port=port,
        http=http,
        ws="none",
        lifespan="off",
        limit_concurrency=_CONNECTIONS,
        log_level="warning",
        access_log=False,
        server_header=False,
    )


def run(app: FastAPI, host: str, port: int) -> None:
    """Serves until interrupted. Raises UsageError where the port is taken."""
    # What is loaded by now stays, and an answer makes a hundred thousand objects that all go with it: less to look for, less often.
    gc.freeze()
    gc.set_threshold(100_000, 50, 100)
    config = configured(app, host, port)
    try:
        with config.bind_socket() as taken:
            uvicorn.Server(config).run([taken])
    except SystemExit as why:
        raise UsageError(f"{host}:{port} cannot be listened on; give another --port") from why


def address(host: str, port: int) -> str:
    """Where a browser finds what listens there: IPv6 in brackets; for all addresses of the machine, its name."""
    name = socket.gethostname() if host in ("0.0.0.0", "::", "") else host  # noqa: S104 - compared, not bound
    return f"http://{f'[{name}]' if ':' in name else name}:{port}/"
