"""Words that tell events of the user's own types, which the reader was not trained on: by the cues that the type's file gives.

Who takes part, when and where, and how it is told is the reader's to say, as for any event.
"""

from collections.abc import Iterator
from functools import cache

from zerohour.codebook import Codebook, Cue, EventType, load
from zerohour.records import Analysis, Marked, Sentence, Token

_NEAR = 3
_NAME_OF_A_PLACE = "PLACE"
_OBJECTS = ("obj", "nsubj:pass", "obl", "nmod")


def marked(analysis: Analysis, book: Codebook) -> list[Marked]:
    """The words of a report that a user's own type claims, in their order; of two types the first by the place in the book."""
    types = [kind for name, kind in book.types.items() if is_own(name)]
    return [one for sentence in analysis.sentences if sentence.kind != "dateline" for one in _found(sentence, types)] if types else []


def is_own(name: str) -> bool:
    """Whether a type is a user's own, for which no reader was trained: how sure it is of such an event is not known."""
    return name not in _shipped()


@cache
def _shipped() -> frozenset[str]:
    return frozenset(load().types)


def _found(sentence: Sentence, types: list[EventType]) -> Iterator[Marked]:
    for number, token in enumerate(sentence.tokens):
        kind = next((kind for kind in types if _tells(sentence, number, token, kind)), None)
        if kind is not None:
            yield Marked(token.span, kind.name)


def _tells(sentence: Sentence, number: int, token: Token, kind: EventType) -> bool:
    """Whether a word is a cue of a type, and not in an expression that the type drops."""
    lemma = token.lemma.lower()
    is_noun = token.upos in ("NOUN", "PROPN") and lemma in kind.nouns
    is_verb = token.upos == "VERB" and any(cue.lemma == lemma and _is_whole(sentence, number, cue) for cue in kind.verbs)
    before = sentence.tokens[number - 1].lemma.lower() if number else ""
    beside = {f"{before} {lemma}", *(f"{lemma} {one.lemma.lower()}" for one in _dependents(sentence, number))}
    return (is_noun or is_verb) and not beside & kind.dropped


def _is_whole(sentence: Sentence, number: int, cue: Cue) -> bool:
    """Whether the particle of a cue stands behind its verb, and one of its objects hangs on it."""
    behind = {token.text.lower() for token in sentence.tokens[number + 1 : number + 1 + _NEAR]}
    things = [one for one in _dependents(sentence, number) if one.label in _OBJECTS]
    names = {one.lemma.lower() for one in things} | {_NAME_OF_A_PLACE for one in things if one.name.endswith("LOC")}
    return (cue.particle is None or cue.particle in behind) and (not cue.objects or bool(cue.objects & names))


def _dependents(sentence: Sentence, number: int) -> list[Token]:
    return [token for token in sentence.tokens if token.head == number]
