"""What each kind of time expression means: days and clocks here, longer stretches in timespans; a rule a kind."""

import re
from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta, timezone
from zoneinfo import ZoneInfo

from zerohour.coding import timespans
from zerohour.coding.calendar import interval, safe_date, shifted, value_of
from zerohour.coding.timebasis import Clock, Found, full_year, modified
from zerohour.coding.timewords import RULES, WORDS

# Days: a date so near is the one meant on either side; one so far is not meant without its year.
_CLOSE, _FAR = 45, 240


def _iso(match: re.Match[str], clock: Clock) -> Found | None:
    day = safe_date(int(match["year"]), int(match["month"]), int(match["day"]))
    if day is None:
        return None
    if match["hour"]:
        hour, minute = int(match["hour"]), int(match["minute"])
        if hour > 23 or minute > 59:
            return Found("DATE", day.isoformat())
        at = datetime(day.year, day.month, day.day, hour, minute, tzinfo=_offset(match["zone"]))
        return Found("TIME", f"{day.isoformat()}T{hour:02d}:{minute:02d}", at=at)
    return Found("DATE", day.isoformat())


def _offset(words: str | None) -> timezone | None:
    if not words:
        return None
    if words.upper() == "Z":
        return UTC
    sign = -1 if words[0] == "-" else 1
    digits = words[1:].replace(":", "")
    minutes = int(digits[:2]) * 60 + int(digits[2:4] or 0)
    return timezone(sign * timedelta(minutes=minutes)) if minutes < 24 * 60 else None


def _numeric(match: re.Match[str], clock: Clock) -> Found | None:
    """08/05/2024: the order that exists, else that of the report's other dates; else, flagged, the day nearer to publication."""
    first, second, year = int(match["first"]), int(match["second"]), int(match["year"])
    if len(match["year"]) == 3:
        return None
    if year < 100:
        year += 1900 if year >= 50 else 2000
    orders = ((second, first), (first, second)) if clock.day_first else ((first, second), (second, first))
    choices = list(dict.fromkeys(d for month, day in orders if (d := safe_date(year, month, day))))
    if not choices:
        return None
    if len(choices) == 1 or clock.day_first is not None:
        return Found("DATE", choices[0].isoformat())
    here = clock.day
    best = min(choices, key=lambda d: abs((d - here).days)) if here else choices[0]
    return Found("DATE", best.isoformat(), (min(choices), max(choices)), ambiguous=True)


def day_first(text: str) -> bool | None:
    """Whether a text's dates in digits give the day first, by those that fit one order only; None where none tells or they differ."""
    told = {
        int(m["first"]) > 12
        for m in RULES["numeric"].finditer(text)
        if (int(m["first"]) > 12) != (int(m["second"]) > 12) and max(int(m["first"]), int(m["second"])) <= 31
    }
    return told.pop() if len(told) == 1 else None


def _year_of(clock: Clock, month: int, day: int | None) -> int | None:
    """The year of a month (and day) without one: the nearest in the direction that the clause looks."""
    here = clock.day
    if here is None:
        return None
    candidates = []
    for year in (here.year - 1, here.year, here.year + 1):
        point = safe_date(year, month, day or 15)
        if point:
            candidates.append((abs((point - here).days), year, point))
    if not candidates:
        return None
    nearest = min(candidates)
    side = [
        c
        for c in candidates
        if (c[2] >= here if clock.ahead else c[2] <= here) or (day is None and (c[1], month) == (here.year, here.month))
    ]
    chosen = min(side) if side else nearest
    # News names the year of what lies most of a year away: the other side's date is meant where that one is much nearer.
    if nearest[0] <= (_CLOSE if day else 0) or (not clock.surely_past and chosen[0] >= _FAR and nearest[0] <= 366 - _FAR):
        return nearest[1]
    return chosen[1]


def _dated(match: re.Match[str], clock: Clock) -> Found | None:
    groups = match.groupdict()
    name = (groups.get("month") or groups.get("month2") or "").lower().rstrip(".")
    month = WORDS.months[name]
    digits = groups.get("day") or groups.get("day2")
    year_words = groups.get("year") or groups.get("year2")
    day = int(digits) if digits else None
    which = (groups.get("which") or "").lower()
    if which and clock.day is not None:
        year: int | None = _named_year(match.group().lower().endswith("year"), which, clock.day, month)
    else:
        year = full_year(year_words) if year_words else _year_of(clock, month, day)
    if day is None:
        value = f"{year:04d}-{month:02d}" if year else f"XXXX-{month:02d}"
        return modified(match, Found("DATE", value))
    if year is None:
        return Found("DATE", f"XXXX-{month:02d}-{day:02d}") if safe_date(2000, month, day) else None
    point = safe_date(year, month, day)
    if point is None:
        return None
    last = groups.get("until") or groups.get("until2")
    end = safe_date(year, month, int(last)) if last else None
    return Found("DATE", point.isoformat(), (point, end) if end and end > point else None)


