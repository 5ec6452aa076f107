"""The tree of a page, what in it is apart from the article, and what its JSON-LD says."""

import json
import re
from collections import Counter
from collections.abc import Iterator, Mapping
from typing import Any, TypeAlias

from zerohour.errors import SourceError

# An element of lxml's tree; lxml is loaded when the first page comes.
Tree: TypeAlias = Any
# Elements that never hold an article, and names under which pages keep what stands around one.
APART = frozenset(
    {
        "nav",
        "aside",
        "footer",
        "figure",
        "figcaption",
        "form",
        "script",
        "style",
        "template",
        "noscript",
        "button",
        "select",
        "iframe",
        "svg",
    }
)
_COMMENTS = r"comments?(?:box|list|section|area|thread|wrap(?:per)?|s)?|disqus\w*|respond|replies|livefyre|coral"
_AROUND = (
    r"related|recommend\w*|recirc\w*|trending|promo\w*|newsletters?|sidebar|teasers?|breadcrumbs?|cookies?|consent|advert\w*|ads?|sponsor\w*|outbrain|"
    r"taboola|popular|most|navbar|menu|captions?|credits?|gallery|masthead|topbar|weather|clock|today|share|social|subscribe|footer|carousel|slider|widget|next|latest|previous|also|similar|suggest\w*|headlines"
)
_NAMES = {"comments": re.compile(rf"(?:{_COMMENTS})"), "around": re.compile(rf"(?:{_COMMENTS}|{_AROUND})")}
_LINKED_APART = frozenset(
    {
        "comment",
        "relatedlink",
        "itemlistelement",
        "mentions",
        "video",
        "image",
        "thumbnail",
        "associatedmedia",
        "liveblogupdate",
        "citation",
        "isbasedon",
    }
    | {"publisher", "author", "breadcrumb", "review", "subjectof", "significantlink", "about"}
)
_ARTICLES = (
    "newsarticle",
    "reportagenewsarticle",
    "analysisnewsarticle",
    "article",
    "blogposting",
    "liveblogposting",
    "report",
    "socialmediaposting",
    "webpage",
)
_MOST_NODES = 20_000


# More than these no page of news has, and what finds the article takes ever longer for one more.
_MOST = {"elements": 60_000, "pieces of text": 20_000, "paragraphs": 8_000}
_MOST_ATTRIBUTES = 1_000
# In one element; what is in a line with others is looked at again for each of them.
_MOST_IN_LINE = 3_000
_INLINE = frozenset(
    {"a", "abbr", "b", "cite", "code", "em", "font", "i", "label", "mark", "q", "s", "small", "span", "strong", "sub", "sup", "time", "u"}
)
_LONG_TAG = re.compile(r"<[a-zA-Z][^<>]{4000,}+")
_QUOTED = re.compile(r"\"[^\"]*+\"|'[^']*+'")


def parsed(words: str, name: str) -> Tree:
    """The tree of a page. Raises SourceError for what is none, and for one of more elements or attributes than any page has."""
    from lxml import etree, html

    if any(len(_QUOTED.sub("", tag.group()).split()) > _MOST_ATTRIBUTES for tag in _LONG_TAG.finditer(words)):
        raise SourceError(f"{name}: an element of the page has more than {_MOST_ATTRIBUTES:,} attributes, as no report has; give its text")
    parser = html.HTMLParser(encoding="utf-8", huge_tree=False)
    try:
        found = html.document_fromstring(words.encode("utf-8", "replace"), parser=parser)
    except (etree.LxmlError, ValueError, AssertionError) as why:
        raise SourceError(f"{name}: the page cannot be read ({type(why).__name__}); save it again, or give its text") from why
    if found is None:
        raise SourceError(f"{name}: the page is empty; save it again, or give its text")
    _bounded(found, name)
    return found


def _bounded(tree: Tree, name: str) -> None:
    """Raises SourceError for a page of more elements, pieces of text or paragraphs than any report has."""
    counts = Counter[str]()
    for node in tree.iter():
        counts["elements"] += 1
        if len(node) > _MOST_IN_LINE and sum(_is_in_line(child) for child in node) > _MOST_IN_LINE:
            raise SourceError(f"{name}: a line of the page has more than {_MOST_IN_LINE:,} elements, as no report has; give its text")
        if isinstance(node.tag, str) and node.text and not node.text.isspace():
            counts["pieces of text"] += 1
            counts["paragraphs"] += node.tag not in _INLINE
    if over := next((what for what, most in _MOST.items() if counts[what] > most), None):
        raise SourceError(f"{name}: the page has more than {_MOST[over]:,} {over}, as no single report has; give its text")


def _is_in_line(node: Tree) -> bool:
    """Whether an element, or a comment, stands within a line of text."""
    return not isinstance(node.tag, str) or node.tag in _INLINE or node.tag == "img"


def is_apart(node: Tree, names: str = "around") -> bool:
    """Whether an element stands apart from the article by its tag or its name; what holds the headline never does."""
    if not isinstance(node.tag, str):
        return True
    if node.tag in ("html", "body", "main", "article"):
        return False
    if node.tag in APART and names == "around":
        return True
    called = f"{node.get('class') or ''} {node.get('id') or ''}"
    if not called.strip() or not any(_NAMES[names].fullmatch(part) for part in _parts(called)):
        return False
    return node.find(".//h1") is None


