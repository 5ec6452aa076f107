"""PDF files, by their text layer."""

import re
from collections import Counter
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import Any

from zerohour.errors import SourceError
from zerohour.sources import text
from zerohour.sources.joined import joined
from zerohour.sources.kinds.item import Item, Row

_MOST_PAGES = 400
_NUMBER = re.compile(r"\s*(?:[-–]\s*)?(?:page\s*)?\d{1,4}(?:\s*(?:/|of)\s*\d{1,4})?(?:\s*[-–])?\s*", re.IGNORECASE)
# What browsers print below a page: its address, and the number of the sheet.
_PRINTED = re.compile(r"(?:\d{1,4}\s?(?:/|of)\s?\d{1,4}\s+)?(?P<url>(?:https?|file)://\S+)(?:\s+\d{1,4}\s?/\s?\d{1,4})?")
_JOINED_LETTERS = {0xFB00: "ff", 0xFB01: "fi", 0xFB02: "fl", 0xFB03: "ffi", 0xFB04: "ffl", 0xFB05: "st", 0xFB06: "st", 0xAD: None}
# A gap between two lines that is so many times the usual one begins a paragraph, and so does letters' size that differs by so much.
_GAP, _SIZE = 1.25, 0.08
_LONGEST_TITLE = 200


@dataclass
class _Line:
    """A line of a page: its words, its height above the foot, its left end, the size of its letters."""

    words: str = ""
    height: float = 0.0
    left: float = 0.0
    size: float = 0.0


def report(item: Item) -> Iterator[Row]:
    """The text of all pages as one report, without what stands on every page. Raises SourceError for a scan and a locked file."""
    from pypdf import PdfReader  # here, since few read PDF
    from pypdf.errors import PyPdfError

    with item.seekable() as stream:
        try:
            found = PdfReader(stream)
            if found.is_encrypted and not found.decrypt(""):
                raise SourceError(f"{item.where}: the PDF is locked by a password; save it without one")
            pages, size = [], 0
            for number, page in enumerate(found.pages):
                pages.append(_lines(page))
                size += sum(len(line.words) for line in pages[-1])
                if number >= _MOST_PAGES or size > text.LIMIT:
                    break
            about = found.metadata
            title = about.title if about else None
        # A file of another's making breaks its reader in any way: lists that are none, loops, numbers too large.
        except (
            PyPdfError,
            ValueError,
            TypeError,
            KeyError,
            IndexError,
            AttributeError,
            RecursionError,
            OSError,
            ArithmeticError,
            AssertionError,
            NotImplementedError,
            StopIteration,
        ) as why:
            raise SourceError(f"{item.where}: the PDF cannot be read ({type(why).__name__}); save it again") from why
    url, kept = _bare(pages)
    words = joined(_told(kept))
    if sum(c.isalpha() for c in words) < 20:
        raise SourceError(f"{item.where}: the PDF holds pictures of pages and no text (a scan); give one with a text layer")
    made = text.report(words, item.given.published, item.stem, item.url or url)
    flat = " ".join(words.lower().split())
    known = " ".join(title.split()) if isinstance(title, str) and len(title.split()) > 2 else None
    shown = known if known and known.lower() in flat else _headline(kept[0])
    yield text.bounded(replace(made, title=shown or made.title), item.given.fetched)


def _lines(page: Any) -> list[_Line]:
    """The lines of a page in the order in which they were written."""
    found: list[_Line] = [_Line()]

    def take(words: str, shift: Sequence[float], place: Sequence[float], _: object, size: float) -> None:
        for number, part in enumerate(words.split("\n")):
            if number:
                found.append(_Line())
            line = found[-1]
            if part.strip() and not line.words.strip():
                line.height = place[5] * shift[3] + place[4] * shift[1] + shift[5]
                line.left = place[4] * shift[0] + place[5] * shift[2] + shift[4]
                line.size = abs(size * place[3] * shift[3]) or size
            line.words += part

    page.extract_text(visitor_text=take)
    told: list[_Line] = []
    for line in found:
        line.words = " ".join(line.words.translate(_JOINED_LETTERS).split())
        before = told[-1] if told else None
        if line.words and before and abs(before.height - line.height) < 0.3 * line.size and line.left > before.left:
            # The cells of a table's row.
            before.words += f" | {line.words}"
        elif line.words:
            told.append(line)
    return told