def _named_year(of_year: bool, which: str, here: date, month: int) -> int:
    """The year of "June last year", or of "last June"."""
    if of_year:
        return here.year + {"last": -1, "next": 1}.get(which, 0)
    if which == "last":
        return here.year if month < here.month else here.year - 1
    return here.year + (which == "next" and month <= here.month)


def _weekday(match: re.Match[str], clock: Clock) -> Found | None:
    number = WORDS.weekdays[match["weekday"].lower().rstrip(".")]
    which = (match["which"] or "").lower()
    hour = (match["part"] or "").lower()
    suffix = f"T{WORDS.parts[hour]}" if hour else ""
    kind = "TIME" if suffix else "DATE"
    if clock.day is None:
        return Found(kind, f"XXXX-WXX-{number}{suffix}")
    today = clock.day.isoweekday()
    back = (today - number) % 7
    if which in ("last", "past", "the past", "this past"):
        moved = -(back or 7)
    elif which in ("next", "coming", "this coming", "the following"):
        moved = 7 - back
    elif which == "this":
        moved = number - today
    else:
        moved = (0 if back == 0 else 7 - back) if clock.ahead else -back
    moved = _turned(match, moved, today, number)
    day = shifted(clock.day, moved, "D")
    if day is None:
        return None
    days = None
    if match["until"]:
        days = (day, shifted(day, (WORDS.weekdays[match["until"].lower().rstrip(".")] - number) % 7 or 7, "D"))
    elif (match["week"] or "").startswith("overnight"):
        days = (day, shifted(day, 1, "D"))
    return Found(kind, f"{day.isoformat()}{suffix}", days)


def _turned(match: re.Match[str], moved: int, today: int, number: int) -> int:
    """The days to "a week on Tuesday", "Tuesday week", "the Friday before last" and the like."""
    words = " ".join(f"{match['week'] or ''} {match['turn'] or ''}".lower().split())
    coming, gone = (number - today) % 7 or 7, -((today - number) % 7 or 7)
    if words.startswith("a week ago"):
        # The one nearest to a week ago.
        return min((gone, gone - 7), key=lambda days: abs(days + 7))
    if words in ("a week on", "a week from", "week", "after next"):
        return coming + 7
    return gone - 7 if words == "before last" else moved


def _turned_period(match: re.Match[str], clock: Clock) -> Found | None:
    """Such as "the week before last", "the month after next"."""
    unit = {"week": "W", "month": "M", "year": "Y", "weekend": "W"}[match["unit"].lower()]
    if clock.day is None:
        return Found("DATE", {"W": "XXXX-WXX", "M": "XXXX-XX", "Y": "XXXX"}[unit])
    point = shifted(clock.day, 2 if match["turn"].lower().startswith("after") else -2, unit)
    if point is None:
        return None
    return Found("DATE", value_of(point, unit) + ("-WE" if match["unit"].lower() == "weekend" else ""))


def _piece(match: re.Match[str], clock: Clock) -> Found | None:
    """Such as "the third week of May", "the first half of July", "the last days of March": its days of that month."""
    whole = _dated(match, clock)
    span = interval(whole.value) if whole else None
    if whole is None or span is None:
        return whole
    first, end = span
    number = {"first": 0, "second": 1, "third": 2, "fourth": 3, "last": -1, "final": -1}[match["piece"].lower()]
    if match["unit"] == "half":
        middle = first.replace(day=15)
        days = (first, middle) if number == 0 else (middle + timedelta(days=1), end)
    elif number < 0:
        days = (end - timedelta(days=6), end)
    else:
        begin = first + timedelta(days=7 * number)
        days = (begin, begin + timedelta(days=6))
    return Found(whole.kind, whole.value, days)


def _ordinal(match: re.Match[str], clock: Clock) -> Found | None:
    """Such as "the 14th": of this month, or of the nearest one in the direction that the clause looks."""
    day, here = int(match["day"]), clock.day
    if here is None:
        return Found("DATE", f"XXXX-XX-{day:02d}")
    months = [shifted(here.replace(day=1), n, "M") for n in (0, 1 if clock.ahead else -1)]
    points = [point for month in months if month and (point := safe_date(month.year, month.month, day))]
    found = next((p for p in points if (p >= here if clock.ahead else p <= here)), None)
    return Found("DATE", found.isoformat()) if found else None


