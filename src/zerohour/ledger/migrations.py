"""From an older ledger to this one: an ordered list of steps, each run once, all in one transaction."""

from collections.abc import Callable

from alembic.operations import Operations
from alembic.runtime.migration import MigrationContext
from sqlalchemy import Column, Connection, String, Text, insert, select, text, update

from zerohour.errors import LedgerError
from zerohour.ledger import codec, reprints, rows, schema


def _second(connection: Connection, op: Operations) -> None:
    """Version 2: what mentions are searched by, the full-text index, watched addresses, reprints, judgements and grades."""
    op.add_column("mentions", Column("day", String(10)))
    op.add_column("mentions", Column("place", Text))
    op.add_column("mentions", Column("country", String(2)))
    for column in ("type", "status"):
        op.drop_index(f"ix_mentions_{column}", "mentions", if_exists=True)
    op.create_index("ix_mentions_day", "mentions", ["day"])
    op.create_index("ix_reports_url", "reports", ["url"])
    op.create_index("ix_reports_published", "reports", ["published"])
    schema.tables.create_all(connection)
    full_text(connection)
    for row in connection.execute(select(schema.mentions.c.id, schema.mentions.c.record)).all():
        mention = codec.mention_from_json(row.record)
        connection.execute(update(schema.mentions).where(schema.mentions.c.id == row.id).values(**rows.found_by(mention)))
        if parties := rows.parties(mention):
            connection.execute(insert(schema.parties), parties)
    for stored in connection.execute(select(schema.reports).order_by(schema.reports.c.learned, schema.reports.c.id)).all():
        reprints.index(connection, rows.report(stored))


# The step at place n leads to version n + 2.
STEPS: tuple[Callable[[Connection, Operations], None], ...] = (_second,)
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
    connection.execute(text(schema.FULL_TEXT[connection.dialect.name]))
    if connection.dialect.name == "sqlite":
        connection.execute(text("INSERT INTO words (report, title, text) SELECT id, title, text FROM reports"))
