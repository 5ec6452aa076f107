"""Warnings that are to go out: kept with the reports that gave cause for them, until they have been taken."""

import hashlib
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime

from sqlalchemy import delete, func, insert, select, update

from zerohour.ledger.engine import Store
from zerohour.ledger.schema import trips, warnings
from zerohour.records import Warned


class Outbox:
    """The warnings of one list of indicators, by the list's name. All moments are aware. Raises LedgerError as the ledger does."""

    def __init__(self, store: Store, name: str) -> None:
        self._store = store
        self._list = hashlib.sha256(name.encode("utf-8", "surrogatepass")).hexdigest()[:32]

    def trip(self, tripped: Mapping[str, Sequence[str]], channels: Sequence[str], now: datetime) -> list[str]:
        """Keeps a warning a channel for each indicator that has tripped since it was asked last: their names.

        `tripped` has the ids of mentions for each that is tripped now, by names of 500 characters at most. What had tripped before the
        first question is no news.
        """
        with self._store.change() as connection:
            known = set(connection.scalars(select(trips.c.indicator).where(trips.c.list == self._list)))
            new = [name for name in tripped if name not in known]
            gone = [name for name in known if name and name not in tripped]
            connection.execute(delete(trips).where(trips.c.list == self._list, trips.c.indicator.in_(gone)))
            for name in ([] if known else [""]) + new:
                connection.execute(insert(trips).values(list=self._list, indicator=name, at=_text(now)))
            if not known:
                return []
            for name in new:
                for channel in channels:
                    row = {"list": self._list, "indicator": name, "channel": channel, "mentions": " ".join(tripped[name])}
                    connection.execute(insert(warnings).values(**row, made=_text(now), failures=0, next=_text(now)))
        return new

    def take(self, channels: Sequence[str], now: datetime, until: datetime) -> Warned | None:
        """The first warning that is due on one of the channels: nobody else is given it before a moment. None: none is due."""
        due = (warnings.c.list == self._list, warnings.c.channel.in_(channels), warnings.c.sent.is_(None), warnings.c.next <= _text(now))
        with self._store.change() as connection:
            row = connection.execute(select(warnings).where(*due).order_by(warnings.c.next, warnings.c.number).limit(1)).one_or_none()
            if row is None:
                return None
            mine = update(warnings).where(warnings.c.number == row.number, warnings.c.next == row.next, warnings.c.sent.is_(None))
            if connection.execute(mine.values(next=_text(until))).rowcount != 1:
                return None
        key = hashlib.sha256(f"{self._list} {row.number} {row.made}".encode()).hexdigest()[:32]
        made = datetime.fromisoformat(row.made)
        return Warned(row.number, key, row.indicator, row.channel, made, tuple(row.mentions.split()), row.failures)

    def sent(self, number: int, now: datetime) -> None:
        """Records that a warning was taken."""
        with self._store.change() as connection:
            connection.execute(update(warnings).where(warnings.c.number == number).values(sent=_text(now)))

    def failed(self, warned: Warned, again: datetime) -> None:
        """Records that a warning was not taken, and when to try again."""
        with self._store.change() as connection:
            values = {"failures": warned.failures + 1, "next": _text(again)}
            connection.execute(update(warnings).where(warnings.c.number == warned.number).values(values))

    def next(self, channels: Sequence[str]) -> datetime | None:
        """When the next warning is due on one of the channels."""
        waiting = (warnings.c.list == self._list, warnings.c.channel.in_(channels), warnings.c.sent.is_(None))
        with self._store.ask() as connection:
            found = connection.scalar(select(func.min(warnings.c.next)).where(*waiting))
        return datetime.fromisoformat(found) if found else None


def _text(moment: datetime) -> str:
    """One length for all, so that their order is that of time."""
    return moment.astimezone(UTC).isoformat(timespec="microseconds")
