"""Tells a report from what scraping leaves around it: repeated title, caption, embedded post, byline, controls, comment form.

Nothing is cut from the text: the result are the stretches that belong to the report, so that every offset stays true.
"""

import re
import tomllib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from zerohour.records import Span
from zerohour.sources.moments import moment
from zerohour.sources.stamps import Stamp, found

_LINE = re.compile(r"[^\n\r\x0b\x0c\x85\u2028\u2029]+")
_BYLINE = re.compile(r"(?i:by)\s+(?P<name>[A-Z][^\d]{2,80})$|(?P<bare>(?:[A-Z][\w.'’-]*\s){1,3}[A-Z][\w'’-]+)$")
_SAID = re.compile(r"(?i)(?:first\s)?(?:published|updated|posted|date|last (?:updated|modified)|modified)\s*(?:on|at)?\s*:?\s*")
_SIGNED = re.compile(
    r"(?:[Bb]y|BY)\s+(?P<name>[A-Z][^\d|]{2,70}?)\s*(?:[,|·–—-]|\bon\b|\s)\s*"
    r"(?P<when>(?:(?:[Pp]ublished|[Pp]osted|[Uu]pdated)\s*(?:on|at)?:?\s*)?(?:(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun)[a-z]*,?\s)?"
    r"(?:\d{1,2}(?:st|nd|rd|th)?\s[A-Z][a-z]{2,8}\.?,?\s\d{4}|[A-Z][a-z]{2,8}\.?\s\d{1,2},?\s\d{4}|\d{4}-\d\d-\d\d|\d{1,2}[./]\d{1,2}[./]\d{4})"
    r"[^A-Za-z]{0,20}(?:[ap]\.?m\.?)?\s?(?:[A-Z]{2,4})?)"
)
_DATELINE = re.compile(r"^[^\W\d_a-z][^\W\d_a-z.'’-]{2}.*(?:--|_|—|–|-)\s*$")
_SENTENCE_END = re.compile(r"[.!?…:;][\"'”’)\]]*$")
_WIRE = re.compile(r"\(([A-Z][A-Za-z .]{1,30})\)\s*(?:--?|_|—|–)")
_TITLE_LENGTH = 200
_CAPTION_WORDS = 15
# Widths at which mail, Markdown and terminals wrap; longer lines are whole paragraphs.
_WIDTHS = range(40, 131)


@dataclass(frozen=True, slots=True)
class Layout:
    """What a text holds: the stretches to code, and what its head and foot say."""

    body: tuple[Span, ...]
    title: str | None
    author: str | None
    published: Stamp | None
    outlet: str | None
    modified: Stamp | None = None


@cache
def _rules() -> dict[str, re.Pattern[str]]:
    table = tomllib.loads(files(__package__).joinpath("furniture.toml").read_text(encoding="utf-8"))
    return {name: re.compile("|".join(f"(?:{p})" for p in patterns), re.IGNORECASE) for name, patterns in table.items()}


def is_control(line: str) -> bool:
    """Whether a line is one of a page's controls: "Share", "Advertisement", "Subscribe to …"."""
    return _rules()["controls"].fullmatch(line) is not None


def layout(text: str, begin: int = 0, page: bool = False) -> Layout:
    """Title, author, time of publication and body of a text from a place on. Where every line looks like furniture, all of it is body.

    `page`: the text is what was found to be the article of a page: then short lines are its subheads and lists, and it ends where it ends.
    """
    lines = [Span(m.start(), m.end()) for m in _LINE.finditer(text, begin) if m.group().strip()]
    if not lines:
        return Layout((), None, None, None, None)
    words = [line.of(text).strip() for line in lines]
    end = len(words) if page else _end(words)
    wrapped = _wrapped(text, lines)
    title = words[0] if 0 not in wrapped and _is_title(text, lines, words) else None
    dropped = {*_repeats(words, title), *_posts(words), *(n for n in range(end, len(words)))}
    dropped |= {n for n, line in enumerate(words) if n not in wrapped and is_control(line)}
    author, published, modified, used = _byline(words, page)
    dropped |= used
    dropped |= set() if page else {*_captions(words, dropped, title)} - wrapped
    kept = [n for n in range(len(lines)) if n not in dropped]
    if not any(_SENTENCE_END.search(words[n]) for n in kept) and len(kept) <= 1:
        kept = [n for n in range(end) if n not in used] or list(range(len(lines)))
    wire = _WIRE.search(text, begin, lines[min(3, len(lines) - 1)].end)
    return Layout(tuple(_runs(lines, kept)), title, author, published, wire.group(1) if wire else None, modified)


