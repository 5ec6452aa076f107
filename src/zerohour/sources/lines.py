"""The fields of an event as a coder writes them in a coding line: words of the report, and what they stand for.

`words = CODE.SECTOR; words = CODE` are parties, `words = kind; words` those who say so, nearest first, `2024-08-05`,
`2024-08-05..2024-08-07` or `2024-08-05..` days, `words = XX` a place; `-` stands for none. Words must stand in the report: the sentence of
the event is looked at first. `@7` and `~` before words, by which a coder says that another sentence has them, are passed over.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from zerohour.errors import UsageError
from zerohour.records import Actor, Refusal, Report, Source, Span, Window

KINDS = (
    *("outlet", "official", "government", "military", "armed group", "organisation", "person", "document", "social media"),
    *("anonymous", "unattributed"),
)
_NONE = "-"
_ELSEWHERE = re.compile(r"^(?:~\s*)?(?:@\d+\s*)?")
_CODE = re.compile(r"(?P<code>[A-Z]{3})?(?:\.(?P<sector>[A-Z]{3}))?")


FIELDS = ("type", "mode", "actors", "recipients", "day", "place", "status", "teller")
_VOID = "! no event:"


@dataclass(frozen=True, slots=True)
class Line:
    """One line: of which report, in which sentence, the trigger and how many of its kind stand before it, and the fields by name.

    `words` is the line itself; `is_event` False where it says that what was read there is none.
    """

    report: str
    words: str
    sentence: int
    trigger: str
    before: int
    fields: Mapping[str, str]
    is_event: bool


def read(rows: Iterable[str]) -> Iterator[Line | Refusal]:
    """The lines of a file of coding lines, in their order. What is none is a refusal; remarks are passed over."""
    report = ""
    for row in rows:
        words = row.strip()
        if words.startswith("# "):
            report = words[2:].split()[0]
        elif words.startswith(_VOID) or (words and not words.startswith("!")):
            yield _line(report, words.removeprefix(_VOID).strip(), not words.startswith(_VOID))


def _line(report: str, words: str, is_event: bool) -> Line | Refusal:
    parts = [part.strip() for part in words.split("|")]
    if not report or len(parts) < 10 or not parts[0].isdecimal():
        return Refusal(report, f"{report or 'the first line'}: {words[:80]!r}: no coding line")
    trigger, _, count = parts[1].partition("#") if re.search(r"#\d+$", parts[1]) else (parts[1], "", "1")
    kind, mode, actors, recipients, day, place, status, teller = parts[2:10]
    told = (kind.partition("/")[0], mode, actors, recipients, day.partition("<")[0].strip(), place, status, teller)
    return Line(report, words, int(parts[0]), trigger, int(count) - 1, dict(zip(FIELDS, told, strict=True)), is_event)


def parties(words: str, report: Report, sentence: Span) -> tuple[Actor, ...]:
    """Who acts, or is acted upon. Raises UsageError for what is no party, and for words that the report has not."""
    found = []
    for row in _several(words):
        named, _, code = row.rpartition("=")
        known = _CODE.fullmatch(code.strip())
        if not named.strip() or known is None:
            raise UsageError(f"{row!r} is no party; write it like: the army = ISR.MIL (words of the report = country.sector)")
        span = _find(named, report, sentence)
        found.append(Actor(" ".join(span.of(report.text).split()), known["code"], known["sector"], span=span))
    return tuple(found)


def tellers(words: str, report: Report, sentence: Span) -> tuple[Source, ...]:
    """Who says so, nearest first. Raises UsageError for a kind that is none, and for words that the report has not."""
    found = []
    for row in _several(words):
        named, _, kind = row.rpartition("=") if "=" in row else (row, "", "")
        kind = kind.strip().replace("-", " ") or "person"
        if kind not in KINDS:
            raise UsageError(f"{kind!r} is no kind of a source; give one of {', '.join(KINDS)}")
        span = _find(named, report, sentence)
        found.append(Source(" ".join(span.of(report.text).split()), kind, span))
    return tuple(found)


def days(words: str) -> Window | None:
    """The first and last day. Raises UsageError for what is no day, and for days that end before they begin."""
    given = words.partition("<")[0].strip()
    if given in ("", _NONE):
        return None
    first, dots, last = given.partition("..")
    try:
        begin, end = (date.fromisoformat(day.strip()) if day.strip() else None for day in (first, last if dots else first))
    except ValueError as why:
        raise UsageError(f"{given!r} is no day; write 2024-08-05, 2024-08-05..2024-08-07, 2024-08-05.. or -") from why
    if begin is None and end is None:
        return None
    if begin is not None and end is not None and end < begin:
        raise UsageError(f"{given} ends before it begins")
    return Window(begin, end)


def place(words: str) -> tuple[str, str] | None:
    """A place's name and ISO alpha-2 country ("" where that is left out). Raises UsageError for what is no country."""
    given = _ELSEWHERE.sub("", words.strip())
    if given in ("", _NONE):
        return None
    name, mark, country = (part.strip() for part in given.rpartition("=")) if "=" in given else (given, "", "")
    if mark and not re.fullmatch(r"[A-Z]{2}", country):
        raise UsageError(f"{country!r} is no country; write a place like: Nairobi = KE (ISO 3166 alpha-2)")
    return name, country


def _several(words: str) -> list[str]:
    return [row for part in words.split(";") if (row := part.strip()) and row != _NONE]


def _find(words: str, report: Report, sentence: Span) -> Span:
    """Where words stand: in the sentence, else first in the report. Case and blanks do not count."""
    named = _ELSEWHERE.sub("", words.strip())
    if not named:
        raise UsageError("words of the report are missing before the sign =")
    pieces = r"\s+".join(map(re.escape, named.split()))
    pattern = re.compile(r"(?<!\w)" * named[:1].isalnum() + pieces + r"(?!\w)" * named[-1:].isalnum(), re.IGNORECASE)
    match = pattern.search(report.text, sentence.start, sentence.end) or pattern.search(report.text)
    if match is None:
        raise UsageError(f"{named!r} does not stand in the report; nothing is added that it does not say")
    return Span(*match.span())
