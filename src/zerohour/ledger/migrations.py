"""From an older ledger to this one: an ordered list of steps, each run once, all in one transaction, after a copy has been made.

A step finds what it makes there already where an earlier zerohour, which changed tables outside of a transaction, was ended in between.
"""

import sqlite3
from collections.abc import Callable
from pathlib import Path
from typing import Any

from alembic.operations import Operations
from alembic.runtime.migration import MigrationContext
from sqlalchemy import BigInteger, Column, Connection, Integer, String, Text, bindparam, delete, insert, inspect, select, text, update

from zerohour.errors import LedgerError
from zerohour.ledger import codec, copying, grouping, reprints, rows, schema
from zerohour.ledger.engine import Store


def _second(connection: Connection, op: Operations) -> None:
    """Version 2: what mentions are searched by, the full-text index, watched addresses, reprints, judgements and grades."""
    _add(connection, op, "mentions", Column("place", Text), Column("country", String(2)))
    for column in ("type", "status"):
        op.drop_index(f"ix_mentions_{column}", "mentions", if_exists=True)
    for column in ("url", "published"):
        op.create_index(f"ix_reports_{column}", "reports", [column], if_not_exists=True)
    schema.tables.create_all(connection)
    full_text(connection)
    for row in connection.execute(select(schema.mentions.c.id, schema.mentions.c.record)).all():
        mention = codec.mention_from_json(row.record)
        found = {name: value for name, value in rows.found_by(mention).items() if name != "last"}
        connection.execute(update(schema.mentions).where(schema.mentions.c.id == row.id).values(**found))
        if parties := rows.parties(mention):
            connection.execute(insert(schema.parties), parties)
    for stored in connection.execute(select(schema.reports).order_by(schema.reports.c.learned, schema.reports.c.id)).all():
        reprints.index(connection, rows.report(stored))


def _third(connection: Connection, op: Operations) -> None:
    """Version 3: room for the event of each mention, and what joining finds it by; what was coded before a new coding."""
    added = (Column("start", Integer), Column("last", String(10)), Column("told", String(40)), Column("wording", BigInteger))
    _add(connection, op, "mentions", *added, Column("event", String(80)))
    for name in ("told", "event"):
        op.create_index(f"ix_mentions_{name}", "mentions", [name, "id"], if_not_exists=True)
    op.create_index("ix_mentions_last", "mentions", ["last", "status", "told", "event"], if_not_exists=True)
    schema.tables.create_all(connection)
    stored = select(schema.reports.c.id).order_by(schema.reports.c.learned, schema.reports.c.id)
    for number in connection.scalars(stored).all():
        report = rows.report(connection.execute(select(schema.reports).where(schema.reports.c.id == number)).one())
        asked = select(schema.mentions.c.record).where(schema.mentions.c.report == number).order_by(schema.mentions.c.position)
        for mention in [codec.mention_from_json(record) for record in connection.scalars(asked)]:
            values = rows.joined_by(mention, report) | {"last": rows.found_by(mention)["last"]}
            connection.execute(update(schema.mentions).where(schema.mentions.c.id == mention.id).values(**values))


def _fourth(connection: Connection, op: Operations) -> None:
    """Version 4: each mention's gist, the indexes that answer without opening a record, and tables of one tree."""
    _add(connection, op, "mentions", Column("gist", Text))
    for part in grouping.chunks(connection.scalars(select(schema.mentions.c.id).order_by(schema.mentions.c.id)).all()):
        stored = connection.execute(select(schema.mentions.c.id, schema.mentions.c.record).where(schema.mentions.c.id.in_(part))).all()
        gists = [{"number": row.id, "to": codec.gist_of(codec.mention_from_json(row.record))} for row in stored]
        connection.execute(update(schema.mentions).where(schema.mentions.c.id == bindparam("number")).values(gist=bindparam("to")), gists)
    op.create_index("ix_reports_outlet", "reports", ["outlet"], if_not_exists=True)
    op.drop_index("ix_mentions_told", "mentions", if_exists=True)
    for index in schema.OUTLINED:
        index.create(connection, checkfirst=True)
    op.drop_table("keys", if_exists=True)
    if connection.dialect.name == "sqlite":
        op.rename_table("shingles", "shingles_before")
    schema.tables.create_all(connection)
    if connection.dialect.name == "sqlite":
        connection.execute(text("INSERT INTO shingles (hash, report) SELECT hash, report FROM shingles_before ORDER BY hash, report"))
        op.drop_table("shingles_before")
    grouping.index_anew(connection)


def _fifth(connection: Connection, op: Operations) -> None:
    """Version 5: fewer keys a mention, no more of the day on which its window begins; PostgreSQL keeps what it searches texts by."""
    if connection.dialect.name == "postgresql" and "words" not in {column["name"] for column in inspect(connection).get_columns("reports")}:
        op.drop_index("words", "reports", if_exists=True)
        full_text(connection)
    if "day" in {column["name"] for column in inspect(connection).get_columns("mentions")}:
        op.drop_index("ix_mentions_day", "mentions", if_exists=True)
        op.drop_column("mentions", "day")
    op.drop_table("keys", if_exists=True)
    schema.tables.create_all(connection)
    grouping.index_anew(connection)


def _sixth(connection: Connection, op: Operations) -> None:
    """Version 6: how reports were dated, who speaks in them, and what was remarked when they were read."""
    _add(connection, op, "reports", Column("about", Text))


