"""Reports from the web: a page is one report, a feed all that it announces."""

import codecs
import re
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import replace
from datetime import date, datetime

from zerohour.errors import SourceError
from zerohour.records import Refusal, Report
from zerohour.sources import feed, page, text
from zerohour.sources.feed import Entry
from zerohour.sources.fetch import Fetched, Fetcher
from zerohour.sources.file import decode

_META_CHARSET = re.compile(rb"""<meta[^>]{0,200}charset=["']?([\w-]{2,20})""", re.IGNORECASE)
_CHARSETS = re.compile(
    r"utf-(8|8-sig|16|16-le|16-be|32)|iso8859-\d+|ascii|cp\d+|koi8-[rut]|mac-\w+|gb\w+|big5\w*|euc_\w+|iso2022_\w+|shift_jis\w*|johab|tis-620|hz"
)
_ENOUGH = 600


def reports(
    fetcher: Fetcher, url: str, published: date | None = None, known: Callable[[str], bool] = lambda _: False
) -> Iterator[Report | Refusal]:
    """The report at an address, or those that a feed there announces and that are not `known` by their address."""
    try:
        found = fetcher.get(url)
        if not feed.is_feed(found.media, found.body):
            yield from of_page(found, published)
            return
        entries = feed.read(found.body, url, found.media).entries
    except SourceError as why:
        yield Refusal(url, str(why))
        return
    yield from announced(fetcher, entries, known)


def announced(fetcher: Fetcher, entries: tuple[Entry, ...], known: Callable[[str], bool]) -> Iterator[Report | Refusal]:
    """The reports behind a feed's entries, each once; where the page cannot be had, the text that the feed itself carries."""
    seen: set[str] = set()
    for entry in entries:
        if entry.url is None or entry.url in seen or known(entry.url):
            continue
        seen.add(entry.url)
        yield _entry(fetcher, entry)


def _entry(fetcher: Fetcher, entry: Entry) -> Report | Refusal:
    url = str(entry.url)
    try:
        found = next(of_page(fetcher.get(url), None))
    except SourceError as why:
        found = Refusal(url, str(why))
    if isinstance(found, Report):
        when = found.published if isinstance(found.published, datetime) else entry.published or found.published
        return replace(
            found,
            url=url,
            published=when,
            outlet=entry.outlet or found.outlet,
            title=found.title or entry.title,
            author=found.author or entry.author,
        )
    carried = page.plain(entry.html) if entry.html else ""
    if len(carried) < _ENOUGH:
        return replace(found, locator=url)
    whole = f"{entry.title}\n\n{carried}" if entry.title else carried
    try:
        return text.report(whole, entry.published, entry.title, url, entry.outlet, entry.title, entry.author)
    except SourceError as why:
        return Refusal(url, str(why))


def of_page(found: Fetched, published: date | None) -> Iterator[Report | Refusal]:
    """The report of a page that was fetched, or why there is none."""
    if not any(kind in found.media for kind in ("html", "text/plain", "xml")) and found.media:
        yield Refusal(found.url, f"{found.url}: this is {found.media}, not a page of text")
        return
    try:
        words = decoded(found)
        if "text/plain" in found.media:
            yield text.report(words, published, None, found.url)
        else:
            yield page.report(words, found.url, published, found.url)
    except SourceError as why:
        yield Refusal(found.url, str(why))


def decoded(found: Fetched) -> str:
    """The page as text: by the charset of its header, of its own meta tag, else as files are read. Raises SourceError."""
    tag = _META_CHARSET.search(found.body[:4096])
    for charset in (found.charset, tag[1].decode("ascii") if tag else None):
        if charset and (name := _codec(charset)):
            with suppress(UnicodeDecodeError):
                return found.body.decode(name)
    return decode(found.body, found.url)


def _codec(charset: str) -> str | None:
    """Python's name of a charset that pages are written in; its other codecs pack, escape, or take very long."""
    try:
        name = codecs.lookup(charset).name
    except (LookupError, ValueError):
        return None
    return name if _CHARSETS.fullmatch(name) else None
