"""Periods, durations, sets, years and vague references: a rule a kind."""

import re
from datetime import date, datetime, time, timedelta

from zerohour.coding.calendar import interval, shifted, value_of
from zerohour.coding.timebasis import ANY_QUARTER, Clock, Found, duration_of, full_year, modified, number_of, unit_of
from zerohour.coding.timewords import WORDS

# Stretches that end with the day of publication: "the past week".
_ROLLING = frozenset({"past", "the past", "this past", "the last"})


def period(match: re.Match[str], clock: Clock) -> Found | None:
    """Such as "this week", "last year", "next month", "later this week", "the same day"."""
    which = " ".join(match["which"].lower().split())
    unit = unit_of(match["unit"]) if match["unit"].lower() not in WORDS.seasons else "S"
    moved = {"last": -1, "previous": -1, "past": -1, "next": 1, "coming": 1, "following": 1}.get(which.split()[-1], 0)
    lead = (match["lead"] or "").lower()
    if unit == "S":
        return _season(match["unit"].lower(), moved, clock, just_past=which.endswith("past"))
    if clock.day is None:
        return Found("DATE", {"D": "XXXX-XX-XX", "W": "XXXX-WXX", "M": "XXXX-XX"}.get(unit, "XXXX"))
    if unit == "WE":
        found = _weekend(clock, moved)
    else:
        step = {"Q": (3, "M"), "E": (10, "Y"), "C": (100, "Y"), "2W": (2, "W")}.get(unit, (1, unit))
        point = shifted(clock.day, moved * step[0], step[1]) if not unit.startswith("T") else None
        if point is None:
            return None
        found = Found("DATE", value_of(point, "W" if unit == "2W" else unit))
    days = interval(found.value)
    if which in _ROLLING and unit in ("W", "M", "Y") and (begun := shifted(clock.day, -1, unit)):
        return Found("DATE", found.value, (begun, clock.day))
    if which == "this" and unit == "W" and not lead and clock.ahead is not None:
        return Found("DATE", found.value, _this_week(clock.day, clock.ahead))
    if lead and days and clock.day and moved == 0:
        if lead == "later":
            tomorrow = shifted(clock.day, 1, "D") or clock.day
            return Found("DATE", found.value, (min(tomorrow, days[1]), days[1]))
        if lead == "earlier":
            return Found("DATE", found.value, (days[0], clock.day))
    return modified(match, found)


def _this_week(day: date, ahead: bool) -> tuple[date, date]:
    """The calendar week of a day; on its first or last day the seven days that still can be meant."""
    monday = day - timedelta(days=day.isoweekday() - 1)
    if ahead and day.isoweekday() == 7:
        return day, day + timedelta(days=7)
    if not ahead and day == monday:
        return day - timedelta(days=7), day
    return monday, monday + timedelta(days=6)


def _weekend(clock: Clock, moved: int) -> Found:
    here = clock.day or date(2000, 1, 1)
    if moved == 0 and not clock.ahead and here.isoweekday() < 5:
        moved = -1
    point = shifted(here, 7 * (0 if moved > 0 and here.isoweekday() < 6 else moved), "D") or here
    return Found("DATE", value_of(point, "W") + "-WE")


def _season(word: str, moved: int, clock: Clock, just_past: bool) -> Found | None:
    code = WORDS.seasons[word]
    if clock.day is None:
        return Found("DATE", f"XXXX-{code}")
    found = interval(f"{clock.day.year:04d}-{code}")
    if just_past and found and found[1] < clock.day:
        moved = 0
    return Found("DATE", f"{clock.day.year + moved:04d}-{code}")


def season_year(match: re.Match[str], clock: Clock) -> Found | None:
    """Such as "the winter of 1994", "spring"."""
    code = WORDS.seasons[match["season"].lower()]
    year = f"{full_year(match['year']):04d}" if match["year"] else (str(clock.day.year) if clock.day else "XXXX")
    return modified(match, Found("DATE", f"{year}-{code}"))


