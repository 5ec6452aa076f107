"""The type of event that a sentence tells between two marked parties: the trained layer and the codebook's cues together."""

from collections import defaultdict
from collections.abc import Mapping, Sequence

from zerohour.codebook import Codebook
from zerohour.coding.roles import roles
from zerohour.coding.trees import Tree
from zerohour.coding.triggers import Trigger, cues_of, triggers
from zerohour.records import Relation, Span

_PRIOR = 0.02
# How much the cues weigh beside the trained layer: about the best in cross-validation over the training pairs.
CUES = 0.3
_UNKNOWN = 0.02
_YIELD = ("CONCEDE", "RETREAT")


def relation(
    trees: Sequence[Tree], actor: Span | None, recipient: Span | None, book: Codebook, learned: Mapping[str, float], cues: float = CUES
) -> Relation:
    """Scores over all types that sum to 1: what the trained layer says, weighed by the codebook's cues around the two parties.

    `learned` has a probability for each relation of the training set, where YIELD stands for CONCEDE and RETREAT; a type that it lacks (a
    user's own) has only its cues; `cues` is how much these weigh beside it. Where neither says anything all score alike, and the type is
    the last by name.
    """
    weights: dict[str, float] = defaultdict(float)
    known = cues_of(book)
    for tree in trees:
        for trigger in triggers(tree, known, book.grammar):
            weights[trigger.kind.name] += _weight(tree, trigger, actor, recipient)
    told = _shares({name: weights[name] + _PRIOR for name in sorted(book.types)})
    whole = _shares({name: share**cues * _learned(name, told, learned, cues) for name, share in told.items()})
    scores = {name: round(value, 4) for name, value in whole.items()}
    return Relation(max(scores, key=lambda name: (whole[name], name)), scores)


def _shares(values: Mapping[str, float]) -> dict[str, float]:
    total = sum(values.values())
    return {name: value / total for name, value in values.items()}


def _learned(name: str, told: Mapping[str, float], learned: Mapping[str, float], cues: float) -> float:
    if not learned:
        return float(told[name] ** (1 - cues))
    if name in _YIELD and "YIELD" in learned:
        return learned["YIELD"] * told[name] / sum(told[n] for n in _YIELD if n in told)
    return learned.get(name, _UNKNOWN)


def _weight(tree: Tree, trigger: Trigger, actor: Span | None, recipient: Span | None) -> float:
    """How well a trigger's parties are the marked ones, falling with the distance between its word and theirs."""
    found = roles(tree, trigger)
    fit = 0.15
    for span, heads, other in ((actor, found.actors, found.recipients), (recipient, found.recipients, found.actors)):
        if span is None:
            continue
        if any(_touches(tree, head, span) for head in heads):
            fit += 1.0
        elif any(_touches(tree, head, span) for head in other):
            fit += 0.4
    near = [abs(tree.tokens[trigger.word].start - span.start) for span in (actor, recipient) if span is not None]
    return fit / (1.0 + min(near, default=0) / 400)


def _touches(tree: Tree, head: int, span: Span) -> bool:
    return any(
        tree.tokens[n].start < span.end and span.start < tree.tokens[n].end for one in tree.conjuncts(head) for n in tree.subtree(one)
    )