def _relative_day(match: re.Match[str], clock: Clock) -> Found | None:
    words = " ".join(match.group().lower().split())
    parts = next((code for word, code in WORDS.parts.items() if word in words), "NI" if words in ("tonight", "overnight") else "")
    moved = -1 if words.startswith(("yesterday", "last")) else 1 if words.startswith("tomorrow") else 0
    if words.startswith("the day before yesterday"):
        moved = -2
    if words.startswith("the day after tomorrow"):
        moved = 2
    kind, suffix = ("TIME", f"T{parts}") if parts else ("DATE", "")
    if clock.day is None:
        return Found(kind, f"XXXX-XX-XX{suffix}")
    day = shifted(clock.day, moved, "D")
    if day is None:
        return None
    after = shifted(day, 1, "D") or day
    days = (
        (day, after)
        if parts == "NI" and (clock.ahead or moved > 0)
        else (shifted(day, -1, "D") or day, day)
        if words == "overnight"
        else None
    )
    return Found(kind, f"{day.isoformat()}{suffix}", days)


def _anaphoric(match: re.Match[str], clock: Clock) -> Found | None:
    """Such as "the next morning", "that night", "the evening before": its day is that of the day named before, which timelinks knows."""
    return Found("TIME", f"XXXX-XX-XXT{WORDS.parts[(match['part'] or match['part2']).lower()]}")


def _clock_time(match: re.Match[str], clock: Clock) -> Found | None:
    """Such as "2.15 pm", "10pm EST", "0600 GMT", "14:30", noon and midnight: a moment where a zone is given, else a naive one."""
    groups = match.groupdict()
    word = (groups.get("word") or "").lower()
    if word:
        hour, minute = (12, 0) if word in ("noon", "midday") else (24, 0)
    else:
        digits = groups.get("four")
        hour, minute = (int(digits[:2]), int(digits[2:])) if digits else (int(match["hour"]), int(groups.get("minute") or 0))
        half = (groups.get("half") or "").lower().replace(".", "")
        if half and not 1 <= hour <= 12:
            return None
        hour = hour % 12 + 12 if half == "pm" else hour % 12 if half == "am" else hour
    if hour > 24 or minute > 59 or (hour == 24 and minute):
        return None
    if clock.day is None:
        return Found("TIME", f"XXXX-XX-XXT{hour:02d}:{minute:02d}")
    zone = _zone((groups.get("zone") or "").lower())
    point = datetime(clock.day.year, clock.day.month, clock.day.day, hour % 24, minute, tzinfo=zone)
    return Found("TIME", f"{clock.day.isoformat()}T{hour:02d}:{minute:02d}", at=point)


def _zone(word: str) -> timezone | ZoneInfo | None:
    known = WORDS.zones.get(word)
    if known is None:
        return None
    return ZoneInfo(known) if isinstance(known, str) else timezone(timedelta(minutes=known))


def _holiday(match: re.Match[str], clock: Clock) -> Found | None:
    month, day = (int(p) for p in WORDS.holidays[" ".join(match["holiday"].lower().replace("’", "'").split())].split("-"))
    year = int(match["year"]) if match["year"] else _year_of(clock, month, day)
    return Found("DATE", f"{year:04d}-{month:02d}-{day:02d}" if year else f"XXXX-{month:02d}-{day:02d}")


MEANING: dict[str, Callable[[re.Match[str], Clock], Found | None]] = {
    "iso": _iso,
    "numeric": _numeric,
    "dated": _dated,
    "weekday": _weekday,
    "relative": _relative_day,
    "set": timespans.often,
    "turned": _turned_period,
    "piece": _piece,
    "ordinal": _ordinal,
    "anaphoric": _anaphoric,
    "ago": timespans.ago,
    "span": timespans.span,
    "recent": timespans.recent,
    "compared": timespans.compared,
    "spoken": timespans.spoken,
    "quarter": timespans.quarter,
    "season": timespans.season_year,
    "period": timespans.period,
    "length": timespans.length,
    "clock": _clock_time,
    "decade": timespans.decade,
    "month_year": _dated,
    "month": _dated,
    "clock24": _clock_time,
    "zulu": _clock_time,
    "noon": _clock_time,
    "century": timespans.century,
    "fiscal": timespans.fiscal,
    "holiday": _holiday,
    "reference": timespans.reference,
    "plural": timespans.plural,
    "spelled": timespans.spelled,
    "year": timespans.year,
}
