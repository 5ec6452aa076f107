"""What stands around an article or in it and is none of it is cut away: comments, adverts, teasers, links to others, later articles."""

import re
from collections import defaultdict
from collections.abc import Callable, Mapping
from typing import Any

from zerohour.sources import markup
from zerohour.sources.markup import Tree

_ADS = ("amp-sidebar", "amp-ad", "amp-embed", "amp-img", "amp-consent", "template", "noscript")
# An element with more than this share of the words of all paragraphs holds the article, whatever it is called.
_MOST = 0.5
# Pages of fewer letters in paragraphs write them otherwise; then all words count.
_FEW = 300
# Names of what holds the comments of all readers; of one of them alone an opinion is called too.
_CONTAINER = re.compile(
    r"comments?[-_]?(?:box|list|section|area|thread|wrap(?:per)?|s|container|block|feed)|comments|disqus\w*|respond|replies|livefyre|coral"
)
# So many alike beside each other, of so few letters, each with a headline that leads away, are teasers of other articles.
_FAMILY, _TEASER = 3, 320
_ALSO = re.compile(
    r"(?i)\W{0,3}(?:(?:also|must|further)[- ]read\b|read (?:also|more|next|this)\b|see also\b|more (?:on|from) (?:this|the)\b"
    r"|you (?:may|might) (?:also )?like\b"
    r"|(?:related|more|recommended|watch|trending|read|don['’]t miss|in pictures|editor['’]?s['’]? (?:pick|choice)s?)(?: \w+){0,3} ?[:|])"
)
_LINKED, _ALL_LINKED, _COLUMN, _LONGEST_ALSO = 0.6, 0.7, 300, 250
_HEADS = ("h1", "h2", "h3", "h4", "h5")


def cut(tree: Tree) -> None:
    """Cuts away what is no article. An aside, a comment or a noscript that holds the article itself is one in name alone."""
    _cut_named(tree)
    for node in _later(tree):
        _drop(node)
    sizes = _sizes(tree, _size)
    whole = sizes[tree] if _are_few(tree) else _sizes(tree, _in_paragraphs)[tree]
    for family in _teasers(tree, sizes):
        if sum(sizes[node] for node in family) < whole:
            for node in family:
                _drop(node)
    for node in [*_links_away(tree, sizes), *_columns_of_links(tree, sizes)]:
        _drop(node)


def _cut_named(tree: Tree) -> None:
    """Adverts and comments, the innermost first: what holds an article beside comments then holds the article."""
    measure = _size if _are_few(tree) else _in_paragraphs
    named = {n for n in tree.iter() if isinstance(n.tag, str) and (n.tag in _ADS or markup.is_apart(n, "comments"))}
    whole, sizes = _sizes(tree, measure)[tree], dict[Tree, int]()
    for node in reversed(list(tree.iter())):
        own = sizes[node] = measure(node, sizes)
        # A flash has fewer words than its readers; but something is left of it.
        if node in named and (own <= _MOST * whole or ((node.tag == "template" or _is_container(node)) and own < whole)):
            whole -= own
            _drop(node)
    for node in [n for n in tree.iter("aside", "noscript") if sizes[n] > _MOST * whole]:
        node.tag = "div"


def _are_few(tree: Tree) -> bool:
    """Whether the page has hardly any paragraphs that are marked as such."""
    return sum(len(p.text_content()) for p in tree.iter("p")) < _FEW


def _size(node: Tree, sizes: Mapping[Tree, int]) -> int:
    """How many letters an element holds; `sizes` tells it of its children: asked of each anew a page of many would take its square."""
    return sum(sizes[child] + len(child.tail or "") for child in node) + (len(node.text or "") if isinstance(node.tag, str) else 0)


def _in_paragraphs(node: Tree, sizes: Mapping[Tree, int]) -> int:
    """How many of them stand in paragraphs."""
    return len(node.text_content()) if node.tag == "p" else sum(sizes[child] for child in node)


def _sizes(tree: Tree, measure: Callable[[Tree, Mapping[Tree, int]], int]) -> dict[Tree, int]:
    """The size of each element, the innermost measured first."""
    found: dict[Tree, int] = {}
    for node in reversed(list(tree.iter())):
        found[node] = measure(node, found)
    return found


def _is_container(node: Tree) -> bool:
    return any(_CONTAINER.fullmatch(word) for word in f"{node.get('class') or ''} {node.get('id') or ''}".lower()[:300].split())


def _later(tree: Tree) -> list[Tree]:
    """The articles behind the page's own, where each has a headline and words of its own: a page without end."""
    heads = [n for n in tree.iter("article") if next(n.iterancestors("article"), None) is None]
    whole = [n for n in heads if n.find(".//h1") is not None and len(n.text_content()) > 200]
    title = markup.headline(tree)
    ups = list(title.iterancestors()) if title is not None else []
    own = next((place for place, node in enumerate(whole) if any(node is up for up in ups)), 0)
    return whole[own + 1 :]


def _teasers(tree: Tree, sizes: Mapping[Tree, int]) -> list[list[Tree]]:
    """Families of elements beside each other, of one tag and class, each with a headline that is a link and few words."""
    families: dict[tuple[Any, str, str], list[Tree]] = defaultdict(list)
    for head in tree.iter(*_HEADS):
        if not any((a.get("href") or "#")[0] != "#" for a in (*head.iter("a"), *head.iterancestors("a"))):
            continue
        card, up = head, head.getparent()
        while up is not None and up.tag not in ("body", "main", "article") and sizes[up] < _TEASER and _heads_in(up) == 1:
            card, up = up, up.getparent()
        if card is not head and up is not None:
            families[(up, card.tag, card.get("class") or "")].append(card)
    return [family for family in families.values() if len(family) >= _FAMILY]


def _heads_in(node: Tree) -> int:
    return sum(1 for _ in node.iter(*_HEADS))


def _links_away(tree: Tree, sizes: Mapping[Tree, int]) -> list[Tree]:
    """Paragraphs that lead to other articles ("Read also: …"): they begin so, and most of their words are a link."""
    lines = (node for node in tree.iter("p", "div", "li", *_HEADS[1:]) if sizes[node] < _LONGEST_ALSO)
    return [node for node in lines if _ALSO.match(" ".join(node.text_content().split())) and (_linked(node) or _leads(node))]


def _leads(node: Tree) -> bool:
    """Whether a line has a colon behind what it begins with, and is a link from there on."""
    words, linked = " ".join(node.text_content().split()), " ".join(" ".join(a.text_content().split()) for a in node.iter("a"))
    return bool(linked) and words.partition(":")[2].strip(" .") == linked.strip(" .")


def _columns_of_links(tree: Tree, sizes: Mapping[Tree, int]) -> list[Tree]:
    """Cells of a page laid out as a table that are links, beside one that is text; and tables of links."""
    rows = [row for row in tree.iter("tr") if any(sizes[cell] > _COLUMN for cell in row)]
    cells = [cell for row in rows for cell in row if isinstance(cell.tag, str) and _linked(cell)]
    return cells + [table for table in tree.iter("table") if _linked(table, _ALL_LINKED)]


def _linked(node: Tree, share: float = _LINKED) -> bool:
    """Whether most of an element's words are links."""
    words = len("".join(node.text_content().split()))
    return words > 0 and sum(len("".join(a.text_content().split())) for a in node.iter("a")) >= share * words


def _drop(node: Tree) -> None:
    if node.getparent() is not None:
        node.drop_tree()