def ago(match: re.Match[str], clock: Clock) -> Found | None:
    """Such as "two weeks ago", "a year earlier", "three days later", "two hours from now"."""
    number, unit = number_of(match["number"]), unit_of(match["unit"])
    way = match["way"].lower()
    sign = 1 if way in ("later", "from now", "hence", "from today") else -1
    if number == "X" or clock.day is None or unit.startswith("T"):
        if unit.startswith("T") and clock.day is not None:
            # Hours count from the middle of the day of the report, whose own hour is not known here.
            hours = sign * int(number) if unit == "TH" and number.isdigit() else 0
            day = (datetime.combine(clock.day, time(12)) + timedelta(hours=min(hours, 10_000) if hours > 0 else max(hours, -10_000))).date()
            return Found("TIME", f"{day.isoformat()}TXX:XX", (day, day))
        return Found("DATE", "FUTURE_REF" if sign > 0 else "PAST_REF")
    if "." in number:
        number, unit = ("6", "M") if unit == "Y" else ("1", unit)
    if way in ("earlier", "later", "before") and unit in ("D", "W"):
        # Counted from another event, which the expression alone does not name.
        return Found("DURATION", duration_of(number, unit))
    step = {"Q": (3, "M"), "E": (10, "Y"), "C": (100, "Y"), "2W": (2, "W"), "WE": (1, "W")}.get(unit, (1, unit))
    point = shifted(clock.day, sign * int(number) * step[0], step[1])
    if point is None:
        return None
    # Whole weeks count back to the day, as those who write so do; TIMEX3 gives the week.
    days = (point, point) if unit == "W" else None
    return Found("DATE", value_of(point, "W" if unit in ("2W", "WE") else unit), days)


