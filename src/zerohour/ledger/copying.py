"""Copies of a ledger: of a file by SQLite's backup, while others may write; between the two kinds of database row by row."""

import os
import sqlite3
from contextlib import closing, suppress
from pathlib import Path

from sqlalchemy import Connection, Table, func, insert, inspect, select, text

from zerohour.errors import LedgerError, UsageError
from zerohour.ledger import engine, schema
from zerohour.ledger.engine import Store

_AT_ONCE = 500


def before(path: Path, version: int) -> Path:
    """Where a ledger is kept as it was before it was brought up from a version."""
    return path.with_name(f"{path.name}.format{version}")


def all_before(path: Path) -> list[Path]:
    """The copies of a ledger from before its upgrades that are there."""
    return [copy for version in range(1, 100) if (copy := before(path, version)).exists()]


def ledger(store: Store, target: str) -> None:
    """Copies a ledger as it is at one moment to a file, which is replaced, or into an empty database by URL.

    Raises LedgerError where it cannot be written, UsageError for a database that is not empty.
    """
    if "://" not in target and store.path is not None and store.is_writable:
        _file(store.path, Path(target))
    elif "://" not in target:
        part = Path(f"{target}.part")
        part.unlink(missing_ok=True)
        _rows(store, str(part))
        part.replace(target)
        _settle(Path(target).absolute().parent)
    else:
        _rows(store, target)


def copy(path: Path, target: Path) -> None:
    """Copies a ledger file, as it is at one moment, whole or not at all; what stood at the target is replaced. Only its owner can read it.

    Raises OSError and sqlite3.Error.
    """
    part = target.with_name(f"{target.name}.part")
    try:
        part.unlink(missing_ok=True)
        engine.make(part)
        with closing(sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro", uri=True)) as source, closing(sqlite3.connect(part)) as made:
            source.backup(made)
        _settle(part)
        part.replace(target)
        _settle(target.absolute().parent)
    finally:
        with suppress(OSError):
            part.unlink(missing_ok=True)


def _file(path: Path, target: Path) -> None:
    if target.exists() and target.samefile(path):
        raise UsageError(f"{target} is the ledger itself; give the copy another name")
    try:
        copy(path, target)
    except OSError as why:
        raise LedgerError(f"the copy {target} cannot be written ({why.strerror}); name a file in a folder of your own with room") from why


def _rows(store: Store, target: str) -> None:
    """Copies all rows into a database in which there is nothing yet."""
    made = engine.opened(target)
    try:
        made.log_ahead()
        with store.ask() as source, made.change() as connection:
            if set(inspect(connection).get_table_names()) & set(schema.tables.tables):
                raise UsageError(f"{made.name} has a ledger already; a copy goes into an empty database")
            schema.tables.create_all(connection)
            for table in schema.tables.sorted_tables:
                _table(source, connection, table)
            for statement in schema.FULL_TEXT[connection.dialect.name]:
                connection.execute(text(statement))
            if connection.dialect.name == "sqlite":
                connection.execute(text("INSERT INTO words (report, title, text) SELECT id, title, text FROM reports"))
    finally:
        made.close()


def _table(source: Connection, target: Connection, table: Table) -> None:
    asked = select(table).order_by(*table.primary_key).execution_options(yield_per=_AT_ONCE)
    for part in source.execute(asked).partitions():
        target.execute(insert(table), [dict(row._mapping) for row in part])
    if "number" in table.primary_key.columns and len(table.primary_key.columns) == 1:
        go_on(target, table)


def go_on(connection: Connection, table: Table) -> None:
    """Lets PostgreSQL number new rows of a table behind those that were copied there; SQLite does so by itself."""
    last = connection.scalar(select(func.max(table.c.number))) if connection.dialect.name == "postgresql" else None
    if last is not None:
        connection.execute(select(func.setval(func.pg_get_serial_sequence(table.name, "number"), last)))


def _settle(path: Path) -> None:
    """Waits until a file, or the names in a folder, are on the disk."""
    opened = os.open(path, os.O_RDONLY)
    try:
        os.fsync(opened)
    finally:
        os.close(opened)
