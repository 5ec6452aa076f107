"""The sentences that tags, trees and names are learned from."""

import random
from dataclasses import replace
from pathlib import Path

from training.corpora import Sentence, names, treebank, with_names
from training.headlines import headlines


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
    return parsed + named + recased(parsed + named, 0.04, rng) + headlines(parsed, 0.5, rng)
