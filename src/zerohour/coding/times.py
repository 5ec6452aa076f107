"""Time expressions of English news: TIMEX3 type and value (TimeML 1.2.1), and the interval that they stand for.

One scan of one expression finds candidates; a rule each gives the value against the publication date. What the date does not
fix keeps X: a weekday without a publication date is XXXX-WXX-5. Words and numbers: codebook/times.toml.
"""

import re
from collections.abc import Callable
from dataclasses import replace
from datetime import date, datetime, timedelta, timezone

from zerohour.coding.calendar import interval
from zerohour.coding.casing import is_caseless
from zerohour.coding.timebasis import Clock, Found
from zerohour.coding.timelinks import linked, moved_to
from zerohour.coding.timerules import MEANING, day_first
from zerohour.coding.timewords import PATTERN, RULES, WORDS
from zerohour.records import TimeExpression, day_of

Direction = Callable[[int], bool | None]
_FUTURE = re.compile(
    r"\b(?:will|'ll|’ll|won't|won’t|shall|(?:due|scheduled|slated|expected|set|planned|planning|plans?|going|hopes?|likely|ready)\s+(?:to|for|on|in)|until|upcoming|by\s+(?=\|))(?!\w)",
    re.I,
)
_PAST = (
    r"(?<!\bthe\s)(?<!\ba\s)(?<!\ban\s)(?<!\bits\s)(?<!\btheir\s)\b"
    r"(?!(?:need|proceed|succeed|expected|scheduled|planned|slated|called|asked|urged|un\w+)\b)"
    rf"(?:was|were|had|did|has\s+been|have\s+been|\w{{2,}}ed|{'|'.join(WORDS.past)})\b(?!\s+for\b)"
)
# A past verb of the clause before the expression ("|") with no infinitive in between; behind it where the expression opens its sentence.
_BACK = re.compile(
    rf"{_PAST}(?:(?!\bto\b)[^,;:|—–]){{0,45}}(?=\|)|^[^\w|]*+(?:(?:(?:late|early)\s+)?in|on|at)?\s*+\|[^;:—–]*?{_PAST}", re.I
)
# So far before its verb "will" may stand ("will be formally closed").
_AUXILIARIES = 15
_SINCE = re.compile(r"\bsince\s+(?:about\s+|around\s+|the\s+)?\|", re.I)
_BETWEEN = re.compile(r"\s*+,?\s*+(?:(?:on|at|around|about)\s++)?(?:approximately\s++)?", re.I)
_DAYS_AND_MONTHS = re.compile(
    rf"\b(?:{'|'.join(w for w in [*WORDS.weekdays, *WORDS.months] if len(w) > 5 or w in ('friday', 'april', 'june', 'july'))}"
    r"|(?:may|march)(?=\s+\d)|(?<=\d\s)(?:may|march))\b"
)
_ENDED = re.compile(r"[.!?](?:\s|$)|\n")


def find(text: str, published: date | None, ahead: Direction | None = None) -> list[TimeExpression]:
    """All time expressions, in order. `ahead` tells for an offset whether its clause speaks of the future; None: judged by nearby words.

    `published` is a date, or a naive or aware datetime; None leaves relative expressions without a day.
    """
    day = day_of(published)
    zone = published.tzinfo if isinstance(published, datetime) else None
    fixed = timezone(published.utcoffset() or timedelta()) if isinstance(published, datetime) and zone else None
    result: list[TimeExpression] = []
    order = day_first(text)
    spelled = _with_capitals(text)
    for match in PATTERN.finditer(spelled):
        name = match.lastgroup or ""
        inner = RULES[name].match(spelled, match.start())
        if inner is None:
            continue
        words = _looks_ahead(text, match.start(), match.end())
        told = ahead(match.start()) if ahead else None
        clock = Clock(day, words if told is None else told, fixed, order, surely_past=words is False)
        found = MEANING[name](inner, clock)
        if found is not None:
            result.append(_expression(text, inner, found))
    return linked(_joined(text, result), lambda row: _is_ahead(text, row.start, row.end, ahead), text)


def _with_capitals(text: str) -> str:
    """A text that has lost its capitals, with those of weekdays and months: "on sunday", "february 27"; any other text as it is."""
    if not is_caseless(text.split()):
        return text
    return _DAYS_AND_MONTHS.sub(lambda match: match.group().capitalize(), text)


def _is_ahead(text: str, start: int, end: int, ahead: Direction | None) -> bool | None:
    """Whether the clause of an expression speaks of the future: as `ahead` tells, else by nearby words."""
    told = ahead(start) if ahead else None
    return told if told is not None else _looks_ahead(text, start, end)


def _joined(text: str, found: list[TimeExpression]) -> list[TimeExpression]:
    """A time of day beside a day ("10 p.m. Wednesday", "Monday at noon") is one expression."""
    result: list[TimeExpression] = []
    for row in found:
        before = result[-1] if result else None
        if before is not None and _BETWEEN.fullmatch(text, before.end, row.start) and (one := _one(text, before, row)):
            result[-1] = one
        else:
            result.append(row)
    return result


def _one(text: str, first: TimeExpression, second: TimeExpression) -> TimeExpression | None:
    hour, day = (first, second) if first.type == "TIME" else (second, first)
    whole = re.fullmatch(r"\d{4}-\d{2}-\d{2}", day.value)
    if hour.type != "TIME" or day.type != "DATE" or not whole or not re.search(r"T\d\d:\d\d$", hour.value):
        return None
    joined = replace(hour, start=first.start, end=second.end, text=text[first.start : second.end])
    return moved_to(joined, date.fromisoformat(day.value))


def _looks_ahead(text: str, start: int, end: int) -> bool | None:
    """What the words nearby tell: the last verb before the expression, else any word of the future in the sentence; None: nothing."""
    before = text[max(0, start - 90) : start]
    cut = [m.end() for m in _ENDED.finditer(before)]
    after = text[end : end + 40]
    stop = _ENDED.search(after)
    around = before[cut[-1] if cut else 0 :] + " | " + (after[: stop.start()] if stop else after)
    if _SINCE.search(around):
        return False
    cues = list(_FUTURE.finditer(around))
    firm = [cue for cue in cues if cue.start() < around.index("|") and not cue.group().lower().startswith("by")]
    if (past := _BACK.search(around)) and not any(cue.end() > past.start() - _AUXILIARIES for cue in firm):
        return False
    return True if cues else None


def _expression(text: str, match: re.Match[str], found: Found) -> TimeExpression:
    days: tuple[date | None, date | None] = found.days or interval(found.value) or (None, None)
    if found.at is not None:
        days = (found.at, found.at)
    return TimeExpression(
        match.start(), match.end(), text[match.start() : match.end()], found.kind, found.value, *days, ambiguous=found.ambiguous
    )
