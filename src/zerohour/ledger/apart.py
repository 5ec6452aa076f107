"""Why two mentions are never one event, whatever else speaks for it: explicit rules, each of which says what differs.

A deed laid at the wrong door is worse than one that is told twice: what both mentions know, and say differently, keeps them apart.
"""

from collections.abc import Callable
from datetime import date, timedelta

from zerohour.ledger.traits import Traits
from zerohour.records import DONE, moved

Rule = Callable[[Traits, Traits], bool]

# What hits an office hits those who work there and those who pass: these sectors do not tell one deed from another.
_ALIKE = frozenset({"CVL", "GOV", "ELI", "LEG"})
_ASSAULT = "ASSAULT"
_DAY = timedelta(days=1)


def other_actors(one: Traits, other: Traits) -> bool:
    """Each names people or bodies as acting, and none is in both."""
    return _differ(one.names, other.names)


def other_targets(one: Traits, other: Traits) -> bool:
    """Each names people or bodies as met by it, and none is in both."""
    return _differ(one.targets, other.targets)


def other_victims(one: Traits, other: Traits) -> bool:
    """Those met by it are known to be different: journalists are no soldiers."""
    if one.symmetric or other.symmetric or one.victims | other.victims <= _ALIKE:
        return False
    return _differ(one.victims, other.victims)


def other_countries(one: Traits, other: Traits) -> bool:
    """Both are done, at places of different countries."""
    lands = [row.place.country_code for row in (one, other) if row.place is not None and row.place.country_code is not None]
    return _done(one, other) and len(lands) == 2 and lands[0] != lands[1]


def other_figures(one: Traits, other: Traits) -> bool:
    """One report gives both, each with a number of those met in one way, and the numbers differ: it tells of two deeds."""
    same = one.report == other.report and _done(one, other)
    given = dict(one.figures)
    return same and any(kind in given and given[kind] != count for kind, count in other.figures)


def other_state(one: Traits, other: Traits) -> bool:
    """One is yet to come and the other done, in one report, or in a report before: what is done then is not what is awaited."""
    ahead, done = (one, other) if one.is_open else (other, one)
    if not ahead.is_open or done.status not in DONE:
        return False
    return ahead.report == done.report or (ahead.day is not None and done.day is not None and done.day < ahead.day)


def other_meetings(one: Traits, other: Traits) -> bool:
    """Both are planned, each for a day of its own, and these are not the same; but for what another report puts off for the same sides."""
    days = _single(one), _single(other)
    if not one.status == other.status == "planned" or None in days or days[0] == days[1]:
        return False
    sides = one.actors | one.recipients, other.actors | other.recipients
    return one.report == other.report or sides[0] != sides[1] or len(sides[0]) < 2


def other_news(one: Traits, other: Traits) -> bool:
    """Both are done, one is told without its day in the news of another day, and neither those met by name nor the words are the same.

    What a report tells without a day is mostly of its own: of two countries at war each day has its deeds, in the same places.
    """
    if not _done(one, other) or one.report == other.report or (one.window and other.window):
        return False
    untold, told = (one, other) if one.window is None else (other, one)
    if untold.day is None or told.day is None or one.wording == other.wording or one.targets & other.targets:
        return False
    if told.window is None:
        return untold.day != told.day
    first, last = told.window.earliest or told.window.latest, told.window.latest or told.window.earliest
    return first is None or last is None or not moved(first, -_DAY) <= untold.day <= moved(last, _DAY)


def other_sides_here(one: Traits, other: Traits) -> bool:
    """One report gives both, and the sentence of each names countries on a side that the other's does not.

    What a side is said to be in another sentence may be that of another deed there.
    """
    if one.report != other.report or one.symmetric or other.symmetric:
        return False
    return any(_differ(*pair) for pair in zip(one.here, other.here, strict=True))


def other_hearers(one: Traits, other: Traits) -> bool:
    """Two sentences of one report give both, no deeds of arms, and each speaks to others: two promises, two demands."""
    if one.report != other.report or one.sentence == other.sentence or one.type == _ASSAULT or one.targets & other.targets:
        return False
    return _differ(one.heard, other.heard)


def other_count(one: Traits, other: Traits) -> bool:
    """Both are done; one names whom it met, the other killed a number of people and names none of them."""
    pairs = (one, other), (other, one)
    return _done(one, other) and any(
        named.targets and not counted.targets and any(kind == "killed" and count > 1 for kind, count in counted.figures)
        for named, counted in pairs
    )


def one_of_several(one: Traits, other: Traits) -> bool:
    """One is told of several of those whom the other met one of: "two embassies", "the embassy"."""
    return any((noun, not several) in other.met for noun, several in one.met)


def several_deeds(one: Traits, other: Traits) -> bool:
    """One is told of several deeds, the other of what met one thing alone: "the bombings", "a school was bombed"."""
    return (one.several and not other.several and other.one) or (other.several and not one.several and one.one)


def unnamed_side(one: Traits, other: Traits) -> bool:
    """Both are done, only one of them knows who did it, or to whom, and nothing but the other side and the day is the same.

    A killing without a named killer stays without one.
    """
    if one.symmetric or other.symmetric or not _done(one, other):
        return False
    lacking = bool(one.actors) != bool(other.actors) or bool(one.recipients) != bool(other.recipients)
    return lacking and not _shares(one, other)


def _done(one: Traits, other: Traits) -> bool:
    return one.status in DONE and other.status in DONE


def _shares(one: Traits, other: Traits) -> bool:
    """Whether both name the same place or people, or use the same words."""
    placed = one.place is not None and other.place is not None and one.place.name == other.place.name
    return placed or one.wording == other.wording or bool(one.names & other.names or one.targets & other.targets)


def _single(one: Traits) -> date | None:
    """The day of what is on one day alone."""
    return one.window.earliest if one.window and one.window.earliest == one.window.latest else None


def _differ(one: frozenset[str], other: frozenset[str]) -> bool:
    return bool(one) and bool(other) and not one & other


RULES: tuple[Rule, ...] = (
    other_actors,
    other_targets,
    other_victims,
    other_countries,
    other_figures,
    other_state,
    other_meetings,
    other_news,
    unnamed_side,
    other_sides_here,
    other_hearers,
    other_count,
    one_of_several,
    several_deeds,
)


def apart(one: Traits, other: Traits) -> str:
    """The name of the first rule that keeps two mentions apart; "" where none does."""
    return next((rule.__name__ for rule in RULES if rule(one, other)), "")
