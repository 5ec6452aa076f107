"""A web page as a report, or as several where it is a live blog."""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from copy import deepcopy
from dataclasses import replace
from datetime import date, datetime
from html import unescape
from typing import Any

from zerohour.errors import SourceError
from zerohour.records import Dating, Report
from zerohour.sources import around, liveblog, markup, pagetext, pagetime, text
from zerohour.sources.furniture import is_control
from zerohour.sources.links import resolved
from zerohour.sources.markup import Tree
from zerohour.sources.walls import wall

_OUTLETS = ("og:site_name", "application-name", "publisher", "dc.publisher", "citation_journal_title", "twitter:site")
# A page shows its article where it shows more than this share of the letters that it tells machines.
_WHOLE = 0.6
# Headlines, and paragraphs, that begin with as many letters alike are one.
_ALIKE, _BEGINNING = 30, 80
# What no XML holds, and so no tree that is written to.
_FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_UNSEEN = ("script", "style", "template")
_SENTENCE = re.compile(r"\w{2}[.!?…][\"'”’)]*(?:\s|$)")
_AUTHORS = ("author", "article:author", "parsely-author", "sailthru.author", "dc.creator", "byl", "citation_author")


def report(
    html: str, name: str, published: date | None = None, url: str | None = None, fetched: datetime | None = None, live: bool = False
) -> Report:
    """The article of a page; its text is the title and the paragraphs, a blank line apart. Raises SourceError where there is none.

    `live`: the first post of a live blog is taken for the page.
    """
    return next(reports(html, name, published, url, fetched)) if live else _article(html, name, published, url, fetched)


def reports(
    html: str, name: str, published: date | None = None, url: str | None = None, fetched: datetime | None = None
) -> Iterator[Report]:
    """The article of a page, or the posts of a live blog, the newest as the page has them. Raises SourceError where there is none.

    `published` is believed over the page; `fetched` (aware) bounds what the page says.
    """
    tree = markup.parsed(html, name)
    linked = markup.linked(tree)
    posts = liveblog.posts(tree, linked)
    if not posts:
        yield _article(html, name, published, url, fetched, tree, linked)
        return
    outlet, author = _outlet(tree, linked), _author(tree, linked)
    for number, post in enumerate(posts, 1):
        lines = [post.title, *post.paragraphs] if post.title and post.title != post.paragraphs[0] else [*post.paragraphs]
        base = url or markup.canonical(tree)
        place = resolved(post.url, base) if post.url else base
        found = text.report(
            "\n\n".join(line for line in lines if line),
            published or post.published.moment,
            f"{name} {number}",
            place,
            outlet,
            post.title,
            author,
            page=True,
        )
        dated = found if published else replace(found, dating=Dating(post.basis, post.published.other))
        yield text.bounded(dated, fetched)


def _article(
    html: str,
    name: str,
    published: date | None,
    url: str | None,
    fetched: datetime | None,
    tree: Tree | None = None,
    linked: Sequence[Mapping[str, Any]] | None = None,
) -> Report:
    tree = markup.parsed(html, name) if tree is None else tree
    linked = markup.linked(tree) if linked is None else linked
    around.cut(tree)
    when = pagetime.told(tree, linked, url)
    title, shown, offered = _title(tree, linked), _shown(tree, markup.is_apart), _shown(tree, _is_frame)
    asked = pagetext.questions(tree)
    lines = [line for line in _fuller(pagetext.paragraphs(deepcopy(tree), name), linked, title) if not is_control(line)]
    if stands_for := wall(_titled(tree) or title, shown, "\n".join(lines), offered):
        raise SourceError(f"{name}: the page is {stands_for}; read it in a browser and save it, or give its text")
    if not lines:
        raise SourceError(f"{name}: the page holds no article; give the page of a single report, or its text")
    if title and lines[0] != title:
        lines = [title, *(line for n, line in enumerate(lines) if n > 2 or line != title)]
    place, outlet, author = url or markup.canonical(tree), _outlet(tree, linked), _author(tree, linked)
    made = text.report("\n\n".join(lines), published or when.published, name, place, outlet, title, author, page=True, asked=asked)
    remarks = (*when.remarks, *(("the page breaks off in the middle: what stands behind is missing",) if _breaks_off(html) else ()))
    if published or when.published is None:
        made = replace(made, remarks=remarks, dating=replace(made.dating, modified=when.dating.modified or made.dating.modified))
    else:
        made = replace(made, remarks=remarks, dating=when.dating)
    return text.bounded(made, fetched)


def _fuller(lines: list[str], linked: Sequence[Mapping[str, Any]], title: str | None) -> list[str]:
    """The paragraphs, or what the page tells machines is its article where that is far longer: the page then shows but its beginning."""
    told = next((one["articleBody"] for one in linked if _tells_of(one, lines, title)), "")
    words = plain(told) if "<" in told else told
    parted = [flat for line in unescape(words).splitlines() if (flat := " ".join(line.split()))]
    # Extraction falls back to the same words, on one line.
    same = len(lines) == 1 < len(parted) and lines[0] == " ".join(parted)
    enough = len("".join(lines)) > _WHOLE * len(words) or len(words) > text.LIMIT
    return lines if enough and not same else parted


