"""When a page was published, by what it says of itself: JSON-LD, meta tags, time elements of the article, its byline, its address.

Never by links to others, comments, captions, or the head and foot of the page.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from typing import Any

from zerohour.records import Dating
from zerohour.sources import markup
from zerohour.sources.markup import Tree
from zerohour.sources.stamps import Stamp, found, stamp

_PUBLISHED = [
    "article:published_time",
    "og:article:published_time",
    "article:published",
    "og:published_time",
    "datepublished",
    "rnews:datepublished",
    "parsely-pub-date",
    "sailthru.date",
    "cxenseparse:recs:publishtime",
    "bt:pubdate",
    "article.published",
    "pubdate",
    "publishdate",
    "publish-date",
    "publish_date",
    "publication_date",
    "publicationdate",
    "published",
    "published-date",
    "dc.date.issued",
    "dcterms.issued",
    "dcterms.created",
    "dc.date.created",
    "dc.date",
    "dcterms.date",
    "citation_publication_date",
    "date",
]
_MODIFIED = [
    "article:modified_time",
    "og:article:modified_time",
    "og:updated_time",
    "article:modified",
    "datemodified",
    "dcterms.modified",
    "dc.date.modified",
    "lastmod",
    "last-modified",
    "last_updated",
    "revised",
]
_DATED = re.compile(
    r"(?:date|time|timestamp|publish\w*|posted|byline|dateline|author|meta|info|entry|article|story|stamp|details|header|sub\w*|lead)",
    re.IGNORECASE,
)
_SAYS = re.compile(r"(?i)\b(?:(?:first\s)?published|posted|released|issued)\b|^by\s")
_CHANGED = re.compile(r"(?i)\b(?:updated|modified|changed|edited|corrected)\b")
_ADDRESS = re.compile(r"[/-]((?:19|20)\d\d)([/-]?)(\d\d?|[a-z]{3})\2(\d\d?)(?=[/_.-]|$)")
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_LONGEST_LINE, _PARAGRAPH, _HEAD_PARAGRAPHS = 140, 100, 3
_FAR = timedelta(days=2)
# How many elements around a headline belong to it; letters of a teaser, words of the headline to which it leads.
_AROUND, _TEASER, _HEADLINE = 3, 300, 4


@dataclass(frozen=True, slots=True)
class Told:
    """What a page says: when it was published (None: it does not), how that was found, and sentences on what contradicts it."""

    published: date | None
    dating: Dating
    remarks: tuple[str, ...] = ()


@dataclass
class _Lines:
    """Moments in the lines of an article's head, each with whether it stands behind the headline."""

    times: list[tuple[bool, Stamp]] = field(default_factory=list)
    lines: list[tuple[bool, Stamp]] = field(default_factory=list)
    changed: list[Stamp] = field(default_factory=list)


def told(tree: Tree, linked: Sequence[Mapping[str, Any]], url: str | None, article: Tree | None = None) -> Told:
    """When a page was published and last changed; `article` is the element to look in, the whole page by default."""
    metas, lines = markup.metas(tree), _Lines()
    _walk(tree.find("body") if article is None and tree.find("body") is not None else article if article is not None else tree, lines)
    known = [
        ("JSON-LD", _first(one.get(name) for name in ("datePublished", "dateCreated") for one in linked)),
        ("meta", _first(metas.get(name) for name in _PUBLISHED)),
        ("time element", _behind(lines.times)),
        ("byline", _behind(lines.lines)),
        ("address", of_address(url or markup.canonical(tree))),
    ]
    stated = [(basis, one) for basis, one in known if one is not None]
    changes = (
        _first(one.get("dateModified") for one in linked),
        _first(metas.get(name) for name in _MODIFIED),
        next(iter(lines.changed), None),
    )
    modified = next((one.moment for one in changes if one is not None), None)
    if not stated:
        if modified is None:
            return Told(None, Dating())
        basis = "JSON-LD" if changes[0] else "meta" if changes[1] else "byline"
        return Told(modified, Dating(basis, modified=modified), ("the page tells only when it was last changed",))
    basis, first = stated[0]
    best = finest(first, [one for _, one in stated[1:]])
    far = [f"{one.moment.isoformat()} ({name})" for name, one in stated[1:] if name != "address" and _apart(best, one)]
    remarks = (f"the page also gives {far[0]} as its date; taken was {best.moment.isoformat()} ({basis})",) if far else ()
    return Told(best.moment, Dating(basis, best.other, modified=modified), remarks)


def of_address(url: str | None) -> Stamp | None:
    """The day in an address: /2024/07/31/, /2024-07-31, /20240731, /2024/jul/31."""
    match = _ADDRESS.search((url or "").lower()[:500])
    if match is None:
        return None
    year, _, month, day = match.groups()
    try:
        number = _MONTHS.index(month) + 1 if month in _MONTHS else int(month)
        return Stamp(date(int(year), number, int(day)))
    except ValueError:
        return None


def _first(values: Iterator[Any]) -> Stamp | None:
    return next((s for value in values if (s := stamp(value)) is not None), None)


def _behind(found_: Sequence[tuple[bool, Stamp]]) -> Stamp | None:
    """The first behind the headline, else the last before it."""
    after = next((one for behind, one in found_ if behind), None)
    return after or (found_[-1][1] if found_ else None)


