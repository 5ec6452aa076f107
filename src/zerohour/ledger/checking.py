"""Whether a ledger is whole: the file, rows that belong to nothing, and what cannot be read; a sentence for each fault."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from msgspec import MsgspecError
from sqlalchemy import Column, Connection, func, select, text
from sqlalchemy.exc import SQLAlchemyError

from zerohour.ledger import codec, schema
from zerohour.ledger.engine import Store
from zerohour.ledger.schema import acts, deletions, former, keys, mentions, parties, readings, reports, reprints, retractions, shingles
from zerohour.records import Check

_AT_ONCE = 500
_MOST = 5
_RESTORE = "restore a backup"


@dataclass(frozen=True, slots=True)
class _Belongs:
    """That each row of a table names a row of another."""

    what: str
    column: Column[str]
    to: Column[str]
    mend: str


_ALL_BELONG = (
    _Belongs("mentions", mentions.c.report, reports.c.id, _RESTORE),
    _Belongs("parties", parties.c.mention, mentions.c.id, _RESTORE),
    _Belongs("keys", keys.c.mention, mentions.c.id, _RESTORE),
    _Belongs("events", mentions.c.event, mentions.c.id, _RESTORE),
    _Belongs("former codings", former.c.report, reports.c.id, _RESTORE),
    _Belongs("word hashes", shingles.c.report, reports.c.id, _RESTORE),
    _Belongs("reprints", reprints.c.one, reports.c.id, _RESTORE),
    _Belongs("reprints", reprints.c.other, reports.c.id, _RESTORE),
    _Belongs("acts", acts.c.report, reports.c.id, _RESTORE),
    _Belongs("acts", acts.c.other_report, reports.c.id, _RESTORE),
    _Belongs("readings", readings.c.report, reports.c.id, _RESTORE),
    _Belongs("retractions", retractions.c.report, reports.c.id, _RESTORE),
)


def check(store: Store) -> Check:
    """How many rows there are by table, and a sentence for each fault."""
    with store.ask() as connection:
        counts, faults = [], list(_file(connection))
        for table in schema.tables.sorted_tables:
            try:
                counts.append((table.name, connection.scalar(select(func.count()).select_from(table)) or 0))
            except SQLAlchemyError as why:
                faults.append(f"the table {table.name} cannot be counted ({_cause(why)}): {_RESTORE}")
        for look in (_orphans, _words, _eventless, _unreadable, _unswept):
            try:
                faults += look(connection)
            except SQLAlchemyError as why:
                faults.append(f"rows cannot be read ({_cause(why)}): {_RESTORE}")
    return Check(tuple(counts), tuple(dict.fromkeys(faults)))


def _file(connection: Connection) -> Iterator[str]:
    """What SQLite finds in the file: pages, order, indexes."""
    if connection.dialect.name != "sqlite":
        return
    try:
        found = [row[0] for row in connection.execute(text(f"PRAGMA integrity_check({_MOST})"))]
    except SQLAlchemyError as why:
        found = [_cause(why)]
    for line in found:
        if line != "ok":
            yield f"the file is damaged ({' '.join(str(line).split())}): {_RESTORE}, or save what can be read with: sqlite3 LEDGER .recover"


def _orphans(connection: Connection) -> Iterator[str]:
    for one in _ALL_BELONG:
        other = one.to.table.alias()
        count = connection.scalar(
            select(func.count())
            .select_from(one.column.table.outerjoin(other, other.c[one.to.name] == one.column))
            .where(other.c[one.to.name].is_(None), one.column.is_not(None))
        )
        if count:
            yield f"{count} rows of {one.what} name a {one.to.table.name.rstrip('s')} that is not there: {one.mend}"


def _words(connection: Connection) -> Iterator[str]:
    """Whether the full-text index holds each report once, and no other."""
    if connection.dialect.name != "sqlite":
        return
    lacking = connection.scalar(text("SELECT count(*) FROM reports WHERE id NOT IN (SELECT report FROM words)"))
    more = connection.scalar(text("SELECT count(*) FROM words WHERE report NOT IN (SELECT id FROM reports)"))
    if lacking:
        yield f"{lacking} reports are not found by search: {_RESTORE}"
    if more:
        yield f"the full-text index holds {more} reports that are not there: {_RESTORE}"


def _eventless(connection: Connection) -> Iterator[str]:
    count = connection.scalar(select(func.count()).select_from(mentions).where(mentions.c.event.is_(None)))
    if count:
        yield f"{count} mentions belong to no event: {_RESTORE}"


def _unreadable(connection: Connection) -> Iterator[str]:
    """Records and offsets that cannot be read back, by report."""
    asked = select(mentions.c.id, mentions.c.report, mentions.c.record).execution_options(yield_per=_AT_ONCE)
    yield from _few(
        f"mention {row.id} cannot be read: {_RESTORE}" for row in connection.execute(asked) if not _is_record(row.id, row.record)
    )
    told = select(reports.c.id, reports.c.body, func.length(reports.c.text), reports.c.published).execution_options(yield_per=_AT_ONCE)
    yield from _few(f"report {row[0]} cannot be read: {_RESTORE}" for row in connection.execute(told) if not _is_report(*row[1:]))


def _unswept(connection: Connection) -> Iterator[str]:
    count = connection.scalar(select(func.count()).select_from(deletions).where(deletions.c.swept.is_(None)))
    if count:
        yield f"{count} deleted reports may still stand in free space: finish with: zerohour delete"


def _few(faults: Iterable[str]) -> Iterator[str]:
    """The first faults of a kind, and how many more there are."""
    found = list(faults)
    yield from found[:_MOST]
    if len(found) > _MOST:
        yield f"… and {len(found) - _MOST} more of these"


def _is_record(number: str, record: str) -> bool:
    try:
        return codec.mention_from_json(record).id == number
    except MsgspecError:
        return False


def _is_report(body: str, length: int, published: str | None) -> bool:
    try:
        when: date | None = codec.moment_from_text(published)
        return all(0 <= span.start <= span.end <= length for span in codec.body_from_json(body)) and (when is None or when.year > 0)
    except (MsgspecError, ValueError):
        return False


def _cause(why: Exception) -> str:
    return " ".join(str(getattr(why, "orig", None) or why).split())
