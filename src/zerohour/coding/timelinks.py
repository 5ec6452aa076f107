"""Time expressions that count from another one named before: "that day", "the following year", "a year earlier", "the quarter".

News takes them from the nearest day, or, in reports of results, from the quarter that is spoken of.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date, datetime

from zerohour.coding.calendar import interval, shifted
from zerohour.coding.timebasis import ANY_QUARTER
from zerohour.coding.timewords import RULES
from zerohour.records import TimeExpression, day_of

Ahead = Callable[[TimeExpression], bool | None]
_FROM_BEFORE = {
    "earlier in the day": 0,
    "later in the day": 0,
    "that day": 0,
    "the same day": 0,
    "that same day": 0,
    "the previous day": -1,
    "the day before": -1,
    "a day earlier": -1,
    "the next day": 1,
    "the following day": 1,
    "a day later": 1,
}
_PART = re.compile(r"(?:the|that) (?:(?P<step>next|following|same|previous) )?\w++(?: (?P<way>before|after))?")
_WAY = re.compile(r"\s+(before|after|since)\b")
_GAP = re.compile(r"(?:\s++(?:morning|afternoon|evening|night))?[,\s—–-]++(?:(?:just|only|exactly|about|almost|and)\s++)?")
_COUNT = re.compile(r"P(\d+)([DW])")
# An hour within so many characters of a day is of that day.
_NEAR = 400
# "a year earlier" so near to a day is that day's, a year before.
_BESIDE = 80
_YEAR_AGO = re.compile(
    r"(?:a|one)?[\s-]*year[\s-]+(?:ago|earlier|before)|.*\byear[\s-](?:ago|earlier)\b.*|.*\blast\s+year(?:['’]s\s+quarter)", re.I
)
_FOLLOWING = re.compile(r"(?:the\s+)?following\s+(year|month|week)", re.I)
_QUARTER = re.compile(r"(\d{4})-(Q[1-4]|H[12])")


@dataclass(frozen=True, slots=True)
class _Before:
    """What was named before an expression: the last day, where it ended, the quarter spoken of, the last date of any length."""

    day: date | None = None
    day_end: int = 0
    quarter: str = ""
    last: TimeExpression | None = None

    def after(self, row: TimeExpression) -> "_Before":
        """With an expression more."""
        if row.type == "DURATION" and re.fullmatch(r"P[3-9]M", row.value):
            # "the nine months": what follows compares with that stretch, not with the quarter.
            return replace(self, quarter="")
        if re.match(r"\d{4}-\d{2}-\d{2}", row.value):
            return replace(self, day=day_of(row.earliest), day_end=row.end, last=row)
        if (quarter := _QUARTER.fullmatch(row.value)) and not _YEAR_AGO.fullmatch(row.text):
            return replace(self, quarter=quarter.group(), last=row)
        return replace(self, last=row) if row.type == "DATE" and row.value[:1].isdigit() else self


def linked(found: list[TimeExpression], ahead: Ahead, text: str) -> list[TimeExpression]:
    """The expressions with those that count from another one counted; one that needs a quarter where none is named is left out."""
    result: list[TimeExpression] = []
    before = _Before()
    for row in found:
        told = _beside(row, before, text) or _counted(row, before, ahead)
        if told is not None:
            result.append(told)
            before = before.after(told)
    return result


def _beside(row: TimeExpression, before: _Before, text: str) -> TimeExpression | None:
    """ "On Wednesday, a day after they agreed": the day of agreeing, counted from the day right before."""
    count = _COUNT.fullmatch(row.value)
    way = _WAY.match(text, row.end)
    if count is None or way is None or before.day is None or not _GAP.fullmatch(text, before.day_end, row.start):
        return None
    day = shifted(before.day, int(count[1]) * (1 if way[1] == "before" else -1), count[2])
    return replace(row, earliest=day, latest=day)


def _counted(row: TimeExpression, before: _Before, ahead: Ahead) -> TimeExpression | None:
    words = " ".join(row.text.lower().split())
    if before.day is not None and (moved := _FROM_BEFORE.get(words)) is not None:
        return _at(row, shifted(before.day, moved, "D"))
    if row.value.startswith("XXXX-XX-XXT") and (part := _PART.fullmatch(words)) and before.day is not None:
        moved = {"next": 1, "following": 1, "after": 1, "previous": -1, "before": -1}.get(part["step"] or part["way"] or "", 0)
        day = shifted(before.day, moved, "D")
        return replace(row, value=f"{day.isoformat()}{row.value[10:]}", earliest=day, latest=day) if day else row
    if words.endswith((" later", " earlier")) and (count := _COUNT.fullmatch(row.value)) and before.day is not None:
        day = shifted(before.day, int(count[1]) * (1 if words.endswith("later") else -1), count[2])
        return replace(row, earliest=day, latest=day)
    if row.value == ANY_QUARTER:
        return _of_quarter(row, before)
    if _YEAR_AGO.fullmatch(words):
        return _year_before(row, before)
    if (step := _FOLLOWING.fullmatch(words)) and before.last is not None:
        return _next(row, before.last, step[1])
    if before.day is not None and row.start - before.day_end <= _NEAR and _is_bare_hour(row) and _has_been(before.day, row):
        return row if ahead(row) else moved_to(row, before.day)
    return row


def _of_quarter(row: TimeExpression, before: _Before) -> TimeExpression | None:
    """ "the quarter", "the 1988 period": the quarter spoken of, in its own year or the one given."""
    given = re.search(r"\b(?:19|20)\d\d\b", row.text)
    year = given.group() if given else before.quarter[:4]
    return _valued(row, year + before.quarter[4:]) if year else None


def _year_before(row: TimeExpression, before: _Before) -> TimeExpression:
    """ "a year ago", "the year-earlier period": the quarter spoken of, a year before; beside a day, that day's; else the year before."""
    if before.quarter:
        return _valued(row, f"{int(before.quarter[:4]) - 1:04d}{before.quarter[4:]}")
    if "ago" not in row.text and before.day is not None and 0 <= row.start - before.day_end <= _BESIDE:
        return _at(row, shifted(before.day, -1, "Y"))
    return row


