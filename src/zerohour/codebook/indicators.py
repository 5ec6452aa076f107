"""Reads a user's list of indicators. Format: docs/indicators.md."""

import tomllib
from pathlib import Path
from typing import Any

from zerohour.codebook.load import Codebook
from zerohour.errors import CodebookError
from zerohour.records import STATUSES, Indicator

_KEYS = {"name", "type", "quad", "status", "actor", "recipient", "place", "count", "days", "grade"}


def load_indicators(path: Path, book: Codebook) -> tuple[Indicator, ...]:
    """The indicators of a TOML file, in its order. Raises CodebookError with one sentence for what is wrong."""
    try:
        rows = tomllib.loads(path.read_text(encoding="utf-8")).get("indicator")
    except (OSError, ValueError, RecursionError) as why:
        raise CodebookError(f"{path}: the indicators cannot be read ({str(why).splitlines()[0]})") from why
    if not isinstance(rows, list) or not rows or not all(isinstance(row, dict) for row in rows):
        raise CodebookError(f"{path}: there is no [[indicator]] table; see docs/indicators.md")
    return tuple(_indicator(row, f"{path}, indicator {n}", book) for n, row in enumerate(rows, 1))


def _indicator(row: dict[str, Any], where: str, book: Codebook) -> Indicator:
    if unknown := sorted(set(row) - _KEYS):
        raise CodebookError(f"{where}: {unknown[0]!r} is no condition; there are {', '.join(sorted(_KEYS))}")
    name = row.get("name")
    if not isinstance(name, str) or not name.strip():
        raise CodebookError(f"{where}: it needs a name")
    types = frozenset(word.upper() for word in _words(row, "type", where))
    statuses = frozenset(word.lower() for word in _words(row, "status", where))
    for word in sorted(types - set(book.types)) + sorted(statuses - set(STATUSES)):
        raise CodebookError(f"{where}: {word!r} is neither an event type of the codebook nor a status")
    quads = frozenset(_numbers(row, "quad", where, 1, 4))
    counts = {key: next(iter(_numbers(row, key, where, 1, 10**6)), None) for key in ("count", "days", "grade")}
    words = {key: next(iter(_words(row, key, where)), "") for key in ("actor", "recipient", "place")}
    # Three letters are a code, however they are written.
    words |= {key: words[key].upper() for key in ("actor", "recipient") if len(words[key]) == 3}
    return Indicator(name.strip(), types, quads, statuses, **words, count=counts["count"] or 1, days=counts["days"], grade=counts["grade"])


def _words(row: dict[str, Any], key: str, where: str) -> list[str]:
    value = row.get(key, [])
    found = [value] if isinstance(value, str) else value
    if not isinstance(found, list) or not all(isinstance(word, str) for word in found):
        raise CodebookError(f"{where}: {key!r} must be words")
    return found


def _numbers(row: dict[str, Any], key: str, where: str, least: int, most: int) -> list[int]:
    value = row.get(key, [])
    found = value if isinstance(value, list) else [value]
    if not all(isinstance(n, int) and not isinstance(n, bool) and least <= n <= most for n in found):
        raise CodebookError(f"{where}: {key!r} must be a whole number from {least} to {most}")
    return found
