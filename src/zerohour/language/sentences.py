"""Paragraphs and sentences of raw news text. Nothing is changed: all results are offsets."""

import re
from collections.abc import Iterator

from zerohour.records import Span

# fmt: off
_ABBREVIATIONS = frozenset({
    "mr", "mrs", "ms", "dr", "st", "gen", "col", "lt", "sgt", "capt", "maj", "adm", "brig", "cmdr", "sen", "rep", "gov", "pres",
    "prof", "hon", "rev", "supt", "jr", "sr", "inc", "corp", "ltd", "co", "no", "vs", "jan", "feb", "mar", "apr", "jun", "jul",
    "aug", "sept", "sep", "oct", "nov", "dec", "u.s", "u.n", "u.k", "e.g", "i.e", "etc", "a.m", "p.m", "maj.gen", "lt.gen",
})
# fmt: on
_END = re.compile(r"""([.!?…]+)(["'”’)\]]*|'')(\s+)(?=["'“‘(\[`]*[^\W\d_a-z]|["'“‘(\[`]*\d|["“‘`])""")
# Pages lose the blank behind a sentence: "in the spring.The two sides". Not in an address ("Yahoo.Com").
_GLUED = re.compile(r"""(?<=[a-z]{3})([.!?])(["”’)]?)(?=[A-Z][a-z]+[\s,])(?!(?:Com|Net|Org|Co|Io|Js|Tv)\b)""")
_SENTENCE_STARTS = re.compile(r"""["'“‘(\[`]*(?:The|He|She|It|They|In|On|But|A|An|At|We|This|That|His|Her)\b""")
_DATELINE = re.compile(
    r"""(?P<place>[A-Z\u00c0-\u00de][A-Z\u00c0-\u00de.'’-]+
        (?:[ ][A-Z\u00c0-\u00de][A-Z\u00c0-\u00de.'’-]*)*(?:,[ ](?:[^\W\d_][\w.'’-]*[ ]?){1,4})?)
        (?P<day>,?\ [A-Z][a-z]{2,8}\.?\ \d{1,2})?(?:,\ \d{4})?
        (?:\s*\((?P<wire>[^()\n]{2,40})\)\s*(?:--?|_+|—|–)?|\s*(?:--|_+|—|–|-(?=\s)))\s*""",
    re.VERBOSE,
)
_LONGEST_HEADLINE = 160


def paragraphs(text: str, within: Span) -> Iterator[Span]:
    """Stretches between line breaks; a line that is only wrapped (long, unfinished, going on in lower case) is joined to the next."""
    start: int | None = None
    last: re.Match[str] | None = None
    for line in re.compile(r"[^\n\r\x0b\x0c\x85\u2028\u2029]+").finditer(text, within.start, within.end):
        if not line.group().strip():
            continue
        if last is not None and start is not None and not _goes_on(text, last, line):
            yield _trimmed(text, start, last.end())
            start = None
        start = line.start() if start is None else start
        last = line
    if start is not None and last is not None:
        yield _trimmed(text, start, last.end())


def _goes_on(text: str, before: re.Match[str], after: re.Match[str]) -> bool:
    gap = text[before.end() : after.start()]
    if gap.count("\n") > 1 or not 40 <= len(before.group()) <= 130 or re.match(r"\s*[-*•·]", after.group()):
        return False
    unfinished = not re.search(r"[.!?:…\"”'’)]\s*$", before.group())
    return unfinished and (re.match(r"\s*[a-z(\d]", after.group()) is not None or len(before.group()) >= 55)


def _trimmed(text: str, start: int, end: int) -> Span:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return Span(start, end)


def dateline(text: str, paragraph: Span) -> tuple[Span, str | None, str | None] | None:
    """The dateline that opens a paragraph, the words of its place and its wire service: "NAIROBI, Kenya (AP) _"."""
    match = _DATELINE.match(text, paragraph.start, min(paragraph.end, paragraph.start + 120))
    if match is None or sum(c.isupper() for c in match["place"][:12]) < 3:
        return None
    span = _trimmed(text, match.start(), match.end())
    return span, match["place"].strip(), match["wire"]


def sentences(text: str, paragraph: Span) -> Iterator[tuple[Span, str]]:
    """The sentences of a paragraph with their kind: text, headline or dateline."""
    start = paragraph.start
    opening = dateline(text, paragraph)
    if opening is not None:
        yield opening[0], "dateline"
        start = opening[0].end
        while start < paragraph.end and text[start].isspace():
            start += 1
        if start >= paragraph.end:
            return
    found = list(_split(text, start, paragraph.end))
    only = len(found) == 1 and opening is None
    for span in found:
        unfinished = only and span.end - span.start <= _LONGEST_HEADLINE and not re.search(r"[.!?…:,;][\"'”’)\]]*$", span.of(text))
        yield span, "headline" if unfinished else "text"


def _split(text: str, start: int, end: int) -> Iterator[Span]:
    begin = start
    ends = [*_END.finditer(text, start, end), *_GLUED.finditer(text, start, end)]
    for match in sorted(ends, key=re.Match.start):
        if match.group(1) == "." and not match.group(2) and _abbreviated(text, begin, match):
            continue
        if match.end(2) > begin:
            yield _trimmed(text, begin, match.end(2))
        begin = match.end()
    if begin < end:
        yield _trimmed(text, begin, end)


def _abbreviated(text: str, begin: int, match: re.Match[str]) -> bool:
    window = text[max(begin, match.start() - 12) : match.start()]
    word = window.split()[-1].lower().lstrip("\"'“‘([") if window.split() else ""
    if re.fullmatch(r"(?:[a-z]\.)+[a-z]", word):
        return not _SENTENCE_STARTS.match(text, match.end())
    return word in _ABBREVIATIONS or re.fullmatch(r"[a-z]", word) is not None
