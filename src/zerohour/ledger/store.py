"""The ledger: reports and what was read in them, in SQLite or PostgreSQL. Nothing is overwritten; adding a report twice adds it once."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from sqlalchemy import (
    Column,
    Connection,
    ForeignKey,
    Integer,
    MetaData,
    String,
    Table,
    Text,
    create_engine,
    event,
    insert,
    inspect,
    select,
)
from sqlalchemy.engine import Engine, Row
from sqlalchemy.exc import IntegrityError, SQLAlchemyError

from zerohour.errors import LedgerError
from zerohour.ledger import codec
from zerohour.records import EventMention, Reading, Refusal, Report, Told

VERSION = 1
_tables = MetaData()
_about = Table("zerohour", _tables, Column("version", Integer, primary_key=True))
_reports = Table(
    "reports",
    _tables,
    Column("id", String(64), primary_key=True),
    Column("name", Text),
    Column("title", Text),
    Column("author", Text),
    Column("outlet", Text),
    Column("url", Text),
    Column("published", String(40)),
    Column("language", String(8), nullable=False),
    Column("text", Text, nullable=False),
    Column("body", Text, nullable=False),
    Column("notes", Text, nullable=False),
    Column("learned", String(40), nullable=False, index=True),
)
_mentions = Table(
    "mentions",
    _tables,
    Column("id", String(80), primary_key=True),
    Column("report", ForeignKey("reports.id"), nullable=False, index=True),
    Column("position", Integer, nullable=False),
    Column("type", String(40), nullable=False, index=True),
    Column("status", String(12), nullable=False, index=True),
    Column("record", Text, nullable=False),
)
_refusals = Table(
    "refusals",
    _tables,
    Column("number", Integer, primary_key=True),
    Column("locator", Text, nullable=False),
    Column("reason", Text, nullable=False),
    Column("at", String(40), nullable=False),
)


class Ledger:
    """An open ledger. `url` is a file's path or a database URL (postgresql://…). Raises LedgerError for what is no ledger."""

    def __init__(self, url: str | Path) -> None:
        self._engine = _engine(str(url))
        self._name = str(url) if "://" not in str(url) else self._engine.url.render_as_string(hide_password=True)
        with self._guard():
            self._prepare()

    def _prepare(self) -> None:
        known = set(inspect(self._engine).get_table_names())
        if known and not {"zerohour", "reports", "mentions"} & known and self._engine.dialect.name == "sqlite":
            raise LedgerError(f"{self._name} is a database of something else; name another file with --ledger")
        _tables.create_all(self._engine)
        with self._engine.begin() as connection:
            found = connection.scalar(select(_about.c.version))
            if found is None:
                connection.execute(insert(_about).values(version=VERSION))
            elif found > VERSION:
                raise LedgerError(
                    f"{self._name} was written by a newer zerohour (format {found}, this one reads {VERSION}); upgrade zerohour"
                )

    @contextmanager
    def _guard(self) -> Iterator[None]:
        """Turns the database's own errors into one sentence."""
        try:
            yield
        except SQLAlchemyError as why:
            cause = str(getattr(why, "orig", None) or why).strip().splitlines()[0]
            raise LedgerError(f"the ledger {self._name} cannot be used ({cause}); check the path or the database") from why

    def add(self, reading: Reading, learned: datetime | None = None) -> bool:
        """Stores a reading whole or not at all; False where the report is already there. `learned` is an aware moment, now by default."""
        when = (learned or datetime.now(UTC)).astimezone(UTC)
        with self._guard():
            try:
                with self._engine.begin() as connection:
                    if connection.scalar(select(_reports.c.id).where(_reports.c.id == reading.report.id)) is not None:
                        return False
                    _write(connection, reading, when)
            except IntegrityError:
                if not self.holds(reading.report.id):
                    raise
                # Another process added the same report in between.
                return False
        return True

    def holds(self, report: str) -> bool:
        """Whether the report of that id is stored."""
        with self._guard(), self._engine.connect() as connection:
            return connection.scalar(select(_reports.c.id).where(_reports.c.id == report)) is not None

    def refuse(self, refusal: Refusal) -> None:
        """Records that something could not be read, and why."""
        with self._guard(), self._engine.begin() as connection:
            connection.execute(insert(_refusals).values(locator=refusal.locator, reason=refusal.reason, at=datetime.now(UTC).isoformat()))

    def refusals(self) -> list[Refusal]:
        """What could not be read, oldest first."""
        with self._guard(), self._engine.connect() as connection:
            return [Refusal(row.locator, row.reason) for row in connection.execute(select(_refusals).order_by(_refusals.c.number))]

    def readings(self, known_at: datetime | None = None) -> list[tuple[Reading, datetime]]:
        """All readings with the moment when each was learned, in the order of publication; as known at a moment."""
        query = select(_reports)
        if known_at is not None:
            query = query.where(_reports.c.learned <= known_at.astimezone(UTC).isoformat())
        with self._guard(), self._engine.connect() as connection:
            reports = {row.id: (_report(row), datetime.fromisoformat(row.learned), row.notes) for row in connection.execute(query)}
            found: dict[str, list[EventMention]] = {number: [] for number in reports}
            for row in connection.execute(
                select(_mentions.c.report, _mentions.c.record).order_by(_mentions.c.report, _mentions.c.position)
            ):
                if row.report in found:
                    found[row.report].append(codec.mention_from_json(row.record))
        rows = [
            (Reading(report, tuple(found[number]), tuple(notes.split("\n")) if notes else ()), learned)
            for number, (report, learned, notes) in reports.items()
        ]
        return sorted(rows, key=lambda row: (str(row[0].report.published or ""), row[0].report.id))

    def told(self, known_at: datetime | None = None) -> list[Told]:
        """All mentions with their reports, in the order of publication and text; as known at a moment."""
        return [Told(mention, reading.report, learned) for reading, learned in self.readings(known_at) for mention in reading.mentions]

    def close(self) -> None:
        """Lets the database go."""
        self._engine.dispose()


