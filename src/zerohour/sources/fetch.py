"""Fetches pages and feeds from servers that may be slow, broken or hostile: only http(s), only public addresses, bounded in every way."""

import re
import time
import zlib
from base64 import b64encode
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from importlib.metadata import version

import httpcore
import httpx

from zerohour.errors import SourceError, redacted
from zerohour.sources import robots, wire
from zerohour.sources.links import plain

AGENT = f"zerohour/{version('zerohour')} (crisis desk; reads news reports)"
_MOVED = frozenset({301, 308})
_REDIRECTS = _MOVED | {302, 303, 307}
_LONGEST_DELAY = 30.0
_LONGEST_ADDRESS, _LONGEST_VALIDATOR = 2000, 1000
_SENDABLE = re.compile(r"[!-~\x80-\xff](?:[ -~\x80-\xff]*[!-~\x80-\xff])?")
_CHARSET = re.compile(r"""(?i);\s*charset\s*=\s*["']?([\w.:-]{1,40})""")


@dataclass(frozen=True, slots=True)
class Limits:
    """How much a server may cost: bytes after decompression, seconds a page, redirects, seconds between two calls to one host.

    The seconds hold for all that a page takes (name, connection, robots.txt, redirects, body) but our own pauses.
    """

    size: int = 10_000_000
    seconds: float = 30.0
    redirects: int = 5
    pause: float = 1.0


@dataclass(frozen=True, slots=True)
class Fetched:
    """What a server gave: the address that answered, the body after decompression, its media type and charset, and its validators.

    `fresh` is False where the server said that nothing changed; then the body is empty. The address has no password in it. `moved` is
    where what was asked for stands from now on, as the servers say (301, 308); None where it did not move for good.
    """

    url: str
    body: bytes
    media: str
    charset: str | None
    etag: str | None
    modified: str | None
    fresh: bool = True
    moved: str | None = None


@dataclass(frozen=True, slots=True)
class _Led:
    """Where a redirect leads, and whether it does for good."""

    url: httpx.URL
    for_good: bool


@dataclass(frozen=True, slots=True)
class _Answer:
    status: int
    reason: str
    page: Fetched


@dataclass
class _Clock:
    """The moment (of time.monotonic) by which a page must be there; our own pauses put it off."""

    ends: float

    def pause(self, seconds: float) -> None:
        if seconds > 0:
            time.sleep(seconds)
            self.ends += seconds


@dataclass
class Fetcher:
    """Fetches politely: one call a host at a time, a pause between them, robots.txt kept; a site whose robots.txt fails is left alone.

    `private` allows addresses of private networks. No connection is kept for the next call.
    """

    private: bool = False
    limits: Limits = field(default_factory=Limits)
    _last: dict[str, float] = field(default_factory=dict)
    _robots: dict[str, robots.Robots] = field(default_factory=dict)

    def get(self, url: str, etag: str | None = None, modified: str | None = None) -> Fetched:
        """What stands at the address, after redirects. Raises SourceError with one sentence for whatever goes wrong."""
        validators = [(name, raw) for name, value in ((b"If-None-Match", etag), (b"If-Modified-Since", modified)) if (raw := _raw(value))]
        answer = self._followed(address(url), validators, _Clock(time.monotonic() + self.limits.seconds), polite=True)
        if answer.status not in (200, 304):
            raise SourceError(f"{shown(answer.page.url)}: the server answers {answer.status} {answer.reason}".rstrip())
        return answer.page

    def _followed(self, asked: httpx.URL, validators: wire.Headers, clock: _Clock, polite: bool) -> _Answer:
        url, moved, for_good = asked, None, not asked.userinfo
        for _ in range(self.limits.redirects + 1):
            if polite:
                self._admit(url, clock)
            self._pause(url, clock)
            found = self._answer(url, [*validators, *login(url, asked)], clock)
            if isinstance(found, _Answer):
                return replace(found, page=replace(found.page, moved=moved))
            url, for_good = found.url, for_good and found.for_good
            moved = _bare(url) if for_good else moved
        raise SourceError(f"{shown(str(asked))}: more than {self.limits.redirects} redirects; give the page's own address")

    def _answer(self, url: httpx.URL, headers: wire.Headers, clock: _Clock) -> _Answer | _Led:
        """What one call gives: an answer, or where it leads."""
        line = wire.Wire(clock.ends, self.limits.size, self.private)
        own = [(b"User-Agent", AGENT.encode()), (b"Accept", b"*/*"), (b"Accept-Encoding", b"gzip, deflate"), *headers]
        try:
            with wire.call("GET", url, own, line) as answer:
                fields = httpx.Headers(answer.headers)
                if answer.status in _REDIRECTS and (target := fields.get("location")):
                    return _Led(address(target, url), answer.status in _MOVED)
                reason = answer.extensions.get("reason_phrase", b"").decode("ascii", "replace")
                return _Answer(answer.status, shown(reason)[:60], self._page(url, answer, fields))
        except SourceError as why:
            raise SourceError(f"{shown(str(url))}: {why}") from why
        except httpcore.TimeoutException as why:
            raise SourceError(f"{shown(str(url))}: not read within {self.limits.seconds:g} seconds; try again later") from why
        except (httpcore.NetworkError, httpcore.ProtocolError, zlib.error, OSError) as why:
            raise SourceError(f"{shown(str(url))}: the server cannot be read ({_short(why)}); try again later") from why

    def _page(self, url: httpx.URL, answer: httpcore.Response, fields: httpx.Headers) -> Fetched:
        kind = fields.get("content-type", "")
        charset = _CHARSET.search(kind)
        etag, modified = (_told(answer.headers, name) for name in (b"etag", b"last-modified"))
        body = bytearray()
        # What comes with an error is no report.
        for piece in _unpacked(answer, fields) if answer.status == 200 else ():
            body += piece
            if len(body) > self.limits.size:
                raise SourceError(f"more than {self.limits.size / 1e6:g} MB are no single report")
        return Fetched(
            _bare(url),
            bytes(body),
            kind.partition(";")[0].strip().lower(),
            charset[1] if charset else None,
            etag,
            modified,
            answer.status != 304,
        )

    def _admit(self, url: httpx.URL, clock: _Clock) -> None:
        """Returns where the site's robots.txt lets us read. Raises SourceError."""
        site = _site(url)
        known = self._robots.get(site)
        if known is None or known.until < time.monotonic():
            known = self._robots[site] = self._asked_robots(url, clock)
        if known.barred:
            raise SourceError(f"{shown(str(url))}: {known.barred}")
        if not known.allows(AGENT, str(url)):
            raise SourceError(f"{shown(str(url))}: the site's robots.txt asks not to read it")

    def _asked_robots(self, url: httpx.URL, clock: _Clock) -> robots.Robots:
        """A site without a robots.txt lets all in; one that fails to give it is asked again later."""
        try:
            answer = self._followed(url.join("/robots.txt"), [], clock, polite=False)
        except SourceError as why:
            return robots.Robots(time.monotonic() + robots.SOON, barred=f"the site's robots.txt cannot be had ({why})")
        if answer.status >= 500 or answer.status == 429:
            reason = f"the site's robots.txt cannot be had (the server answers {answer.status}); it is asked again later"
            return robots.Robots(time.monotonic() + robots.SOON, barred=reason)
        return robots.Robots(time.monotonic() + robots.DAY, robots.rules(answer.page.body) if answer.status == 200 else None)

    def _pause(self, url: httpx.URL, clock: _Clock) -> None:
        known = self._robots.get(_site(url))
        pause = max(self.limits.pause, min(known.delay(AGENT) if known else 0.0, _LONGEST_DELAY))
        clock.pause(self._last.get(url.host, -_LONGEST_DELAY) + pause - time.monotonic())
        self._last[url.host] = time.monotonic()


