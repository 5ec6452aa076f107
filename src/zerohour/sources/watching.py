"""Looking at watched feeds and pages again and again: only what changed is fetched, and a failing server is asked ever more rarely."""

import time
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from zerohour.errors import SourceError
from zerohour.records import Refusal, Visit
from zerohour.sources import feed, web
from zerohour.sources.fetch import Fetched, Fetcher
from zerohour.sources.lists import QUARTER, Watched
from zerohour.sources.web import Got

_MOST_DOUBLINGS = 6
# The seconds after which a look at one source ends, so that the others have their turn.
_LONGEST_LOOK = 300.0
_FEED = "feed"


@dataclass
class Glance:
    """A look at a source: its new reports, fetched as they are taken, and afterwards the visit to remember.

    One that was broken off, since it took too long, is remembered without the server's validators: the rest comes with the next.
    """

    found: Iterator[Got]
    seen: Visit
    whole: bool = True

    @property
    def visit(self) -> Visit:
        """What to remember once all that was found is stored."""
        return self.seen if self.whole else replace(self.seen, etag=None, modified=None)


def due(source: Watched, last: Visit | None) -> datetime | None:
    """When to look next; None: at once. Each failure in a row doubles the wait, up to 64 times."""
    if last is None:
        return None
    return last.at + timedelta(seconds=source.every << min(last.failures, _MOST_DOUBLINGS))


def is_settled(link: Visit | None, now: datetime) -> bool:
    """Whether what a feed announces need not be fetched now: it was read, or failed and is to be tried later."""
    if link is None or link.failures == 0:
        return link is not None
    return now < link.at + timedelta(seconds=QUARTER << min(link.failures, _MOST_DOUBLINGS))


def tried(link: str, last: Visit | None, now: datetime, why: str | None) -> Visit:
    """What to remember of a link that was tried: `why` it failed, None where it was read."""
    failures = last.failures if last else 0
    return Visit(link, now, failures=failures + 1 if why else 0, note=why)


def ready(sources: Iterable[Watched], last: Callable[[str], Visit | None], now: datetime) -> list[Watched]:
    """The sources to look at now. `last` tells the last visit to an address."""
    return [one for one in sources if (when := due(one, last(one.url))) is None or when <= now]


def pause_until(sources: Iterable[Watched], last: Callable[[str], Visit | None]) -> datetime:
    """When the next of the sources is due, once each has been visited."""
    return min(when for one in sources if (when := due(one, last(one.url))) is not None)


def look(
    fetcher: Fetcher, source: Watched, last: Visit | None, now: datetime, known: Callable[[str], bool], seconds: float = _LONGEST_LOOK
) -> Glance:
    """A look at a source. `known` says which of the announced links need not be fetched; no new one is after the seconds."""
    try:
        found = fetcher.get(source.url, last.etag if last else None, last.modified if last else None)
        if not found.fresh:
            return Glance(iter(()), _seen(source, found, now, last, _was_feed(last)))
        if feed.is_feed(found.media, found.body):
            entries = feed.read(found.body, source.name, found.media, found.url).entries
            glance = Glance(iter(()), _seen(source, found, now, None, feed=True))
            glance.found = web.announced(fetcher, entries, _until(glance, known, time.monotonic() + seconds))
            return glance
        if _was_feed(last):
            raise SourceError(f"{source.url}: it gave a feed before, and now a page; check the address in your list")
    except SourceError as why:
        return failed(source, last, now, str(why))
    return Glance(web.rows_of(fetcher, found, None, known), _seen(source, found, now, None, feed=False))


def failed(source: Watched, last: Visit | None, now: datetime, why: str) -> Glance:
    """A look that failed."""
    seen = Visit(source.url, now, None, None, 1, f"{_FEED}: {why}" if _was_feed(last) else why)
    if last is not None:
        seen = replace(seen, etag=last.etag, modified=last.modified, failures=last.failures + 1)
    return Glance(iter((Refusal(source.url, why),)), seen)


def _was_feed(last: Visit | None) -> bool:
    return bool(last and last.note and last.note.startswith(_FEED))


def _until(glance: Glance, known: Callable[[str], bool], ends: float) -> Callable[[str], bool]:
    """Which links are left out: those that are known, and after a moment all, which the glance notes."""

    def is_left(url: str) -> bool:
        if known(url):
            return True
        glance.whole = glance.whole and time.monotonic() < ends
        return not glance.whole

    return is_left


def _seen(source: Watched, found: Fetched, now: datetime, last: Visit | None, feed: bool) -> Visit:
    """A visit that succeeded; validators that a server leaves out of "not modified" stay."""
    etag, modified = found.etag or (last.etag if last else None), found.modified or (last.modified if last else None)
    return Visit(source.url, now, etag, modified, 0, _FEED if feed else None)
