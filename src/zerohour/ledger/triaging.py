"""What each user has read of the events, and which of them are important or dismissed for all who share the ledger.

An event is read where its reader read it after the last of its reports was learned: what is told again is unread again. Dismissed events
are in no list but their own.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import chain
from typing import Any

from sqlalchemy import ColumnElement, Connection, FromClause, Select, and_, exists, func, or_, select, update

from zerohour.ledger import acting, clock, gathering, rows
from zerohour.ledger.acting import Spot
from zerohour.ledger.engine import Store
from zerohour.ledger.grouping import chunks
from zerohour.ledger.schema import acts, mentions, reports
from zerohour.records import Act, Attention, Event, Query, Tally

_READ = ("read", "unread")
_HOLDS = acts.c.undone.is_(None)
# A mention of the events that are asked for, and one of those that acts are about, or that were learned after a moment.
_EVENT = mentions.c.event
_OF = mentions.alias("of")


@dataclass(frozen=True, slots=True)
class Triage:
    """Marks of events, and the lists by them. `author` is whose reading counts; it marks, too."""

    store: Store

    def mark(self, events: Sequence[Event], verb: str, author: str) -> list[int]:
        """Records, as one act, that events are read, unread, important or dismissed: its numbers."""
        told = [acting.about(spot) for event in events for spot in _anchors(event)]
        with self.store.change() as connection:
            return acting.write(connection, verb, told, author, clock.text(connection))

    def read_all(self, author: str) -> list[int]:
        """Records that a user has read all that the ledger has learned by now: the number of the act."""
        with self.store.change() as connection:
            return acting.write(connection, "read", [{}], author, clock.text(connection))

    def lift(self, events: Sequence[Event], verb: str) -> list[int]:
        """Takes back that events are important, or dismissed, whoever said so: the numbers of those rows."""
        spots = [acting.about(told.spot) for event in events for told in event.mentions]
        with self.store.change() as connection:
            held = [
                number
                for part in chunks(spots)
                for number in connection.scalars(
                    select(acts.c.number).where(
                        acts.c.verb == verb, _HOLDS, or_(*(and_(acts.c.report == s["report"], acts.c.start == s["start"]) for s in part))
                    )
                )
            ]
            connection.execute(update(acts).where(acts.c.number.in_(held)).values(undone=clock.text(connection)))
        return sorted(held)

    def look(self, author: str) -> list[int]:
        """Records that a user has looked at what is new by now: the number of the act."""
        with self.store.change() as connection:
            return acting.write(connection, "looked", [{}], author, clock.text(connection))

    def looked(self, author: str) -> datetime | None:
        """When a user last looked at what is new; None: never."""
        with self.store.ask() as connection:
            last = _last(connection, "looked", author)
        return datetime.fromisoformat(last) if last else None

    def attention(self, events: Sequence[Event], author: str) -> dict[str, Attention]:
        """How events stand with a user, by their ids."""
        numbers = sorted({told.report.id for event in events for told in event.mentions})
        verbs = (*_READ, "important", "dismissed")
        with self.store.ask() as connection:
            until = _last(connection, "read", author)
            asked = select(acts).where(acts.c.verb.in_(verbs), _HOLDS).order_by(acts.c.number)
            found = chain.from_iterable(connection.execute(asked.where(acts.c.report.in_(part))) for part in chunks(numbers))
            by_spot: dict[Spot, list[Act]] = {}
            for act in map(rows.act, found):
                by_spot.setdefault(act.one or ("", 0), []).append(act)
        all_read = datetime.fromisoformat(until) if until else None
        return {event.id: _attention(event, by_spot, author, all_read) for event in events}

    def tally(self, author: str) -> Tally:
        """How many events are unread, how many important, and of how many the ledger has learned since the user looked."""
        with self.store.ask() as connection:
            unread = gathering.count(connection, _standing(connection, "unread", author))
            important = gathering.count(connection, _standing(connection, "important", author))
            looked = _last(connection, "looked", author)
            fresh = connection.scalar(select(func.count()).select_from(_learned_after(looked).distinct().subquery())) if looked else 0
        return Tally(unread, important, int(fresh or 0))

    def listed(self, query: Query, stands: str, author: str, first: int, counts: gathering.Counts) -> gathering.Page:
        """The events that stand so with a user, with a mention that meets a query's filters, the newest first, from a place on."""
        with self.store.ask() as connection:
            return gathering.listed(connection, query, first, counts, _standing(connection, stands, author))


