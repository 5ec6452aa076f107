"""The article of a page, as paragraphs: trafilatura finds it, in what `around` leaves."""

import re
from collections.abc import Iterator

from zerohour.errors import SourceError
from zerohour.sources import markup
from zerohour.sources.markup import Tree

# A cell of more letters than this is a column of the page, and no cell of a table of figures.
_COLUMN = 300
# Articles of fewer letters are flashes.
_FLASH = 300
_BLOCKS = frozenset({"p", "head", "item", "quote", "code", "ab", "list", "table", "row", "cell", "body", "div", "main", "article"})
# What is a paragraph of its own, or stands within one of these.
_EITHER, _PARAGRAPHS = frozenset({"code", "quote"}), frozenset({"p", "head", "item", "quote", "cell"})
_MARKS = "\"“”„«‘'"
_SENTENCE = re.compile(r"\w{2}[.!?][\"'”’)]*$")
_BOLD = frozenset({"strong", "b", "em", "i", "u"})


def paragraphs(tree: Tree, name: str) -> list[str]:
    """The paragraphs of the article, subheads and the rows of tables among them, in order. Raises SourceError where there is none."""
    import trafilatura  # here, since it takes as long to load as all the rest, and text files do without it

    plain, held = _marked(tree)
    try:
        found = trafilatura.bare_extraction(tree, include_comments=False, include_tables=True, with_metadata=False)
    # Its rules meet trees that nobody foresaw.
    except (ValueError, TypeError, KeyError, IndexError, AttributeError, RecursionError, AssertionError, SyntaxError) as why:
        raise SourceError(f"{name}: the page cannot be read ({type(why).__name__}); save it again, or give its text") from why
    body = getattr(found, "body", None)
    lines = [line for line in _lines(body) if any(c.isalnum() for c in line)] if body is not None else []
    if not plain or (set(lines) & set(plain) and len("".join(plain)) > _FLASH):
        return lines
    inside = [line for line in lines if all(cell in held for cell in line.split(" | "))]
    return inside if set(plain) & set(inside) else plain


def _marked(tree: Tree) -> tuple[list[str], str]:
    """The paragraphs, and all words, of the one element that the page calls its article: beside a flash of a line the menu weighs more."""
    marked = list(tree.iter("article"))
    if len(marked) != 1:
        return [], ""
    out = markup.apart(tree)
    lines = [" ".join(p.text_content().split()) for p in marked[0].iter("p") if p.getparent() not in out]
    return [line for line in lines if _SENTENCE.search(line)], " ".join(marked[0].text_content().split())


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
    """The blocks of an extracted article as lines, a row of a table on one."""
    if node.tag == "row":
        cells = [(cell, " ".join(_spaced(cell).split())) for cell in node if cell.tag == "cell"]
        if any(len(words) > _COLUMN for _, words in cells):
            for cell, _ in cells:
                yield from _lines(cell)
        else:
            yield " | ".join(words for _, words in cells if words)
        return
    held = [node.text or ""]
    for child in node:
        if _is_block(child):
            yield from _flat("".join(held))
            held = []
            yield from _lines(child)
        else:
            held.append(_said(child))
        held.append(child.tail or "")
    yield from _flat("".join(held))


def _is_block(node: Tree) -> bool:
    """Whether an element is a paragraph of its own; code, and a short quotation (q), may stand within one."""
    within = node.tag in _EITHER and node.getparent() is not None and node.getparent().tag in _PARAGRAPHS
    return node.tag in _BLOCKS and not (within and not any(child.tag in _BLOCKS for child in node))


def _said(node: Tree) -> str:
    """The words of what stands within a paragraph; those that a browser shows in quotation marks have them."""
    words = "\n" if node.tag == "lb" else _spaced(node)
    return f"“{words.strip()}”" if node.tag == "quote" and words.strip()[:1] not in _MARKS else words


def _spaced(node: Tree) -> str:
    """All words of an element, those of two blocks in it never glued."""
    words = (node.text or "") + "".join(_said(child) + (child.tail or "") for child in node)
    return f" {words} " if _is_block(node) else words


def _flat(words: str) -> Iterator[str]:
    """Lines without soft hyphens and marks of no width."""
    for line in re.sub("[\u00ad\u200b\u2060\ufeff]", "", words).split("\n"):
        if flat := " ".join(line.split()):
            yield flat
