"""Whose a party is, weighed: what the reader makes of its sentence, and what the report as a whole says of the same one.

The reader sees a window; a name may have got its country long before, or from the list of known actors. Each says a distribution over codes
and they are mixed (a linear opinion pool, Stone 1961). Where the report says nothing of a party, the reader's word stands alone.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from typing import NamedTuple

from zerohour.records import Argument, Proposal


class Known(NamedTuple):
    """What the report says of a party elsewhere: its code; where the words are a name, the last word of it and the one before, if any."""

    code: str | None
    surname: str | None = None
    forename: str | None = None


Codes = dict[str, float]
# Bodies of states are no armed group, by definition.
_OF_STATES, _ARMED = frozenset({"IGO", "UNO", "EUR"}), frozenset({"REB", "UAF", "CRM", "PRM"})

# What the report's own word weighs beside the reader's: of who has a name, and of others ("the ministry", "they").
_NAMED, _OTHERS = 0.4, 0.3
# Where a name stands in full somebody is introduced, with what he is: that weighs as much as so many of his surname.
_FULL = 4
_SIDES = ("actor", "recipient")


def weighed(proposals: Sequence[Proposal], known: Callable[[Argument], Known]) -> list[Proposal]:
    """The proposals, the codes of their parties mixed with what is `known` of each; one who has a name has one code and sector."""
    told = {one: known(one) for proposal in proposals for one in proposal.arguments if one.role in _SIDES}
    called = _called(told.values())
    codes: dict[str, list[Codes]] = {}
    sectors: dict[str, Counter[str]] = {}
    for one, about in told.items():
        if name := called.get(about):
            weight = _FULL if about.forename else 1
            codes.setdefault(name, []).extend([dict(one.codes)] * weight)
            sectors.setdefault(name, Counter())[one.sector] += weight

    def mixed(one: Argument) -> Argument:
        if one not in told:
            return one
        about = told[one]
        name = called.get(about)
        found = _mean(codes[name]) if name else dict(one.codes)
        if about.code:
            share = _NAMED if about.surname else _OTHERS
            found = {code: (1 - share) * chance for code, chance in found.items()}
            found[about.code] = found.get(about.code, 0.0) + share
        ranked = tuple(sorted(found.items(), key=_likeliest))
        sector = min(sectors[name].items(), key=_likeliest)[0] if name else one.sector
        is_body = bool(ranked) and ranked[0][0] in _OF_STATES and sector in _ARMED
        return one._replace(codes=ranked, sector="" if is_body else sector)

    return [replace(p, arguments=tuple(mixed(one) for one in p.arguments)) for p in proposals]


def _called(everyone: Iterable[Known]) -> dict[Known, str]:
    """By which name each is one with others: the surname, but where two who are called by it have forenames that differ."""
    everyone = list(everyone)
    forenames: dict[str | None, set[str]] = {}
    for one in everyone:
        forenames.setdefault(one.surname, set()).update({one.forename} if one.forename else ())
    alone = {one: one.surname for one in everyone if one.surname and len(forenames[one.surname]) < 2}
    namesakes = {one: f"{one.forename} {one.surname}" for one in everyone if one.forename and len(forenames[one.surname]) > 1}
    return alone | namesakes


def _likeliest(row: tuple[str, float]) -> tuple[float, str]:
    return -row[1], row[0]


def _mean(rows: Sequence[Codes]) -> Codes:
    """The mean of distributions, what one leaves out being nothing."""
    codes = sorted({code for row in rows for code in row})
    return {code: sum(row.get(code, 0.0) for row in rows) / len(rows) for code in codes}