def _anchors(event: Event) -> Iterable[Spot]:
    """The mentions that stand for an event: its first, whose id it has, and its best."""
    return dict.fromkeys((event.mentions[0].spot, event.best.spot))


def _attention(event: Event, by_spot: dict[Spot, list[Act]], author: str, all_read: datetime | None) -> Attention:
    found = sorted((act for told in event.mentions for act in by_spot.get(told.spot, ())), key=lambda act: act.number)
    learned = max(told.learned for told in event.mentions)
    own = [(act.at, act.verb) for act in found if act.verb in _READ and act.author == author]
    at, verb = max([*own, *([(all_read, "read")] if all_read else [])], default=(None, ""))
    read = verb == "read" and at is not None and at >= learned
    told_again = verb == "read" and at is not None and not read and min(told.learned for told in event.mentions) <= at
    named = {act.verb: act.author for act in found}
    return Attention(read, told_again, named.get("important", ""), named.get("dismissed", ""))


def _last(connection: Connection, verb: str, author: str) -> str | None:
    """The last moment at which a user did what is about no one mention: read all, or looked."""
    found: str | None = connection.scalar(
        select(func.max(acts.c.at)).where(acts.c.verb == verb, acts.c.author == author, acts.c.report.is_(None), _HOLDS)
    )
    return found


def _standing(connection: Connection, stands: str, author: str) -> list[ColumnElement[bool]]:
    """The conditions on the event of a mention that it stands so with a user."""
    if stands in ("important", "dismissed"):
        return [_EVENT.in_(_marked(stands))]
    until = _last(connection, "read", author)
    unread: ColumnElement[bool] = _EVENT.not_in(_read(author))
    if until is not None:
        unread = and_(unread, or_(_EVENT.in_(_learned_after(until)), _EVENT.in_(_unread_again(author, until))))
    return [_EVENT.not_in(_marked("dismissed")), unread if stands == "unread" else ~unread]


def _of_acts(*columns: Any) -> Select[Any]:
    """Columns of the acts that hold, with the mentions that they are about."""
    at = and_(_OF.c.report == acts.c.report, _OF.c.start == acts.c.start)
    return select(*columns).select_from(acts.join(_OF, at)).where(_HOLDS, _OF.c.event.is_not(None))


def _marked(verb: str) -> Select[Any]:
    return _of_acts(_OF.c.event).where(acts.c.verb == verb)


def _last_read(author: str) -> FromClause:
    """For each event that a user marked as read or unread the last such act."""
    of = _of_acts(_OF.c.event, func.max(acts.c.number).label("number")).where(acts.c.verb.in_(_READ), acts.c.author == author)
    last = of.group_by(_OF.c.event).subquery()
    return select(last.c.event, acts.c.verb, acts.c.at).join(acts, acts.c.number == last.c.number).subquery()


def _read(author: str) -> Select[Any]:
    """The events that a user marked as read after the last of their reports was learned."""
    last = _last_read(author)
    later = exists().where(_OF.c.event == last.c.event, reports.c.id == _OF.c.report, reports.c.learned > last.c.at)
    return select(last.c.event).where(last.c.verb == "read", ~later)


def _unread_again(author: str, until: str) -> Select[Any]:
    """The events that a user marked as unread after he had read all."""
    last = _last_read(author)
    return select(last.c.event).where(last.c.verb == "unread", last.c.at > until)


def _learned_after(moment: str) -> Select[Any]:
    """The events that a report tells which was learned after a moment."""
    return select(_OF.c.event).join(reports, reports.c.id == _OF.c.report).where(reports.c.learned > moment)
