"""Reports from the web: what stands at an address is read as a file of its kind is; a feed is all that it announces."""

import io
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import UTC, date, datetime
from urllib.parse import unquote, urlsplit

from zerohour.errors import SourceError
from zerohour.records import Address, Dating, Noted, Passed, Refusal, Report
from zerohour.sources import feed, kinds, page, text
from zerohour.sources.feed import Entry
from zerohour.sources.fetch import Fetched, Fetcher
from zerohour.sources.kinds import Given, Item
from zerohour.sources.pagetime import finest
from zerohour.sources.stamps import Stamp

Got = Report | Refusal | Passed | Noted
_ENOUGH = 600
# A list that names lists is followed no further.
_DEEPEST = 1


def _none(_: str) -> bool:
    return False


def reports(
    fetcher: Fetcher, url: str, published: date | None = None, known: Callable[[str], bool] = _none, depth: int = 0
) -> Iterator[Got]:
    """What stands at an address: a report, those of a file or an archive, or those that a feed or list names and that are not `known`."""
    try:
        found = fetcher.get(url)
        entries = feed.read(found.body, url, found.media, found.url).entries if feed.is_feed(found.media, found.body) else None
    except SourceError as why:
        yield Refusal(url, str(why))
        return
    if entries is None:
        yield from rows_of(fetcher, found, published, known, depth)
    else:
        yield from announced(fetcher, entries, known)


def rows_of(
    fetcher: Fetcher, found: Fetched, published: date | None = None, known: Callable[[str], bool] = _none, depth: int = 0
) -> Iterator[Got]:
    """What was fetched, read as a file of its kind; with what stands at the addresses that it lists."""
    known_of = Given(published, fetched=datetime.now(UTC))
    item = Item(_name(found), found.url, io.BytesIO(found.body), known_of, kinds.read, charset=found.charset, url=found.url)
    for row in kinds.read(item):
        if isinstance(row, Address):
            yield from named(fetcher, row, published, known, depth)
        elif isinstance(row, Refusal) and found.media and not any(kind in found.media for kind in ("html", "text", "xml")):
            yield replace(row, reason=f"{row.reason} (it came as {found.media})")
        else:
            yield row


def _name(found: Fetched) -> str:
    """The name of the file at an address; what comes as HTML is called so."""
    path = urlsplit(found.url).path.rstrip("/")
    name = unquote(path.rpartition("/")[2]) or found.url
    return name if "html" not in found.media or name.lower().endswith((".html", ".htm")) else f"{name}.html"


def named(
    fetcher: Fetcher, row: Address, published: date | None = None, known: Callable[[str], bool] = _none, depth: int = 0
) -> Iterator[Got]:
    """What stands at an address that a feed or list names, with what that says of it."""
    if depth > _DEEPEST:
        yield Passed(row.locator, "address in a list that is itself named by a list")
    elif known(row.url):
        yield Passed(row.locator, "address that was read before")
    else:
        for got in reports(fetcher, row.url, published, known, depth + 1):
            yield told(got, row) if isinstance(got, Report) else got


def announced(fetcher: Fetcher, entries: tuple[Entry, ...], known: Callable[[str], bool]) -> Iterator[Got]:
    """The reports behind a feed's entries, each once; where the page cannot be had, or none is named, the text that the feed carries."""
    seen: set[str] = set()
    for entry in entries:
        if entry.url is None:
            name = entry.title or "an entry"
            yield _carried(entry, Refusal(name, f"{name}: the entry has neither an address nor words"))
        elif entry.url not in seen and not known(entry.url):
            seen.add(entry.url)
            yield from _entry(fetcher, entry, entry.url)


def _entry(fetcher: Fetcher, entry: Entry, url: str) -> Iterator[Got]:
    """The reports of the page that an entry announces, at the entry's address."""
    about = Address(url, url, entry.title, entry.published, entry.outlet, entry.author, entry.feed)
    try:
        found = fetcher.get(url)
        rows = list(rows_of(fetcher, found, depth=_DEEPEST + 1))
    except SourceError as why:
        yield _carried(entry, Refusal(url, str(why)))
        return
    if not any(isinstance(row, Report) for row in rows):
        reason = next((row.reason for row in rows if isinstance(row, Refusal)), f"{url}: there is no report in it")
        yield _carried(entry, Refusal(url, reason))
        return
    for row in rows:
        if isinstance(row, Report):
            dating = replace(row.dating, modified=row.dating.modified or entry.modified)
            yield told(replace(row, dating=dating, url=url if row.url == found.url else row.url), about)
        elif not isinstance(row, Noted):
            yield row


def told(found: Report, by: Address) -> Report:
    """A report with what the feed or list that names it says of it, where the report itself says less."""
    best = found.published
    if by.published is not None and found.dating.basis != "given":
        own = Stamp(best, found.dating.other) if best is not None and found.dating.basis != "address" else None
        best = finest(own, [Stamp(by.published)]).moment if own else by.published
    changed = best != found.published
    return replace(
        found,
        published=best,
        dating=Dating("feed", modified=found.dating.modified) if changed else found.dating,
        outlet=by.outlet or found.outlet or by.feed,
        title=found.title or by.title,
        author=found.author or by.author,
    )


def _carried(entry: Entry, why: Refusal) -> Report | Refusal:
    """The words that the feed itself carries, where they are enough; else why there is no report."""
    words = page.plain(entry.html) if entry.html else ""
    if len(words) < (1 if entry.url is None else _ENOUGH):
        return why
    whole = f"{entry.title}\n\n{words}" if entry.title else words
    outlet = entry.outlet or entry.feed
    try:
        made = text.report(whole, entry.published, entry.title, entry.url, outlet, entry.title, entry.author, page=True)
    except SourceError as refused:
        return Refusal(entry.url or why.locator, str(refused))
    remarks = ("the page could not be had: the words are those of the feed",) if entry.url else ()
    dating = Dating("feed", modified=entry.modified) if entry.published else made.dating
    return text.bounded(replace(made, dating=dating, remarks=remarks))
