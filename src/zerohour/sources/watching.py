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
# What the note of a visit tells beside why it failed: that there was a feed, and, on a line of its own, where the source has moved.
_FEED, _MOVED = "feed", "moved to "


@dataclass
class Glance:
    """A look at a source: its new reports, fetched as they are taken, and afterwards the visit to remember.

    One that was broken off, since it took too long, is remembered without the server's validators: the rest comes with the next.
    `moved` is where the source stands from now on, where this look learned it.
    """

    found: Iterator[Got]
    seen: Visit
    whole: bool = True
    moved: str | None = None

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
    """A look at a source, where it has moved to. `known` says which of the announced links need not be fetched; no new one is after the
    seconds.
    """
    home = _home(last) or source.url
    try:
        found = fetcher.get(home, last.etag if last else None, last.modified if last else None)
        is_feed = feed.is_feed(found.media, found.body) if found.fresh else _was_feed(last)
        if _was_feed(last) and not is_feed:
            raise SourceError(f"{home}: it gave a feed before, and now a page; check the address in your list")
        entries = feed.read(found.body, source.name, found.media, found.url).entries if found.fresh and is_feed else ()
    except SourceError as why:
        return failed(source, last, now, str(why))
    now_at = found.moved or home
    seen = _seen(source, found, now, None if found.fresh else last, is_feed, None if now_at == source.url else now_at)
    glance = Glance(iter(()), seen, moved=now_at if now_at not in (home, source.url) else None)
    if is_feed:
        glance.found = web.announced(fetcher, entries, _until(glance, known, time.monotonic() + seconds))
    elif found.fresh:
        glance.found = web.rows_of(fetcher, found, None, known)
    return glance


def failed(source: Watched, last: Visit | None, now: datetime, why: str) -> Glance:
    """A look that failed. The next begins at the address of the list again: where the source had moved to holds no longer."""
    seen = Visit(source.url, now, None, None, 1, f"{_FEED}: {why}" if _was_feed(last) else why)
    if last is not None:
        keep = _home(last) is None
        seen = replace(seen, etag=last.etag if keep else None, modified=last.modified if keep else None, failures=last.failures + 1)
    return Glance(iter((Refusal(source.url, why),)), seen)


def _home(last: Visit | None) -> str | None:
    """Where a source has moved to, as the last look knew."""
    lines = (last.note or "").split("\n") if last else []
    return next((line.removeprefix(_MOVED) for line in lines if line.startswith(_MOVED)), None)


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


def _seen(source: Watched, found: Fetched, now: datetime, last: Visit | None, is_feed: bool, home: str | None) -> Visit:
    """A visit that succeeded; validators that a server leaves out of "not modified" stay."""
    etag, modified = found.etag or (last.etag if last else None), found.modified or (last.modified if last else None)
    note = [*([_FEED] if is_feed else []), *([f"{_MOVED}{home}"] if home else [])]
    return Visit(source.url, now, etag, modified, 0, "\n".join(note) or None)
