"""Whose a party is, weighed: what the reader makes of its sentence, and what the report as a whole says of the same one.

The reader sees a window; a name may have got its country long before, or from the list of known actors. Each says a distribution over codes
and they are mixed (a linear opinion pool, Stone 1961). Where the report says nothing of a party, the reader's word stands alone.
"""

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import NamedTuple

from zerohour.records import Argument, Proposal


class Known(NamedTuple):
    """What the report says of a party elsewhere: the code; the name that it is called by, where the words are one, and whether in full."""

    code: str | None
    name: str | None
    is_full: bool = False


Codes = dict[str, float]
# Bodies of states are no armed group, by definition.
_OF_STATES, _ARMED = frozenset({"IGO", "UNO", "EUR"}), frozenset({"REB", "UAF", "CRM", "PRM"})

# What the report's own word weighs beside the reader's: of who has a name, and of others ("the ministry", "they").
_NAMED, _OTHERS = 0.4, 0.3
# Where a name stands in full somebody is introduced, with what he is: that weighs as much as so many of his surname.
_FULL = 4
_SIDES = ("actor", "recipient")


def weighed(proposals: Sequence[Proposal], known: Callable[[Argument], Known]) -> list[Proposal]:
    """The proposals, the codes of their parties mixed with what is `known` of each; one name has one code and sector."""
    told = {one: known(one) for proposal in proposals for one in proposal.arguments if one.role in _SIDES}
    rows: dict[str, list[Codes]] = {}
    sectors: dict[str, Counter[str]] = {}
    for one, (_, name, is_full) in told.items():
        if name:
            rows.setdefault(name, []).extend([dict(one.codes)] * (_FULL if is_full else 1))
            sectors.setdefault(name, Counter())[one.sector] += _FULL if is_full else 1
    pooled = {name: _mean(found) for name, found in rows.items()}

    def mixed(one: Argument) -> Argument:
        if one not in told:
            return one
        code, name, _ = told[one]
        codes = pooled[name] if name else dict(one.codes)
        if code:
            share = _NAMED if name else _OTHERS
            codes = {c: (1 - share) * chance for c, chance in codes.items()}
            codes[code] = codes.get(code, 0.0) + share
        ranked = tuple(sorted(codes.items(), key=lambda row: (-row[1], row[0])))
        sector = min(sectors[name].items(), key=lambda row: (-row[1], row[0]))[0] if name else one.sector
        is_body = bool(ranked) and ranked[0][0] in _OF_STATES and sector in _ARMED
        return one._replace(codes=ranked, sector="" if is_body else sector)

    return [replace(p, arguments=tuple(mixed(one) for one in p.arguments)) for p in proposals]


def _mean(rows: Sequence[Codes]) -> Codes:
    """The mean of distributions, what one leaves out being nothing."""
    codes = sorted({code for row in rows for code in row})
    return {code: sum(row.get(code, 0.0) for row in rows) / len(rows) for code in codes}
