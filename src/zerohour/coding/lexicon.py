"""Names whose codes do not follow from a country's name: organisations, armed groups, seats of government, holders of office."""

import re
import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Any

from zerohour.errors import CodebookError

LONGEST = 7
_WORD = re.compile(r"(?:[A-Z]\.){2,}|[^\W_]+|['’]s|[^\w\s]")


@dataclass(frozen=True, slots=True)
class Entry:
    """A known actor: its code and sector, and the days in which a holder of office held it."""

    code: str | None
    sector: str | None
    since: date | None = None
    until: date | None = None

    def in_force(self, day: date | None) -> bool:
        """Whether it holds on the day; an unknown day is not held against it."""
        return day is None or ((self.since is None or self.since <= day) and (self.until is None or day < self.until))


@dataclass(frozen=True, slots=True)
class Lexicon:
    """Entries by their words. Short names in capitals ("IS", "WHO") must stand in capitals."""

    entries: Mapping[tuple[str, ...], tuple[Entry, ...]]

    def find(self, words: Sequence[str], day: date | None) -> tuple[int, int, Entry] | None:
        """The longest known name among the words that is in force on the day: first, last (not included), entry."""
        for size in range(min(LONGEST, len(words)), 0, -1):
            for first in range(len(words) - size + 1):
                for entry in self.entries.get(_key(words[first : first + size]), ()):
                    if entry.in_force(day):
                        return first, first + size, entry
        return None

    def exact(self, words: Sequence[str], day: date | None) -> Entry | None:
        """What is known by just these words on the day."""
        return next((entry for entry in self.entries.get(_key(words), ()) if entry.in_force(day)), None)


def _key(words: Sequence[str]) -> tuple[str, ...]:
    if len(words) == 1 and words[0].isupper():
        return (words[0],)
    return tuple(word.lower() for word in words)


@cache
def shipped() -> Lexicon:
    """The entries that the package ships."""
    return Lexicon(read(files("zerohour.codebook").joinpath("actors.toml").read_text(encoding="utf-8"), "actors.toml"))


def load(extra: Path) -> Lexicon:
    """The shipped entries with a user's own before them. Raises CodebookError naming the file."""
    try:
        own = read(extra.read_text(encoding="utf-8"), extra.name)
    except (OSError, UnicodeDecodeError) as why:
        raise CodebookError(f"{extra}: {why}; give a TOML file of [[actor]] tables") from why
    merged = dict(shipped().entries)
    for words, entries in own.items():
        merged[words] = (*entries, *merged.get(words, ()))
    return Lexicon(merged)


def read(text: str, name: str) -> dict[tuple[str, ...], tuple[Entry, ...]]:
    """The entries of an actors file. Raises CodebookError with the file's name."""
    found: dict[tuple[str, ...], tuple[Entry, ...]] = {}
    try:
        rows: list[dict[str, Any]] = tomllib.loads(text)["actor"]
        for row in rows:
            entry = Entry(row.get("code"), row.get("sector"), row.get("since"), row.get("until"))
            for words in row["names"]:
                key = _key(_WORD.findall(words))
                found[key] = (*found.get(key, ()), entry)
    except (KeyError, TypeError, tomllib.TOMLDecodeError) as why:
        raise CodebookError(f"{name}: {why}; see docs/codebook.md for its format") from why
    return found
