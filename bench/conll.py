"""The measures of coreference of the CoNLL shared tasks: MUC, B³, CEAF-e, and their mean F1, which is called CoNLL.

Mentions are given with a key each: the gold cluster and the one told. Singletons count, as is usual for ECB+.
"""

from collections import defaultdict
from collections.abc import Hashable, Iterable

import numpy as np
from scipy.optimize import linear_sum_assignment

Rows = Iterable[tuple[Hashable, Hashable]]
Clusters = list[frozenset[int]]


def conll(rows: Rows) -> dict[str, float]:
    """F1 by MUC, B³ and CEAF-e, and their mean ("CoNLL"); `rows` are (gold cluster, told cluster), a mention each."""
    listed = list(rows)
    gold, told = (_clusters(row[side] for row in listed) for side in (0, 1))
    found = {"MUC": _f1(_muc(gold, told), _muc(told, gold)), "B3": _f1(_b3(gold, told), _b3(told, gold)), "CEAFe": _ceaf(gold, told)}
    return found | {"CoNLL": sum(found.values()) / len(found)}


def _clusters(keys: Iterable[Hashable]) -> Clusters:
    members: dict[Hashable, set[int]] = defaultdict(set)
    for number, key in enumerate(keys):
        members[key].add(number)
    return [frozenset(group) for group in members.values()]


def _of(clusters: Clusters) -> dict[int, int]:
    return {member: number for number, group in enumerate(clusters) for member in group}


def _muc(one: Clusters, other: Clusters) -> float:
    """Of the links that it takes to make the clusters of one, the share that the other's clusters make too."""
    of = _of(other)
    links = sum(len(group) - 1 for group in one)
    kept = sum(len(group) - len({of[member] for member in group}) for group in one)
    return kept / links if links else 0.0


def _b3(one: Clusters, other: Clusters) -> float:
    """The mean over mentions of the share of its cluster in one that is in its cluster in the other."""
    of = _of(other)
    total = sum(len(group) for group in one)
    return sum(len(group & other[of[member]]) / len(group) for group in one for member in group) / total if total else 0.0


def _ceaf(one: Clusters, other: Clusters) -> float:
    """F1 of the best matching of clusters, a pair being worth twice what it shares by what both hold (the entity-based φ4)."""
    if not one or not other:
        return 0.0
    worth, of = np.zeros((len(one), len(other))), _of(other)
    for number, group in enumerate(one):
        for place in {of[member] for member in group}:
            worth[number, place] = 2 * len(group & other[place]) / (len(group) + len(other[place]))
    rows, columns = linear_sum_assignment(-worth)
    best = float(worth[rows, columns].sum())
    return _f1(best / len(one), best / len(other))


def _f1(recall: float, precision: float) -> float:
    return 2 * precision * recall / (precision + recall) if precision + recall else 0.0