def shown(words: str) -> str:
    """The words of others as a sentence quotes them: hidden what is secret before they are cut."""
    return redacted(words)[:200]


def address(words: str, base: httpx.URL | None = None) -> httpx.URL:
    """An http(s) address, whole or as seen from another; its host in ASCII. Raises SourceError for what is none."""
    try:
        found = base.join(words) if base else httpx.URL(plain(words))
        sound = found.scheme in ("http", "https") and bool(found.host)
    except (httpx.InvalidURL, ValueError) as why:
        raise SourceError(f"{shown(words)}: this is no address; give one like https://example.org/report") from why
    if not sound:
        raise SourceError(f"{shown(words)}: only http and https addresses are fetched")
    if len(str(found)) > _LONGEST_ADDRESS:
        raise SourceError(f"{shown(words)}: an address of more than {_LONGEST_ADDRESS} characters is none that is read")
    return found.copy_with(fragment=None)


def _bare(url: httpx.URL) -> str:
    return str(url.copy_with(username=None, password=None))


def _site(url: httpx.URL) -> str:
    return f"{url.scheme}://{url.netloc.decode('ascii')}"


def login(url: httpx.URL, asked: httpx.URL) -> wire.Headers:
    """The header for a password in the address that was asked for: for that site, and for no other that it leads to."""
    if not asked.userinfo or _site(url) != _site(asked):
        return []
    return [(b"Authorization", b"Basic " + b64encode(f"{asked.username}:{asked.password}".encode()))]


def _told(headers: wire.Headers, name: bytes) -> str | None:
    """A validator as it came: bytes that must go back unchanged."""
    value = next((value for field, value in headers if field.lower() == name), b"")
    return value.decode("latin-1") if 0 < len(value) <= _LONGEST_VALIDATOR else None


def _raw(value: str | None) -> bytes | None:
    """The bytes of a validator; None for one that no header can hold."""
    return value.encode("latin-1") if value and _SENDABLE.fullmatch(value) else None


def _unpacked(answer: httpcore.Response, fields: httpx.Headers) -> Iterator[bytes]:
    """The body, decompressed in bounded steps: a small bomb never becomes large in memory."""
    packing = fields.get("content-encoding", "identity").strip().lower()
    if packing not in ("gzip", "x-gzip", "deflate", "identity", ""):
        raise SourceError(f"the page comes packed as {packing[:20]!r}, which was not asked for")
    if packing in ("identity", ""):
        yield from answer.iter_stream()
        return
    tool = zlib.decompressobj(47)
    for piece in answer.iter_stream():
        left = piece
        while left and not tool.eof:
            yield tool.decompress(left, 1_000_000)
            left = tool.unconsumed_tail
    if not tool.eof:
        raise SourceError("the packed page breaks off; try again later")


def _short(why: Exception) -> str:
    return shown(f"{type(why).__name__}: {why}")[:120]
