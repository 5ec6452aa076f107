"""The way to judge, to list what users did, and to take back: one for judgements, triage and corrections."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from sqlalchemy import Connection, and_, func, or_, select, update

from zerohour.ledger import acting, clock, correcting, grouping, rows
from zerohour.ledger.engine import Store
from zerohour.ledger.schema import acts, mentions
from zerohour.records import JUDGED, Act, EventMention


@dataclass(frozen=True, slots=True)
class Acts:
    """What users of a ledger did, and the way to judge and to take back."""

    store: Store

    def judge(self, verb: str, one: EventMention, others: Sequence[EventMention], author: str) -> list[int]:
        """Records, as one act, that a mention and each of others tell of the "same" event or of "different" ones: its numbers."""
        told = [acting.about(_spot(one), _spot(other)) for other in others]
        with self.store.change() as connection:
            made = acting.write(connection, verb, told, author, clock.text(connection))
            grouping.regroup(connection, [one.id, *(other.id for other in others)])
        return made

    def undo(self, number: int) -> list[int]:
        """Takes an act back, whole: its numbers; none where no act of that number holds."""
        holds = acts.c.undone.is_(None)
        moment = select(acts.c.at).where(acts.c.number == number, holds).scalar_subquery()
        with self.store.change() as connection:
            undone = [rows.act(row) for row in connection.execute(select(acts).where(acts.c.at == moment, holds).order_by(acts.c.number))]
            numbers = [act.number for act in undone]
            now = clock.text(connection)
            connection.execute(update(acts).where(acts.c.number.in_(numbers)).values(undone=now))
            grouping.regroup(connection, _judged_mentions(connection, undone))
            correcting.anew(connection, {act.one[0] for act in undone if act.verb in correcting.VERBS and act.one}, now)
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


def _spot(mention: EventMention) -> acting.Spot:
    return mention.report, mention.trigger.start


def _judged_mentions(connection: Connection, undone: Iterable[Act]) -> list[str]:
    """The mentions whose joining some acts decided."""
    spots = [spot for act in undone if act.verb in JUDGED for spot in (act.one, act.other) if spot]
    at = or_(False, *(and_(mentions.c.report == report, mentions.c.start == start) for report, start in spots))
    return list(connection.scalars(select(mentions.c.id).where(at))) if spots else []
