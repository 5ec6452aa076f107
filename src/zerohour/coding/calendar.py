"""TIMEX3 values and the days that they stand for. Pure arithmetic; a value that names no day has no interval."""

import re
from calendar import monthrange
from datetime import date, timedelta

_SEASON = {"SP": (3, 5), "SU": (6, 8), "FA": (9, 11), "WI": (12, 14)}
_FORM = re.compile(
    r"(?P<year>\d{4})(?:-(?P<month>\d{2})(?:-(?P<day>\d{2}))?|-W(?P<week>\d{2})(?P<end>-WE)?|-Q(?P<quarter>[1-4])|-H(?P<half>[12])|-(?P<season>SP|SU|FA|WI))?(?:T.*)?"
)


def safe_date(year: int, month: int, day: int) -> date | None:
    """The day, or None where the calendar has none."""
    try:
        return date(year, month, day)
    except ValueError:
        return None


def shifted(day: date, count: int, unit: str) -> date | None:
    """The day so many days, weeks, months or years (D W M Y) later; the month's last day where it has too few; None beyond the calendar."""
    try:
        if unit in ("D", "W"):
            return day + timedelta(days=count * (7 if unit == "W" else 1))
        months = day.year * 12 + day.month - 1 + count * (12 if unit == "Y" else 1)
        year, month = divmod(months, 12)
        return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))
    except (ValueError, OverflowError):
        return None


def value_of(day: date, unit: str) -> str:
    """The day's TIMEX3 value at the precision of a unit: D day, W week, M month, Y year, Q quarter, E decade, C century."""
    if unit == "W":
        year, week, _ = day.isocalendar()
        return f"{year}-W{week:02d}"
    forms = {
        "D": day.isoformat(),
        "M": f"{day:%Y-%m}",
        "Y": f"{day.year:04d}",
        "Q": f"{day.year:04d}-Q{(day.month + 2) // 3}",
        "E": f"{day.year // 10:03d}",
    }
    return forms.get(unit, f"{day.year // 100:02d}")


def interval(value: str) -> tuple[date, date] | None:
    """First and last day of a DATE or TIME value; None for references, durations and values without a year."""
    if re.fullmatch(r"\d{2,3}", value):
        width = 10 ** (4 - len(value))
        first = int(value) * width
        return (date(first, 1, 1), date(first + width - 1, 12, 31)) if first else None
    match = _FORM.fullmatch(value)
    if match is None or match["year"] == "0000":
        return None
    year = int(match["year"])
    if match["day"]:
        day = safe_date(year, int(match["month"]), int(match["day"]))
        return (day, day) if day else None
    if match["week"]:
        return _week(year, int(match["week"]), bool(match["end"]))
    return _months(match, year)


def _week(year: int, week: int, weekend: bool) -> tuple[date, date] | None:
    try:
        monday = date.fromisocalendar(year, week, 1)
        return (monday + timedelta(days=5 if weekend else 0), monday + timedelta(days=6))
    except (ValueError, OverflowError):
        return None


def _months(match: re.Match[str], year: int) -> tuple[date, date] | None:
    if match["month"]:
        first = last = int(match["month"])
    elif match["quarter"]:
        first = int(match["quarter"]) * 3 - 2
        last = first + 2
    elif match["half"]:
        first = int(match["half"]) * 6 - 5
        last = first + 5
    elif match["season"]:
        first, last = _SEASON[match["season"]]
    else:
        first, last = 1, 12
    if not 1 <= first <= 12 or year >= 9999:
        return None
    end = date(year + (last > 12), (last - 1) % 12 + 1, 1)
    return date(year, first, 1), end.replace(day=monthrange(end.year, end.month)[1])


def part(days: tuple[date, date], modifier: str) -> tuple[date, date]:
    """The early, middle or late third of an interval; "end" and "start" are the last and first tenth, at least a day."""
    first, last = days
    length = (last - first).days + 1
    third, edge = max(1, length // 3), max(1, length // 10)
    if modifier == "early":
        return first, first + timedelta(days=third - 1)
    if modifier == "late":
        return last - timedelta(days=third - 1), last
    if modifier == "start":
        return first, first + timedelta(days=edge - 1)
    if modifier == "end":
        return last - timedelta(days=edge - 1), last
    return first + timedelta(days=third), last - timedelta(days=third)
