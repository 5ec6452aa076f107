"""From an older ledger to this one: an ordered list of steps, each run once, all in one transaction."""

from collections.abc import Callable

from alembic.operations import Operations
from alembic.runtime.migration import MigrationContext
from sqlalchemy import BigInteger, Column, Connection, Integer, String, Text, bindparam, insert, inspect, null, select, text, update

from zerohour.errors import LedgerError
from zerohour.ledger import codec, grouping, reprints, rows, schema
from zerohour.records import Reading

# Reports as they stood before version 6.
_REPORTS = select(*(column for column in schema.reports.c if column.name != "about"), null().label("about"))


def _second(connection: Connection, op: Operations) -> None:
    """Version 2: what mentions are searched by, the full-text index, watched addresses, reprints, judgements and grades."""
    op.add_column("mentions", Column("place", Text))
    op.add_column("mentions", Column("country", String(2)))
    for column in ("type", "status"):
        op.drop_index(f"ix_mentions_{column}", "mentions", if_exists=True)
    op.create_index("ix_reports_url", "reports", ["url"])
    op.create_index("ix_reports_published", "reports", ["published"])
    schema.tables.create_all(connection)
    full_text(connection)
    for row in connection.execute(select(schema.mentions.c.id, schema.mentions.c.record)).all():
        mention = codec.mention_from_json(row.record)
        found = {name: value for name, value in rows.found_by(mention).items() if name != "last"}
        connection.execute(update(schema.mentions).where(schema.mentions.c.id == row.id).values(**found))
        if parties := rows.parties(mention):
            connection.execute(insert(schema.parties), parties)
    for stored in connection.execute(_REPORTS.order_by(schema.reports.c.learned, schema.reports.c.id)).all():
        reprints.index(connection, rows.report(stored))


def _third(connection: Connection, op: Operations) -> None:
    """Version 3: which event each mention belongs to, and what joining finds it by; what was coded before a new coding."""
    for column in (Column("start", Integer), Column("last", String(10)), Column("told", String(40)), Column("wording", BigInteger)):
        op.add_column("mentions", column)
    op.add_column("mentions", Column("event", String(80)))
    for name in ("told", "event"):
        op.create_index(f"ix_mentions_{name}", "mentions", [name, "id"])
    op.create_index("ix_mentions_last", "mentions", ["last", "status", "told", "event"])
    schema.tables.create_all(connection)
    stored = select(schema.reports.c.id).order_by(schema.reports.c.learned, schema.reports.c.id)
    for number in connection.scalars(stored).all():
        report = rows.report(connection.execute(_REPORTS.where(schema.reports.c.id == number)).one())
        asked = select(schema.mentions.c.record).where(schema.mentions.c.report == number).order_by(schema.mentions.c.position)
        found = tuple(codec.mention_from_json(record) for record in connection.scalars(asked))
        for mention in found:
            values = rows.joined_by(mention, report) | {"last": rows.found_by(mention)["last"]}
            connection.execute(update(schema.mentions).where(schema.mentions.c.id == mention.id).values(**values))
        grouping.index(connection, Reading(report, found))


def _fourth(connection: Connection, op: Operations) -> None:
    """Version 4: each mention's gist, the indexes that answer without opening a record, and tables of one tree."""
    op.add_column("mentions", Column("gist", Text))
    for part in grouping.chunks(connection.scalars(select(schema.mentions.c.id).order_by(schema.mentions.c.id)).all()):
        stored = connection.execute(select(schema.mentions.c.id, schema.mentions.c.record).where(schema.mentions.c.id.in_(part))).all()
        gists = [{"number": row.id, "to": codec.gist_of(codec.mention_from_json(row.record))} for row in stored]
        connection.execute(update(schema.mentions).where(schema.mentions.c.id == bindparam("number")).values(gist=bindparam("to")), gists)
    op.create_index("ix_reports_outlet", "reports", ["outlet"])
    op.drop_index("ix_mentions_told", "mentions")
    for index in schema.OUTLINED:
        index.create(connection)
    op.drop_table("keys")
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
        op.drop_index("words", "reports")
        full_text(connection)
    if "day" in {column["name"] for column in inspect(connection).get_columns("mentions")}:
        op.drop_index("ix_mentions_day", "mentions")
        op.drop_column("mentions", "day")
    op.drop_table("keys")
    schema.tables.create_all(connection)
    grouping.index_anew(connection)


def _sixth(connection: Connection, op: Operations) -> None:
    """Version 6: how reports were dated, who speaks in them, and what was remarked when they were read."""
    if "about" not in {column["name"] for column in inspect(connection).get_columns("reports")}:
        op.add_column("reports", Column("about", Text))


# The step at place n leads to version n + 2.
STEPS: tuple[Callable[[Connection, Operations], None], ...] = (_second, _third, _fourth, _fifth, _sixth)
VERSION = len(STEPS) + 1


def create(connection: Connection) -> None:
    """An empty ledger of this version."""
    schema.tables.create_all(connection)
    full_text(connection)
    connection.execute(insert(schema.about).values(version=VERSION))


def upgrade(connection: Connection, found: int, name: str) -> None:
    """Brings a ledger up from the version found. Raises LedgerError for one of a newer zerohour."""
    if found > VERSION:
        raise LedgerError(f"{name} was written by a newer zerohour (format {found}, this one reads {VERSION}); upgrade zerohour")
    operations = Operations(MigrationContext.configure(connection))
    for step in STEPS[found - 1 :]:
        step(connection, operations)
    if found < VERSION:
        connection.execute(update(schema.about).values(version=VERSION))


def full_text(connection: Connection) -> None:
    """The full-text index, with the reports that are there."""
    for statement in schema.FULL_TEXT[connection.dialect.name]:
        connection.execute(text(statement))
    if connection.dialect.name == "sqlite":
        connection.execute(text("INSERT INTO words (report, title, text) SELECT id, title, text FROM reports"))
