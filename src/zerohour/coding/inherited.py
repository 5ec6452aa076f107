"""Days that a report gives once for several mentions."""

from collections.abc import Sequence, Set
from dataclasses import replace

from zerohour.coding.trees import Tree
from zerohour.records import OPEN, EventMention, Window, codes


def inherited(trees: Sequence[Tree], found: Sequence[EventMention], again: Set[int]) -> list[EventMention]:
    """The mentions with the dates that the text gives elsewhere.

    A mention of an assault takes the day of the same one, told before or after it; a main clause in the past goes on in the day of the main
    clause before it, within its paragraph. `again`: triggers that say themselves that the event was told before.
    """
    result: list[EventMention] = []
    for mention in found:
        window = mention.window
        if window is None and mention.status not in OPEN:
            window = _same_event_day(mention, result, mention.trigger.start in again) or _narrative_day(trees, mention, result)
        result.append(replace(mention, window=window))
    for number, mention in enumerate(result):
        if mention.window is None and mention.status not in OPEN and (window := _same_event_day(mention, result[:number:-1], again=False)):
            result[number] = replace(mention, window=window)
    return result


def _same_event_day(mention: EventMention, others: Sequence[EventMention], again: bool) -> Window | None:
    """The day of the same assault among others, the last of them first."""
    if mention.type != "ASSAULT":
        return None
    for other in others if again else reversed(others):
        if other.type == mention.type and other.window and other.status == "occurred" and (again or _same_sides(mention, other)):
            return replace(other.window, words="", at=None, clock=None)
    return None


def _same_sides(one: EventMention, other: EventMention) -> bool:
    """Whether both are done to the same, and not by others; or, where nobody is named as hit, by the same."""
    hit, doers = codes(one.recipients), codes(one.actors)
    apart = doers and codes(other.actors) and not doers & codes(other.actors)
    return not apart and bool(hit & codes(other.recipients) or (not one.recipients and doers == codes(other.actors)))


def _narrative_day(trees: Sequence[Tree], mention: EventMention, before: Sequence[EventMention]) -> Window | None:
    tree = next(t for t in trees if t.sentence.span == mention.sentence)
    word = next((n for n, t in enumerate(tree.tokens) if t.start == mention.trigger.start), None)
    if word is None or tree.tokens[word].xpos != "VBD" or not _main(tree, word) or mention.attribution:
        return None
    for other in reversed(before):
        near = next(t for t in trees if t.sentence.span == other.sentence)
        if near.sentence.paragraph != tree.sentence.paragraph or tree.number - near.number > 2:
            return None
        if other.window and other.window.earliest and other.window.earliest == other.window.latest and other.status == "occurred":
            return replace(other.window, words="", at=None, clock=None)
    return None


def _main(tree: Tree, word: int) -> bool:
    while tree.tokens[word].label == "conj" and (head := tree.head(word)) is not None:
        word = head
    return tree.tokens[word].label == "root"
