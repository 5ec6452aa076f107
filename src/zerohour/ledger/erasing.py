"""Deletion: a report goes with every row that was made of it, and then out of the free space of the database.

What is left is its id, which is a hash of its text, and a hash of its address: by these it is known when it comes again.
"""

import re
import time
import unicodedata
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing
from datetime import datetime
from pathlib import Path

from sqlalchemy import ColumnElement, Connection, delete, insert, literal_column, or_, select, text, true, update
from sqlalchemy.sql import table

from zerohour.errors import LedgerError
from zerohour.ledger import clock, codec, copying, grouping
from zerohour.ledger.engine import PATIENCE, Store, alone
from zerohour.ledger.schema import acts, deletions, former, mentions, parties, readings, refusals, reports, reprints, retractions, shingles
from zerohour.records import JUDGED, Deletion

# Shorter ones are words, or begin many ids.
_LEAST = 6
_AT_ONCE = 200
_ID = re.compile(rf"[0-9a-f]{{{_LEAST},64}}")
_COLUMNS = (reports.c.title, reports.c.author, reports.c.outlet, reports.c.url, reports.c.name, reports.c.text)
_SWEPT = ("reports", "mentions", "parties", "keys", "former", "readings", "refusals", "shingles", "reprints", "acts", "retractions")


def meant(connection: Connection, words: str) -> list[str]:
    """The ids of the reports that words stand for: an id or its first letters, an address, else all that name somebody so."""
    return placed(connection, words) or sorted(_naming(connection, words))


def placed(connection: Connection, words: str) -> list[str]:
    """The ids of the reports whose id, the first letters of it, or address some words are."""
    exact = list(connection.scalars(select(reports.c.id).where(or_(reports.c.id == words, reports.c.url == words)).order_by(reports.c.id)))
    if not exact and _ID.fullmatch(words):
        exact = list(connection.scalars(select(reports.c.id).where(reports.c.id.startswith(words)).order_by(reports.c.id)))
    return exact


def reprints_of(connection: Connection, numbers: Sequence[str]) -> list[str]:
    """The ids of the other reports that share their words with some."""
    found: set[str] = set()
    for part in grouping.chunks(numbers):
        for row in connection.execute(select(reprints.c.one, reprints.c.other).where(_either(reprints.c.one, reprints.c.other, part))):
            found |= {row.one, row.other}
    return sorted(found - set(numbers))


def erase(connection: Connection, numbers: Sequence[str], author: str, at: str, names: Sequence[str] = ()) -> None:
    """Deletes reports with every row that was made of them, and says so in `deletions`; refusals too that hold one of some names."""
    near: set[str] = set()
    for number in numbers:
        near |= {*grouping.forget(connection, number), *_judged_with(connection, number)}
    for part in grouping.chunks(numbers, _AT_ONCE):
        _erase(connection, part, author, at)
    grouping.regroup(connection, sorted(near))
    for name in names:
        holds = _named(name)
        rows = connection.execute(select(refusals)).all()
        for part in grouping.chunks(row.number for row in rows if holds(f"{row.locator} \0 {row.reason}")):
            connection.execute(delete(refusals).where(refusals.c.number.in_(part)))


def listed(connection: Connection, condition: ColumnElement[bool] | None = None) -> list[Deletion]:
    """What was deleted, oldest first, of what meets a condition."""
    asked = select(deletions).where(true() if condition is None else condition).order_by(deletions.c.number)
    return [Deletion(row.report, row.author, datetime.fromisoformat(row.at), row.swept is not None) for row in connection.execute(asked)]


def sweep(store: Store) -> list[Path]:
    """Rewrites the database without free space, where something was deleted and is not swept yet; the copies that were removed.

    Raises LedgerError where others hold it all the while.
    """
    with store.ask() as connection:
        waiting = list(connection.scalars(select(deletions.c.number).where(deletions.c.swept.is_(None))))
    if not waiting:
        return []
    removed = _sweep_server(store) if store.path is None else _sweep_file(store, store.path)
    with store.change() as connection:
        done = update(deletions).where(deletions.c.number <= max(waiting), deletions.c.swept.is_(None))
        connection.execute(done.values(swept=clock.text(connection)))
    return removed


