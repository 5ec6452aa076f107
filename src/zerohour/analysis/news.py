"""What is new since a moment."""

from collections.abc import Callable, Sequence
from datetime import date, datetime

from zerohour.analysis.outcomes import outcomes
from zerohour.records import Corroboration, Event, News


def news(since: datetime, before: Sequence[Event], after: Sequence[Event], as_of: date, behind: Callable[[Event], Corroboration]) -> News:
    """Compares events as they were known at a moment with what they are now; only those that were told again since need be given.

    An event is the same where a mention is in both. It has changed where its status or window has. It is told as retracted
    or corrected where that was recorded since of a report that tells it.
    """
    old = {told.mention.id: event for event in before for told in event.mentions}
    pairs = [(next((old[t.mention.id] for t in event.mentions if t.mention.id in old), None), event) for event in after]
    known = [(one, other) for one, other in pairs if one is not None]
    decided = {_key(o.event, o.forecaster) for o in outcomes(before, since.date()) if o.state in ("came", "refuted")}
    return News(
        since,
        tuple(event for one, event in pairs if one is None),
        tuple((one, other) for one, other in known if (one.status, one.window) != (other.status, other.window)),
        tuple(other for one, other in known if behind(other).credibility == 5 and behind(one).credibility != 5)
        + tuple(event for one, event in pairs if one is None and behind(event).credibility == 5),
        tuple(o for o in outcomes(after, as_of) if o.state in ("came", "refuted") and _key(o.event, o.forecaster) not in decided),
        tuple(event for event in after if any(told.mark is not None and told.mark.at > since for told in event.mentions)),
    )


def _key(event: Event, forecaster: str) -> tuple[str, str]:
    return event.mentions[0].mention.id, forecaster
