"""The shipped model: one ONNX file that also carries its vocabulary and labels, run by onnxruntime."""

import json
from collections.abc import Iterable, Sequence
from concurrent.futures import ThreadPoolExecutor
from functools import lru_cache
from pathlib import Path
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from zerohour.errors import ModelError
from zerohour.language import decode
from zerohour.language.events import WIDE, Events
from zerohour.language.lemmas import lemma_of
from zerohour.language.pairs import PairWords, features
from zerohour.language.runtime import session
from zerohour.language.sentences import paragraphs, sentences
from zerohour.language.tokens import words
from zerohour.language.wordpiece import Pieces, WordPiece
from zerohour.language.words import apply_edit, straight
from zerohour.records import LAYERS, Analysis, Marked, Name, Naming, Proposal, Said, Sentence, Span, Token

SHIPPED = Path(__file__).with_name("model.onnx")
_LONGEST = 110
# One call for syntax, names, attribution and factuality; the relation of marked parties is a call of its own.
_OUTPUTS = ("upos", "xpos", "lemma", "names", "arcs", "label", "cue", "within", "said", "factuality", "sense")
# How much the second view of a pair weighs beside the network's: about the best in cross-validation over the training pairs.
SECOND = 0.7
# Lemma, upos, xpos, head (-1: the root), label, name tag.
Row = tuple[str, str, str, int, str, str]


class Parsed(NamedTuple):
    """What the network says of a sentence: a row a word, the names, who says what, words said by somebody elsewhere, factuality, senses."""

    rows: list[Row]
    names: tuple[Name, ...]
    said: tuple[Said, ...]
    spoken: tuple[int, ...]
    factuality: tuple[float, ...]
    senses: bytes


