"""What the rules of time expressions share: the question, the answer, numbers, units and durations."""

import re
from dataclasses import dataclass
from datetime import date, datetime, timezone

from zerohour.coding.calendar import interval, part
from zerohour.coding.timewords import WORDS

# A quarter that the words alone do not name; timelinks finds the one spoken of.
ANY_QUARTER = "XXXX-QX"


@dataclass(frozen=True, slots=True)
class Found:
    """Type and value; `days` where they are not the value's own, `at` where a time of day is given."""

    kind: str
    value: str
    days: tuple[date | None, date | None] | None = None
    at: datetime | None = None
    ambiguous: bool = False


@dataclass(frozen=True, slots=True)
class Clock:
    """What a rule may ask: the publication day and zone, whether the clause looks ahead, whether the report puts day before month."""

    day: date | None
    ahead: bool | None
    zone: timezone | None
    day_first: bool | None = None


def number_of(words: str | None) -> str:
    """Digits of a number in words, X for an unknown one."""
    low = " ".join((words or "").lower().replace(",", "").split()).removeprefix("the ") if (words or "").lower() != "the few" else "few"
    if not low:
        return "1"
    tens, _, ones = low.replace("-", " ").partition(" ")
    if ones in WORDS.numbers and tens in WORDS.numbers and tens.endswith("ty"):
        return str(int(WORDS.numbers[tens]) + int(WORDS.numbers[ones]))
    return WORDS.numbers.get(low, low if re.fullmatch(r"\d+(?:\.\d+)?", low) else "X")


def unit_of(word: str) -> str:
    """The letter of a unit's word, T before those of a day's parts."""
    low = word.lower()
    return WORDS.units.get(low) or WORDS.units.get(low.removesuffix("s")) or ("C" if low.startswith("centur") else "D")


def duration_of(number: str, unit: str) -> str:
    """The TIMEX3 value of so many units: P2W, PT48H."""
    if unit == "WE":
        return "P1WE" if number == "1" else f"P{number}WE"
    multiple = {"Q": (3, "M"), "E": (10, "Y"), "C": (100, "Y"), "2W": (2, "W")}.get(unit)
    if unit in ("E", "C"):
        return f"P{number}{'DE' if unit == 'E' else 'CE'}"
    if multiple:
        number, unit = (str(int(number) * multiple[0]) if number.isdigit() else number), multiple[1]
    if number == "0.5":
        half = {"Y": ("6", "M"), "TH": ("30", "TM"), "D": ("12", "TH"), "M": ("15", "D")}.get(unit)
        if half:
            number, unit = half
    return f"PT{number}{unit[1]}" if unit.startswith("T") else f"P{number}{unit}"


def full_year(words: str) -> int:
    """The year of four digits or two: from 1950 to 2049."""
    digits = int(words.strip("'’ "))
    return digits if digits >= 100 else digits + (1900 if digits >= 50 else 2000)


def modified(match: re.Match[str], found: Found) -> Found:
    """Narrows the interval by "early", "late", "the end of" …; the value stays."""
    words = (match.groupdict().get("mod") or "").lower()
    days = interval(found.value)
    if not words or days is None:
        return found
    for name, forms in (
        ("early", ("early", "beginning")),
        ("late", ("late",)),
        ("middle", ("mid",)),
        ("start", ("start",)),
        ("end", ("end", "close")),
    ):
        if any(form in words for form in forms):
            return Found(found.kind, found.value, part(days, name))
    return found