def apart(tree: Tree) -> set[Tree]:
    """The elements that stand apart from the article, by themselves or by what they stand in. Each is asked once, those around it first."""
    out: set[Tree] = set()
    for node in tree.iter():
        if node.getparent() in out or is_apart(node):
            out.add(node)
    return out


def _parts(called: str) -> Iterator[str]:
    """The words of class names: "CommentBox related-links"."""
    for word in called[:300].split():
        parted = re.sub(r"(?<=[a-z])(?=[A-Z])", "-", word).lower()
        yield word.lower()
        yield from re.split(r"[-_]+", parted)


def linked(tree: Tree) -> list[Mapping[str, Any]]:
    """The articles of a page's JSON-LD, the likeliest first: the page's own address or headline, then how near its type is to one."""
    found: list[Mapping[str, Any]] = []
    for script in tree.iter("script"):
        if "ld+json" in (script.get("type") or "").lower():
            found += _articles(_lenient(script.text or ""))
    own, title = canonical(tree), heading(tree)
    return sorted(found, key=lambda one: (not _is_own(one, own, title), _rank(one.get("@type"))))


def _lenient(words: str) -> Any:
    """JSON as pages write it: in a comment, with commas at the end, with line breaks in words."""
    plain = re.sub(r"^\s*(?:<!--|//\s*<!\[CDATA\[|<!\[CDATA\[)|(?:-->|//\s*\]\]>|\]\]>)\s*+;?\s*+$", "", words.strip()).strip().rstrip(";")
    for tried in (plain, re.sub(r",(\s*[}\]])", r"\1", plain)):
        try:
            return json.loads(tried, strict=False)
        except (ValueError, RecursionError):
            continue
    return None


def _articles(whole: Any) -> Iterator[Mapping[str, Any]]:
    todo, seen = [whole], 0
    while todo and seen < _MOST_NODES:
        one = todo.pop(0)
        seen += 1
        if isinstance(one, list):
            todo += one
        elif isinstance(one, dict):
            if _rank(one.get("@type")) < len(_ARTICLES):
                yield one
            todo += [v for k, v in one.items() if isinstance(v, list | dict) and str(k).lower() not in _LINKED_APART]


def _rank(kinds: object) -> int:
    """How near a JSON-LD type is to an article."""
    names = [k.lower() for k in (kinds if isinstance(kinds, list) else [kinds]) if isinstance(k, str)]
    return min((_ARTICLES.index(name) for name in names if name in _ARTICLES), default=len(_ARTICLES))


def _is_own(one: Mapping[str, Any], own: str | None, title: str | None) -> bool:
    page = one.get("mainEntityOfPage")
    urls = [one.get("url"), one.get("@id"), page.get("@id") if isinstance(page, dict) else page]
    head = one.get("headline")
    same = isinstance(head, str) and title is not None and " ".join(head.split()).lower() == title.lower()
    return same or (own is not None and any(isinstance(u, str) and u.partition("#")[0].rstrip("/") == own.rstrip("/") for u in urls))


def canonical(tree: Tree) -> str | None:
    """The page's own address, as its head gives it."""
    links = [link.get("href") for link in tree.iter("link") if (link.get("rel") or "").lower() == "canonical"]
    links += [meta.get("content") for meta in tree.iter("meta") if (meta.get("property") or meta.get("name") or "").lower() == "og:url"]
    return next((link.strip() for link in links if link and link.strip().startswith(("http://", "https://"))), None)


def headline(tree: Tree) -> Tree:
    """The element of the headline: the one that the window's title begins with, else the first of the first rank; None without."""
    ranks = [list(tree.iter(tag)) for tag in ("h1", "h2", "h3")]
    window = next(tree.getroottree().iter("title"), None)
    title = " ".join(window.text_content().split()).lower() if window is not None else ""
    for node in [node for rank in ranks for node in rank]:
        words = " ".join(node.text_content().split()).lower()
        if len(words.split()) > 2 and title.startswith(words):
            return node
    return next(iter(ranks[0]), None)


def heading(tree: Tree) -> str | None:
    """The words of the first headline."""
    found = next(tree.iter("h1"), None)
    return " ".join(found.text_content().split()) or None if found is not None else None


def metas(tree: Tree) -> dict[str, str]:
    """The page's meta tags by their names in lower case, the first of each."""
    found: dict[str, str] = {}
    for tag in tree.iter("meta"):
        name, content = (tag.get("property") or tag.get("name") or tag.get("itemprop") or "").lower(), tag.get("content")
        if name and content and content.strip():
            found.setdefault(name, content.strip())
    return found


def named(value: object) -> str | None:
    """The names in a JSON-LD value: of one, of several, as words or objects."""
    rows = value if isinstance(value, list) else [value]
    names = [row.get("name") if isinstance(row, dict) else row for row in rows[:10]]
    told = [" ".join(n.split()) for n in names if isinstance(n, str) and n.strip() and not n.startswith("http")]
    return ", ".join(dict.fromkeys(told)) or None
