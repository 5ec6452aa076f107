"""From proposals to events: one type and one status each, parties on two sides, by constraints that hold for any event.

Each constraint is a function over one event; `decoded` applies them in the order of CONSTRAINTS.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from zerohour.records import DONE, Argument, Proposal, Span

# A code of which the reader is less sure than this is none: a wrong code is worse than none.
SURE = 0.4
# Words that mean parties of several codes mean each that has so much of the probability.
EACH = 0.2
# Nobody is accused of violence on less: of the attackers linked with 0.5 to 0.7 half are wrong, of those above 0.9 a tenth.
ACCUSED = 0.75
VIOLENT = "ASSAULT"
_SIDES = ("actor", "recipient")


@dataclass(frozen=True, slots=True)
class Decoded:
    """An event as it was decided: a proposal's best type, status and mode, and the arguments kept; `chance` is that of its type,
    `chance_status` that of its status.
    """

    trigger: Span
    type: str
    status: str
    mode: str
    symmetric: bool
    chance: float
    chance_status: float
    arguments: tuple[Argument, ...]

    def of(self, role: str) -> tuple[Argument, ...]:
        """The arguments of a role, in the order of the text."""
        return tuple(one for one in self.arguments if one.role == role)


Constraint = Callable[[Decoded], Decoded]


def code_of(party: Argument) -> str | None:
    """The code of a party; None where the text gives none, or the reader is not sure which."""
    code, chance = party.codes[0] if party.codes else ("", 0.0)
    return code if code and chance >= SURE else None


def codes_of(party: Argument) -> tuple[str | None, ...]:
    """The codes of a party: one or None (`code_of`), but each of those that words for several mean ("both governments")."""
    each = tuple(code for code, chance in party.codes if code and chance >= EACH) if party.several >= 0.5 else ()
    return each if len(each) > 1 else (code_of(party),)


def on_one_side(event: Decoded) -> Decoded:
    """Nobody does to himself what he does to others: words that meet are on the side where they are likelier."""
    kept: list[Argument] = []
    for one in sorted(event.arguments, key=lambda a: (-a.chance, a.span, a.role)):
        if one.role not in _SIDES or not any(o.role in _SIDES and o.role != one.role and o.span.meets(one.span) for o in kept):
            kept.append(one)
    return replace(event, arguments=tuple(a for a in event.arguments if any(a is k for k in kept)))


def accused_for_sure(event: Decoded) -> Decoded:
    """An attack that was made has an attacker only where the reader is sure of him: a killing without a named killer stays without one."""
    if event.type != VIOLENT or event.status not in DONE:
        return event
    return replace(event, arguments=tuple(a for a in event.arguments if a.role != "actor" or a.chance >= ACCUSED))


def each_once(event: Decoded) -> Decoded:
    """A country or body is named once on a side: by the words nearest to the event."""
    kept: list[Argument] = []
    for role in _SIDES:
        taken: set[str] = set()
        for one in sorted(event.of(role), key=lambda a: _distance(a.span, event.trigger)):
            codes = {code for code in codes_of(one) if code}
            if not codes or codes - taken:
                kept.append(one)
                taken |= codes
    others = [one for one in event.arguments if one.role not in _SIDES]
    return replace(event, arguments=tuple(sorted([*kept, *others], key=lambda a: (a.span, a.role))))


def one_place(event: Decoded) -> Decoded:
    """An event is in one place, one teller tells it: the likeliest."""
    best = [max(found, key=lambda a: (a.chance, -a.span.start)) for role in ("place", "said") if (found := event.of(role))]
    others = [one for one in event.arguments if one.role not in ("place", "said")]
    return replace(event, arguments=tuple(sorted([*others, *best], key=lambda a: (a.span, a.role))))


CONSTRAINTS: tuple[Constraint, ...] = (on_one_side, accused_for_sure, each_once, one_place)


def decoded(proposals: Sequence[Proposal]) -> list[Decoded]:
    """The events of proposals, in their order."""
    return [_decided(one) for one in proposals]


def _decided(proposal: Proposal) -> Decoded:
    kind, likely = proposal.types[0]
    mode, how_likely = proposal.modes[0] if proposal.modes else ("", 0.0)
    event = Decoded(
        trigger=proposal.trigger,
        type=kind,
        status=proposal.statuses[0][0],
        mode=mode if how_likely >= SURE else "",
        symmetric=proposal.symmetric >= 0.5,
        chance=round(proposal.chance * likely, 3),
        chance_status=round(proposal.statuses[0][1], 3),
        arguments=proposal.arguments,
    )
    for constraint in CONSTRAINTS:
        event = constraint(event)
    return event


def _distance(one: Span, other: Span) -> tuple[int, int]:
    return max(one.start - other.end, other.start - one.end, 0), one.start
