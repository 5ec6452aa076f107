"""Linear heads over the word vectors of a sentence: what kind of relation two parties have, and whether an event happened."""

import base64
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Vectors = NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class Head:
    """Weights (features by outputs), one bias an output, and the outputs' names."""

    labels: tuple[str, ...]
    weights: Vectors
    bias: Vectors

    def __call__(self, features: Vectors) -> Vectors:
        """One score an output."""
        scores: Vectors = features @ self.weights + self.bias
        return scores


def packed(head: Head) -> dict[str, object]:
    """A head as plain JSON values; weights as float16."""
    raw = head.weights.astype("<f2")
    return {
        "labels": list(head.labels),
        "shape": list(raw.shape),
        "weights": base64.b64encode(raw.tobytes()).decode(),
        "bias": head.bias.tolist(),
    }


def unpacked(text: str) -> dict[str, Head]:
    """The heads of a model file by name."""
    return {name: _head(row) for name, row in json.loads(text).items()}


def _head(row: Mapping[str, object]) -> Head:
    raw = np.frombuffer(base64.b64decode(str(row["weights"])), "<f2").astype(np.float32)
    labels, bias = row["labels"], row["bias"]
    shape = row["shape"]
    if not isinstance(labels, list) or not isinstance(bias, list) or not isinstance(shape, list):
        raise ValueError("a head lacks its labels, shape or bias")
    return Head(tuple(labels), raw.reshape(shape), np.array(bias, np.float32))


def pair_features(vectors: Vectors, heads: Sequence[int], actor: Sequence[int], recipient: Sequence[int]) -> Vectors:
    """For two groups of words: the vectors of the word that joins them in the tree, of those on the way, and of those between them.

    `vectors` has a row a word; `heads` gives each word's head, -1 for the root.
    """
    up_one, up_other = _ancestry(heads, _top(heads, actor)), _ancestry(heads, _top(heads, recipient))
    meet = next((n for n in up_other if n in up_one), up_other[-1])
    way = [n for up in (up_one, up_other) if meet in up for n in up[: up.index(meet) + 1] if n not in actor and n not in recipient] or [
        meet
    ]
    first, last = min(actor[-1], recipient[-1]), max(actor[0], recipient[0])
    between = list(range(first + 1, last)) or [meet]
    joined: Vectors = np.concatenate([vectors[meet], vectors[way].mean(0), vectors[between].mean(0)])
    return joined


def word_features(vectors: Vectors, heads: Sequence[int], word: int) -> Vectors:
    """The vectors of a word and of its head (its own for the root)."""
    joined: Vectors = np.concatenate([vectors[word], vectors[heads[word] if heads[word] >= 0 else word]])
    return joined


def _ancestry(heads: Sequence[int], word: int) -> list[int]:
    path = [word]
    while heads[path[-1]] >= 0 and len(path) <= len(heads):
        path.append(heads[path[-1]])
    return path


def _top(heads: Sequence[int], group: Sequence[int]) -> int:
    return next((n for n in group if heads[n] not in group), group[-1])
