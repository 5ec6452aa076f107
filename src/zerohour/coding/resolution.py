"""Which place each name of a text means: by itself, by containment, and by the rest of the text.

Every name gives its candidates a share of belief; these shares, summed over the text, support a candidate by its country, its region and by
what lies near it. Three rounds, so that towns of one county find each other though each has a larger namesake elsewhere.
"""

import math
from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from zerohour.coding.countries import countries
from zerohour.coding.gazetteer import Candidate
from zerohour.coding.gazetteer.index import spelled

Find = Callable[[str], tuple[Candidate, ...]]
Beliefs = Mapping[str, Mapping[Candidate, float]]
# A user adds the places of his crisis: they outweigh a namesake elsewhere, unless the text places it.
_ORDER = {"country": 9.0, "own": 9.0, "continent": 8.5, "area": 6.0, "region": 5.5, "district": 5.5, "town": 0.0}
_ROUNDS = 3
# Weights of the text's countries, regions and near places (at most two of these count), chosen on LGL's local news.
_COUNTRY, _REGION, _NEAR, _MOST_NEAR = 4.0, 2.5, 4.0, 2.0
# The names that a text has most often stand for all: a gazetteer given as a text takes no longer.
_NAMES = 60
_KILOMETRES, _SOFTNESS, _LEAST = 200.0, 2.0, 0.02


@dataclass(frozen=True, slots=True)
class Name:
    """A name in the text, what it may mean, and what may be meant by the name behind its comma ("Kenosha, Wisconsin")."""

    start: int
    end: int
    text: str
    choices: tuple[Candidate, ...]
    within: tuple[Candidate, ...] = ()


def resolved(names: Sequence[Name]) -> dict[str, Candidate]:
    """One sense for each spelling: the candidate that the rest of the text supports best. Names without candidates are left out."""
    told: dict[str, list[Name]] = {}
    for name in names:
        if name.choices:
            told.setdefault(spelled(name.text), []).append(name)
    alone = {key: {c: max(_alone(c, n) for n in rows) for c in rows[0].choices} for key, rows in told.items()}
    counts = {key: len(rows) for key, rows in told.items()}
    often = sorted(counts, key=lambda key: -counts[key])[:_NAMES]
    scores: dict[str, dict[Candidate, float]] = alone
    for _ in range(_ROUNDS):
        beliefs = {key: _shares(row) for key, row in scores.items()}
        countries_of, regions_of = _spread(beliefs, counts)
        total = sum(counts.values())
        around = {key: beliefs[key] for key in often}
        scores = {
            key: {
                c: own
                + _COUNTRY * countries_of[c.country] / total
                + (_REGION * regions_of[c.country, c.region] / total if c.region else 0.0)
                + _NEAR * min(_MOST_NEAR, _nearby(c, key, around))
                for c, own in row.items()
            }
            for key, row in alone.items()
        }
    return {key: max(row, key=lambda c: row[c]) for key, row in scores.items()}


def _shares(row: Mapping[Candidate, float]) -> dict[Candidate, float]:
    """The belief in each candidate, without those that hardly count."""
    most = max(row.values())
    weights = {c: math.exp((value - most) / _SOFTNESS) for c, value in row.items()}
    total = sum(weights.values())
    return {c: weight / total for c, weight in weights.items() if weight / total > _LEAST}


def _spread(beliefs: Beliefs, counts: Mapping[str, int]) -> tuple[Mapping[str, float], Mapping[tuple[str, str], float]]:
    """How much of the text is about each country and region."""
    of_country: dict[str, float] = defaultdict(float)
    of_region: dict[tuple[str, str], float] = defaultdict(float)
    for key, row in beliefs.items():
        for place, belief in row.items():
            of_country[place.country] += belief * counts[key]
            of_region[place.country, place.region] += belief * counts[key]
    return of_country, of_region


def _nearby(place: Candidate, key: str, beliefs: Beliefs) -> float:
    """What else of the text lies near a town or region, each name by its nearest likely sense."""
    if not _is_small(place) or place.latitude is None:
        return 0.0
    found = 0.0
    for other, row in beliefs.items():
        if other != key:
            found += max(
                (p * math.exp(-_distance(place, o) / _KILOMETRES) for o, p in row.items() if _is_small(o)),
                default=0.0,
            )
    return found


def _is_small(place: Candidate) -> bool:
    """Whether a place may be near to something: a country or a disputed area is near to too much."""
    return place.is_local or place.kind == "own"


def _distance(one: Candidate, other: Candidate) -> float:
    """Kilometres on a plane that touches the earth between the two; exact enough for what is near."""
    if one.latitude is None or one.longitude is None or other.latitude is None or other.longitude is None:
        return math.inf
    across = (one.longitude - other.longitude + 180) % 360 - 180
    middle = math.radians((one.latitude + other.latitude) / 2)
    return 111.2 * math.hypot(across * math.cos(middle), one.latitude - other.latitude)


def _alone(place: Candidate, name: Name) -> float:
    """How well a place suits a name without the rest of the text."""
    return _ORDER[place.kind] * 0.6 + _size(place) + _inside(place, name.within) + 0.8 * place.own


def _size(place: Candidate) -> float:
    capital = place.kind == "town" and countries().capital_of.get(place.country, "").split(",")[0] == place.name
    return min(7.0, math.log10(place.population + 10)) * 0.9 + (4.5 if capital and place.population > 1 else 0.0)


def _inside(place: Candidate, within: Sequence[Candidate]) -> float:
    """A bonus where the name behind the comma is the place's own region or country."""
    for outer in within:
        if outer.kind == "region" and (outer.country, outer.region) == (place.country, place.region) and place.kind in ("town", "district"):
            return 8.0
        if outer.kind == "country" and outer.country == place.country and place.kind != "country":
            return 8.0
    return 0.0
