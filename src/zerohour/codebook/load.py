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
    """A verb or noun that tells of an event type. `particle` must stand by the verb; one of `objects` must be its object."""

    lemma: str
    particle: str | None = None
    objects: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Mode:
    """A PLOVER mode: its score and the lemmas beside a trigger that tell it."""

    name: str
    score: float
    words: frozenset[str]


@dataclass(frozen=True, slots=True)
class EventType:
    """One PLOVER type: quad class (1 verbal cooperation to 4 material conflict), score from -10 (conflict) to +10, cues and modes.

    `suffered` are nouns whose possessor is the recipient ("Haniyeh's assassination"), `agentless` verbs whose subject does not act,
    `consequences` verbs that tell what a deed of this type did, `officials` cues that count only of people of state, and
    `mutual` cues name events where the parties may be exchanged. `dropped` are two-word expressions that look like a cue and are none.
    `object_is_means`: what the verb's object names is moved, not met. `prompted` are verbs whose object is what the deed answers or is
    about ("avenge"), `counterparts` verbs whose object, if any, must be somebody, and `sites` what is hit where it stands before the noun
    ("embassy bombing"). `civil` maps cues to the type that they have where only civilians act ("nurses strike"). `figures` maps lemmas to
    what befell those whom they count ("kill": "killed").
    """

    name: str
    quad: int
    score: float
    meaning: str
    verbs: tuple[Cue, ...]
    nouns: frozenset[str]
    suffered: frozenset[str]
    mutual: frozenset[str]
    agentless: frozenset[str]
    consequences: frozenset[str]
    officials: frozenset[str]
    dropped: frozenset[str]
    prompted: frozenset[str]
    counterparts: frozenset[str]
    sites: frozenset[str]
    civil: Mapping[str, str]
    figures: Mapping[str, str]
    modes: tuple[Mode, ...]
    examples: tuple[str, ...]
    needs_recipient: bool = False
    object_is_means: bool = False


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
        return next((m.score for m in kind.modes if m.name == mode), kind.score)


def load(extra: Path | None = None) -> Codebook:
    """The shipped codebook, with the user's own event types of a folder beside it. Raises CodebookError naming file and field."""
    shipped = _shipped()
    if extra is None:
        return shipped
    if not extra.is_dir():
        raise CodebookError(f"{extra} is no folder of event types; give one with a TOML file a type")
    own = {kind.name: kind for kind in (_event_type(path) for path in sorted(extra.glob("*.toml")))}
    return replace(shipped, types={**shipped.types, **own})


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
    except (OSError, ValueError) as why:
        raise CodebookError(f"{path.name}: {why}; see docs/codebook.md for its format") from why


def _event_type(path: Traversable) -> EventType:
    row = _table(path)
    try:
        modes = tuple(Mode(name, float(m["score"]), frozenset(m["words"])) for name, m in row.get("modes", {}).items())
        return EventType(
            name=row["name"],
            quad=int(row["quad"]),
            score=float(row["score"]),
            meaning=row["meaning"],
            verbs=tuple(_cue(text) for text in row["verbs"]),
            nouns=frozenset(row["nouns"]) | frozenset(row.get("nouns_suffered", ())),
            suffered=frozenset(row.get("nouns_suffered", ())),
            mutual=frozenset(row.get("mutual", ())) | frozenset(row.get("mutual_nouns", ())),
            agentless=frozenset(row.get("agentless", ())),
            officials=frozenset(row.get("officials", ())),
            consequences=frozenset(row.get("consequences", ())),
            dropped=frozenset(row.get("drop", ())),
            prompted=frozenset(row.get("prompted", ())),
            counterparts=frozenset(row.get("counterparts", ())),
            sites=frozenset(row.get("sites", ())),
            figures={str(lemma): str(kind) for kind, lemmas in row.get("figures", {}).items() for lemma in lemmas},
            civil={str(cue): str(name) for cue, name in row.get("civil", {}).items()},
            modes=modes,
            examples=tuple(example["text"] for example in row["examples"]),
            needs_recipient=bool(row.get("needs_recipient", False)),
            object_is_means=bool(row.get("object_is_means", False)),
        )
    except (KeyError, TypeError, ValueError, AttributeError) as why:
        raise CodebookError(f"{path.name}: field {why} is missing or of the wrong kind; see docs/codebook.md") from why


def _cue(text: str) -> Cue:
    """`verb`, `verb particle`, or `verb particle: object object`."""
    head, _, objects = text.partition(":")
    lemma, _, particle = head.strip().partition(" ")
    return Cue(lemma, particle or None, frozenset(objects.split()))
