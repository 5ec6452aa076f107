"""Sentences rewritten as headlines, with their trees: treebanks hold next to none, and reports begin with one.

What English headlines do (Mårdh 1980; Benton et al. 2022 make training data so): no articles, no form of "be" or "have" before the main
verb, the past told in the present, no final stop.
"""

import random
from collections.abc import Sequence
from dataclasses import replace

from training.corpora import Sentence

LONGEST = 24
_ARTICLES = frozenset({"a", "an", "the"})
_BE = frozenset({"is", "are", "was", "were", "be", "been", "being", "has", "have", "had"})
_PLURAL = ("NNS", "NNPS")
_SUBJECTS = ("nsubj", "nsubj:pass")


def headline(sentence: Sentence) -> Sentence | None:
    """The sentence as a headline; None for one that has no finite verb with a subject at its root, or no tree."""
    if not (sentence.head and sentence.label and sentence.xpos and sentence.upos and sentence.lemma) or len(sentence.words) > LONGEST:
        return None
    root = sentence.head.index(0)
    subject = next((n for n, label in enumerate(sentence.label) if sentence.head[n] == root + 1 and label in _SUBJECTS), root)
    if subject >= root or sentence.upos[root] != "VERB" or sentence.xpos[subject] == "PRP" or sentence.words[-1] == "?":
        return None
    if any(sentence.head[n] == root + 1 and _is_plain(sentence, n) for n in range(len(sentence.words))):
        return None
    words, tags = list(sentence.words), list(sentence.xpos)
    for number in (root, *(n for n, h in enumerate(sentence.head) if h == root + 1 and sentence.label[n] == "conj")):
        if tags[number] == "VBD" and sentence.upos[number] == "VERB":
            tags[number] = "VBP" if _is_plural(sentence, subject) else "VBZ"
            words[number] = sentence.lemma[number] if tags[number] == "VBP" else third_person(sentence.lemma[number])
    told = replace(sentence, words=tuple(words), xpos=tuple(tags))
    return _without(told, [n for n in range(len(words)) if _is_left_out(told, n)])


def third_person(lemma: str) -> str:
    """The form of a verb beside "she": says, goes, carries, reaches."""
    if lemma == "have":
        return "has"
    if lemma.endswith("y") and lemma[-2:-1] not in "aeiou":
        return lemma[:-1] + "ies"
    return lemma + ("es" if lemma.endswith(("s", "sh", "ch", "x", "z", "o")) else "s")


def headlines(sentences: Sequence[Sentence], share: float, rng: random.Random) -> list[Sentence]:
    """Headlines of a share of the sentences."""
    return [made for s in sentences if rng.random() < share and (made := headline(s)) is not None]


def _is_plural(sentence: Sentence, subject: int) -> bool:
    joined = any(h == subject + 1 and label == "conj" for h, label in zip(sentence.head, sentence.label, strict=True))
    return joined or sentence.xpos[subject] in _PLURAL


def _is_plain(sentence: Sentence, number: int) -> bool:
    """Whether a word beside the root keeps a sentence from being a headline: a modal, a "not", an "and" or "but" before all."""
    return sentence.xpos[number] == "MD" or sentence.lemma[number] in ("not", "do") or (number == 0 and sentence.label[number] == "cc")


def _is_left_out(sentence: Sentence, number: int) -> bool:
    word, label = sentence.words[number].lower(), sentence.label[number]
    main = sentence.head[sentence.head[number] - 1] == 0
    last = number == len(sentence.words) - 1
    return (word in _ARTICLES and label == "det") or (word in _BE and label.startswith("aux") and main) or (last and word == ".")


def _without(sentence: Sentence, left_out: Sequence[int]) -> Sentence | None:
    """The sentence without some words; None where another word hangs on one of them or a name would be cut."""
    gone = set(left_out)
    kept = [n for n in range(len(sentence.words)) if n not in gone]
    if len(kept) < 3 or any(sentence.head[n] - 1 in gone for n in kept):
        return None
    if sentence.names and any(sentence.names[n] != "O" for n in gone):
        return None
    place = {n: number for number, n in enumerate(kept, 1)}
    words = [sentence.words[n] for n in kept]
    words[0] = words[0][:1].upper() + words[0][1:]
    take = lambda layer: tuple(layer[n] for n in kept)
    return Sentence(
        tuple(words),
        take(sentence.lemma),
        take(sentence.upos),
        take(sentence.xpos),
        tuple(place.get(sentence.head[n] - 1, 0) for n in kept),
        take(sentence.label),
        take(sentence.names) if sentence.names else None,
    )