def _erase(connection: Connection, numbers: Sequence[str], author: str, at: str) -> None:
    known = connection.execute(select(reports.c.id, reports.c.url, reports.c.name).where(reports.c.id.in_(numbers))).all()
    connection.execute(
        insert(deletions),
        [{"report": row.id, "address": codec.address(row.url) if row.url else None, "author": author, "at": at} for row in known],
    )
    places = {place for row in known for place in (row.url, row.name) if place}
    for part in grouping.chunks(sorted(places), _AT_ONCE):
        connection.execute(delete(refusals).where(refusals.c.locator.in_(part)))
    own = select(mentions.c.id).where(mentions.c.report.in_(numbers))
    connection.execute(delete(parties).where(parties.c.mention.in_(own)))
    for rows in (mentions, former, readings, shingles, retractions):
        connection.execute(delete(rows).where(rows.c.report.in_(numbers)))
    connection.execute(delete(reprints).where(_either(reprints.c.one, reprints.c.other, numbers)))
    connection.execute(delete(acts).where(_either(acts.c.report, acts.c.other_report, numbers)))
    if connection.dialect.name == "sqlite":
        connection.execute(delete(table("words")).where(literal_column("report").in_(numbers)))
    connection.execute(delete(reports).where(reports.c.id.in_(numbers)))


def _either(one: ColumnElement[str], other: ColumnElement[str], numbers: Sequence[str]) -> ColumnElement[bool]:
    return or_(one.in_(numbers), other.in_(numbers))


def _judged_with(connection: Connection, number: str) -> Iterator[str]:
    """The mentions of other reports that a judgement names together with one of a report."""
    where = _either(acts.c.report, acts.c.other_report, [number])
    for row in connection.execute(select(acts).where(where, acts.c.verb.in_(sorted(JUDGED)))).all():
        for report, start in ((row.report, row.start), (row.other_report, row.other_start)):
            if report != number:
                yield from connection.scalars(select(mentions.c.id).where(mentions.c.report == report, mentions.c.start == start))


def _naming(connection: Connection, name: str) -> set[str]:
    """The reports that name somebody: in their words, or in what was coded of them, which may know an office's holder."""
    holds = _named(name)
    asked = select(reports.c.id, *_COLUMNS).execution_options(yield_per=_AT_ONCE)
    found = {row[0] for row in connection.execute(asked) if holds(" \0 ".join(value or "" for value in row[1:]))}
    coded = (
        select(mentions.c.report, parties.c.name).join(mentions, mentions.c.id == parties.c.mention).execution_options(yield_per=_AT_ONCE)
    )
    return found | {row.report for row in connection.execute(coded) if holds(row.name or "")}


def _named(name: str) -> Callable[[str], bool]:
    """Whether words hold a name, from its first letter to its last."""
    wanted = _folded(name)
    named = re.compile(rf"(?<!\w){re.escape(wanted)}(?!\w)")
    return lambda words: bool(wanted and named.search(_folded(words)))


def _folded(words: str) -> str:
    """Words as names are compared: without case, kinds of blanks and ways to write one letter."""
    return " ".join(unicodedata.normalize("NFKC", words).casefold().split())


def _sweep_file(store: Store, path: Path) -> list[Path]:
    """Merges the full-text index, which else keeps deleted words, writes the file anew, and empties its log."""
    copies = copying.all_before(path)
    with store.guarded(), closing(alone(path)) as connection:
        connection.execute("INSERT INTO words(words) VALUES ('optimize')")
        connection.execute("VACUUM")
        ends = time.monotonic() + PATIENCE
        while connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()[0]:
            if time.monotonic() > ends:
                raise LedgerError(f"{path}: deleted, but its log still holds it, since others read; end them, then: zerohour delete")
            time.sleep(0.1)
    for copy in copies:
        copy.unlink(missing_ok=True)
    return copies


def _sweep_server(store: Store) -> list[Path]:
    """Writes the tables anew, with what the server counted of them."""
    with store.guarded(), store.engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
        for name in _SWEPT:
            connection.execute(text(f"VACUUM (FULL, ANALYZE) {name}"))
    return []
