"""BERT's uncased WordPiece for words that are already split; the published algorithm of Devlin et al. 2019."""

import unicodedata
from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

from zerohour.language.words import shape

_UNKNOWN = "[UNK]"
_LONGEST_WORD = 100
_PIECES_A_WORD = 8
# Pieces of a sentence, beside the marks at its ends.
_PLACES = 510


_shape = lru_cache(100_000)(shape)


class Pieces(NamedTuple):
    """What the network is given of a sentence: piece numbers and letter cases, marks at both ends included, and each word's first piece."""

    ids: list[int]
    shapes: list[int]
    first: list[int]


class WordPiece:
    """Maps words to piece numbers of one vocabulary. Remembers the words it has seen."""

    def __init__(self, vocabulary: Sequence[str]) -> None:
        self._number = {piece: number for number, piece in enumerate(vocabulary)}
        self._seen: dict[str, tuple[int, ...]] = {}
        self.start, self.end, self.hidden = self._number["[CLS]"], self._number["[SEP]"], self._number["[MASK]"]

    def sentence(self, words: Sequence[str]) -> Pieces:
        """The pieces of a sentence of straight-quoted words; where they are more than the network has places for, fewer of each word."""
        ids, shapes, first = [self.start], [0], []
        told = [self.word(word) for word in words]
        most = _PIECES_A_WORD if sum(map(len, told)) <= _PLACES else max(1, _PLACES // len(words))
        for word, pieces in zip(words, told, strict=True):
            first.append(len(ids))
            numbers = pieces[:most]
            ids += numbers
            shapes += [_shape(word)] * len(numbers)
        return Pieces([*ids, self.end], [*shapes, 0], first)

    def word(self, word: str) -> tuple[int, ...]:
        """The numbers of at most eight pieces; the unknown piece where there are none."""
        known = self._seen.get(word)
        if known is None:
            known = self._pieces(word)[:_PIECES_A_WORD] or (self._number[_UNKNOWN],)
            if len(self._seen) < 200_000:
                self._seen[word] = known
        return known

    def _pieces(self, word: str) -> tuple[int, ...]:
        return tuple(number for part in _parts(_fold(word)) for number in self._longest_match(part))

    def _longest_match(self, part: str) -> list[int]:
        if len(part) > _LONGEST_WORD:
            return [self._number[_UNKNOWN]]
        numbers: list[int] = []
        begin = 0
        while begin < len(part):
            prefix = "##" if begin else ""
            for end in range(len(part), begin, -1):
                number = self._number.get(prefix + part[begin:end])
                if number is not None:
                    break
            else:
                return [self._number[_UNKNOWN]]
            numbers.append(number)
            begin = end
        return numbers


def _fold(word: str) -> str:
    """Lower case, without accents and control characters, ideographs apart: as the vocabulary was made."""
    kept = "".join(" " if c in "\t\n\r" or unicodedata.category(c) == "Zs" else c for c in word if _printable(c))
    apart = "".join(f" {c} " if _ideograph(c) else c for c in kept)
    return "".join(c for c in unicodedata.normalize("NFD", apart) if unicodedata.category(c) != "Mn").lower()


def _printable(char: str) -> bool:
    return char in "\t\n\r" or (char not in "\0�" and unicodedata.category(char)[0] != "C")


def _ideograph(char: str) -> bool:
    code = ord(char)
    return 0x4E00 <= code <= 0x9FFF or 0x3400 <= code <= 0x4DBF or 0xF900 <= code <= 0xFAFF or 0x20000 <= code <= 0x2FA1F


def _parts(folded: str) -> list[str]:
    parts: list[str] = []
    for chunk in folded.split():
        current = ""
        for char in chunk:
            if _punctuation(char):
                parts += [current, char] if current else [char]
                current = ""
            else:
                current += char
        if current:
            parts.append(current)
    return parts


def _punctuation(char: str) -> bool:
    code = ord(char)
    ascii_mark = 33 <= code <= 47 or 58 <= code <= 64 or 91 <= code <= 96 or 123 <= code <= 126
    return ascii_mark or unicodedata.category(char)[0] == "P"