def _tells_of(one: Mapping[str, Any], lines: Sequence[str], title: str | None) -> bool:
    """Whether an article that is told to machines, with its words, is that of the page, and not the next of a page without end."""
    words, head = one.get("articleBody"), one.get("headline")
    if not isinstance(words, str):
        return False
    same = not isinstance(head, str) or title is None or " ".join(head.split()).lower()[:_ALIKE] == title.lower()[:_ALIKE]
    return same or any(line[:_BEGINNING] in words for line in lines if len(line) >= _BEGINNING)


def _breaks_off(html: str) -> bool:
    """Whether the bytes end inside the article: a tag or the article's element is open, and neither body nor page was ended."""
    tail = html[-3000:].lower()
    if "</html" in tail or "</body" in tail or "<body" not in html.lower():
        return False
    return html.rfind("<") > html.rfind(">") or any(
        html.lower().count(f"<{t}") > html.lower().count(f"</{t}>") for t in ("article", "main", "div")
    )


def _titled(tree: Tree) -> str | None:
    found = next(tree.iter("title"), None)
    return " ".join(found.text_content().split()) or None if found is not None else None


def _title(tree: Tree, linked: Sequence[Mapping[str, Any]]) -> str | None:
    """The headline: as the page shows it, as it tells machines, else the window's without the site's name behind it."""
    said = next((one["headline"] for one in linked if isinstance(one.get("headline"), str)), None)
    metas, window = markup.metas(tree), _titled(tree)
    head = markup.heading(tree)
    shown = next((m for m in (metas.get("og:title"), metas.get("twitter:title")) if m), None)
    if head and len(head.split()) > 1 and (not window or head.lower()[:20] in window.lower() or not (said or shown)):
        return head
    found = said or shown or (_without_site(window) if window else None) or head
    return " ".join(found.split()) if found else None


def _without_site(title: str) -> str:
    for mark in (" | ", " — ", " – ", " - ", " :: ", " · "):
        before, found, after = title.rpartition(mark)
        if found and len(before.split()) >= 3 and len(after.split()) <= 5:
            return before.strip()
    return title


def _outlet(tree: Tree, linked: Sequence[Mapping[str, Any]]) -> str | None:
    said = next((name for one in linked if (name := markup.named(one.get("publisher")))), None)
    metas = markup.metas(tree)
    found = said or next((metas[name] for name in _OUTLETS if metas.get(name)), None)
    return " ".join(found.split()).lstrip("@") if found else None


def _author(tree: Tree, linked: Sequence[Mapping[str, Any]]) -> str | None:
    said = next((name for one in linked if (name := markup.named(one.get("author")))), None)
    metas = markup.metas(tree)
    told = said or next((metas[n] for n in _AUTHORS if metas.get(n) and not metas[n].startswith("http")), None)
    if told:
        return told
    named = next((n for n in tree.iter("a", "span", "p", "div", "address") if _names_author(n)), None)
    words = " ".join(named.text_content().split()) if named is not None else ""
    return (
        words.removeprefix("By ").removeprefix("by ").strip() or None
        if 3 <= len(words) <= 80 and not any(c.isdigit() for c in words)
        else None
    )


def _names_author(node: Tree) -> bool:
    return (node.get("rel") or "") == "author" or (node.get("itemprop") or "") == "author"


def _shown(tree: Tree, is_out: Callable[[Tree], bool]) -> str:
    """The words that the page shows, without scripts and what is out; where nothing is left, all."""
    body = tree.find("body")
    words = "" if body is None else _words_of(body, is_out)
    return words if _SENTENCE.search(words) or body is None else _words_of(body, lambda _: False)


def _words_of(body: Tree, is_out: Callable[[Tree], bool]) -> str:
    said, todo = [], [(body, False)]
    while todo:
        node, is_left = todo.pop()
        if is_left:
            said.append(node.tail or "")
            continue
        if node is not body:
            todo.append((node, True))
        if isinstance(node.tag, str) and node.tag not in _UNSEEN and not (node is not body and is_out(node)):
            said.append(node.text or "")
            todo.extend((child, False) for child in reversed(node))
    return " ".join(word for part in said for word in part.split())


def _is_frame(node: Tree) -> bool:
    """Whether an element is the site's own: its head, foot, menu or side."""
    return node.tag in ("nav", "footer", "aside") or (node.tag == "header" and node.find(".//h1") is None)


def plain(html: str) -> str:
    """The words of a piece of HTML, a paragraph a line, the cells of a table's row beside each other."""
    from lxml.etree import LxmlError
    from lxml.html import fragment_fromstring

    try:
        root = fragment_fromstring(_FORBIDDEN.sub("\ufffd", html), create_parent="div")
    except (LxmlError, ValueError, AssertionError):
        return ""
    for tag in root.xpath("//script|//style|//title|//head"):
        tag.drop_tree()
    for tag in root.xpath("//td|//th"):
        tag.tail = " | " if tag.getnext() is not None else ""
    for tag in root.xpath("//p|//br|//div|//li|//h1|//h2|//h3|//h4|//blockquote|//tr"):
        tag.tail = "\n" + (tag.tail or "")
        if tag.tag != "br":
            tag.text = "\n" + (tag.text or "")
    lines = (" ".join(line.split()) for line in root.text_content().split("\n"))
    return "\n\n".join(line for line in lines if line)
