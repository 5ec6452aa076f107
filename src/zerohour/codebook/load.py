"""Reads the codebook: one file an event type, and the word lists beside them. Formats: docs/codebook.md."""

import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path
from typing import Any

from zerohour.errors import CodebookError


@dataclass(frozen=True, slots=True)
class Cue:
    """A verb that tells of an event of a user's type. `particle` must stand behind it; one of `objects` must hang on it."""

    lemma: str
    particle: str | None = None
    objects: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class EventType:
    """One type: quad class (1 verbal cooperation to 4 material conflict), score from -10 (conflict) to +10, that of each mode, examples.

    `verbs` and `nouns` are the cues of a user's own type (the shipped ones are read by the trained reader, and have none), `dropped`
    two-word expressions that look like a cue and are none. `mutual` are verbs whose object is somebody on equal terms ("met"). `figures`
    maps lemmas to what befell those whom they count ("kill": "killed").
    """

    name: str
    quad: int
    score: float
    meaning: str
    verbs: tuple[Cue, ...]
    nouns: frozenset[str]
    dropped: frozenset[str]
    mutual: frozenset[str]
    figures: Mapping[str, str]
    modes: Mapping[str, float]
    examples: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Likelihood:
    """Words of estimative probability and their range by ICD 203, in percent."""

    words: str
    low: int
    high: int


@dataclass(frozen=True, slots=True)
class Codebook:
    """Types by name, sectors by role noun, words of estimative probability (longest first), grammar.toml's lists, agencies by tag."""

    types: Mapping[str, EventType]
    sectors: Mapping[str, str]
    estimative: tuple[Likelihood, ...]
    grammar: Mapping[str, frozenset[str]]
    agencies: Mapping[str, str]

    def score(self, name: str, mode: str | None) -> float:
        """The PLOVER score of a type, or of its mode where one is clear."""
        kind = self.types[name]
        return kind.modes.get(mode or "", kind.score)


def load(extra: Path | None = None) -> Codebook:
    """The shipped codebook, with the user's own event types of a folder beside it. Raises CodebookError naming file and field."""
    shipped = _shipped()
    if extra is None:
        return shipped
    if not extra.is_dir():
        raise CodebookError(f"{extra} is no folder of event types; give one with a TOML file a type")
    own = {kind.name: kind for kind in (_own_type(path) for path in sorted(extra.glob("*.toml")))}
    return replace(shipped, types={**shipped.types, **own})


def _own_type(path: Path) -> EventType:
    """A user's type. Raises CodebookError where it has no cue, without which nothing would be read as it."""
    kind = _event_type(path)
    if not kind.verbs and not kind.nouns:
        raise CodebookError(f"{path.name}: it has neither verbs nor nouns that tell of it; see docs/codebook.md")
    return kind


@cache
def _shipped() -> Codebook:
    root = files(__package__)
    kinds = [_event_type(path) for path in _tomls(root / "events")]
    sectors = {word: sector for sector, words in _table(root / "sectors.toml").items() for word in words}
    rows = [Likelihood(word, row["low"], row["high"]) for row in _table(root / "estimative.toml")["row"] for word in row["words"]]
    grammar = {name: frozenset(words) for name, words in _table(root / "grammar.toml").items()}
    ordered = tuple(sorted(rows, key=lambda row: (-len(row.words), row.words)))
    agencies = {tag: name for name, tags in _table(root / "agencies.toml").items() for tag in tags}
    return Codebook({kind.name: kind for kind in kinds}, sectors, ordered, grammar, agencies)


def _tomls(folder: Traversable) -> Iterator[Traversable]:
    return iter(sorted((p for p in folder.iterdir() if p.name.endswith(".toml")), key=lambda p: p.name))


def _table(path: Traversable) -> dict[str, Any]:
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError, RecursionError) as why:
        raise CodebookError(f"{path.name}: {why}; see docs/codebook.md for its format") from why


def _event_type(path: Traversable) -> EventType:
    row = _table(path)
    try:
        return EventType(
            name=row["name"],
            quad=int(row["quad"]),
            score=float(row["score"]),
            meaning=row["meaning"],
            verbs=tuple(_cue(text) for text in row.get("verbs", ())),
            nouns=frozenset(row.get("nouns", ())),
            dropped=frozenset(row.get("drop", ())),
            mutual=frozenset(row.get("mutual", ())),
            figures={str(lemma): str(kind) for kind, lemmas in row.get("figures", {}).items() for lemma in lemmas},
            modes={str(name): float(mode["score"]) for name, mode in row.get("modes", {}).items()},
            examples=tuple(example["text"] for example in row["examples"]),
        )
    except (KeyError, TypeError, ValueError, AttributeError) as why:
        raise CodebookError(f"{path.name}: field {why} is missing or of the wrong kind; see docs/codebook.md") from why


def _cue(text: str) -> Cue:
    """`verb`, `verb particle`, or `verb particle: object object`."""
    head, _, objects = text.partition(":")
    lemma, _, particle = head.strip().partition(" ")
    return Cue(lemma, particle or None, frozenset(objects.split()))
