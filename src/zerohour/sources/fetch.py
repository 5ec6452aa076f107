"""Fetches pages and feeds from servers that may be slow, broken or hostile: only http(s), only public addresses, bounded in every way."""

import ipaddress
import socket
import time
import zlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from importlib.metadata import version
from urllib.parse import urlsplit
from urllib.robotparser import RobotFileParser

import httpx

from zerohour.errors import SourceError

AGENT = f"zerohour/{version('zerohour')} (crisis desk; reads news reports)"
_REDIRECTS = frozenset({301, 302, 303, 307, 308})
_LONGEST_DELAY = 30.0


@dataclass(frozen=True, slots=True)
class Limits:
    """How much a server may cost: bytes after decompression, seconds a page, redirects, seconds between two calls to one host."""

    size: int = 10_000_000
    seconds: float = 30.0
    redirects: int = 5
    pause: float = 1.0


@dataclass(frozen=True, slots=True)
class Fetched:
    """What a server gave: the address that answered, the body after decompression, its media type and charset, and its validators.

    `fresh` is False where the server said that nothing changed; then the body is empty.
    """

    url: str
    body: bytes
    media: str
    charset: str | None
    etag: str | None
    modified: str | None
    fresh: bool = True


@dataclass
class Fetcher:
    """Fetches politely: one call a host at a time, a pause between them, robots.txt kept. Close it, or use it in a `with`.

    A host's name is resolved once a call, and the connection goes to the address that was checked: a name that later points into the own
    network reaches nothing. `private` allows such addresses. No connection is kept for the next call: between two polite calls a server may
    have hung up, and one opened to an address for a host, whose certificate it checked, is not for another host at that address.
    """

    private: bool = False
    limits: Limits = field(default_factory=Limits)
    _last: dict[str, float] = field(default_factory=dict)
    _robots: dict[str, RobotFileParser | None] = field(default_factory=dict)

    @cached_property
    def _client(self) -> httpx.Client:
        return httpx.Client(
            timeout=httpx.Timeout(min(10.0, self.limits.seconds)),
            follow_redirects=False,
            trust_env=False,
            headers={"User-Agent": AGENT, "Connection": "close"},
        )

    def __enter__(self) -> "Fetcher":
        return self

    def __exit__(self, *_: object) -> None:
        self._client.close()

    def get(self, url: str, etag: str | None = None, modified: str | None = None) -> Fetched:
        """What stands at the address, after redirects. Raises SourceError with one sentence for whatever goes wrong."""
        if not self._allowed(url):
            raise SourceError(f"{url}: the site's robots.txt asks not to read it")
        return self._get(url, {"If-None-Match": etag, "If-Modified-Since": modified})

    def _get(self, url: str, validators: Mapping[str, str | None]) -> Fetched:
        asked, deadline = url, time.monotonic() + self.limits.seconds
        for _ in range(self.limits.redirects + 1):
            host, address = self._checked(url)
            self._wait(host)
            headers = {"Accept-Encoding": "gzip, deflate", "Host": _authority(url)} | {k: v for k, v in validators.items() if v}
            try:
                with self._client.stream(
                    "GET", _at_address(url, address), headers=headers, extensions={"sni_hostname": host.encode("idna").decode()}
                ) as answer:
                    if answer.status_code in _REDIRECTS and (target := answer.headers.get("location")):
                        url = str(httpx.URL(url).join(target))
                        continue
                    return self._fetched(url, answer, deadline)
            except (httpx.HTTPError, httpx.InvalidURL, httpx.StreamError, zlib.error, ValueError) as why:
                raise SourceError(f"{asked}: the server cannot be read ({_short(why)}); try again later") from why
        raise SourceError(f"{asked}: more than {self.limits.redirects} redirects; give the page's own address")

    def _fetched(self, url: str, answer: httpx.Response, deadline: float) -> Fetched:
        media, charset = answer.headers.get("content-type", "").partition(";")[0].strip().lower(), answer.charset_encoding
        etag, modified = answer.headers.get("etag"), answer.headers.get("last-modified")
        if answer.status_code == 304:
            return Fetched(url, b"", media, charset, etag, modified, fresh=False)
        if answer.status_code != 200:
            raise SourceError(f"{url}: the server answers {answer.status_code} {answer.reason_phrase}".rstrip())
        body = bytearray()
        for piece in _unpacked(answer):
            body += piece
            if len(body) > self.limits.size:
                raise SourceError(f"{url}: more than {self.limits.size / 1e6:g} MB are no single report")
            if time.monotonic() > deadline:
                raise SourceError(f"{url}: not read within {self.limits.seconds:g} seconds; try again later")
        return Fetched(url, bytes(body), media, charset, etag, modified)

    def _checked(self, url: str) -> tuple[str, str]:
        """The host of an address and the IP to connect to. Raises SourceError for what may not be asked."""
        try:
            parts = urlsplit(url)
            host, port = parts.hostname, parts.port or (443 if parts.scheme == "https" else 80)
        except ValueError as why:
            raise SourceError(f"{url[:200]}: this is no address; give one like https://example.org/report") from why
        if parts.scheme not in ("http", "https") or not host:
            raise SourceError(f"{url[:200]}: only http and https addresses are fetched")
        try:
            found = [str(row[4][0]) for row in socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)]
        except (OSError, UnicodeError) as why:
            raise SourceError(f"{url[:200]}: the host {host[:80]} is not known; check the address and the connection") from why
        barred = next((ip for ip in found if not self.private and not _public(ip)), None)
        if barred:
            raise SourceError(f"{url[:200]}: {host} is {barred}, an address of a private network; --allow-private fetches from there")
        return host, found[0]

    def _wait(self, host: str) -> None:
        robots = self._robots.get(host)
        asked = float(robots.crawl_delay(AGENT) or 0) if robots else 0.0
        pause = max(self.limits.pause, min(asked, _LONGEST_DELAY))
        wait = self._last.get(host, -_LONGEST_DELAY) + pause - time.monotonic()
        if wait > 0:
            time.sleep(wait)
        self._last[host] = time.monotonic()

    def _allowed(self, url: str) -> bool:
        """Whether robots.txt lets us read; a site without one, or whose own cannot be read, does."""
        host, _ = self._checked(url)
        if host not in self._robots:
            parts = urlsplit(url)
            try:
                lines = self._get(f"{parts.scheme}://{parts.netloc}/robots.txt", {}).body.decode("utf-8", "replace").splitlines()
                rules = RobotFileParser()
                rules.parse(lines)
                self._robots[host] = rules
            except SourceError:
                self._robots[host] = None
        rules_of_host = self._robots[host]
        return rules_of_host is None or rules_of_host.can_fetch(AGENT, url)