def _engine(url: str) -> Engine:
    try:
        if "://" not in url:
            return _sqlite(Path(url))
        if url.startswith("sqlite:"):
            raise LedgerError("give the path of a SQLite ledger, not a URL")
        return create_engine(url.replace("postgresql://", "postgresql+psycopg://", 1).replace("postgres://", "postgresql+psycopg://", 1))
    except (ImportError, SQLAlchemyError) as why:
        raise LedgerError(f"the ledger cannot be opened ({why}); for PostgreSQL install zerohour[postgres]") from why


def _sqlite(path: Path) -> Engine:
    if path.is_dir() or not path.parent.is_dir():
        raise LedgerError(f"{path}: there can be no ledger file there; name a file in a folder that exists")
    engine = create_engine(f"sqlite:///{path}", connect_args={"timeout": 30})

    @event.listens_for(engine, "connect")
    def _settle(connection: Any, _record: object) -> None:
        cursor = connection.cursor()
        cursor.execute("PRAGMA journal_mode = WAL")
        cursor.execute("PRAGMA synchronous = NORMAL")
        cursor.execute("PRAGMA foreign_keys = ON")
        cursor.close()

    return engine


def _write(connection: Connection, reading: Reading, learned: datetime) -> None:
    report = reading.report
    connection.execute(
        insert(_reports).values(
            id=report.id,
            name=report.name,
            title=report.title,
            author=report.author,
            outlet=report.outlet,
            url=report.url,
            published=codec.moment_to_text(report.published),
            language=report.language,
            text=_storable(report.text),
            body=codec.body_to_json(report),
            notes="\n".join(reading.notes),
            learned=learned.isoformat(),
        )
    )
    rows = [
        {"id": m.id, "report": report.id, "position": n, "type": m.type, "status": m.status, "record": codec.mention_to_json(m)}
        for n, m in enumerate(reading.mentions)
    ]
    if rows:
        connection.execute(insert(_mentions), rows)


def _storable(text: str) -> str:
    """The text without what no database holds: NUL and lone surrogates become U+FFFD, so that offsets stay."""
    return "".join("\ufffd" if c == "\0" or 0xD800 <= ord(c) <= 0xDFFF else c for c in text)


def _report(row: Row[Any]) -> Report:
    when = codec.moment_from_text(row.published)
    return Report(
        row.id, row.text, codec.body_from_json(row.body), row.title, row.author, row.outlet, when, row.url, row.language, row.name
    )