def _seventh(connection: Connection, op: Operations) -> None:
    """Version 7: what was deleted; PostgreSQL keeps what it searches texts by in ledgers of the first days of format 5 too."""
    if connection.dialect.name == "postgresql" and "words" not in {column["name"] for column in inspect(connection).get_columns("reports")}:
        op.drop_index("words", "reports", if_exists=True)
        full_text(connection)
    schema.tables.create_all(connection)


def _eighth(connection: Connection, _: Operations) -> None:
    """Version 8: warnings that are to go out."""
    schema.tables.create_all(connection)


def _ninth(connection: Connection, _: Operations) -> None:
    """Version 9: events hold nothing that differs; what chains had joined is told apart, and what one sentence tells is found by it."""
    connection.execute(delete(schema.keys))
    grouping.index_anew(connection)
    grouping.all_anew(connection)


def _tenth(connection: Connection, _: Operations) -> None:
    """Version 10: reports that were taken back or corrected."""
    schema.tables.create_all(connection)


def _eleventh(connection: Connection, op: Operations) -> None:
    """Version 11: one table of what users did; a people ("Twelve Americans") is no name, so that keys and events are others."""
    _acting(connection, op)
    connection.execute(delete(schema.keys))
    grouping.index_anew(connection)
    grouping.all_anew(connection)


def _acting(connection: Connection, op: Operations) -> None:
    """One table of what users did, of judgements and looks too, and one of what the reader read where they correct it."""
    schema.tables.create_all(connection, [schema.acts, schema.readings])
    there = inspect(connection).get_table_names()
    if "judgements" in there:
        named = "number, verb, report, start, other_report, other_start, author, at, undone"
        was = "number, verdict, one_report, one_start, other_report, other_start, author, at, undone"
        connection.execute(text(f"INSERT INTO acts ({named}) SELECT {was} FROM judgements"))  # noqa: S608 - names of columns
        op.drop_table("judgements")
        copying.go_on(connection, schema.acts)
    if "looks" in there:
        connection.execute(text('INSERT INTO acts (verb, author, at) SELECT \'looked\', "user", at FROM looks ORDER BY at, "user"'))
        op.drop_table("looks")


# The step at place n leads to version n + 2.
STEPS: tuple[Callable[[Connection, Operations], None], ...] = (
    *(_second, _third, _fourth, _fifth, _sixth, _seventh, _eighth, _ninth, _tenth, _eleventh),
)
VERSION = len(STEPS) + 1


def prepare(store: Store) -> Path | None:
    """Makes a ledger of this version of an empty database, or of an older ledger: where the copy of the older one lies, if there is one.

    Either is done whole or not at all, by one of those who open it at once. Raises LedgerError for what is no ledger, or a newer one.
    """
    with store.ask() as connection:
        version = _version(connection, store.name)
    store.log_ahead()
    if version == VERSION:
        return None
    with store.change() as connection:
        version = _version(connection, store.name)
        if version is None:
            _create(connection)
        elif version < VERSION:
            copy = _copied(store.path, version) if store.path else None
            _upgrade(connection, version)
            return copy
    return None


def _version(connection: Connection, name: str) -> int | None:
    """The version of a ledger; None where there is none yet. Raises LedgerError for a newer one, and for what is none."""
    known = set(inspect(connection).get_table_names())
    if known and not {"zerohour", "reports", "mentions"} & known and connection.dialect.name == "sqlite":
        raise LedgerError(f"{name} is a database of something else; name another file with --ledger")
    found: int | None = connection.scalar(select(schema.about.c.version)) if "zerohour" in known else None
    if found is not None and found > VERSION:
        raise LedgerError(f"{name} was written by a newer zerohour (format {found}, this one reads {VERSION}); upgrade zerohour")
    return found


def _create(connection: Connection) -> None:
    """An empty ledger of this version; what one that was ended in between has made of it is completed."""
    schema.tables.create_all(connection)
    for table in schema.tables.sorted_tables:
        for index in table.indexes:
            index.create(connection, checkfirst=True)
    full_text(connection)
    connection.execute(insert(schema.about).values(version=VERSION))


def _upgrade(connection: Connection, found: int) -> None:
    operations = Operations(MigrationContext.configure(connection))
    # A step may read reports and what was judged, as this version does.
    _sixth(connection, operations)
    _acting(connection, operations)
    for step in STEPS[found - 1 :]:
        step(connection, operations)
    connection.execute(update(schema.about).values(version=VERSION))


def _copied(path: Path, version: int) -> Path:
    """Where the file is kept as it is before an upgrade. Raises LedgerError where it cannot be."""
    target = copying.before(path, version)
    try:
        copying.copy(path, target)
    except (OSError, sqlite3.Error) as why:
        raise LedgerError(f"{path} has an older format, and {target}, its copy before the upgrade, cannot be written ({why})") from why
    return target


def _add(connection: Connection, op: Operations, table: str, *columns: Column[Any]) -> None:
    """Adds those columns that a table lacks."""
    there = {column["name"] for column in inspect(connection).get_columns(table)}
    for column in columns:
        if column.name not in there:
            op.add_column(table, column)


def full_text(connection: Connection) -> None:
    """The full-text index, with the reports that are there."""
    for statement in schema.FULL_TEXT[connection.dialect.name]:
        connection.execute(text(statement))
    if connection.dialect.name == "sqlite":
        connection.execute(text("INSERT INTO words (report, title, text) SELECT id, title, text FROM reports"))
