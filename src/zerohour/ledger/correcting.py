"""What users say of single mentions: that a field is another, that it is no event, or that all was read right.

What the reader read is kept beside, and what holds is made of both: at each correction, each undoing, and each new coding.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from sqlalchemy import Connection, delete, insert, select

from zerohour.ledger import acting, clock, codec, rewriting, rows
from zerohour.ledger.engine import Store
from zerohour.ledger.schema import acts, readings, reports
from zerohour.records import FIELDS, Act, Checked, EventMention, Reading

VERBS = ("correct", "held")
# That a mention is no event.
NONE = "event"
Mentions = tuple[EventMention, ...]


@dataclass(frozen=True, slots=True)
class Correcting:
    """Corrections of mentions, which survive a new coding."""

    store: Store

    def correct(self, told: Iterable[tuple[EventMention, str, object]], author: str) -> list[int]:
        """Records, as one act, that fields of mentions are other; of the field "event" False: that one is no event. Its numbers."""
        return self._done("correct", list(told), author)

    def held(self, told: Iterable[EventMention], author: str) -> list[int]:
        """Records, as one act, that mentions were read right, in every field: its numbers."""
        return self._done("held", [(one, "", one) for one in told], author)

    def checked(self) -> list[Checked]:
        """The mentions that users checked, with what the reader reads there and what holds, by report and place."""
        found = []
        with self.store.ask() as connection:
            for row in connection.execute(select(readings).order_by(readings.c.report)).all():
                report = rows.report(connection.execute(select(reports).where(reports.c.id == row.report)).one())
                read = {m.trigger.start: m for m in codec.mentions_from_json(row.records)}
                holds = {m.trigger.start: m for m in rewriting.stored(connection, row.report)}
                starts = sorted({act.one[1] for act in _acts(connection, row.report) if act.one})
                found += [Checked(report, read.get(start), holds.get(start)) for start in starts]
        return found

    def _done(self, verb: str, told: Sequence[tuple[EventMention, str, object]], author: str) -> list[int]:
        spots = [acting.about((one.report, one.trigger.start)) for one, _, _ in told]
        values = [at | {"field": of, "value": codec.field_to_json(value)} for at, (_, of, value) in zip(spots, told, strict=True)]
        with self.store.change() as connection:
            now = clock.text(connection)
            made = acting.write(connection, verb, values, author, now)
            anew(connection, {one.report for one, _, _ in told}, now)
        return made


def anew(connection: Connection, numbers: Iterable[str], at: str) -> None:
    """Makes of some reports what holds, of what was read and what users say now."""
    for number in sorted(numbers):
        read, kept = _read(connection, number) or (rewriting.stored(connection, number), ())
        report = rows.report(connection.execute(select(reports).where(reports.c.id == number)).one())
        rewriting.replace(connection, Reading(report, _settled(connection, number, read, kept)), at)


def of_new(connection: Connection, reading: Reading) -> Reading:
    """What holds of a new reading. What it lacks, and users found to be an event, is kept as it was read before."""
    number = reading.report.id
    known = _read(connection, number)
    if known is None:
        return reading
    there = {m.trigger.start for m in reading.mentions}
    kept = {m.trigger.start: m for m in (*known[1], *known[0])}
    lacking = tuple(m for start, m in sorted(kept.items()) if start not in there)
    return replace(reading, mentions=_settled(connection, number, reading.mentions, lacking))


def _settled(
    connection: Connection, number: str, read: tuple[EventMention, ...], kept: tuple[EventMention, ...]
) -> tuple[EventMention, ...]:
    """What holds; what was read is kept while users say something of it."""
    said = _acts(connection, number)
    connection.execute(delete(readings).where(readings.c.report == number))
    if said:
        spots = {act.one[1] for act in said if act.one}
        kept = tuple(m for m in kept if m.trigger.start in spots)
        records = {"records": codec.mentions_to_json(read), "kept": codec.mentions_to_json(kept)}
        connection.execute(insert(readings).values(report=number, **records))
    return corrected(read, kept if said else (), said)


def corrected(read: Sequence[EventMention], kept: Sequence[EventMention], said: Sequence[Act]) -> Mentions:
    """Mentions as users say that they are, in the order of the text; of several corrections of a field the last holds.

    `kept` are those that the reader does not find any more.
    """
    there = {one.id for one in read}
    renamed = [replace(one, id=one.id if one.id not in there else f"{one.report}-k{one.trigger.start}") for one in kept]
    found = []
    for one in (*read, *renamed):
        now: EventMention | None = one
        for act in said:
            if act.one == (one.report, one.trigger.start):
                now = _with(now or one, act)
        if now is not None:
            found.append(now)
    return tuple(sorted(found, key=lambda one: (one.sentence.start, one.trigger.start))) if renamed else tuple(found)


def _with(one: EventMention, act: Act) -> EventMention | None:
    """A mention after an act; None where that says that it is no event."""
    if act.verb == "held":
        right = codec.mention_from_json(act.value)
        same = {name: getattr(right, name) for name in (*FIELDS.values(), "factuality", "commitment")}
        return replace(one, **same, sure=None, sure_status=None)
    return None if act.field == NONE else codec.with_field(one, FIELDS[act.field], act.value)


def _read(connection: Connection, number: str) -> tuple[Mentions, Mentions] | None:
    row = connection.execute(select(readings).where(readings.c.report == number)).one_or_none()
    return (codec.mentions_from_json(row.records), codec.mentions_from_json(row.kept)) if row else None


def _acts(connection: Connection, number: str) -> list[Act]:
    """What users say of the mentions of a report, in its order."""
    asked = select(acts).where(acts.c.report == number, acts.c.verb.in_(VERBS), acts.c.undone.is_(None))
    return [rows.act(row) for row in connection.execute(asked.order_by(acts.c.number))]
