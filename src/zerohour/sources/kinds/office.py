"""Documents of word processors: docx and odt. Their tables become a line a row; what was struck out or noted in the margin is left out."""

import zipfile
from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import IO

from lxml import etree

from zerohour.errors import SourceError
from zerohour.sources import text
from zerohour.sources.kinds.item import MOST_BYTES, Item, Row

_WORD = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_TEXT = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
_TABLE = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"
_NOTE = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}annotation"
_LEFT_OUT = frozenset(
    {f"{_WORD}del", f"{_WORD}moveFrom", f"{_WORD}instrText", f"{_WORD}delText", f"{_TEXT}tracked-changes", f"{_TEXT}note", _NOTE}
)
_ROWS, _CELLS = (f"{_WORD}tr", f"{_TABLE}table-row"), (f"{_WORD}tc", f"{_TABLE}table-cell")
_PARAGRAPHS = (f"{_WORD}p", f"{_TEXT}p", f"{_TEXT}h")
_GAPS = {f"{_WORD}tab": "\t", f"{_WORD}br": "\n", f"{_WORD}cr": "\n", f"{_TEXT}tab": "\t", f"{_TEXT}s": " ", f"{_TEXT}line-break": "\n"}


def docx(item: Item) -> Iterator[Row]:
    """One report, with the document's title and author."""
    yield from _report(item, "word/document.xml", "docProps/core.xml", lambda node: node.tag == f"{_WORD}t")


def odt(item: Item) -> Iterator[Row]:
    """The same of OpenDocument."""
    yield from _report(item, "content.xml", "meta.xml", lambda _: True)


def _report(item: Item, content: str, about: str, speaks: Callable[[etree._Element], bool]) -> Iterator[Row]:
    with item.seekable() as stream:
        try:
            with zipfile.ZipFile(stream) as parts:
                root = _parsed(parts, content)
                known = _parsed(parts, about) if about in parts.namelist() else None
        except (zipfile.BadZipFile, etree.LxmlError, KeyError, OSError, ValueError, NotImplementedError, RuntimeError, EOFError) as why:
            raise SourceError(f"{item.where}: the document is damaged or locked ({type(why).__name__}); save it again") from why
    if root is None:
        raise SourceError(f"{item.where}: the document is empty; save it again")
    lines = [line for line in _lines(root, speaks) if line.strip()]
    made = text.report("\n\n".join(lines), item.given.published, item.stem, item.url)
    title, author = (_known(known, name) for name in ("title", "creator"))
    yield text.bounded(
        replace(made, title=title if title and title in lines[:3] else made.title, author=made.author or author), item.given.fetched
    )


def _parsed(parts: zipfile.ZipFile, name: str) -> etree._Element | None:
    with parts.open(name) as stream:
        raw = _bounded(stream)
    return etree.fromstring(raw, etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=False, recover=True))


def _bounded(stream: IO[bytes]) -> bytes:
    raw = stream.read(3 * MOST_BYTES + 1)
    if len(raw) > 3 * MOST_BYTES:
        raise ValueError("too large")
    return raw


def _known(about: etree._Element | None, name: str) -> str | None:
    found = about.find(f".//{{http://purl.org/dc/elements/1.1/}}{name}") if about is not None else None
    return (found.text or "").strip() or None if found is not None else None


def _lines(root: etree._Element, speaks: Callable[[etree._Element], bool]) -> Iterator[str]:
    """Paragraphs and rows of tables, in order."""
    todo = [root]
    while todo:
        node = todo.pop()
        if node.tag in _LEFT_OUT:
            continue
        if node.tag in _ROWS:
            yield " | ".join(" ".join(_words(cell, speaks).split()) for cell in node if cell.tag in _CELLS)
        elif node.tag in _PARAGRAPHS:
            yield from _words(node, speaks).split("\n")
        else:
            todo.extend(reversed(node))


def _words(node: etree._Element, speaks: Callable[[etree._Element], bool]) -> str:
    found: list[str] = []
    for event, one in etree.iterwalk(node, events=("start", "end")):
        tag = str(one.tag)
        if any(up.tag in _LEFT_OUT for up in one.iterancestors()):
            continue
        if one.tag in _LEFT_OUT:
            found.append((one.tail or "") if event == "end" and not tag.startswith(_WORD) else "")
        elif event == "start":
            found.append(_GAPS.get(tag, "") + ((one.text or "") if speaks(one) else ""))
        elif one is not node:
            found.append(" " if tag in _PARAGRAPHS else "")
            found.append((one.tail or "") if speaks(one) and not tag.startswith(_WORD) else "")
    return "".join(found)
