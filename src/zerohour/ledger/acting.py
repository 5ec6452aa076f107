"""What users did: judgements, triage, corrections, notes. Kept with author and time, listed, and taken back in one way.

The ledger's clock gives no moment twice: rows of one moment are one act, and are undone together.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, and_, func, insert, or_, select, update

from zerohour.ledger import clock, grouping, rows
from zerohour.ledger.engine import Store
from zerohour.ledger.schema import acts, mentions
from zerohour.records import JUDGED, Act, EventMention

Spot = tuple[str, int]


def write(connection: Connection, verb: str, told: Iterable[Mapping[str, Any]], author: str, at: str) -> list[int]:
    """Keeps an act, a row for each mapping of columns: their numbers."""
    made = [connection.execute(insert(acts).values(verb=verb, author=author, at=at, **row)).inserted_primary_key for row in told]
    return [int(key[0]) for key in made if key]


def about(one: Spot, other: Spot | None = None) -> dict[str, Any]:
    """The columns that say which mention, or which two, an act is about."""
    found: dict[str, Any] = {"report": one[0], "start": one[1]}
    return found if other is None else found | {"other_report": other[0], "other_start": other[1]}


def as_known(found: Iterable[Act], known_at: datetime) -> list[Act]:
    """Acts as they stood at a moment: later ones left out, later undoing not yet done."""
    return [replace(a, undone=a.undone if a.undone and a.undone <= known_at else None) for a in found if a.at <= known_at]


@dataclass(frozen=True, slots=True)
class Acts:
    """What users of a ledger did, and the way to judge and to take back."""

    store: Store

    def judge(self, verb: str, one: EventMention, others: Sequence[EventMention], author: str) -> list[int]:
        """Records, as one act, that a mention and each of others tell of the "same" event or of "different" ones: its numbers."""
        told = [about(_spot(one), _spot(other)) for other in others]
        with self.store.change() as connection:
            made = write(connection, verb, told, author, clock.text(connection))
            grouping.regroup(connection, [one.id, *(other.id for other in others)])
        return made

    def undo(self, number: int) -> list[int]:
        """Takes an act back, whole: its numbers; none where no act of that number holds."""
        holds = acts.c.undone.is_(None)
        moment = select(acts.c.at).where(acts.c.number == number, holds).scalar_subquery()
        with self.store.change() as connection:
            undone = [rows.act(row) for row in connection.execute(select(acts).where(acts.c.at == moment, holds).order_by(acts.c.number))]
            numbers = [act.number for act in undone]
            connection.execute(update(acts).where(acts.c.number.in_(numbers)).values(undone=clock.text(connection)))
            grouping.regroup(connection, _judged_mentions(connection, undone))
        return numbers

    def listed(self, limit: int | None = None, number: int | None = None) -> list[Act]:
        """What was done, in its order, what was taken back too: the last so many rows, or all; or the row of a number alone."""
        asked = select(acts).order_by(acts.c.number.desc()).limit(limit)
        asked = asked if number is None else asked.where(acts.c.number == number)
        with self.store.ask() as connection:
            return [rows.act(row) for row in connection.execute(asked)][::-1]

    def state(self) -> tuple[int, int]:
        """What changes with every act: the number of the last, and how many were taken back."""
        with self.store.ask() as connection:
            last, undone = connection.execute(select(func.coalesce(func.max(acts.c.number), 0), func.count(acts.c.undone))).one()
        return int(last), int(undone)


def _spot(mention: EventMention) -> Spot:
    return mention.report, mention.trigger.start


def _judged_mentions(connection: Connection, undone: Iterable[Act]) -> list[str]:
    """The mentions whose joining some acts decided."""
    spots = [spot for act in undone if act.verb in JUDGED for spot in (act.one, act.other) if spot]
    at = or_(False, *(and_(mentions.c.report == report, mentions.c.start == start) for report, start in spots))
    return list(connection.scalars(select(mentions.c.id).where(at))) if spots else []