def _wrapped(text: str, lines: Sequence[Span]) -> set[int]:
    """In a text that is wrapped at a width: the lines that go on in the next, and those in which they go on.

    A line goes on where the first word of the next would not have fitted beside it.
    """
    rows = [line.of(text).rstrip() for line in lines]
    width = max((len(row) for row in rows if len(row.split()) > 2), default=0)
    near = [n for n in range(len(lines) - 1) if text[lines[n].end : lines[n + 1].start].count("\n") == 1]
    full = [n for n in near if len(rows[n]) + 1 + len(rows[n + 1].split()[0]) > width]
    return {number for n in full for number in (n, n + 1)} if width in _WIDTHS and 2 * len(full) >= len(near) else set()


def _is_title(text: str, lines: Sequence[Span], words: Sequence[str]) -> bool:
    if len(words) < 2 or len(words[0]) > _TITLE_LENGTH or (_SENTENCE_END.search(words[0]) and words[0][-1] in ".:;"):
        return False
    gap = text[lines[0].end : lines[1].start]
    return (gap.count("\n") > 1 or words[1] == words[0] or _SENTENCE_END.search(words[1]) is not None) and not _DATELINE.match(words[0])


def _repeats(words: Sequence[str], title: str | None) -> Iterator[int]:
    """Lines that say the title again."""
    if title is not None:
        yield from (n for n, line in enumerate(words[1:], 1) if line == title)


def _posts(words: Sequence[str]) -> Iterator[int]:
    """Embedded posts: the signature, and the words before it."""
    for number, line in enumerate(words):
        if _rules()["posts"].search(line):
            yield number
            if line.startswith("—") and number:
                yield number - 1


def _end(words: Sequence[str]) -> int:
    """The line where the foot of the page begins."""
    for number in range(len(words) // 2, len(words)):
        if number and _rules()["ends"].fullmatch(words[number]):
            return number
    return len(words)


def _byline(words: Sequence[str], page: bool) -> tuple[str | None, Stamp | None, Stamp | None, set[int]]:
    """Author, time of publication and of the last change, and the lines that gave them.

    Lines are "By A B", "By A B, 19 July 2024", a name before a line that is a date, a date alone. In the article of a page they stand over
    its first paragraphs, or are the last: between others they are its subheads ("By the numbers", "9 May").
    """
    author, published, modified, used = None, None, None, set[int]()
    prose = [n for n, line in enumerate(words) if len(line) > 120 and _SENTENCE_END.search(line)]
    inside = range(prose[1] + 1, len(words) - 2) if page and len(prose) > 1 else range(0)
    for number, line in enumerate(words):
        if len(line) > 120 or number in inside or (published is not None and author is not None):
            continue
        if signed := _SIGNED.fullmatch(line):
            when = found(signed["when"])
            author, published = author or _name(signed["name"]), published or when
            used.add(number)
        elif (when := found(line)) is not None and moment(_SAID.sub("", line)) is not None:
            used.add(number)
            if line[:1] in "uUlL" and _SAID.match(line):
                modified = modified or when
                continue
            published = published or when
            before = _BYLINE.match(words[number - 1]) if number > 1 else None
            if author is None and before:
                author = (before["name"] or before["bare"]).strip()
                used.add(number - 1)
        elif author is None and (named := _BYLINE.match(line)) and named["name"] and not _SENTENCE_END.search(line):
            author = named["name"].strip()
            used.add(number)
    return author, published or modified, modified, used


def _name(words: str) -> str:
    """A name without the outlet or place behind it."""
    return re.split(r"\s[|·]\s|,\s", words.strip())[0].strip()


def _captions(words: Sequence[str], dropped: set[int], title: str | None) -> Iterator[int]:
    """Short lines without an end mark between paragraphs: captions and subheads. Datelines stay."""
    kept = [n for n in range(len(words)) if n not in dropped]
    prose = sum(1 for n in kept if _SENTENCE_END.search(words[n]))
    if prose < 2:
        return
    for number in kept:
        line = words[number]
        short = len(line.split()) <= _CAPTION_WORDS and not _SENTENCE_END.search(line)
        if (
            short
            and not (number == 0 and title)
            and not _DATELINE.match(line)
            and not line[:1].islower()
            and not line.startswith(("-", "*", "•"))
        ):
            yield number


def _runs(lines: Sequence[Span], kept: Sequence[int]) -> Iterator[Span]:
    """Neighbouring lines as one stretch."""
    first: int | None = None
    for place, number in enumerate(kept):
        if first is None:
            first = number
        following = kept[place + 1] if place + 1 < len(kept) else None
        if following != number + 1:
            yield Span(lines[first].start, lines[number].end)
            first = None
