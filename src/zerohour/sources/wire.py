"""One call over the network that ends: to a checked address, by a moment and within so many bytes, whatever the server does."""

import socket
import ssl
import time
from collections.abc import Iterable
from contextlib import AbstractContextManager
from dataclasses import dataclass, field
from functools import cache
from queue import Empty, SimpleQueue
from threading import Thread
from typing import Any

import httpcore
import httpx

from zerohour.errors import SourceError
from zerohour.sources.addresses import is_public

_CONNECTING = 10.0
_HEADS = 1_000_000
Headers = list[tuple[bytes, bytes]]


@dataclass(frozen=True)
class Wire(httpcore.NetworkBackend):
    """Connects to hosts: no name, handshake, read or write outlasts `deadline` (of time.monotonic); `most` bytes are read, and a head.

    The connection goes to the address that was checked: a name that points into the own network reaches nothing, unless `private`.
    """

    deadline: float
    most: int
    private: bool = False

    def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,
        local_address: str | None = None,
        socket_options: Iterable[httpcore.SOCKET_OPTION] | None = None,
    ) -> httpcore.NetworkStream:
        """A stream to the first of the host's addresses that answers. Raises SourceError for a host that may not be asked."""
        told: httpcore.ConnectError | httpcore.ConnectTimeout = httpcore.ConnectError("no address")
        for ip in self._addresses(host, port):
            try:
                stream = httpcore.SyncBackend().connect_tcp(
                    ip, port, min(_CONNECTING, _left(self.deadline, timeout)), local_address, socket_options
                )
                return _Stream(stream, self.deadline, self.most)
            except (httpcore.ConnectError, httpcore.ConnectTimeout) as why:
                told = why
        raise told

    def _addresses(self, host: str, port: int) -> list[str]:
        answered: SimpleQueue[list[str] | Exception] = SimpleQueue()
        # The resolver of the system knows no deadline.
        Thread(target=_resolve, args=(host, port, answered), daemon=True).start()
        try:
            found = answered.get(timeout=_left(self.deadline))
        except Empty:
            raise httpcore.ConnectTimeout("the name was not resolved") from None
        if isinstance(found, Exception):
            raise SourceError(f"the host {host[:80]} is not known; check the address and the connection") from found
        barred = next((ip for ip in found if not self.private and not is_public(ip)), None)
        if barred:
            raise SourceError(f"{host[:80]} is {barred}, an address of a private network; --allow-private fetches from there")
        return found


@dataclass
class _Stream(httpcore.NetworkStream):
    stream: httpcore.NetworkStream
    deadline: float
    most: int
    _read: int = field(default=0, init=False)

    def read(self, max_bytes: int, timeout: float | None = None) -> bytes:
        found = self.stream.read(max_bytes, _left(self.deadline, timeout))
        self._read += len(found)
        if self._read > self.most + _HEADS:
            raise httpcore.ReadError(f"more than {self.most / 1e6:g} MB")
        return found

    def write(self, buffer: bytes, timeout: float | None = None) -> None:
        for start in range(0, len(buffer), 65536):
            self.stream.write(buffer[start : start + 65536], _left(self.deadline, timeout))

    def close(self) -> None:
        self.stream.close()

    def start_tls(
        self, ssl_context: ssl.SSLContext, server_hostname: str | None = None, timeout: float | None = None
    ) -> httpcore.NetworkStream:
        return _Stream(self.stream.start_tls(ssl_context, server_hostname, _left(self.deadline, timeout)), self.deadline, self.most)

    def get_extra_info(self, info: str) -> Any:
        return self.stream.get_extra_info(info)


def call(method: str, url: httpx.URL, headers: Headers, wire: Wire, body: bytes | None = None) -> AbstractContextManager[httpcore.Response]:
    """The answer of a server, its body still to be read; the connection is for this call alone.

    Between two polite calls a server may have hung up. Raises what httpcore raises, and SourceError for a host that may not be asked.
    """
    pool = httpcore.ConnectionPool(ssl_context=_trusted(), max_keepalive_connections=0, network_backend=wire)
    where = httpcore.URL(scheme=url.raw_scheme, host=url.raw_host, port=url.port, target=url.raw_path)
    return pool.stream(method, where, headers=[(b"Host", url.netloc), *headers, (b"Connection", b"close")], content=body)


def _left(deadline: float, timeout: float | None = None) -> float:
    left = deadline - time.monotonic()
    if left <= 0:
        raise httpcore.ReadTimeout("the time is over")
    return left if timeout is None else min(left, timeout)


def _resolve(host: str, port: int, answered: "SimpleQueue[list[str] | Exception]") -> None:
    try:
        answered.put(list(dict.fromkeys(str(row[4][0]) for row in socket.getaddrinfo(host, port, type=socket.SOCK_STREAM))))
    except (OSError, UnicodeError) as why:
        answered.put(why)


@cache
def _trusted() -> ssl.SSLContext:
    return httpcore.default_ssl_context()
