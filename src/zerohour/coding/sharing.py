"""Within a report, mentions of one event share what any of them tells: the day, the place and the parties that it leaves out."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace

from zerohour.records import EventMention, Proposal, Window, codes

# From which probability on two mentions are one event.
SAME = 0.9


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
    """The mention with each field that it leaves out from the first of the others that gives it, and which those fields are."""
    for name, given in _GIVEN.items():
        for other in others if not getattr(mention, name) else ():
            if (whole := given(mention, other)) is not None:
                mention = replace(whole, inherited=(*mention.inherited, (name, other.sentence)))
                break
    return mention


def _window(mention: EventMention, other: EventMention) -> EventMention | None:
    return replace(mention, window=_untold(other.window)) if other.window else None


def _place(mention: EventMention, other: EventMention) -> EventMention | None:
    return replace(mention, place=other.place) if other.place else None


def _actors(mention: EventMention, other: EventMention) -> EventMention | None:
    return replace(mention, actors=other.actors) if codes(other.actors) - codes(mention.recipients) else None


def _recipients(mention: EventMention, other: EventMention) -> EventMention | None:
    return replace(mention, recipients=other.recipients) if codes(other.recipients) - codes(mention.actors) else None


# The fields that mentions of one event share, each with how a mention takes it from another; None where that one has none for it.
_GIVEN: Mapping[str, Callable[[EventMention, EventMention], EventMention | None]] = {
    "window": _window,
    "place": _place,
    "actors": _actors,
    "recipients": _recipients,
}


def _untold(window: Window) -> Window:
    """A window without the words and clocks of the mention that tells it."""
    return replace(window, words="", at=None, clock=None)
