"""Moments as pages and people write them."""

import re
from datetime import UTC, date, datetime, time

from dateutil import parser

from zerohour.errors import UsageError

_YEAR = re.compile(r"\b(?:19|20)\d{2}\b")
# No piece is given back once it is found: a line is read once, from its beginning to its end. Offsets come before the digits and marks
# that they consist of.
_LETTERS = re.compile(
    r"(?i)(?>[+-]\d{2}:?\d{2}|[\d\s,.:/|–—-]|\b(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?\b"
    r"|\b(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\b"
    r"|\b(?:am|pm|gmt|utc|at|edt|est|et|local time|z|t)\b|(?<=\d)[tz]|(?<=\d)(?:am|pm))++"
)
# A longer line is no date.
_LONGEST = 120
_FIRST, _LAST = 1000, 9000
_DAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
_ZONES = {"GMT": 0, "UTC": 0, "EDT": -4 * 3600, "EST": -5 * 3600}


def moment(line: str) -> date | None:
    """The day or moment that a line consists of, None for any other line.

    "Mon, 08/05/2024 – 13:15": where day and month could be exchanged, the weekday decides, else the month comes first. A time of day gives
    a datetime, aware where the line gives a zone.
    """
    if len(line) > _LONGEST:
        return None
    flat = re.sub(r"\s+[–—|-]\s+|\bat\b", " ", line).strip()
    if len(re.findall(r"\d+", flat)) < 2 or not _YEAR.search(flat) or not _LETTERS.fullmatch(line.strip()):
        return None
    found = _parsed(flat, dayfirst=False)
    weekday = next((n for n, day in enumerate(_DAYS) if re.search(rf"(?i)\b{day}", flat)), None)
    if found is None or (weekday is not None and found.weekday() != weekday):
        other = _parsed(flat, dayfirst=True)
        found = other if other is not None and (weekday is None or other.weekday() == weekday) else found
    if found is None:
        return None
    return found if re.search(r"\d[:.]\d\d\b|\d\s?[ap]\.?m\b", flat, re.IGNORECASE) else found.date()


def _parsed(line: str, dayfirst: bool) -> datetime | None:
    try:
        made = parser.parse(line, dayfirst=dayfirst, tzinfos=_ZONES, default=datetime(1, 1, 1))
        # A zone that is days away is made, and has no offset.
        made.utcoffset()
    # Figures of a hundred digits: what dateutil reckons with refuses them as no value, an overflow, or an impossible division.
    except (ValueError, ArithmeticError, TypeError):
        return None
    return made


def instant(value: str | date | None, begin: bool = False) -> datetime | None:
    """An aware moment of the same; a day is its end (or begin), an unknown zone UTC. Raises UsageError for what is no moment."""
    found = published(value)
    if found is None:
        return None
    if not isinstance(found, datetime):
        found = datetime.combine(found, time() if begin else time.max)
    return found if found.tzinfo else found.replace(tzinfo=UTC)


def published(value: str | date | None) -> date | None:
    """A publication time from an ISO 8601 string, a date or a datetime; None stays None. Raises UsageError for what is no moment."""
    if value is None or isinstance(value, date):
        return value
    text = value.strip()
    try:
        found = date.fromisoformat(text) if re.fullmatch(r"\d{4}-\d{2}-\d{2}|\d{8}", text, re.ASCII) else datetime.fromisoformat(text)
    except ValueError:
        words = f"{value[:40]!r} is no ISO 8601 date or time; write it like 2024-08-05 or 2024-08-05T13:15-04:00"
        raise UsageError(words) from None
    # Nearer to the ends of the calendar there is no month before, or no other time zone.
    if not _FIRST <= found.year <= _LAST:
        raise UsageError(f"{value[:40]!r} is too far away; give a year from {_FIRST} to {_LAST}")
    return found
