"""What the ledger has of what was forecast, where it is told as an event of its own: a visit that is planned, and one that was made."""

from collections import defaultdict
from collections.abc import Iterable, Set
from datetime import date, timedelta

from zerohour.records import DONE, Actor, Event, EventMention, Told, codes, moved

# How long after its window something may still come, or be reported, before its forecast counts as lapsed.
GRACE = timedelta(days=3)
# In a longer window something of the same kind happens between the same sides in any case.
_WINDOW = timedelta(days=14)
# What is told of more days than these says little of when.
_SHORT = timedelta(days=3)


class Deeds:
    """The deeds of many events, to be found by type and side."""

    def __init__(self, events: Iterable[Event]) -> None:
        self._by: dict[tuple[str, str], list[Told]] = defaultdict(list)
        for event in events:
            for told in event.mentions:
                if told.mention.status in DONE and told.stands:
                    for code in codes((*told.mention.actors, *told.mention.recipients)):
                        self._by[told.mention.type, code].append(told)

    def that_came(self, forecast: Told, first: date, last: date) -> Told | None:
        """The first told deed that may be what was forecast: of its type, between its sides, on a day of its window or shortly after.

        None where the window is longer than two weeks, or the forecast names no side.
        """
        mention = forecast.mention
        if last - first > _WINDOW:
            return None
        near = {t.mention.id: t for code in codes((*mention.actors, *mention.recipients)) for t in self._by[mention.type, code]}
        found = (t for t in near.values() if _is_later(t, forecast) and _is_on(t, first, last) and _is_alike(mention, t.mention))
        return min(found, key=lambda t: (str(t.report.published or ""), t.mention.id), default=None)


def _is_later(one: Told, forecast: Told) -> bool:
    days = one.report.day, forecast.report.day
    return one.report.id != forecast.report.id and days[0] is not None and (days[1] is None or days[0] >= days[1])


def _is_on(told: Told, first: date, last: date) -> bool:
    """Whether a deed's days, or without them the day on which it was told, are of a window or shortly after, and short enough to say so."""
    window = told.mention.window
    begins = (window.earliest or window.latest) if window else told.report.day
    ends = (window.latest or window.earliest) if window else told.report.day
    return begins is not None and ends is not None and ends - begins <= _SHORT and begins <= moved(last, GRACE) and ends >= first


def _is_alike(one: EventMention, other: EventMention) -> bool:
    """Whether nothing of two mentions differs, and two things are the same: countries on their sides, people there, or the place.

    What one country alone is to do is met by too much.
    """
    if one.place and other.place and None is not one.place.country_code != other.place.country_code is not None:
        return False
    pairs = [(one.actors, other.actors), (one.recipients, other.recipients)]
    if one.symmetric or other.symmetric:
        pairs = [((*one.actors, *one.recipients), (*other.actors, *other.recipients))]
        if not codes(pairs[0][0]) <= codes(pairs[0][1]):
            return False
    if any(_differ(*map(codes, pair)) or _differ(*map(_surnames, pair)) for pair in pairs):
        return False
    shared = sum(len(codes(a) & codes(b)) + bool(_surnames(a) & _surnames(b)) for a, b in pairs)
    return shared + bool(one.place and other.place and one.place.name == other.place.name) > 1


def _differ(one: Set[str], other: Set[str]) -> bool:
    """Whether both are known and have nothing in common."""
    return bool(one) and bool(other) and not one & other


def _surnames(side: Iterable[Actor]) -> Set[str]:
    """The last words of the names of people and bodies."""
    return {actor.name.split()[-1].lower() for actor in side if actor.name and actor.sector}
