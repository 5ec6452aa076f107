"""Why two mentions are never one event, whatever else speaks for it: explicit rules, each of which says what differs.

A deed laid at the wrong door is worse than one that is told twice: what both mentions know, and say differently, keeps them apart.
"""

from collections.abc import Callable

from zerohour.ledger.traits import Traits
from zerohour.records import DONE

Rule = Callable[[Traits, Traits], bool]


def other_actors(one: Traits, other: Traits) -> bool:
    """Each names people or bodies as acting, and none is in both."""
    return _differ(one.names, other.names)


def other_targets(one: Traits, other: Traits) -> bool:
    """Each names people or bodies as met by it, and none is in both."""
    return _differ(one.targets, other.targets)


def other_victims(one: Traits, other: Traits) -> bool:
    """Those met by it are of one country and known to be different: journalists are no soldiers."""
    return not one.symmetric and not other.symmetric and _differ(one.victims, other.victims)


def other_countries(one: Traits, other: Traits) -> bool:
    """Both are done, at places of different countries."""
    a, b = one.place, other.place
    placed = a is not None and b is not None and a.country_code is not None and b.country_code is not None
    return placed and {one.status, other.status} <= DONE and a.country_code != b.country_code  # type: ignore[union-attr]


def other_figures(one: Traits, other: Traits) -> bool:
    """One report gives both, each with a number of those met in one way, and the numbers differ: it tells of two deeds."""
    same = one.report == other.report and one.status in DONE and other.status in DONE
    given = dict(one.figures)
    return same and any(kind in given and given[kind] != count for kind, count in other.figures)


def unnamed_side(one: Traits, other: Traits) -> bool:
    """Both are done, only one of them knows who did it, or to whom, and nothing but the other side and the day is the same.

    A killing without a named killer stays without one.
    """
    if one.symmetric or other.symmetric or not {one.status, other.status} <= DONE:
        return False
    lacking = bool(one.actors) != bool(other.actors) or bool(one.recipients) != bool(other.recipients)
    placed = one.place is not None and other.place is not None and one.place.name == other.place.name
    return lacking and not (placed or one.wording == other.wording or one.names & other.names or one.targets & other.targets)


def _differ(one: frozenset[str], other: frozenset[str]) -> bool:
    return bool(one) and bool(other) and not one & other


RULES: tuple[Rule, ...] = (other_actors, other_targets, other_victims, other_countries, other_figures, unnamed_side)


def apart(one: Traits, other: Traits) -> str:
    """The name of the first rule that keeps two mentions apart; "" where none does."""
    return next((rule.__name__ for rule in RULES if rule(one, other)), "")