def span(match: re.Match[str], clock: Clock) -> Found | None:
    """Such as "the past two years", "the next few days", "the coming weeks": a duration that ends or begins at publication."""
    unit = unit_of(match["unit"])
    number = number_of(match["number"]) if match["number"] else "X" if match["unit"].lower().endswith("s") else "1"
    which = match["which"].lower()
    forward = which in ("next", "coming", "following")
    value = duration_of(number, unit)
    if clock.day is None or which in ("first", "final", "following"):
        return Found("DURATION", value)
    count = int(number) if number.isdigit() else 3
    if unit.startswith("T"):
        step: tuple[int, str] = ((count + 23) // 24 if unit == "TH" else 1, "D")
    else:
        factor, letter = {"Q": (3, "M"), "E": (10, "Y"), "C": (100, "Y"), "2W": (2, "W"), "WE": (1, "W")}.get(unit, (1, unit))
        step = (count * factor, letter)
    other = shifted(clock.day, step[0] if forward else -step[0], step[1])
    if other is None:
        return Found("DURATION", value)
    return Found("DURATION", value, (clock.day, other) if forward else (other, clock.day))


def recent(match: re.Match[str], clock: Clock) -> Found | None:
    """Such as "recent days", "the coming weeks" without a number."""
    unit = unit_of(match["unit"])
    return Found("DURATION", duration_of("X", unit), _some(unit, clock.day, forward=match["which"].lower() == "coming"))


def _some(unit: str, day: date | None, forward: bool) -> tuple[date, date] | None:
    """An unknown number of units from a day on, or up to it, taken as three, of days as seven; None for parts of a day."""
    if day is None or unit.startswith("T"):
        return None
    factor, letter = {"Q": (9, "M"), "E": (30, "Y"), "C": (300, "Y"), "2W": (6, "W"), "WE": (3, "W")}.get(
        unit, (3 if unit != "D" else 7, unit)
    )
    other = shifted(day, factor if forward else -factor, letter)
    if other is None:
        return None
    return (day, other) if forward else (other, day)


def length(match: re.Match[str], clock: Clock) -> Found | None:
    """Such as "two weeks", "48-hour", "within 48 hours"."""
    number, unit = number_of(match["number"]), unit_of(match["unit"])
    value = duration_of(number + ".5" if match["half"] and number.isdigit() else number, unit)
    if match.group().lower().endswith("old"):
        # An age is no time of the story's.
        return None
    lead = (match["lead"] or "").lower()
    if lead.startswith(("within", "in the next")) and clock.day and number.isdigit():
        count = int(number)
        end = shifted(clock.day, (count + 23) // 24, "D") if unit == "TH" else shifted(clock.day, count, unit) if unit in "DWMY" else None
        if end:
            return Found("DURATION", value, (clock.day, end))
    return Found("DURATION", value)


def plural(match: re.Match[str], clock: Clock) -> Found | None:
    """Such as "for years", "within days": an unknown number."""
    unit = unit_of(match["unit"])
    return Found("DURATION", duration_of("X", unit), _some(unit, clock.day, forward=True) if match["lead"] else None)


def often(match: re.Match[str], clock: Clock) -> Found | None:
    """Such as "every Friday", "daily", "each year"."""
    groups = match.groupdict()
    word = (groups.get("adverb") or "").lower()
    if word:
        return Found("SET", WORDS.sets[word])
    name = (groups.get("unit") or groups.get("days") or "").lower().rstrip(".")
    if day := WORDS.weekdays.get(name) or WORDS.weekdays.get(name.removesuffix("s")):
        part = (groups.get("part") or "").lower()
        return Found("SET", f"XXXX-WXX-{day}" + (f"T{WORDS.parts[part]}" if part else ""))
    if name in WORDS.parts:
        return Found("SET", f"XXXX-XX-XXT{WORDS.parts[name]}")
    if name in WORDS.months:
        return Found("SET", f"XXXX-{WORDS.months[name]:02d}")
    return Found("SET", duration_of(number_of(groups.get("number")), unit_of(name)))


def year(match: re.Match[str], clock: Clock) -> Found | None:
    """Such as "1998"."""
    first = match["year"]
    return modified(match, Found("DATE", first))


def spelled(match: re.Match[str], clock: Clock) -> Found | None:
    """Such as "nineteen ninety-seven", "the year two thousand"."""
    return Found("DATE", f"{full_year(match['year'] or 'two thousand'):04d}")


def fiscal(match: re.Match[str], clock: Clock) -> Found | None:
    """Such as "fiscal 1989"."""
    return Found("DATE", f"{full_year(match['year']):04d}")


def decade(match: re.Match[str], clock: Clock) -> Found | None:
    """Such as "the 1990s", "the nineties"."""
    digits = match["digits"]
    if digits:
        year = int(digits)
        value = f"{year // 10:03d}" if year >= 1000 else f"19{year // 10}"
    else:
        tens = {"twenties": 2, "thirties": 3, "forties": 4, "fifties": 5, "sixties": 6, "seventies": 7, "eighties": 8, "nineties": 9}
        value = f"19{tens[match['word'].lower()]}"
    return modified(match, Found("DATE", value))


def century(match: re.Match[str], clock: Clock) -> Found | None:
    """Such as "the 19th century"."""
    return Found("DATE", f"{int(match['number']) - 1:02d}")


def quarter(match: re.Match[str], clock: Clock) -> Found | None:
    """Such as "the third quarter", "first half of 1998", "Q3"."""
    number = int(match["digit"] or 0) or WORDS.ordinals[match["ordinal"].lower()]
    half = (match["unit"] or "").lower() == "half"
    if given := match["year"] or match["lead"]:
        year: int | None = full_year(given)
    elif clock.day is None:
        year = None
    else:
        moved = (
            -1
            if re.search(r"(?i)last|year[- ]earlier|year[- ]ago|previous", match.group())
            else 1
            if re.search(r"(?i)next", match.group())
            else 0
        )
        year = clock.day.year + moved
        if moved == 0 and not clock.ahead and not half and number > (clock.day.month + 2) // 3 + (1 if clock.ahead else 0):
            year -= 1
    letter = "H" if half else "Q"
    if (half and number > 2) or number > 4:
        return None
    return Found("DATE", f"{year:04d}-{letter}{number}" if year else f"XXXX-{letter}{number}")


def compared(match: re.Match[str], clock: Clock) -> Found | None:
    """Such as "the year-earlier period": the year before, until timelinks finds the quarter spoken of."""
    return Found("DATE", f"{clock.day.year - 1:04d}" if clock.day else "XXXX")


def spoken(match: re.Match[str], clock: Clock) -> Found | None:
    """Such as "the quarter", "the latest quarter", "the 1988 period": timelinks finds which; the latest is else the last one that ended."""
    if "latest" in match.group().lower() and clock.day and (ended := shifted(clock.day, -3, "M")):
        return Found("DATE", value_of(ended, "Q"))
    return Found("DATE", ANY_QUARTER)


def reference(match: re.Match[str], clock: Clock) -> Found | None:
    """Such as "now", "recently", "the future"."""
    return Found("DATE", WORDS.references[" ".join(match.group().lower().split())])
