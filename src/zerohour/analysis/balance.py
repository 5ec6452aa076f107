"""Blocs and frustrated triangles of a signed network.

Balance is Heider's and Cartwright & Harary's (1956): the enemy of my enemy is my friend. Blocs minimise the weight of cooperation between
and of conflict within blocs, of which there may be more than two (Davis 1967), by joining and then relocation (Doreian & Mrvar 1996).
"""

from collections.abc import Mapping, Sequence

from zerohour.records import Balance, Tie, Triangle

_TRIANGLES = 12
_ROUNDS = 50


def balance(ties: Sequence[Tie]) -> Balance:
    """The blocs of the countries that have a tie with a score, and the heaviest triangles that contradict balance.

    The same ties in any order give the same answer.
    """
    signed = {(t.one, t.other): t for t in sorted(ties, key=lambda t: (t.one, t.other)) if _score(t)}
    weights = {pair: _score(tie) for pair, tie in signed.items()}
    bloc_of = _relocated(_joined(weights), weights)
    total = sum(abs(w) for w in weights.values())
    wrong = sum(abs(w) for (a, b), w in weights.items() if (w < 0) == (bloc_of[a] == bloc_of[b]))
    blocs: dict[int, list[str]] = {}
    for country in sorted(bloc_of):
        blocs.setdefault(bloc_of[country], []).append(country)
    ordered = sorted(map(tuple, blocs.values()), key=lambda b: (-len(b), b))
    return Balance(tuple(ordered), round(wrong / total, 3) if total else 0.0, _frustrated(signed))


def _score(tie: Tie) -> float:
    return round(tie.verbal + tie.material, 2)


Weights = Mapping[tuple[str, str], float]


def _joined(weights: Weights) -> dict[str, int]:
    """Countries in blocs by joining, again and again, the two blocs with the greatest sum of ties above nothing."""
    bloc_of = {country: n for n, country in enumerate(sorted({c for pair in weights for c in pair}))}
    while True:
        sums: dict[tuple[int, int], float] = {}
        for (a, b), weight in weights.items():
            one, other = sorted((bloc_of[a], bloc_of[b]))
            if one != other:
                sums[one, other] = sums.get((one, other), 0.0) + weight
        best = max(sums, key=lambda pair: (sums[pair], -pair[0], -pair[1]), default=None)
        if best is None or sums[best] <= 0:
            return bloc_of
        bloc_of = {country: best[0] if bloc == best[1] else bloc for country, bloc in bloc_of.items()}


def _relocated(bloc_of: dict[str, int], weights: Weights) -> dict[str, int]:
    """The blocs after moving countries one by one to where their ties fit best, until none gains by moving."""
    ties: dict[str, list[tuple[str, float]]] = {country: [] for country in bloc_of}
    for (a, b), weight in weights.items():
        ties[a].append((b, weight))
        ties[b].append((a, weight))
    free = max(bloc_of.values(), default=0) + 1
    for _ in range(_ROUNDS):
        moved = False
        for country in sorted(bloc_of):
            sums: dict[int, float] = {free: 0.0}
            for other, weight in ties[country]:
                sums[bloc_of[other]] = sums.get(bloc_of[other], 0.0) + weight
            best = max(sums, key=lambda bloc: (sums[bloc], -bloc))
            if sums[best] > sums.get(bloc_of[country], 0.0) + 1e-9:
                bloc_of[country], moved = best, True
                free = max(free, best + 1)
        if not moved:
            break
    return bloc_of


def _frustrated(signed: Mapping[tuple[str, str], Tie]) -> tuple[Triangle, ...]:
    near: dict[str, set[str]] = {}
    for a, b in signed:
        near.setdefault(a, set()).add(b)
        near.setdefault(b, set()).add(a)
    found = []
    for (a, b), tie in signed.items():
        for c in sorted(n for n in near[a] & near[b] if n > b):
            three = (tie, signed[a, c], signed[b, c])
            scores = [_score(t) for t in three]
            if scores[0] * scores[1] * scores[2] < 0:
                found.append(Triangle((a, b, c), three, round(min(map(abs, scores)), 2)))
    return tuple(sorted(found, key=lambda t: (-t.weight, t.countries))[:_TRIANGLES])