def finest(first: Stamp, others: Sequence[Stamp]) -> Stamp:
    """The same moment as another tells it to the minute, or with its zone; or which of two readings the other means."""
    best = first
    for one in others:
        if best.other is not None and one.other is None and _day(one) in (_day(best), best.other):
            best = Stamp(one.moment) if _day(one) == best.other else Stamp(best.moment)
        if not isinstance(best.moment, datetime) and isinstance(one.moment, datetime) and one.other is None and _day(one) == best.moment:
            best = one
        if (
            isinstance(best.moment, datetime)
            and best.moment.tzinfo is None
            and isinstance(one.moment, datetime)
            and one.moment.tzinfo is not None
        ):
            gap = abs((best.moment.replace(tzinfo=UTC) - one.moment).total_seconds())
            best = one if gap <= 14 * 3600 and gap % 900 < 60 else best
    return best


def _day(one: Stamp) -> date:
    return one.moment.date() if isinstance(one.moment, datetime) else one.moment


def _apart(one: Stamp, other: Stamp) -> bool:
    return abs(_day(one) - _day(other)) > _FAR and one.other != _day(other) and other.other != _day(one)


def _walk(root: Tree, lines: _Lines) -> None:
    """Gathers the moments that stand at the head of an article, and those that a line says it was published at."""
    head = markup.headline(root)
    place = _Place(head, behind=head is None)
    todo: list[Tree] = [root]
    while todo:
        node = todo.pop()
        if node is not root and (node.tag == "blockquote" or markup.is_apart(node) or _is_another(node, root)):
            continue
        if node is head:
            place.behind = True
            continue
        if node.tag == "p" and len(" ".join(node.text_content().split())) > _PARAGRAPH and place.behind:
            place.paragraphs += 1
            continue
        _look(node, lines, place)
        todo.extend(reversed(node))


@dataclass
class _Place:
    """Where a walk through a page is: whether behind its headline, and behind how many paragraphs."""

    head: Tree
    behind: bool
    paragraphs: int = 0

    def is_head(self, node: Tree) -> bool:
        """Whether a moment is at the article's head: over the headline only near it, behind the first paragraph not beside a link."""
        if self.paragraphs >= _HEAD_PARAGRAPHS:
            return False
        if self.behind and not self.paragraphs:
            return True
        return (self.behind or self._is_near(node)) and not _is_teaser(node)

    def _is_near(self, node: Tree) -> bool:
        """Whether it stands in what holds the headline, or in what comes right before that and has no headline of its own."""
        around = [up for up in self.head.iterancestors() if up.tag not in ("body", "html")]
        before = [one.getprevious() for one in (self.head, *around)]
        ups = (node, *node.iterancestors())
        return any(up is one for up in ups for one in around[:_AROUND]) or any(
            up is one and up.find(".//h1") is None and up.find(".//h2") is None for up in ups for one in before
        )


def _is_teaser(node: Tree) -> bool:
    """Whether a few words around an element lead to another article: a link of a headline's length."""
    for up in (node, *list(node.iterancestors())[:2]):
        if len(up.text_content()) < _TEASER and any(len(a.text_content().split()) >= _HEADLINE for a in up.iter("a")):
            return True
    return False


def _is_another(node: Tree, root: Tree) -> bool:
    """Whether an article in an article is somebody else's: a teaser, or the head of another page."""
    if node.tag == "header" and node.find(".//h1") is None and next(node.iterancestors("article", "main"), None) is None:
        return True
    if node.tag != "article":
        return False
    held = next(node.iterancestors("article"), None)
    return (held is not None and held is not root and node.find(".//h1") is None) or (held is None and _is_later(node))


def _is_later(node: Tree) -> bool:
    """Whether another article of the page stands before this one, and this one has no headline of the first rank."""
    before = node.getprevious()
    while before is not None:
        if before.tag == "article":
            return True
        before = before.getprevious()
    return False


def _look(node: Tree, lines: _Lines, place: _Place) -> None:
    prop = (node.get("itemprop") or "").lower()
    if node.tag == "time" or prop in ("datepublished", "datemodified", "datecreated"):
        own = " ".join(node.text_content().split())
        when = stamp(node.get("datetime") or node.get("content")) or stamp(own)
        around = (node.getparent().text_content() if node.getparent() is not None else "")[:200]
        named = f"{node.get('class') or ''} {prop}"
        if when is None:
            return
        if prop == "datemodified" or _CHANGED.search(named) or (_CHANGED.search(around) and not _SAYS.search(around)):
            lines.changed.append(when)
        elif prop == "datepublished" or node.get("pubdate") is not None or place.is_head(node):
            lines.times.append((place.behind, when))
        return
    if len(node) > 12 or node.find(".//time") is not None:
        return
    words = " ".join(node.text_content().split()) if node.tag != "body" else ""
    if not 6 <= len(words) <= _LONGEST_LINE or node.find(".//p") is not None or (len(node) and node.find(".//div") is not None):
        return
    says = _SAYS.search(words)
    called = f"{node.get('class') or ''} {node.get('id') or ''} {prop}"
    if (when := found(words)) is None or not (says or ((_DATED.search(called) or _is_line(words)) and place.is_head(node))):
        return
    if _CHANGED.search(words) and not says:
        lines.changed.append(when)
    else:
        lines.lines.append((place.behind, when))
        if _CHANGED.search(words) and (second := found(_CHANGED.split(words)[-1])) is not None:
            lines.changed.append(second)


def _is_line(words: str) -> bool:
    """Whether a line is a date with little beside it, or a byline."""
    return len(re.sub(r"[\d\W_]+", "", words)) <= 40 and not re.search(r"[a-z]{3}\.\s*$", words)
