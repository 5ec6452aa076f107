"""Web archives: WARC (ISO 28500), and WACZ, which packs them."""

import io
import zipfile
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

from zerohour.errors import SourceError
from zerohour.records import Passed, Refusal
from zerohour.sources.kinds.item import MOST_BYTES, Item, Row

_GOOD = frozenset({"200", "203", "206"})


def warc(item: Item) -> Iterator[Row]:
    """The pages of a web archive that answered well, each with its own address; when a page was captured bounds when it was published."""
    from warcio.archiveiterator import ArchiveIterator  # here, since few read archives
    from warcio.exceptions import ArchiveLoadFailed

    try:
        for record in ArchiveIterator(item.stream):
            yield from _record(item, record)
    except (ArchiveLoadFailed, EOFError, OSError, ValueError, AttributeError, TypeError, IndexError, KeyError) as why:
        yield Refusal(item.where, f"{item.where}: the archive breaks off or is damaged ({type(why).__name__}); what stands before was read")


def wacz(item: Item) -> Iterator[Row]:
    """The pages of the archives in a WACZ; its indexes are passed over."""
    with item.seekable() as stream:
        try:
            with zipfile.ZipFile(stream) as parts:
                for name in parts.namelist():
                    where = f"{item.where}, {name}"
                    if name.startswith("archive/") and ".warc" in name:
                        with parts.open(name) as inner:
                            yield from item.inside(name.rpartition("/")[2], where, inner)
                    elif not name.endswith("/"):
                        yield Passed(where, "index of a web archive")
        except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError, RuntimeError, EOFError) as why:
            raise SourceError(f"{item.where}: the archive is damaged or locked ({type(why).__name__}); get it again") from why


def _record(item: Item, record: Any) -> Iterator[Row]:
    headers = record.http_headers
    url = record.rec_headers.get_header("WARC-Target-URI") or item.name
    where = f"{item.where}, {url}"
    if record.rec_type != "response" or headers is None:
        if record.rec_type in ("revisit", "resource", "conversion"):
            yield Passed(where, f"{record.rec_type} record of a web archive")
        return
    if headers.get_statuscode() not in _GOOD:
        yield Passed(where, f"answer {headers.get_statuscode()[:3]} of a web archive")
        return
    media = (headers.get_header("Content-Type") or "").lower()
    if media and not any(kind in media for kind in ("html", "text/plain", "xml", "json", "pdf", "octet-stream")):
        yield Passed(where, media.partition(";")[0].strip()[:60] or "answer without a type")
        return
    body = record.content_stream().read(MOST_BYTES + 1)
    if len(body) > MOST_BYTES:
        yield Refusal(where, f"{where}: more than {MOST_BYTES // 1_000_000} MB are no single report")
        return
    record.raw_stream.read()
    if getattr(record.raw_stream, "limit", 0) > 0:
        yield Refusal(where, f"{where}: the record is cut off; get the archive again")
        return
    given = replace(item.given, fetched=_captured(record))
    name = url.rstrip("/").rpartition("/")[2] or url
    charset = media.partition("charset=")[2].strip(" \"'")[:40] or None
    named = name if "html" not in media or name.lower().endswith((".html", ".htm")) else f"{name}.html"
    yield from item.inside(named, where, io.BytesIO(body), given, url, charset)


def _captured(record: Any) -> datetime | None:
    try:
        moment = datetime.fromisoformat(str(record.rec_headers.get_header("WARC-Date")))
    except ValueError:
        return None
    return moment if moment.tzinfo else moment.replace(tzinfo=UTC)
