"""Writes the mentions of a report: the first time, and new ones in the place of former ones, which are kept."""

from sqlalchemy import Connection, delete, insert, select

from zerohour.ledger import codec, grouping, rows
from zerohour.ledger.schema import former, mentions, parties
from zerohour.records import EventMention, Reading


def stored(connection: Connection, report: str) -> tuple[EventMention, ...]:
    """The mentions of a report, in the order of its text."""
    asked = select(mentions.c.record).where(mentions.c.report == report).order_by(mentions.c.position)
    return tuple(codec.mention_from_json(record) for record in connection.scalars(asked))


def write(connection: Connection, reading: Reading) -> None:
    """Stores the mentions of a report that has none, and finds their events."""
    if reading.mentions:
        told = [rows.of_mention(m, n) | rows.joined_by(m, reading.report) for n, m in enumerate(reading.mentions)]
        connection.execute(insert(mentions), told)
    if taking_part := [party for m in reading.mentions for party in rows.parties(m)]:
        connection.execute(insert(parties), taking_part)
    grouping.index(connection, reading)


def replace(connection: Connection, reading: Reading, at: str) -> bool:
    """Puts new mentions of a report in the place of the former ones, which are kept; False where nothing differs."""
    number = reading.report.id
    old = stored(connection, number)
    if old == reading.mentions:
        return False
    connection.execute(insert(former).values(report=number, records=codec.mentions_to_json(old), superseded=at))
    left = grouping.forget(connection, number)
    own = select(mentions.c.id).where(mentions.c.report == number)
    connection.execute(delete(parties).where(parties.c.mention.in_(own)))
    connection.execute(delete(mentions).where(mentions.c.report == number))
    grouping.regroup(connection, left)
    write(connection, reading)
    return True
