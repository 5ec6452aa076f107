"""RSS, Atom and JSON feeds: what they announce, as entries with the address, title, time and true publisher of each report."""

import json
import re
from calendar import timegm
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime
from html import escape, unescape
from typing import Any

from zerohour.errors import SourceError, visible
from zerohour.sources.links import bare, resolved
from zerohour.sources.stamps import stamp

_LARGEST = 20_000_000
# The first element of a feed, behind what XML lets stand before it.
_ROOT = re.compile(
    rb"(?:<\?[^>]{0,2000}>|<!--.{0,2000}?-->|<!doctype[^>\[]{0,2000}(?:\[.{0,2000}?\]\s{0,9})?>|\s)*+<(?:\w{1,20}:)?(?:rss|feed|rdf)[\s>]",
    re.DOTALL,
)


@dataclass(frozen=True, slots=True)
class Entry:
    """One announced report; without an address, it is its text alone.

    `outlet` is the publisher that the entry itself names (RSS source), `feed` the feed's title; `html` its text, if any; `published` falls
    back to `modified`, when it was last changed.
    """

    url: str | None
    title: str | None
    published: date | None
    outlet: str | None
    author: str | None
    html: str | None
    modified: date | None = None
    feed: str | None = None


@dataclass(frozen=True, slots=True)
class Feed:
    """A feed's title and entries, in its order."""

    title: str | None
    entries: tuple[Entry, ...]


def is_feed(media: str, body: bytes) -> bool:
    """Whether what a server gave is a feed and not a page."""
    start = body.lstrip(b"\xef\xbb\xbf \t\r\n")[:3000].lower()
    named = any(kind in media for kind in ("rss", "atom", "feed+json"))
    return named or _ROOT.match(start) is not None or (start.startswith(b"{") and b"jsonfeed.org/version" in start)


def read(body: bytes, name: str, media: str = "", base: str | None = None) -> Feed:
    """The feed in a server's answer, or in a file; `base` is the address that relative links start from, by default `name` where it is one.

    Entries whose addresses differ only in how a reader came are one. Raises SourceError with one sentence for what is no feed.
    """
    if len(body) > _LARGEST:
        raise SourceError(f"{name}: more than {_LARGEST // 1_000_000} MB are no feed")
    if not body.strip():
        raise SourceError(f"{name}: the feed is empty")
    home = base or (name if name.startswith(("http://", "https://")) else None)
    start = body.lstrip(b"\xef\xbb\xbf \t\r\n")[:1]
    found = _json_feed(body, name, home) if start == b"{" else _xml_feed(body, name, media, home)
    return replace(found, entries=tuple(_once(found.entries)))


def _once(entries: Iterable[Entry]) -> Iterator[Entry]:
    seen: set[str] = set()
    for entry in entries:
        key = bare(entry.url) if entry.url else f"{entry.title}\n{entry.html}"
        if key not in seen:
            seen.add(key)
            yield entry


def _json_feed(body: bytes, name: str, base: str | None) -> Feed:
    try:
        whole = json.loads(body)
        rows = whole["items"]
        found = tuple(
            _json_entry(row, whole.get("title"), _link(whole.get("home_page_url"), base) or base) for row in rows if isinstance(row, dict)
        )
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError) as why:
        raise SourceError(f"{name}: this is no JSON feed ({type(why).__name__})") from why
    return Feed(_text(whole.get("title")), found)


def _json_entry(row: Mapping[str, Any], title: object, base: str | None) -> Entry:
    authors = row.get("authors") or ([row["author"]] if isinstance(row.get("author"), dict) else [])
    names = [a.get("name") for a in authors if isinstance(a, dict)] if isinstance(authors, list) else []
    published, modified = _when(row.get("date_published")), _when(row.get("date_modified"))
    return Entry(
        next((link for link in (_link(row.get(n), base) for n in ("external_url", "url", "id")) if link), None),
        _text(row.get("title")),
        published or modified,
        None,
        ", ".join(n for n in names if isinstance(n, str)) or None,
        _html(row.get("content_html")) or _escaped(row.get("content_text")) or _escaped(row.get("summary")),
        modified,
        _text(title),
    )


def _xml_feed(body: bytes, name: str, media: str, base: str | None) -> Feed:
    import feedparser  # here: files and pages do without it

    headers = {"content-type": media} if media else {}
    try:
        found = feedparser.parse(body, response_headers=headers | ({"content-location": base} if base else {}), resolve_relative_uris=True)
    # A parser of broken feeds raises whatever its parts for XML, HTML and dates raise.
    except Exception as why:
        raise SourceError(f"{name}: the feed cannot be read ({type(why).__name__})") from why
    entries = tuple(_entry(row, found.feed, base) for row in found.entries)
    if not entries and not found.version:
        raise SourceError(f"{name}: this is no feed; give the address of an RSS, Atom or JSON feed")
    return Feed(_text(found.feed.get("title")), entries)


def _entry(row: Mapping[str, Any], feed: Mapping[str, Any], base: str | None) -> Entry:
    source = row.get("source")
    publisher = source.get("title") if isinstance(source, dict) else None
    contents = [c.get("value") for c in row.get("content") or () if isinstance(c, dict)]
    html = max((text for text in [*contents, row.get("summary")] if isinstance(text, str)), key=len, default=None)
    home = base or _link(feed.get("link"), None)
    # feedparser lends the one moment for the other, with a warning, where it is not asked whether it is there.
    modified, published = (_moment(row, name) if name in row else None for name in ("updated", "published"))
    return Entry(
        _link(row.get("link"), home) or (_link(row.get("id"), None) if not row.get("link") else None),
        _text(row.get("title")),
        published or modified,
        _text(publisher),
        _text(row.get("author")),
        html,
        modified if modified != published else None,
        _text(feed.get("title")),
    )


def _moment(row: Mapping[str, Any], field: str) -> date | None:
    """When the entry was published, or changed: as it is written, with its zone, else as feedparser understands it, in UTC."""
    if (found := _when(row.get(field))) is not None:
        return found
    value = row.get(f"{field}_parsed")
    try:
        return datetime.fromtimestamp(timegm(value), UTC) if value else None
    except (ValueError, OverflowError, OSError, TypeError):
        return None


def _when(value: object) -> date | None:
    found = stamp(value) if isinstance(value, str) else None
    return found.moment if found else None


def _link(value: object, base: str | None) -> str | None:
    return resolved(value, base) if isinstance(value, str) and value.strip() else None


def _text(value: object) -> str | None:
    """Words on one line, without the tags and entities that titles of feeds bring; what no file and no database takes is seen as such."""
    if not isinstance(value, str):
        return None
    plain = unescape(re.sub(r"</?[A-Za-z][^<>]{0,200}>", "", value)) if "<" in value or "&" in value else value
    return " ".join(visible(plain).split()) or None


def _html(value: object) -> str | None:
    return value if isinstance(value, str) and value.strip() else None


def _escaped(value: object) -> str | None:
    """Plain words as HTML, a paragraph a line."""
    return "".join(f"<p>{escape(line)}</p>" for line in value.splitlines() if line.strip()) or None if isinstance(value, str) else None
