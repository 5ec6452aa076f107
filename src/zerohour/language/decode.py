"""From the network's scores to trees and names."""

from collections.abc import Iterator, Sequence

import numpy as np
from numpy.typing import NDArray

from zerohour.records import Said

Scores = NDArray[np.float32]
_NEVER = -1e9


def directions(sense: Scores) -> bytes:
    """Numbers from -1 to 1 as a byte each, from -127 to 127."""
    return np.rint(sense * 127).astype(np.int8).tobytes()


def tree(scores: Scores) -> list[int]:
    """The head of each word, 0 for the root, else 1 + its number: the best spanning tree with one root.

    `scores[i, j]` says how well head j (0: the root) suits word i. Chu-Liu/Edmonds (McDonald et al. 2005); the greedy choice where it
    already is a tree with one root, which holds for more than nine sentences in ten.
    """
    greedy: list[int] = scores.argmax(1).tolist()
    if greedy.count(0) == 1 and _is_tree(greedy):
        return greedy
    count = len(greedy)
    square = np.full((count + 1, count + 1), _NEVER)
    square[1:] = scores
    np.fill_diagonal(square, 2 * _NEVER)
    # A root that costs more than all else can win is taken once, and the best tree with one root comes out of one search for the best
    # tree, not of one for each word as its root (Stanojević & Cohen 2021).
    between = square[1:, 1:][~np.eye(count, dtype=bool)]
    worst, best = (float(between.min()), float(between.max())) if between.size else (0.0, 0.0)
    square[1:, 0] -= (count + 1) * (max(best, float(square[1:, 0].max())) - min(worst, float(square[1:, 0].min())) + 1.0)
    return [int(head) for head in _spanning(square)[1:]]


def _is_tree(heads: Sequence[int]) -> bool:
    safe = [False] * (len(heads) + 1)
    safe[0] = True
    for word in range(1, len(heads) + 1):
        path: list[int] = []
        while not safe[word]:
            if len(path) > len(heads):
                return False
            path.append(word)
            word = heads[word - 1]  # noqa: PLW2901 - walking up
        for passed in path:
            safe[passed] = True
    return True


def _cycle(heads: NDArray[np.int64]) -> list[int] | None:
    colour = [0] * len(heads)
    for start in range(1, len(heads)):
        path: list[int] = []
        node = start
        while node != 0 and colour[node] == 0:
            colour[node] = 1
            path.append(node)
            node = int(heads[node])
        if node != 0 and colour[node] == 1:
            return path[path.index(node) :]
        for passed in path:
            colour[passed] = 2
    return None


def _spanning(square: NDArray[np.float64]) -> NDArray[np.int64]:
    """Heads of the best tree rooted at 0; `square[i, j]`: the score of head j for node i."""
    heads: NDArray[np.int64] = square.argmax(1)
    heads[0] = 0
    cycle = _cycle(heads)
    if cycle is None:
        return heads
    ring = np.array(cycle)
    rest = np.setdiff1d(np.arange(len(square)), ring)
    last = len(rest)
    small = np.full((last + 1, last + 1), _NEVER)
    small[:last, :last] = square[np.ix_(rest, rest)]
    own = square[ring, heads[ring]]
    out_of = ring[square[np.ix_(rest, ring)].argmax(1)]
    small[:last, last] = square[rest, out_of]
    small[0, last] = _NEVER
    entering = square[np.ix_(ring, rest)] - own[:, None]
    into = ring[entering.argmax(0)]
    small[last, :last] = entering.max(0) + own.sum()
    np.fill_diagonal(small, 2 * _NEVER)
    chosen = _spanning(small)
    result: NDArray[np.int64] = heads.copy()
    for place in range(1, last):
        head = int(chosen[place])
        result[rest[place]] = out_of[place] if head == last else rest[head]
    entry = int(chosen[last])
    result[into[entry]] = rest[entry]
    return result


def allowed(tags: Sequence[str]) -> Scores:
    """What each BIO tag costs after each other one: I only goes on what began with the same kind."""
    cost = np.zeros((len(tags), len(tags)), np.float32)
    for row, before in enumerate(tags):
        for column, after in enumerate(tags):
            if after[0] == "I" and before[2:] != after[2:]:
                cost[row, column] = _NEVER
    return cost


def best_tags(scores: Scores, tags: Sequence[str], cost: Scores) -> list[str]:
    """The best sequence of BIO tags (Viterbi); `scores[i, t]` says how well tag t suits word i."""
    outside = tags.index("O")
    plain = scores.argmax(1)
    if (plain == outside).all():
        return ["O"] * len(scores)
    first = np.array([0.0 if tag[0] != "I" else _NEVER for tag in tags], np.float32)
    current = scores[0] + first
    pointers: list[NDArray[np.int64]] = []
    columns = np.arange(len(tags))
    for row in scores[1:]:
        paths = current[:, None] + cost
        pointer = paths.argmax(0)
        pointers.append(pointer)
        current = paths[pointer, columns] + row
    number = int(current.argmax())
    path = [number]
    for pointer in reversed(pointers):
        number = int(pointer[number])
        path.append(number)
    return [tags[number] for number in reversed(path)]


def said(cues: Scores, kinds: Scores) -> Iterator[Said]:
    """Who says what, by the cues' order: `cues[i, t]` says how well tag t (O, B, I) suits word i, `kinds[c, k, i]` how well word i is
    nothing, source or content (k: 0, 1, 2) of the cue that begins at word c. A cue without content is none.
    """
    best = cues.argmax(1)
    for start in np.flatnonzero(best == 1).tolist():
        end = start + 1
        while end < len(best) and best[end] == 2:
            end += 1
        kind = kinds[start].argmax(0)
        kind[start:end] = 0
        source, content = np.flatnonzero(kind == 1).tolist(), np.flatnonzero(kind == 2).tolist()
        if content:
            yield Said(tuple(range(start, end)), tuple(source), tuple(content))
