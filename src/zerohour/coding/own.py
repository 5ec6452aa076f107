"""Events of the user's own types, which the reader was not trained on: proposals by the cues that the type's file gives."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cache

from zerohour.codebook import Codebook, EventType, load
from zerohour.coding.people import Cast
from zerohour.coding.roles import roles
from zerohour.coding.status import status_of
from zerohour.coding.trees import Tree
from zerohour.coding.triggers import Trigger, cues_of, triggers
from zerohour.records import Argument, Proposal, Span, TimeExpression


def with_own(
    proposals: Sequence[Proposal], trees: Sequence[Tree], cast: Cast, times: Sequence[TimeExpression], book: Codebook
) -> list[Proposal]:
    """The proposals with those of the user's own types, in the order of the text; where both are of one word, the user's stands."""
    types = {name: kind for name, kind in book.types.items() if name not in _shipped()}
    own = list(_proposed(trees, cast, times, book, types)) if types else []
    taken = [one.trigger for one in own]
    kept = [n for n, one in enumerate(proposals) if not any(t.start < one.trigger.end and one.trigger.start < t.end for t in taken)]
    rows = sorted([*((proposals[n], n) for n in kept), *((one, -1) for one in own)], key=lambda row: row[0].trigger)
    place = {n: new for new, (_, n) in enumerate(rows) if n >= 0}
    return [replace(one, same=tuple((place[n], chance) for n, chance in one.same if n in place)) for one, _ in rows]


@cache
def _shipped() -> frozenset[str]:
    return frozenset(load().types)


def _proposed(
    trees: Sequence[Tree], cast: Cast, times: Sequence[TimeExpression], book: Codebook, types: dict[str, EventType]
) -> Iterator[Proposal]:
    cues = cues_of(replace(book, types=types))
    for tree in trees:
        for trigger in triggers(tree, cues, book.grammar) if tree.sentence.kind != "dateline" else ():
            told = status_of(tree, trigger.word, trigger.verbal, trigger.carrier, book, trigger.kind.quad).name
            span = tree.sentence.span
            when = [Argument("time", t_span, 1.0) for t in times if (t_span := _span(t)).start >= span.start and t_span.end <= span.end]
            found = (*_parties(tree, trigger, cast), *when[:1])
            mutual = float(trigger.cue in trigger.kind.mutual)
            yield Proposal(tree.tokens[trigger.word].span, 1.0, ((trigger.kind.name, 1.0),), ((told, 1.0),), (), mutual, 0.0, found)


def _span(found: TimeExpression) -> Span:
    return Span(found.start, found.end)


def _parties(tree: Tree, trigger: Trigger, cast: Cast) -> Iterator[Argument]:
    found = roles(tree, trigger)
    for role, heads in (("actor", found.actors), ("recipient", found.recipients)):
        for head in heads:
            for actor in cast.actors(tree, head):
                span = actor.span or tree.tokens[head].span
                yield Argument(role, span, 1.0, ((actor.code or "", 1.0),), actor.sector or "")
