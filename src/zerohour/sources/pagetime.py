"""When a page says that it was published: its JSON-LD first (to the minute on most news pages), then its meta tags."""

import json
from collections.abc import Iterator
from datetime import datetime
from typing import Any

_META = ("article:published_time", "og:article:published_time", "datePublished", "parsely-pub-date", "dc.date.issued", "date")
_ARTICLES = ("article", "newsarticle", "reportagenewsarticle", "blogposting", "liveblogposting", "webpage")


def stated(html: str) -> datetime | None:
    """The moment, aware where the page gives a zone; None where the page states none to the minute."""
    from lxml import html as lxml_html  # here: it takes long to load, and text files do without it
    from lxml.etree import LxmlError

    try:
        parser = lxml_html.HTMLParser(encoding="utf-8", huge_tree=False)
        tree = lxml_html.document_fromstring(html.encode("utf-8", "replace"), parser=parser)
    except (LxmlError, ValueError):
        return None
    said = [_moment(value) for value in (*_linked(tree), *_meta(tree))]
    return next((moment for moment in said if moment is not None), None)


def _linked(tree: Any) -> Iterator[str]:
    """datePublished of the page's JSON-LD, articles before other things."""
    found: list[tuple[int, str]] = []
    for script in tree.iter("script"):
        if "ld+json" not in (script.get("type") or ""):
            continue
        try:
            todo: list[Any] = [json.loads(script.text or "")]
        except (ValueError, RecursionError):
            continue
        while todo:
            one = todo.pop()
            if isinstance(one, list):
                todo += one
            elif isinstance(one, dict):
                todo += [value for value in one.values() if isinstance(value, list | dict)]
                if isinstance(value := one.get("datePublished"), str):
                    found.append((_rank(one.get("@type")), value))
    yield from (value for _, value in sorted(found))


def _rank(kinds: object) -> int:
    """How near a JSON-LD type is to an article."""
    names = [k.lower() for k in (kinds if isinstance(kinds, list) else [kinds]) if isinstance(k, str)]
    return min((_ARTICLES.index(name) for name in names if name in _ARTICLES), default=len(_ARTICLES))


def _meta(tree: Any) -> Iterator[str]:
    tags = {(tag.get("property") or tag.get("name") or tag.get("itemprop") or ""): tag.get("content") for tag in tree.iter("meta")}
    yield from (tags[name] for name in _META if tags.get(name))


def _moment(value: str) -> datetime | None:
    try:
        return datetime.fromisoformat(value.strip()) if "T" in value or ":" in value else None
    except ValueError:
        return None
