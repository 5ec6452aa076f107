"""Moments as machines and pages write them: in fields, tags and bylines; with what else the same words may mean."""

import re
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta, timezone
from zoneinfo import ZoneInfo

from dateutil import parser

_EPOCH = re.compile(r"-?\d{9,10}(?:\.\d{1,9})?|\d{12,13}")
_COMPACT = re.compile(r"((?:19|20)\d{6})[T ]?(\d{6})?(Z|[+-]\d{4})?")
_OFFSET = re.compile(r"\b(?:GMT|UTC)\s?(?P<sign>[+-])(?P<hours>\d{1,2})(?::?(?P<minutes>\d{2}))?\b", re.IGNORECASE)
_NUMERIC = re.compile(r"(?<![\d:])(?P<one>\d{1,2})(?P<mark>[./-])(?P<two>\d{1,2})(?P=mark)(?P<year>(?:19|20)\d\d)(?!\d)")
_MONTHS = (
    "jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?"
)
_DAY = re.compile(
    rf"(?<![\d.])(?:(?:\d{{4}}-\d\d?-\d\d?)|(?:\d{{4}}/\d\d?/\d\d?)"
    rf"|(?:\d{{1,2}}(?:st|nd|rd|th)?\s{{1,3}}(?:of\s)?(?:{_MONTHS})\.?,?\s{{1,3}}(?:19|20)\d\d)"
    rf"|(?:(?:{_MONTHS})\.?\s{{1,3}}\d{{1,2}}(?:st|nd|rd|th)?,?\s{{1,3}}(?:19|20)\d\d)|(?:\d{{1,2}}-(?:{_MONTHS})-(?:19|20)\d\d)"
    r"|(?:\d{1,2}([./-])\d{1,2}\1(?:19|20)\d\d))(?!\d)",
    re.IGNORECASE,
)
_ZONE = r"(?:\s{0,2}\(?(?:z\b|(?:gmt|utc)(?:\s?[+-]\d{1,2}(?::?\d\d)?)?\b|[+-]\d\d:?\d\d\b|[A-Za-z]{1,4}T\b|msk\b|local\stime\b|ist\b))?"
_CLOCK = re.compile(
    rf"(?:\d{{1,2}}[:.]\d\d(?::\d\d(?:\.\d{{1,9}})?)?(?:\s?[ap]\.?m\b\.?)?|\d{{1,2}}\s?[ap]\.?m\b\.?){_ZONE}", re.IGNORECASE
)
_WEEKDAY = re.compile(r"\b(mon|tue|wed|thu|fri|sat|sun)", re.IGNORECASE)
_DAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
_LONGEST = 200
# Hours east of Greenwich of the names that news uses for zones, where a name means one offset; IST, CST and AST mean several.
_HOURS = {"GMT": 0, "UTC": 0, "UT": 0, "Z": 0, "WET": 0, "WEST": 1, "BST": 1, "CET": 1, "CEST": 2, "EET": 2, "EEST": 3, "SAST": 2}
_HOURS |= {"CAT": 2, "EAT": 3, "WAT": 1, "MSK": 3, "TRT": 3, "GST": 4, "PKT": 5, "ICT": 7, "WIB": 7, "HKT": 8, "SGT": 8}
_HOURS |= {"PHT": 8, "AWST": 8, "JST": 9, "KST": 9, "AEST": 10, "AEDT": 11, "NZST": 12, "NZDT": 13, "MST": -7, "MDT": -6}
_HOURS |= {"EST": -5, "EDT": -4, "CDT": -5, "PST": -8, "PDT": -7}
_HALVES = {"IRST": 12600, "NPT": 20700, "AFT": 16200, "BRT": -10800, "ART": -10800}
_ZONES = {name: timezone(timedelta(seconds=hours * 3600)) for name, hours in _HOURS.items()}
_ZONES |= {name: timezone(timedelta(seconds=seconds)) for name, seconds in _HALVES.items()}
# "ET" is New York's time, whichever holds on the day.
_PLACES = {"ET": "America/New_York", "PT": "America/Los_Angeles", "CT": "America/Chicago"}


@dataclass(frozen=True, slots=True)
class Stamp:
    """A moment, aware where its words give a zone, or a day; and the day that the same words may mean too (05/08/2024)."""

    moment: date
    other: date | None = None


def stamp(value: object) -> Stamp | None:
    """The moment that a field's value is: ISO 8601, RFC 822, seconds or milliseconds since 1970, compact, written out; None for others."""
    if isinstance(value, bool):
        return None
    if isinstance(value, int | float):
        return _epoch(float(value))
    if isinstance(value, date):
        return Stamp(value)
    if not isinstance(value, str) or not 4 <= len(value.strip()) <= _LONGEST:
        return None
    words = " ".join(value.split())
    if _EPOCH.fullmatch(words):
        return _epoch(float(words))
    if compact := _COMPACT.fullmatch(words):
        return _compact(compact)
    return _iso(words) or _ctime(words) or found(words)


