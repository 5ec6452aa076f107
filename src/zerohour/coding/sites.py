"""Where each event is: a resolved place name in the event's own phrase or clause, by syntax."""

from collections.abc import Iterable, Sequence, Set

from zerohour.coding.dating import Timed
from zerohour.coding.gazetteer import Candidate
from zerohour.coding.trees import Tree
from zerohour.coding.triggers import Trigger
from zerohour.records import Place, PlaceMention

_LOCATIVE = frozenset({"in", "at", "near", "outside", "inside", "around", "across", "over", "off", "along"})
_BORDERS = ("ccomp", "advcl", "parataxis", "conj")
_FURTHEST = 3

Resolved = tuple[PlaceMention, Candidate | None]


def of_event(tree: Tree, trigger: Trigger, places: Sequence[Resolved], others: Set[int]) -> Place | None:
    """The place that a preposition of place ties to the event, the nearest by the tree; or the town before its noun: "the Beirut strike".

    `others` are the words of all events of the sentence: what stands in the phrase of another event is its place.
    """
    span = tree.sentence.span
    best: tuple[int, Place] | None = None
    for mention, known in places:
        if not span.start <= mention.start < span.end:
            continue
        head = next((n for n in range(len(tree.tokens)) if tree.tokens[n].start < mention.end <= tree.tokens[n].end), None)
        steps = None if head is None else _steps(tree, trigger, head, known, others)
        if steps is not None and (best is None or steps < best[0]):
            best = (steps, Place(mention.name, mention.country_code, mention.geoname_id, mention.latitude, mention.longitude))
    return best[1] if best else None


def without_clocks(text: str, timed: Iterable[Timed], places: Sequence[Resolved]) -> list[Resolved]:
    """The places but for those that only say whose clock is meant: "10pm in Tehran"."""
    ends = [t.expression.end for t in timed if t.expression.type == "TIME"]
    return [(mention, known) for mention, known in places if not any(_of_clock(text, end, mention.start) for end in ends)]


def _of_clock(text: str, end: int, start: int) -> bool:
    return 0 < start - end < 12 and text[end:start].strip().lower() in ("in", "time in", "local time in")


def _steps(tree: Tree, trigger: Trigger, head: int, known: Candidate | None, others: Set[int]) -> int | None:
    """How far above a place name the event stands; None where it is no place of the event."""
    if tree.tokens[head].label in ("flat", "compound") and (above := tree.head(head)) is not None:
        if above == trigger.word:
            return 0 if known is not None and known.kind == "town" else None
        if known is not None and known.kind == "country" and tree.name_at.get(above) != tree.name_at.get(head):
            # "At U.S. embassies" says whose they are, not where.
            return None
        head = above
    if tree.case(head) not in _LOCATIVE:
        return None
    own: Set[int] = {trigger.word, trigger.carrier} - {None} if trigger.carrier is not None else {trigger.word}
    if not trigger.verbal and trigger.carrier is None and tree.tokens[trigger.word].label in ("nsubj", "obj", "nsubj:pass"):
        own = own | ({h} if (h := tree.head(trigger.word)) is not None else set())
    for steps, up in enumerate(tree.ancestors(head)):
        if up in own:
            return steps
        if steps > _FURTHEST or tree.tokens[up].label.split(":")[0] in _BORDERS or up in others:
            return None
    return None
