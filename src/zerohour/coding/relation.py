"""The type of event that a sentence tells between two marked parties: the trained layer of pairs and the event reader together."""

from collections.abc import Mapping, Sequence

from zerohour.records import Argument, Proposal, Relation, Span

_PRIOR = 0.02
# How much the event reader weighs beside the layer of pairs.
READER = 0.3
_UNKNOWN = 0.02
_YIELD = ("CONCEDE", "RETREAT")
# An event of which a marked party is no part counts so much, one that has it on the other side so much.
_NO_PART, _OTHER_SIDE = 0.1, 0.5


def relation(
    proposals: Sequence[Proposal],
    actor: Span | None,
    recipient: Span | None,
    types: Sequence[str],
    learned: Mapping[str, float],
    reader: float = READER,
) -> Relation:
    """Scores over all types that sum to 1: what the layer of pairs says, weighed by the events that a reader proposes with the two parties.

    `learned` has a probability for each relation of the training set, where YIELD stands for CONCEDE and RETREAT; a type that it lacks (a
    user's own) is as likely as the likeliest where words tell of it; `reader` is how much the events weigh beside it. Where neither says
    anything all score alike, and the type is the last by name.
    """
    weights = dict.fromkeys(sorted(types), _PRIOR)
    for proposal in proposals:
        fit = _fit(proposal, "actor", actor) * _fit(proposal, "recipient", recipient)
        for name, chance in proposal.types:
            weights[name] += fit * proposal.chance * chance
    told = _shares(weights)
    own = {name for name, weight in weights.items() if weight > _PRIOR and name not in (*learned, *_YIELD)}
    known = {**learned, **dict.fromkeys(own, max(learned.values(), default=1.0))} if learned else {}
    whole = _shares({name: share**reader * _learned(name, told, known, reader) for name, share in told.items()})
    scores = {name: round(value, 4) for name, value in whole.items()}
    return Relation(max(scores, key=lambda name: (whole[name], name)), scores)


def _shares(values: Mapping[str, float]) -> dict[str, float]:
    total = sum(values.values())
    return {name: value / total for name, value in values.items()}


def _learned(name: str, told: Mapping[str, float], learned: Mapping[str, float], reader: float) -> float:
    if not learned:
        return float(told[name] ** (1 - reader))
    if name in _YIELD and "YIELD" in learned:
        return learned["YIELD"] * told[name] / sum(told[n] for n in _YIELD if n in told)
    return learned.get(name, _UNKNOWN)


def _fit(proposal: Proposal, role: str, party: Span | None) -> float:
    """How likely a marked party is the one that an event has in a role."""
    if party is None:
        return 1.0
    return _NO_PART + max((_part(one, role) for one in proposal.arguments if one.span.meets(party)), default=0.0)


def _part(one: Argument, role: str) -> float:
    if one.role not in ("actor", "recipient"):
        return 0.0
    return one.chance if one.role == role else one.chance * _OTHER_SIDE
