"""Which mentions are one event: each goes to the event of the earlier mention that it fits best, if it differs from nothing there.

Mentions are placed in the order of publication, so that what is told later moves nothing that was told before: the desk as of a moment has
the events that it had then. A chain never joins what differs: all mentions of an event are compatible, pair by pair.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

from zerohour.ledger import joining, traits
from zerohour.ledger.traits import Traits
from zerohour.records import JUDGED, Act, Event, Told

# Where a mention stands: its report, and where its trigger begins there.
Spot = tuple[str, int]


@dataclass(frozen=True)
class Judged:
    """What users judged: which spots are one event, directly or through others, and which pairs of spots never are."""

    blocks: Mapping[Spot, frozenset[Spot]]
    apart: frozenset[tuple[Spot, Spot]]

    def mates(self, one: Traits) -> frozenset[Spot]:
        """The other spots judged to be one event with a mention."""
        return self.blocks.get(one.spot, frozenset()) - {one.spot}

    def differ(self, one: Traits, other: Traits) -> bool:
        """Whether two mentions, or any that are one event with them, were judged to be different events."""
        if not self.apart:
            return False
        return any((a, b) in self.apart for a in (one.spot, *self.mates(one)) for b in (other.spot, *self.mates(other)))


def judged(judgements: Iterable[Act]) -> Judged:
    """The judgements that hold: of several on a pair the last, and no "same" that a "different" contradicts."""
    last: dict[tuple[Spot, Spot], str] = {}
    for act in sorted(judgements, key=lambda act: act.number):
        if act.undone is None and act.verb in JUDGED and act.one and act.other:
            last[min(act.one, act.other), max(act.one, act.other)] = act.verb
    apart = {pair for (a, b), verdict in last.items() if verdict == "different" and a != b for pair in ((a, b), (b, a))}
    blocks: dict[Spot, frozenset[Spot]] = {}
    for (a, b), verdict in sorted(last.items()):
        one, other = blocks.get(a, frozenset((a,))), blocks.get(b, frozenset((b,)))
        if verdict == "same" and not any((x, y) in apart for x in one for y in other):
            blocks |= dict.fromkeys(one | other, one | other)
    return Judged(blocks, frozenset(apart))


def home(
    one: Traits, mates: Iterable[str], near: Iterable[tuple[Traits, str]], members: Callable[[str], Iterable[Traits]], known: Judged
) -> str | None:
    """The event that a mention goes to; None where it begins its own. Only what was told before it is given.

    `mates` are the events of those judged to be one with it, first of all; `near` are mentions that it fits, with their events.
    """
    for event in mates:
        return event
    ranked = sorted(near, key=lambda row: (-joining.score(one, row[0]), row[0].order))
    for event in dict.fromkeys(event for _, event in ranked):
        if not any(joining.differ(one, other) or known.differ(one, other) for other in members(event)):
            return event
    return None


def groups(rows: Sequence[Traits], judgements: Iterable[Act] = ()) -> list[list[int]]:
    """The places of mentions that are one event; `rows` in their order."""
    known = judged(judgements)
    events: dict[str, list[int]] = {}
    of: dict[str, str] = {}
    spots: dict[Spot, str] = {}
    holders: dict[int, list[Traits]] = defaultdict(list)
    for number, row in enumerate(rows):
        candidates = {other.id: other for ask in traits.asks(row) for other in holders.get(ask.key, ())}
        near = [(other, of[other.id]) for other in candidates.values() if joining.fits(other, row)]
        mates = [spots[spot] for spot in sorted(known.mates(row)) if spot in spots]
        event = home(row, mates, near, lambda name: (rows[n] for n in events[name]), known) or row.id
        events.setdefault(event, []).append(number)
        of[row.id] = event
        spots.setdefault(row.spot, event)
        for key, _ in traits.keys(row):
            holders[key].append(row)
    return list(events.values())


def events(told: Iterable[Told], judgements: Iterable[Act] = ()) -> list[Event]:
    """The mentions as events, each told once, in the order of their first mention.

    A user's judgements hold against every feature: mentions judged "same" are one event, and no event holds two judged "different".
    """
    rows = sorted(told, key=joining.order)
    return [joining.event([rows[n] for n in members]) for members in groups([traits.of(row) for row in rows], judgements)]