def _next(row: TimeExpression, last: TimeExpression, unit: str) -> TimeExpression:
    """ "the following year": after the date named before, where that is as short."""
    form = {"year": r"\d{4}", "month": r"\d{4}-\d{2}"}.get(unit)
    known = re.match(form, last.value) if form else None
    start = interval(known.group()) if known else None
    after = shifted(start[0], 1, unit[0].upper()) if start else None
    return _valued(row, f"{after:%Y}" if unit == "year" else f"{after:%Y-%m}") if after else row


def _valued(row: TimeExpression, value: str) -> TimeExpression:
    first, last = interval(value) or (None, None)
    return replace(row, type="DATE", value=value, earliest=first, latest=last)


def _at(row: TimeExpression, day: date | None) -> TimeExpression:
    return replace(row, type="DATE", value=day.isoformat(), earliest=day, latest=day) if day else row


def _is_bare_hour(row: TimeExpression) -> bool:
    """Whether an expression is only an hour, whose day the rules took from publication."""
    return row.type == "TIME" and any(RULES[name].fullmatch(row.text) for name in ("clock", "clock24", "zulu", "noon"))


def _has_been(day: date, row: TimeExpression) -> bool:
    """Whether a day lies before the one that an expression has now, which is that of publication."""
    now = day_of(row.earliest)
    return now is not None and day < now


def moved_to(hour: TimeExpression, day: date) -> TimeExpression:
    """An hour on another day."""
    at = hour.earliest.replace(year=day.year, month=day.month, day=day.day) if isinstance(hour.earliest, datetime) else day
    return replace(hour, value=day.isoformat() + hour.value[hour.value.index("T") :], earliest=at, latest=at)
