"""Actor dictionaries in the PETRARCH/CAMEO format (TABARI's, with dates of office) as entries of an actors file.

    VLADIMIR_PUTIN_  [RUSGOV >000507]       a name and its code, in force since 7 May 2000
    +V._PUTIN_                              another name of the same actor
        [RUSELI 991231-000507]              a code on a line of its own holds for the names above it
Format: Schrodt, PETRARCH manual (2014).
"""

import json
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from pathlib import Path

from zerohour.coding.countries import countries
from zerohour.errors import CodebookError

_CODE = re.compile(r"\[\s*+(?P<code>[~A-Z-]*+)\s*+(?P<dates>[^\[\]]*+)\]")
_DATES = re.compile(r"(?P<since>\d+)?\s*(?P<sign>[-<>])\s*(?P<until>\d+)?")
# CAMEO's role codes that PLOVER writes otherwise; those that it lacks are left out.
_SECTORS = {"HLH": "MED", "MED": "JRN", "INS": "REB", "SEP": "REB", "RAD": "UAF", "ENV": "SOC", "HRI": "SOC"}
_PLOVER = frozenset(
    [
        "GOV",
        "MIL",
        "LEG",
        "JUD",
        "COP",
        "SPY",
        "PTY",
        "REB",
        "UAF",
        "AGR",
        "BUS",
        "CRM",
        "CVL",
        "EDU",
        "ELI",
        "LAB",
        "OPP",
        "REF",
        "REL",
        "SOC",
    ]
)
_ABROAD = {"IGO": "IGO", "NGO": "NGO", "NGM": "NGO", "IMG": "IMG", "MNC": "MNC"}
_WITHIN = {"UNO": "UNO", "EEC": "EUR"}
_PIVOT = 26
_SHORT = range(4, 7)


@dataclass(frozen=True, slots=True)
class Known:
    """One actor of a dictionary: its names, and its code and sector between two days (the last not included)."""

    names: tuple[str, ...]
    code: str | None
    sector: str | None
    since: date | None = None
    until: date | None = None


@dataclass(slots=True)
class _Block:
    names: list[str] = field(default_factory=list)
    codes: list[tuple[int, str, str]] = field(default_factory=list)


def convert(files: Sequence[Path], target: Path) -> tuple[int, list[str]]:
    """Writes the actors of dictionaries as one actors file: how many, and a sentence for each line left out. Raises CodebookError."""
    found: list[Known] = []
    refused: list[str] = []
    try:
        for path in files:
            known, without = entries(_decoded(path.read_bytes()))
            found += known
            refused += [f"{path.name}: {line}" for line in without]
        if not found:
            raise CodebookError(f"no actor found in {', '.join(p.name for p in files)}; give a dictionary in the PETRARCH/CAMEO format")
        target.write_text("\n".join(toml(found)) + "\n", encoding="utf-8")
    except OSError as why:
        raise CodebookError(f"{why.filename}: {why.strerror}") from why
    return len(found), refused


def _decoded(raw: bytes) -> str:
    try:
        return raw.decode("utf-8")
    except UnicodeDecodeError:
        return raw.decode("latin-1")


def entries(text: str) -> tuple[list[Known], list[str]]:
    """The actors of a dictionary in its order, and one sentence for each line that says nothing usable."""
    found: list[Known] = []
    refused: list[str] = []
    for block in _blocks(text.splitlines()):
        names = tuple(dict.fromkeys(form for name in block.names for form in _forms(name)))
        for number, code, dates in block.codes:
            coded = _coded(code)
            days = _days(dates)
            if days is None:
                refused.append(f"line {number}: {dates.strip()!r} gives no days of office")
            elif coded is None or not names:
                refused.append(f"line {number}: {code!r} names no country, organisation or sector that PLOVER has")
            else:
                found.append(Known(names, *coded, *days))
    return found, refused


def toml(known: Iterable[Known]) -> Iterator[str]:
    """The entries as tables of an actors file (docs/codebook.md)."""
    for one in known:
        yield "[[actor]]"
        yield f"names = {json.dumps(one.names, ensure_ascii=False)}"
        for name, value in (("code", one.code), ("sector", one.sector)):
            if value:
                yield f'{name} = "{value}"'
        for name, day in (("since", one.since), ("until", one.until)):
            if day:
                yield f"{name} = {day.isoformat()}"


def _blocks(lines: Iterable[str]) -> Iterator[_Block]:
    block = _Block()
    for number, line in enumerate(lines, 1):
        words = line.partition("#")[0].partition(";")[0].rstrip()
        if not words.strip():
            continue
        name = _CODE.sub("", words).strip()
        if name and not name.startswith("+"):
            yield block
            block = _Block()
        if name:
            block.names.append(name.removeprefix("+"))
        block.codes += [(number, m["code"], m["dates"]) for m in _CODE.finditer(words)]
    yield block


def _forms(name: str) -> Iterator[str]:
    """The name as reports may write it: dictionaries are all capitals, with _ for a space.

    One short word may be an abbreviation or a name ("ASEAN", "BUSH"): both are given; of three letters or fewer only capitals.
    """
    words = name.strip("_ ").removeprefix("THE_").replace("_", " ").split()
    if not words:
        return
    if len(words) > 1 or len(words[0]) > _SHORT[-1]:
        yield " ".join(word if "." in word else word.capitalize() for word in words)
        return
    yield words[0].upper()
    if len(words[0]) in _SHORT and words[0].isalpha():
        yield words[0].capitalize()


def _coded(code: str) -> tuple[str | None, str | None] | None:
    """A CAMEO code as PLOVER's code and sector; None where it has neither."""
    parts = [code[n : n + 3] for n in range(0, len(code), 3)]
    if not parts or code.startswith(("~", "-")):
        return None
    first, rest = parts[0], parts[1:]
    land = _ABROAD.get(first) or (first if first in countries().alpha2 else None)
    land = next((_WITHIN[p] for p in rest if p in _WITHIN), land) if land == "IGO" else land
    sector = next((s for p in (rest if land else parts) if (s := _SECTORS.get(p) or (p if p in _PLOVER else None))), None)
    return (land, sector) if land or sector else None


def _days(text: str) -> tuple[date | None, date | None] | None:
    """Since and until, the last day not included; None for what is no pair of days."""
    if not text.strip():
        return None, None
    match = _DATES.fullmatch(text.strip())
    if match is None:
        return None
    days = [_day(match[name]) if match[name] else None for name in ("since", "until")]
    if any(match[name] and day is None for name, day in zip(("since", "until"), days, strict=True)):
        return None
    since, until = days
    if match["sign"] == "-":
        return (since, until + timedelta(days=1)) if since and until and since <= until else None
    return (None, until) if match["sign"] == "<" else (until, None)


def _day(digits: str) -> date | None:
    """YYMMDD or YYYYMMDD; two digits are of 1926 to 2025 (the dictionaries are of 2014), a month or day 00 the first."""
    if len(digits) not in (6, 8):
        return None
    year = int(digits[:-4])
    if len(digits) == 6:
        year += 2000 if year < _PIVOT else 1900
    try:
        return date(year, int(digits[-4:-2]) or 1, int(digits[-2:]) or 1)
    except ValueError:
        return None
