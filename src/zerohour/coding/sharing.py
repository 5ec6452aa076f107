"""Within a report, mentions of one event share what any of them tells: the day, the place and the parties that it leaves out."""

from collections.abc import Sequence
from dataclasses import replace

from zerohour.records import EventMention, Proposal, Window, codes

# From which probability on two mentions are one event.
SAME = 0.6


def shared(found: Sequence[EventMention], proposals: Sequence[Proposal]) -> list[EventMention]:
    """The mentions, each with what it leaves out and another of the same event tells; the likeliest such one first."""
    result = []
    for mention, proposal in zip(found, proposals, strict=True):
        others = [found[n] for n, chance in sorted(proposal.same, key=lambda row: -row[1]) if chance >= SAME and _fits(mention, found[n])]
        result.append(_completed(mention, others))
    return result


def _fits(one: EventMention, other: EventMention) -> bool:
    """Whether two mentions may be one event: of one type and status, and no side or day against another."""
    if one.type != other.type or one.status != other.status:
        return False
    pairs = ((one.actors, other.actors), (one.recipients, other.recipients))
    apart = any(codes(a) and codes(b) and not codes(a) & codes(b) for a, b in pairs)
    return not apart and (one.window is None or other.window is None or one.window.overlaps(other.window))


def _completed(mention: EventMention, others: Sequence[EventMention]) -> EventMention:
    window = mention.window or next((_untold(o.window) for o in others if o.window), None)
    place = mention.place or next((o.place for o in others if o.place), None)
    actors = mention.actors or next((o.actors for o in others if codes(o.actors) - codes(mention.recipients)), ())
    recipients = mention.recipients or next((o.recipients for o in others if codes(o.recipients) - codes(actors)), ())
    return replace(mention, window=window, place=place, actors=actors, recipients=recipients)


def _untold(window: Window) -> Window:
    """A window without the words and clocks of the mention that tells it."""
    return replace(window, words="", at=None, clock=None)
