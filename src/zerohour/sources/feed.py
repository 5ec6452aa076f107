"""RSS, Atom and JSON feeds: what they announce, as entries with the address, title, time and true publisher of each report."""

import json
from calendar import timegm
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import Any

from zerohour.errors import SourceError
from zerohour.sources.moments import moment

_LARGEST = 20_000_000


@dataclass(frozen=True, slots=True)
class Entry:
    """One announced report. `outlet` is the publisher that the entry names (RSS source), else the feed's title; `html` its text, if any."""

    url: str | None
    title: str | None
    published: date | None
    outlet: str | None
    author: str | None
    html: str | None


@dataclass(frozen=True, slots=True)
class Feed:
    """A feed's title and entries, in its order."""

    title: str | None
    entries: tuple[Entry, ...]


def is_feed(media: str, body: bytes) -> bool:
    """Whether what a server gave is a feed and not a page."""
    start = body.lstrip()[:600].lower()
    named = any(kind in media for kind in ("rss", "atom", "feed+json"))
    return named or any(mark in start for mark in (b"<rss", b"<feed", b"<rdf:rdf", b"jsonfeed.org/version"))


def read(body: bytes, name: str, media: str = "") -> Feed:
    """The feed in a server's answer. Raises SourceError with one sentence for what is none."""
    if len(body) > _LARGEST:
        raise SourceError(f"{name}: more than {_LARGEST // 1_000_000} MB are no feed")
    if not body.strip():
        raise SourceError(f"{name}: the feed is empty")
    if body.lstrip()[:1] == b"{":
        return _json_feed(body, name)
    return _xml_feed(body, name, media)


def _json_feed(body: bytes, name: str) -> Feed:
    try:
        whole = json.loads(body)
        rows = whole["items"]
        found = tuple(_json_entry(row, whole.get("title")) for row in rows if isinstance(row, dict))
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError) as why:
        raise SourceError(f"{name}: this is no JSON feed ({type(why).__name__})") from why
    return Feed(_text(whole.get("title")), found)


def _json_entry(row: Mapping[str, Any], title: object) -> Entry:
    authors = row.get("authors") or ([row["author"]] if isinstance(row.get("author"), dict) else [])
    names = [a.get("name") for a in authors if isinstance(a, dict)] if isinstance(authors, list) else []
    when = _text(row.get("date_published")) or _text(row.get("date_modified"))
    return Entry(
        _text(row.get("external_url")) or _text(row.get("url")),
        _text(row.get("title")),
        moment(when) if when else None,
        _text(title),
        ", ".join(n for n in names if isinstance(n, str)) or None,
        _text(row.get("content_html")) or _text(row.get("content_text")),
    )


def _xml_feed(body: bytes, name: str, media: str) -> Feed:
    import feedparser  # here: files and pages do without it

    try:
        found = feedparser.parse(body, response_headers={"content-type": media} if media else None, resolve_relative_uris=True)
    # A parser of broken feeds raises whatever its parts for XML, HTML and dates raise.
    except Exception as why:
        raise SourceError(f"{name}: the feed cannot be read ({type(why).__name__})") from why
    entries = tuple(_entry(row, found.feed) for row in found.entries)
    if not entries and not found.version:
        raise SourceError(f"{name}: this is no feed; give the address of an RSS, Atom or JSON feed")
    return Feed(_text(found.feed.get("title")), entries)


def _entry(row: Mapping[str, Any], feed: Mapping[str, Any]) -> Entry:
    source = row.get("source")
    publisher = source.get("title") if isinstance(source, dict) else None
    contents = [c.get("value") for c in row.get("content") or () if isinstance(c, dict)]
    html = max((text for text in [*contents, row.get("summary")] if isinstance(text, str)), key=len, default=None)
    return Entry(
        _text(row.get("link")),
        _text(row.get("title")),
        _moment(row),
        _text(publisher) or _text(feed.get("title")),
        _text(row.get("author")),
        html,
    )


def _moment(row: Mapping[str, Any]) -> datetime | None:
    """When the entry was published, in UTC; else when it was last changed."""
    for field in ("published_parsed", "updated_parsed"):
        value = row.get(field)
        if value:
            try:
                return datetime.fromtimestamp(timegm(value), UTC)
            except (ValueError, OverflowError, OSError, TypeError):
                continue
    return None


def _text(value: object) -> str | None:
    return " ".join(value.split()) or None if isinstance(value, str) else None
