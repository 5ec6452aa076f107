"""Looking at watched feeds and pages again and again: only what changed is fetched, and a failing server is asked ever more rarely."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from datetime import datetime, timedelta

from zerohour.errors import SourceError
from zerohour.records import Refusal, Report, Visit
from zerohour.sources import feed, web
from zerohour.sources.fetch import Fetched, Fetcher
from zerohour.sources.lists import Watched

_MOST_DOUBLINGS = 6


def due(source: Watched, last: Visit | None) -> datetime | None:
    """When to look next; None: at once. Each failure in a row doubles the wait, up to 64 times."""
    if last is None:
        return None
    return last.at + timedelta(seconds=source.every << min(last.failures, _MOST_DOUBLINGS))


def ready(sources: Iterable[Watched], last: Callable[[str], Visit | None], now: datetime) -> list[Watched]:
    """The sources to look at now. `last` tells the last visit to an address."""
    return [one for one in sources if (when := due(one, last(one.url))) is None or when <= now]


def pause_until(sources: Iterable[Watched], last: Callable[[str], Visit | None]) -> datetime:
    """When the next of the sources is due, once each has been visited."""
    return min(when for one in sources if (when := due(one, last(one.url))) is not None)


def look(
    fetcher: Fetcher, source: Watched, last: Visit | None, now: datetime, known: Callable[[str], bool]
) -> tuple[Visit, Iterator[Report | Refusal]]:
    """What a look at a source gave: the visit to remember, and its new reports, fetched as they are taken."""
    try:
        found = fetcher.get(source.url, last.etag if last else None, last.modified if last else None)
        if not found.fresh:
            return _seen(source, found, now, last), iter(())
        if feed.is_feed(found.media, found.body):
            entries = feed.read(found.body, source.name, found.media).entries
            return _seen(source, found, now, None), web.announced(fetcher, entries, known)
    except SourceError as why:
        failed = Visit(source.url, now, None, None, 1, str(why))
        if last is not None:
            failed = replace(failed, etag=last.etag, modified=last.modified, failures=last.failures + 1)
        return failed, iter((Refusal(source.url, str(why)),))
    return _seen(source, found, now, None), web.of_page(found, None)


def _seen(source: Watched, found: Fetched, now: datetime, last: Visit | None) -> Visit:
    """A visit that succeeded; validators that a server leaves out of "not modified" stay."""
    return Visit(source.url, now, found.etag or (last.etag if last else None), found.modified or (last.modified if last else None), 0, None)