def _public(ip: str) -> bool:
    address = ipaddress.ip_address(ip.partition("%")[0])
    inner = getattr(address, "ipv4_mapped", None) or getattr(address, "sixtofour", None)
    return address.is_global and not address.is_multicast and (inner is None or inner.is_global)


def _authority(url: str) -> str:
    return urlsplit(url).netloc.rpartition("@")[2]


def _at_address(url: str, ip: str) -> httpx.URL:
    return httpx.URL(url).copy_with(host=ip, username=None, password=None)


def _unpacked(answer: httpx.Response) -> Iterator[bytes]:
    """The body, decompressed in bounded steps: a small bomb never becomes large in memory."""
    packing = answer.headers.get("content-encoding", "identity").strip().lower()
    if packing not in ("gzip", "x-gzip", "deflate", "identity", ""):
        raise SourceError(f"{answer.request.url.host}: the page comes packed as {packing[:20]!r}, which was not asked for")
    if packing in ("identity", ""):
        yield from answer.iter_raw(65536)
        return
    tool = zlib.decompressobj(47)
    for piece in answer.iter_raw(65536):
        left = piece
        while left:
            yield tool.decompress(left, 1_000_000)
            left = tool.unconsumed_tail


def _short(why: Exception) -> str:
    return f"{type(why).__name__}: {why}".splitlines()[0][:120]
