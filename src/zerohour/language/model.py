"""The shipped model: one ONNX file that also carries its vocabulary and labels, run by onnxruntime."""

import json
from collections.abc import Iterable, Sequence
from concurrent.futures import ThreadPoolExecutor
from functools import lru_cache
from pathlib import Path
from typing import Any

import numpy as np
import onnxruntime
from numpy.typing import NDArray

from zerohour.errors import ModelError
from zerohour.language import decode
from zerohour.language.heads import Vectors, pair_features, unpacked, word_features
from zerohour.language.lemmas import lemma_of
from zerohour.language.sentences import paragraphs, sentences
from zerohour.language.tokens import words
from zerohour.language.wordpiece import WordPiece
from zerohour.language.words import apply_edit, shape
from zerohour.records import LAYERS, Analysis, Name, Sentence, Span, Token

SHIPPED = Path(__file__).with_name("model.onnx")
_LONGEST = 110
_OUTPUTS = ("upos", "xpos", "lemma", "names", "arcs", "label", "vectors")
# Lemma, upos, xpos, head (-1: the root), label, name tag.
Row = tuple[str, str, str, int, str, str]
# The treebanks are typed with straight quotes; news is not.
_STRAIGHT = str.maketrans({"’": "'", "‘": "'", "“": '"', "”": '"'})


class Model:
    """Analyses English text. The same text gives the same analysis, whatever is analysed beside it and with however many threads.

    Each sentence is one call of the network: int8 scales are taken over a whole call, so batch mates would change each other.
    Raises ModelError where the file is missing or damaged.
    """

    layers = LAYERS

    def __init__(self, path: Path = SHIPPED, threads: int = 2) -> None:
        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = 1
        options.inter_op_num_threads = 1
        options.log_severity_level = 4
        try:
            self._session = onnxruntime.InferenceSession(str(path), options, providers=["CPUExecutionProvider"])
            meta = self._session.get_modelmeta().custom_metadata_map
            self._labels: dict[str, list[str]] = json.loads(meta["labels"])
            vocabulary = meta["vocabulary"].split("\n")
            self._pieces, self._known = WordPiece(vocabulary), frozenset(vocabulary)
            self._lemmas: dict[str, str] = json.loads(meta["lemmas"])
            self._heads = unpacked(meta["heads"])
        except Exception as why:
            raise ModelError(f"the language model {path.name} cannot be loaded ({type(why).__name__}); install zerohour again") from why
        self._lemma = lru_cache(100_000)(self._lemma_of)
        self._shape = lru_cache(100_000)(shape)
        self._cost = decode.allowed(self._labels["names"])
        self._threads = threads

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
            Sentence(span, kind, number, tuple(_token(text, place, row) for place, row in zip(piece, columns, strict=True)), names)
            for (span, kind, number, piece), (columns, names) in zip(rows, parsed, strict=True)
        )
        return Analysis(text, tuple(found), made)

    def tag(self, sentences: Sequence[Sequence[str]]) -> list[tuple[list[Row], tuple[Name, ...]]]:
        """For sentences that are already words: lemma, upos, xpos, head (-1: root), label and name tag of each word; and the names."""
        if self._threads < 2 or len(sentences) < 4:
            return [self._one(s) for s in sentences]
        with ThreadPoolExecutor(self._threads) as pool:
            return list(pool.map(self._one, sentences))

    def _one(self, words: Sequence[str]) -> tuple[list[Row], tuple[Name, ...]]:
        return self._decoded(words, self._run(words))

    def _decoded(self, words: Sequence[str], outputs: list[NDArray[Any]]) -> tuple[list[Row], tuple[Name, ...]]:
        sentence = [word.translate(_STRAIGHT) for word in words]
        upos, xpos, lemma, names, arcs, label = outputs[:6]
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
        return rows, tuple(_names(tags))

    def _run(self, words: Sequence[str], vectors: bool = False) -> list[NDArray[Any]]:
        """The network's outputs for the words of a sentence; asked for, the last is a row of vectors a word."""
        ids, shapes, first = [self._pieces.start], [0], []
        for word in [word.translate(_STRAIGHT) for word in words]:
            first.append(len(ids))
            numbers = self._pieces.word(word)
            ids += numbers
            shapes += [self._shape(word)] * len(numbers)
        ids.append(self._pieces.end)
        shapes.append(0)
        feed = {"ids": np.array(ids), "shapes": np.array(shapes), "first": np.array(first)}
        found: list[NDArray[Any]] = self._session.run(_OUTPUTS if vectors else _OUTPUTS[:6], feed)
        return found

    def relation(self, text: str, actor: Span | None, recipient: Span | None) -> dict[str, float]:
        """The probability of each relation that the training set knows between two parties of a sentence; empty without the layer.

        A party that is not given stands at the sentence's root.
        """
        head = self._heads.get("relation")
        places = words(text)[:_LONGEST]
        if head is None or not places:
            return {}
        vectors, heads = self.seen([text[a:b] for a, b in places])
        groups = [
            [n for n, (a, b) in enumerate(places) if s and a < s.end and s.start < b] or [heads.index(-1)] for s in (actor, recipient)
        ]
        scores = head(pair_features(vectors, heads, *groups))
        chances = np.exp(scores - scores.max())
        return dict(zip(head.labels, (chances / chances.sum()).tolist(), strict=True))

    def factuality(self, text: str, span: Span) -> float | None:
        """The author's commitment to the event at the span, on [-3, 3]; None without the layer or the word."""
        head = self._heads.get("factuality")
        places = words(text)[:_LONGEST]
        word = next((n for n, (a, b) in enumerate(places) if a < span.end and span.start < b), None)
        if head is None or word is None:
            return None
        features = word_features(*self.seen([text[a:b] for a, b in places]), word)
        return float(np.clip(head(features)[0], -3.0, 3.0))

    def seen(self, sentence: Sequence[str]) -> tuple[Vectors, list[int]]:
        """What the network knows of each word (a row a word: a low, a middle and the top layer side by side), and each word's head."""
        outputs = self._run(sentence, vectors=True)
        vectors: Vectors = outputs[-1]
        return vectors, [row[3] for row in self._decoded(sentence, outputs)[0]]

    def _lemma_of(self, word: str, xpos: str, edit: str) -> str:
        return lemma_of(word, xpos, apply_edit(word, edit) or word, self._lemmas, self._known) or word


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
