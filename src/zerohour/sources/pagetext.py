"""The article of a page, as paragraphs: trafilatura finds it; what surely is none of it is cut away before."""

import re
from collections.abc import Iterator

from zerohour.errors import SourceError
from zerohour.sources import markup
from zerohour.sources.markup import Tree

_ADS = ("amp-sidebar", "amp-ad", "amp-embed", "amp-img", "amp-consent", "template", "noscript")
_BLOCKS = frozenset({"p", "head", "item", "quote", "code", "ab"})
_BOLD = frozenset({"strong", "b", "em", "i", "u"})


def paragraphs(tree: Tree, name: str) -> list[str]:
    """The paragraphs of the article, subheads and the rows of tables among them, in order. Raises SourceError where there is none."""
    import trafilatura  # here, since it takes as long to load as all the rest, and text files do without it

    try:
        found = trafilatura.bare_extraction(tree, include_comments=False, include_tables=True, with_metadata=False)
    # Its rules meet trees that nobody foresaw.
    except (ValueError, TypeError, KeyError, IndexError, AttributeError, RecursionError, AssertionError, SyntaxError) as why:
        raise SourceError(f"{name}: the page cannot be read ({type(why).__name__}); save it again, or give its text") from why
    body = getattr(found, "body", None)
    return [line for line in _lines(body) if any(c.isalnum() for c in line)] if body is not None else []


def cut(tree: Tree) -> None:
    """Cuts away what is no article: comments, adverts, and the articles that follow the first one on a page without end."""
    for node in [n for n in tree.iter() if isinstance(n.tag, str) and (n.tag in _ADS or markup.is_apart(n, "comments"))]:
        if node.getparent() is not None:
            node.drop_tree()
    for later in _later(tree):
        if later.getparent() is not None:
            later.drop_tree()


def _later(tree: Tree) -> list[Tree]:
    """The articles behind the first, where each has a headline and words of its own."""
    heads = [n for n in tree.iter("article") if next(n.iterancestors("article"), None) is None]
    whole = [n for n in heads if n.find(".//h1") is not None and len(n.text_content()) > 200]
    return whole[1:] if len(whole) > 1 else []


def questions(tree: Tree) -> frozenset[str]:
    """Paragraphs that are whole in bold or italics, and end with a question mark: what an interviewer asks."""
    found = set()
    for node in tree.iter("p", "h2", "h3", "h4", "div"):
        words = " ".join(node.text_content().split())
        if words.endswith("?") and len(words) < 400 and (node.tag[0] == "h" or _is_bold(node)):
            found.add(words)
    return frozenset(found)


def _is_bold(node: Tree) -> bool:
    return bool(len(node)) and not (node.text or "").strip() and all(c.tag in _BOLD and not (c.tail or "").strip() for c in node)


def _lines(node: Tree) -> Iterator[str]:
    """The blocks of an extracted article as lines."""
    if node.tag == "row":
        cells = (" ".join("".join(cell.itertext()).split()) for cell in node if cell.tag == "cell")
        yield " | ".join(cell for cell in cells if cell)
        return
    if node.tag == "head" or (node.tag in _BLOCKS and not any(c.tag in _BLOCKS or c.tag in ("list", "table") for c in node)):
        yield from _broken(node)
        return
    held = [node.text or ""]
    for child in node:
        if child.tag in _BLOCKS or child.tag in ("list", "table", "row", "body", "div", "main", "article", "cell"):
            yield from _flat("".join(held))
            held = []
            yield from _lines(child)
        else:
            held.append("\n" if child.tag == "lb" else "".join(child.itertext()))
        held.append(child.tail or "")
    yield from _flat("".join(held))


def _broken(node: Tree) -> Iterator[str]:
    words = "".join(
        "\n" + (n.tail or "") if n.tag == "lb" else (n.text or "") + (n.tail or "") if n is not node else (n.text or "")
        for n in _inner(node)
    )
    yield from _flat(words)


def _inner(node: Tree) -> Iterator[Tree]:
    """An element and what is in it, in the order of its words, where only the last level holds others."""
    yield node
    for child in node:
        yield from [child] if not len(child) else [_flattened(child)]


def _flattened(node: Tree) -> Tree:
    flat = node.makeelement("hi")
    flat.text, flat.tail = "".join(node.itertext()), node.tail
    return flat


def _flat(words: str) -> Iterator[str]:
    """Lines without soft hyphens and marks of no width."""
    for line in re.sub("[\u00ad\u200b\u2060\ufeff]", "", words).split("\n"):
        if flat := " ".join(line.split()):
            yield flat
