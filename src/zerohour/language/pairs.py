"""A second view of a marked pair: the words around the two parties and between them, for a linear classifier.

The network sees the sentence through its own vectors, this view only lemmas and tree: they err on different pairs.
"""

import base64
import json
from collections.abc import Iterable, Iterator, Sequence

import numpy as np
from numpy.typing import NDArray

from zerohour.records import Sentence, Span, Token

_SILENT = frozenset({"PUNCT", "DET", "NUM"})
_TELLING = frozenset({"VERB", "NOUN", "ADJ", "ADP", "PART", "AUX", "ADV"})
# Steps from a party towards the root that are told apart by party.
_NEAR = 2


def features(sentences: Iterable[Sentence], actor: Span | None, recipient: Span | None) -> frozenset[str]:
    """Lemmas outside the parties; on the way from each party to the root, the nearest with their labels; and what hangs on those ways."""
    return frozenset(name for sentence in sentences for name in _of(sentence.tokens, (("s", actor), ("t", recipient))))


def _of(tokens: Sequence[Token], parties: Sequence[tuple[str, Span | None]]) -> Iterator[str]:
    within = {mark: [n for n, t in enumerate(tokens) if span and t.start < span.end and span.start < t.end] for mark, span in parties}
    outside = set(range(len(tokens))).difference(*within.values())
    yield from (f"w {tokens[n].lemma}" for n in outside if tokens[n].upos not in _SILENT)
    ways: set[int] = set()
    for mark, words in within.items():
        head = next((n for n in words if tokens[n].head not in words), None)
        way = _way(tokens, head) if head is not None else []
        ways.update(way[1:])
        yield from (f"{mark}{n} {tokens[way[n]].lemma} {tokens[way[n - 1]].label}" for n in range(1, min(len(way), _NEAR + 1)))
    yield from (f"p {tokens[n].lemma}" for n in ways)
    for n in outside:
        if tokens[n].head in ways and tokens[n].upos in _TELLING:
            yield f"k {tokens[n].lemma}"
            yield f"c {tokens[tokens[n].head].lemma} {tokens[n].lemma}"


def _way(tokens: Sequence[Token], word: int) -> list[int]:
    """From a word to the root."""
    way = [word]
    while (head := tokens[way[-1]].head) >= 0 and head not in way:
        way.append(head)
    return way


class PairWords:
    """The trained classifier: a weight for each feature and relation."""

    def __init__(self, stored: str) -> None:
        """`stored` is what `to_json` gives."""
        given = json.loads(stored)
        self._rows = {name: n for n, name in enumerate(given["features"])}
        self._bias = np.array(given["bias"], np.float64)
        weights = np.frombuffer(base64.b64decode(given["weights"]), np.int8).reshape(len(self._rows), len(self._bias))
        self._weights = weights * float(given["scale"])

    def chances(self, found: Iterable[str]) -> NDArray[np.float64]:
        """The probability of each relation, in the order of the model's labels."""
        rows = sorted(self._rows[name] for name in found if name in self._rows)
        scores = self._bias + self._weights[rows].sum(0)
        shares: NDArray[np.float64] = np.exp(scores - scores.max())
        shares /= shares.sum()
        return shares


def to_json(names: Sequence[str], weights: NDArray[np.float64], bias: Sequence[float]) -> str:
    """A classifier as text: weights (features x relations) in int8 with one scale."""
    scale = float(np.abs(weights).max()) / 127
    packed = base64.b64encode(np.rint(weights / scale).astype(np.int8).tobytes()).decode("ascii")
    return json.dumps({"features": list(names), "weights": packed, "scale": scale, "bias": [round(float(b), 5) for b in bias]})
