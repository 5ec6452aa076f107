"""Web pages: HTML, and MHTML as browsers save it."""

from collections.abc import Iterator
from email import policy
from email.message import EmailMessage
from email.parser import BytesParser

from zerohour.errors import SourceError
from zerohour.sources import page
from zerohour.sources.charset import decode
from zerohour.sources.kinds.item import Item, Row


def html(item: Item) -> Iterator[Row]:
    """The article of a page; of a live blog a report a post."""
    words = decode(item.whole(), item.where, item.charset)
    yield from page.reports(words, item.url or item.stem, item.given.published, item.url, item.given.fetched)


def mhtml(item: Item) -> Iterator[Row]:
    """The article of a saved page, with the address that it was saved from."""
    whole = BytesParser(policy=policy.default).parsebytes(item.whole())
    part = next((p for p in whole.walk() if p.get_content_type() == "text/html"), None)
    if not isinstance(part, EmailMessage):
        raise SourceError(f"{item.where}: there is no page in the saved file; save it again")
    raw = part.get_payload(decode=True)
    words = decode(raw if isinstance(raw, bytes) else b"", item.where, part.get_content_charset())
    url = next((str(v) for v in (whole["Snapshot-Content-Location"], part["Content-Location"]) if str(v or "").startswith("http")), None)
    yield from page.reports(words, item.stem, item.given.published, url, item.given.fetched)