def found(words: str) -> Stamp | None:
    """The first day, with its time, that stands in a short line: "By Jane Analyst, 19 July 2024 at 9.15 GMT"."""
    words = words[:_LONGEST]
    day = _DAY.search(words)
    if day is None:
        return None
    around = words[: day.start()], words[day.end() :]
    numeric = _NUMERIC.fullmatch(day.group())
    weekday = _WEEKDAY.search(words)
    days = _numeric(numeric, _DAYS.index(weekday[1].lower()) if weekday else None) if numeric else _written(day.group())
    if not days:
        return None
    clock = _CLOCK.search(around[1]) or next(iter([*_CLOCK.finditer(around[0])][-1:]), None)
    moment = _with_clock(days[0], clock.group()) if clock else days[0]
    return Stamp(moment, days[1] if len(days) > 1 else None)


def swapped(one: Stamp) -> Stamp:
    """The same with its two readings exchanged; one that has no other stays."""
    if one.other is None:
        return one
    first = one.moment.date() if isinstance(one.moment, datetime) else one.moment
    moment = datetime.combine(one.other, one.moment.timetz()) if isinstance(one.moment, datetime) else one.other
    return Stamp(moment, first)


def _epoch(value: float) -> Stamp | None:
    """Seconds or milliseconds since 1970, between 1985 and 2100."""
    seconds = value / 1000 if value > 1e11 else value
    return Stamp(datetime.fromtimestamp(int(seconds), UTC)) if 4.7e8 < seconds < 4.1e9 else None


def _compact(found_: re.Match[str]) -> Stamp | None:
    day, clock, zone = found_.groups()
    try:
        if clock is None:
            return Stamp(datetime.strptime(day, "%Y%m%d").date()) if zone is None else None
        moment = datetime.strptime(day + clock, "%Y%m%d%H%M%S")
        # Fourteen figures are GDELT's and the web archives' way to write UTC.
        return Stamp(moment.replace(tzinfo=UTC) if zone in (None, "Z") else datetime.strptime(day + clock + zone, "%Y%m%d%H%M%S%z"))
    except ValueError:
        return None


def _iso(words: str) -> Stamp | None:
    try:
        if re.fullmatch(r"\d{4}-\d\d-\d\d", words):
            return Stamp(date.fromisoformat(words))
        return Stamp(datetime.fromisoformat(words)) if re.match(r"\d{4}-\d\d-\d\d[T ]\d", words) else None
    except ValueError:
        return None


def _ctime(words: str) -> Stamp | None:
    """What C's clock and social networks write: "Mon Aug 05 10:00:00 +0000 2024"."""
    for shape in ("%a %b %d %H:%M:%S %z %Y", "%a %b %d %H:%M:%S %Y"):
        with suppress(ValueError):
            return Stamp(datetime.strptime(words, shape))
    return None


def _numeric(match: re.Match[str], weekday: int | None) -> list[date]:
    """The days that 05/08/2024 may be, the day before the month first; a weekday beside it decides."""
    one, two, year = int(match["one"]), int(match["two"]), int(match["year"])
    read = []
    for day, month in ((one, two), (two, one)):
        try:
            read.append(date(year, month, day))
        except ValueError:
            continue
    fitting = [day for day in read if weekday is None or day.weekday() == weekday] or read
    return list(dict.fromkeys(fitting))


def _written(words: str) -> list[date]:
    try:
        return [parser.parse(re.sub(r"(?i)\bof\b|(?<=\d)(?:st|nd|rd|th)\b", "", words), default=datetime(1, 1, 1)).date()]
    except (ValueError, ArithmeticError, TypeError):
        return []


def _with_clock(day: date, clock: str) -> date:
    words = re.sub(r"(?i)local\stime", "", re.sub(r"(?<=\d)\.(?=\d\d)", ":", clock)).strip()
    offset = _OFFSET.search(words)
    zone = None
    if offset:
        minutes = int(offset["hours"]) * 60 + int(offset["minutes"] or 0)
        zone = timezone(timedelta(minutes=minutes if offset["sign"] == "+" else -minutes)) if minutes <= 14 * 60 else None
        words = (words[: offset.start()] + words[offset.end() :]).strip()
    words = words.replace("(", "").strip()
    mark = next((mark for mark in _PLACES if re.search(rf"\b{mark}$", words)), None)
    words = words.removesuffix(mark or "")
    try:
        moment = parser.parse(words, default=datetime.combine(day, datetime.min.time()), tzinfos=_ZONES)
        # Asked for within: of a zone that is days away dateutil makes one, which then has no offset.
        offset_of = moment.utcoffset()
    except (ValueError, ArithmeticError, TypeError):
        return day
    if mark is not None:
        moment = moment.replace(tzinfo=ZoneInfo(_PLACES[mark]))
        offset_of = moment.utcoffset()
    return moment.replace(tzinfo=zone or (timezone(offset_of) if offset_of is not None else None))
