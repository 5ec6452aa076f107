"""The public gold sets as plain sentences."""

import random
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path

NAMES = ("O", "B-PER", "I-PER", "B-LOC", "I-LOC", "B-ORG", "I-ORG")


@dataclass(frozen=True)
class Sentence:
    """Words with their gold layers; a layer that the set lacks is None."""

    words: tuple[str, ...]
    lemma: tuple[str, ...] | None = None
    upos: tuple[str, ...] | None = None
    xpos: tuple[str, ...] | None = None
    head: tuple[int, ...] | None = None
    label: tuple[str, ...] | None = None
    names: tuple[str, ...] | None = None


def blocks(path: Path) -> Iterator[list[list[str]]]:
    """The rows of each sentence of a tab-separated file; comments, ranges and empty nodes left out."""
    rows: list[list[str]] = []
    for line in [*path.read_text(encoding="utf-8").split("\n"), ""]:
        if not line.strip():
            if rows:
                yield rows
            rows = []
        elif not line.startswith("# "):
            row = line.split("\t")
            if row[0].isdigit():
                rows.append(row)


def treebank(path: Path) -> list[Sentence]:
    """A CoNLL-U file."""
    return [
        Sentence(
            words=tuple(r[1] for r in rows),
            lemma=tuple(r[2] for r in rows),
            upos=tuple(r[3] for r in rows),
            xpos=tuple(r[4] for r in rows),
            head=tuple(int(r[6]) for r in rows),
            label=tuple(r[7] for r in rows),
        )
        for rows in blocks(path)
    ]


def names(path: Path) -> list[Sentence]:
    """A file of number, word, BIO tag. Types other than PER, LOC, ORG count as no name; broken BIO is mended."""
    return [Sentence(words=tuple(r[1] for r in rows), names=mended([r[2] for r in rows])) for rows in blocks(path)]


def mended(tags: Iterable[str]) -> tuple[str, ...]:
    """BIO in which every name begins with B."""
    out: list[str] = []
    before = "O"
    for tag in tags:
        tag = tag if tag in NAMES else "O"
        if tag[0] == "I" and before[2:] != tag[2:]:
            tag = "B" + tag[1:]
        out.append(tag)
        before = tag
    return tuple(out)


def with_names(sentences: list[Sentence], named: list[Sentence]) -> list[Sentence]:
    """The sentences with the names of their twins in another file."""
    by_words = {s.words: s.names for s in named}
    return [replace(s, names=by_words.get(s.words)) for s in sentences]


def recased(sentences: list[Sentence], share: float, rng: random.Random) -> list[Sentence]:
    """Copies of a share of the sentences in capitals, lower case or headline case: wires and headlines are written so."""
    styles = (str.upper, str.lower, lambda w: w[:1].upper() + w[1:])
    chosen = [s for s in sentences if rng.random() < share]
    return [replace(s, words=tuple(map(style, s.words))) for s in chosen for style in [rng.choice(styles)]]


def training_set(data: Path, rng: random.Random, tweets: int, with_uner: bool) -> list[Sentence]:
    """All sentences to train on. UNER's EWT dev names are kept out unless asked for, to be the test."""
    syntax, name = data / "syntax", data / "names"
    parsed = treebank(syntax / "ewt_train.conllu")
    parsed += with_names(treebank(syntax / "gum_train.conllu"), names(name / "gum_train.iob2"))
    named = names(name / "wikigold.iob2") + names(name / "crossner_politics.iob2")
    named += rng.sample(names(name / "social_train.iob2"), tweets)
    if with_uner:
        named += names(name / "uner_ewt_dev.iob2")
    return parsed + named + recased(parsed + named, 0.04, rng)
