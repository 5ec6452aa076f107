"""Files that hold many reports: JSON lines, and web archives (WARC, ISO 28500)."""

import json
from collections.abc import Iterable, Iterator
from datetime import date
from typing import Any, BinaryIO

from zerohour.errors import SourceError, UsageError
from zerohour.records import Refusal, Report
from zerohour.sources import page, text
from zerohour.sources.fetch import Fetched
from zerohour.sources.moments import moment, published
from zerohour.sources.web import of_page

_LONGEST = 20_000_000
# The names under which archives and news interfaces keep a field, the likelier first.
_FIELDS = {
    "text": ("text", "body", "bodyText", "content", "article"),
    "html": ("html",),
    "title": ("title", "headline"),
    "url": ("url", "link", "sourceUrl"),
    "outlet": ("outlet", "publisher", "publication", "source", "sitename"),
    "author": ("author", "byline"),
    "published": ("published", "publishedAt", "published_at", "date", "datetime", "pubDate"),
}


def json_lines(stream: BinaryIO, name: str, when: date | None = None) -> Iterator[Report | Refusal]:
    """A report a line: an object with its text (or html) and, where known, title, url, outlet, author and date of publication."""
    number = 0
    while line := stream.readline(_LONGEST + 1):
        number += 1
        where = f"{name}, line {number}"
        if len(line) > _LONGEST:
            yield Refusal(where, f"{where}: more than {_LONGEST // 1_000_000} MB are no single report")
            return
        if line.strip():
            try:
                yield _of_object(json.loads(line), where, when)
            except (ValueError, RecursionError):
                yield Refusal(where, f"{where}: this is no JSON; each line must be one JSON object")
            except SourceError as why:
                yield Refusal(where, str(why))


def _of_object(row: Any, where: str, when: date | None) -> Report:
    if not isinstance(row, dict):
        raise SourceError(f"{where}: this is no JSON object; each line must be one")
    given = {field: _first(row, names) for field, names in _FIELDS.items()}
    at = when or _moment(given["published"])
    if given["text"]:
        return text.report(given["text"], at, where, given["url"], given["outlet"], given["title"], given["author"])
    if given["html"]:
        return page.report(given["html"], where, at, given["url"])
    raise SourceError(f"{where}: there is no text in it; a report needs one of {', '.join((*_FIELDS['text'], *_FIELDS['html']))}")


def _first(row: dict[str, Any], names: Iterable[str]) -> str | None:
    return next((row[name] for name in names if isinstance(row.get(name), str) and row[name].strip()), None)


def _moment(words: str | None) -> date | None:
    if words is None:
        return None
    try:
        return published(words)
    except UsageError:
        return moment(words)


def warc(stream: BinaryIO, name: str, when: date | None = None) -> Iterator[Report | Refusal]:
    """The pages of a web archive that answered well, each with its own address; when a page was captured says not when it was published."""
    from warcio.archiveiterator import ArchiveIterator  # here, since few read archives
    from warcio.exceptions import ArchiveLoadFailed

    try:
        for record in ArchiveIterator(stream):
            headers = record.http_headers
            if record.rec_type != "response" or headers is None or headers.get_statuscode() != "200":
                continue
            media = (headers.get_header("Content-Type") or "").lower()
            url = record.rec_headers.get_header("WARC-Target-URI") or name
            if "html" not in media and "text/plain" not in media:
                continue
            body = record.content_stream().read(_LONGEST + 1)
            if len(body) > _LONGEST:
                yield Refusal(url, f"{url}: more than {_LONGEST // 1_000_000} MB are no single report")
                continue
            charset = media.partition("charset=")[2].strip(" \"'") or None
            yield from of_page(Fetched(url, body, media.partition(";")[0].strip(), charset, None, None), when)
    except (ArchiveLoadFailed, EOFError, OSError, ValueError) as why:
        yield Refusal(name, f"{name}: the archive breaks off or is damaged ({type(why).__name__}); what stands before was read")
