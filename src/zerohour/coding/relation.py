"""The type of event that a sentence tells between two marked parties: a first version, by the codebook's cues and the tree."""

from collections import defaultdict
from collections.abc import Sequence

from zerohour.codebook import Codebook
from zerohour.coding.roles import roles
from zerohour.coding.trees import Tree
from zerohour.coding.triggers import Trigger, cues_of, triggers
from zerohour.records import Relation, Span

_PRIOR = 0.02


def relation(trees: Sequence[Tree], actor: Span | None, recipient: Span | None, book: Codebook) -> Relation:
    """Scores over all types that sum to 1; a sentence without a cue scores all alike, and then the type is the codebook's first by name."""
    weights: dict[str, float] = defaultdict(float)
    cues = cues_of(book)
    for tree in trees:
        for trigger in triggers(tree, cues, book.grammar):
            weights[trigger.kind.name] += _weight(tree, trigger, actor, recipient)
    whole = {name: weights[name] + _PRIOR for name in sorted(book.types)}
    total = sum(whole.values())
    scores = {name: round(value / total, 4) for name, value in whole.items()}
    return Relation(max(scores, key=lambda name: (scores[name], name)), scores)


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
