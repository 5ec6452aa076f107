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
    """What a rule may ask: the publication day and zone, whether the clause looks ahead, whether the report puts day before month.

    `surely_past`: a past verb stands beside the expression.
    """

    day: date | None
    ahead: bool | None
    zone: timezone | None
    day_first: bool | None = None
    surely_past: bool = False


def number_of(words: str | None) -> str:
    """Digits of a number in words, X for an unknown one."""
    low = " ".join((words or "").lower().replace(",", "").split()).removeprefix("the ") if (words or "").lower() != "the few" else "few"
    if not low:
        return "1"
    if whole := re.fullmatch(r"(.+?) (?:1/2|and a half)", low):
        return f"{number_of(whole[1])}.5"
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
    count, _, part_of_one = number.partition(".")
    if part_of_one == "5" and count != "0" and count.isdigit() and unit in ("Y", "TM", "TH", "D"):
        smaller = {"Y": "6M", "TM": "30S", "TH": "30M", "D": "T12H"}[unit]
        return f"PT{count}{unit[1]}{smaller}" if unit.startswith("T") else f"P{count}{unit}{smaller}"
    if number == "0.5":
        half = {"Y": ("6", "M"), "TH": ("30", "TM"), "D": ("12", "TH"), "M": ("15", "D")}.get(unit)
        if half:
            number, unit = half
    return f"PT{number}{unit[1]}" if unit.startswith("T") else f"P{number}{unit}"


def full_year(words: str) -> int:
    """The year of four digits, of two (from 1950 to 2049), or of words ("nineteen ninety-seven")."""
    if not any(c.isdigit() for c in words):
        return _spoken_year(words)
    digits = int(words.strip("'’ "))
    return digits if digits >= 100 else digits + (1900 if digits >= 50 else 2000)


def _spoken_year(words: str) -> int:
    low = words.lower().replace("-", " ").split()
    if low[:2] == ["two", "thousand"]:
        rest = [w for w in low[2:] if w != "and"]
        return 2000 + (int(number_of(rest[0])) if rest and number_of(rest[0]).isdigit() else 0)
    rest = [w for w in low[1:] if w not in ("oh", "hundred")]
    last = number_of(" ".join(rest))
    return int(number_of(low[0])) * 100 + (int(last) if last.isdigit() else 0)


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