def _bare(pages: Sequence[Sequence[_Line]]) -> tuple[str | None, list[list[_Line]]]:
    """The pages without numbers and what stands at the head or foot of most; the address that a browser printed there, if any."""
    ends = Counter(key for page in pages for key in {_key(line) for line in _edges(page)})
    alone = Counter(key for page in pages for key in {_key(line) for line in _edges(page) if _is_alone(line, page)})
    always = {key for key, count in ends.items() if 2 * count > len(pages) and (count > 2 or alone[key] > 1)}
    url, kept = None, []
    for page in pages:
        edges = _edges(page)
        printed = next((m for line in edges if (m := _PRINTED.fullmatch(line.words))), None)
        url = url or (printed["url"] if printed and printed["url"].startswith("http") and "…" not in printed["url"] else None)
        # Above such a page stands the day on which it was printed.
        over = max(page, key=lambda one: one.height) if printed else None
        left_out = [line for line in edges if line is over or _is_furniture(line, always)]
        kept.append([line for line in page if not any(line is out for out in left_out)])
    return url, kept


def _is_furniture(line: _Line, always: Collection[str]) -> bool:
    return bool(_NUMBER.fullmatch(line.words) or _PRINTED.fullmatch(line.words)) or _key(line) in always


def _edges(page: Sequence[_Line]) -> list[_Line]:
    """The two uppermost and the two lowest lines of a page."""
    by_height = sorted(page, key=lambda line: line.height)
    return [*by_height[:2], *by_height[2:][-2:]]


def _is_alone(line: _Line, page: Sequence[_Line]) -> bool:
    """Whether the nearest line above or below is farther away than the next of a paragraph is."""
    gaps = [gap for other in page if (gap := abs(other.height - line.height)) > 0.5]
    return min(gaps, default=0.0) > 1.8 * line.size


def _key(line: _Line) -> str:
    return re.sub(r"\d+", "#", line.words)


def _told(pages: Sequence[Sequence[_Line]]) -> str:
    """The lines, with a blank one wherever a gap, other letters or an indent begin a paragraph."""
    lines = [line for page in pages for line in page]
    pairs = list(pairwise(lines))
    gaps: dict[float, Counter[float]] = {}
    for one, other in pairs:
        if _alike(one, other) and 0.9 * one.size < one.height - other.height < 2 * one.size:
            gaps.setdefault(round(one.size, 1), Counter())[round(one.height - other.height, 1)] += 1
    usual = {size: counts.most_common(1)[0][0] for size, counts in gaps.items()}
    margins = {left for left, count in Counter(round(line.left) for line in lines).items() if 4 * count > len(lines)}
    told = [lines[0].words] if lines else []
    for before, line in pairs:
        gap = before.height - line.height
        apart = gap > _GAP * usual.get(round(before.size, 1), 1.2 * before.size)
        indented = round(before.left) in margins and 4 < line.left - before.left < 40 and gap > 0
        told.append(f"\n{line.words}" if apart or indented or not _alike(before, line) else line.words)
    return "\n".join(told)


def _alike(one: _Line, other: _Line) -> bool:
    return abs(one.size - other.size) <= _SIZE * max(one.size, other.size)


def _headline(lines: Sequence[_Line]) -> str | None:
    """The lines in the largest letters of the first page, where they are larger than most, and few."""
    usual = Counter(round(line.size, 1) for line in lines for _ in line.words).most_common(1)
    largest = max((line.size for line in lines), default=0.0)
    words = " ".join(line.words for line in lines if line.size > 0.95 * largest)
    return words if usual and largest > 1.15 * usual[0][0] and len(words.split()) > 2 and len(words) <= _LONGEST_TITLE else None