class Model:
    """Analyses English text. The same text gives the same analysis, whatever is analysed beside it and with however many threads.

    Each sentence is one call of the network: int8 scales are taken over a whole call, so batch mates would change each other.
    Raises ModelError where the file is missing or damaged.
    """

    layers = LAYERS

    def __init__(self, path: Path = SHIPPED, threads: int = 2) -> None:
        try:
            self._session = session(path)
            meta = self._session.get_modelmeta().custom_metadata_map
            self._labels: dict[str, list[str]] = json.loads(meta["labels"])
            vocabulary = meta["vocabulary"].split("\n")
            self._pieces, self._known = WordPiece(vocabulary), frozenset(vocabulary)
            self._lemmas: dict[str, str] = json.loads(meta["lemmas"])
            self._pairs = PairWords(meta["pairs"]) if "pairs" in meta else None
        except Exception as why:
            raise ModelError(f"the language model {path.name} cannot be loaded ({type(why).__name__}); install zerohour again") from why
        self._lemma = lru_cache(100_000)(self._lemma_of)
        self._cost = decode.allowed(self._labels["names"])
        self._threads = threads
        self._events = Events(self._pieces, threads)

    def analyse(self, text: str, body: tuple[Span, ...] | None = None) -> Analysis:
        """Paragraphs, sentences and words of the text, or of the given stretches of it."""
        found = [p for part in (body if body is not None else (Span(0, len(text)),)) for p in paragraphs(text, part)]
        rows = [
            (span, kind, number, piece)
            for number, paragraph in enumerate(found)
            for whole, kind in sentences(text, paragraph)
            for span, piece in _pieces(text, whole)
        ]
        parsed = self.tag([[text[a:b] for a, b in piece] for *_, piece in rows])
        made = tuple(
            Sentence(span, kind, number, tuple(_token(text, place, row) for place, row in zip(piece, one.rows, strict=True)), *one[1:])
            for (span, kind, number, piece), one in zip(rows, parsed, strict=True)
        )
        return Analysis(text, tuple(found), made)

    def propose(
        self, analysis: Analysis, namings: Sequence[Naming], marked: Sequence[Marked] = (), unlikely: bool = False
    ) -> tuple[Proposal, ...]:
        """What happens in the whole report, to whom, when and where; see `events.Events`."""
        return self._events.propose(analysis, namings, marked, WIDE if unlikely else None)

    def tag(self, sentences: Sequence[Sequence[str]]) -> list[Parsed]:
        """For sentences that are already words: lemma, upos, xpos, head (-1: root), label and name tag of each word; and the rest."""
        if self._threads < 2 or len(sentences) < 4:
            return [self._one(s) for s in sentences]
        with ThreadPoolExecutor(self._threads) as pool:
            return list(pool.map(self._one, sentences))

    def _one(self, words: Sequence[str]) -> Parsed:
        sentence = [straight(word) for word in words]
        feed = _feed(self._pieces.sentence(sentence))
        upos, xpos, lemma, names, arcs, label, cue, within, said, factuality, sense = self._session.run(_OUTPUTS, feed)
        heads = decode.tree(arcs)
        tags = decode.best_tags(names, self._labels["names"], self._cost)
        known = self._labels
        columns = zip(
            sentence, upos.tolist(), xpos.tolist(), lemma.tolist(), heads, label[np.arange(len(heads)), heads].tolist(), tags, strict=True
        )
        rows = [
            (self._lemma(word, known["xpos"][x], known["lemma"][e]), known["upos"][u], known["xpos"][x], head - 1, known["label"][d], tag)
            for word, u, x, e, head, d, tag in columns
        ]
        spoken = tuple(np.flatnonzero(within > 0).tolist())
        facts = tuple(np.clip(factuality, -3.0, 3.0).round(3).tolist())
        return Parsed(rows, tuple(_names(tags)), tuple(decode.said(cue, said)), spoken, facts, decode.directions(sense))

    def relation(self, text: str, actor: Span | None, recipient: Span | None) -> dict[str, float]:
        """The probability of each relation of the training set between two parties of a sentence; empty for a text without words."""
        places = words(text)[:_LONGEST]
        if not places:
            return {}
        pieces = self._pieces.sentence([straight(text[a:b]) for a, b in places])
        feed, starts = _feed(pieces), [*pieces.first, len(pieces.ids) - 1]
        for mark, span in ((1, actor), (2, recipient)):
            for number, (a, b) in enumerate(places):
                if span and a < span.end and span.start < b:
                    feed["marks"][starts[number] : starts[number + 1]] = mark
        scores = self._session.run(("relation",), feed)[0].astype(np.float64)
        chances = np.exp(scores - scores.max())
        if self._pairs is not None:
            chances *= self._pairs.chances(features(self.analyse(text).sentences, actor, recipient)) ** SECOND
        return dict(zip(self.relations, (chances / chances.sum()).tolist(), strict=True))

    @property
    def relations(self) -> list[str]:
        """The relations that it knows, in their order."""
        return self._labels["relation"]

    def _lemma_of(self, word: str, xpos: str, edit: str) -> str:
        return lemma_of(word, xpos, apply_edit(word, edit) or word, self._lemmas, self._known) or word


def _feed(pieces: Pieces) -> dict[str, NDArray[np.int64]]:
    """The network's inputs, no word marked."""
    return {
        "ids": np.array(pieces.ids),
        "shapes": np.array(pieces.shapes),
        "first": np.array(pieces.first),
        "marks": np.zeros(len(pieces.ids), np.int64),
    }


def _token(text: str, place: tuple[int, int], row: Row) -> Token:
    lemma, upos, xpos, head, label, name = row
    return Token(place[0], place[1], text[place[0] : place[1]], lemma, upos, xpos, head, label, name)


def _pieces(text: str, sentence: Span) -> Iterable[tuple[Span, list[tuple[int, int]]]]:
    """The words of a sentence; one of more than 110 words is cut, at a semicolon or comma where there is one."""
    found = [(a + sentence.start, b + sentence.start) for a, b in words(sentence.of(text))]
    while len(found) > _LONGEST:
        marks = [n for n in range(_LONGEST // 2, _LONGEST) if text[found[n][0] : found[n][1]] in (";", ",", "--", "—")]
        cut = marks[-1] + 1 if marks else _LONGEST
        yield Span(found[0][0], found[cut - 1][1]), found[:cut]
        found = found[cut:]
    if found:
        yield Span(found[0][0], found[-1][1]), found


def _names(tags: Sequence[str]) -> Iterable[Name]:
    begin = None
    for number, tag in enumerate([*tags, "O"]):
        if begin is not None and tag[0] != "I":
            yield Name(begin, number, tags[begin][2:])
            begin = None
        if tag[0] == "B":
            begin = number
