"""Opens the database: a SQLite file with a write-ahead log, or PostgreSQL by URL; each question and each change is one transaction."""

import os
import sqlite3
import time
from collections.abc import Callable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import closing, contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from msgspec import MsgspecError
from sqlalchemy import Connection, NullPool, QueuePool, create_engine, event, text
from sqlalchemy.engine import Engine
from sqlalchemy.exc import SQLAlchemyError

from zerohour.errors import LedgerError

# Seconds that one waits for another who writes: long enough for a queue of writers, and for the upgrade of a small ledger.
PATIENCE = 120.0
# Commits between two checkpoints; passes of one over a log that grows meanwhile; so few pages that they can wait for the next.
_EVERY, _PASSES, _FEW = 32, 5, 500
# What PostgreSQL's writers queue at: it only has to be the same for all of them, and nobody else's.
_QUEUE = 0x5A45524F484F5552
_OWN = 0o600


@dataclass(frozen=True, slots=True)
class Store:
    """An open database. `path` is the file's, None where it is a server's; `is_writable` is False for what may only be read."""

    name: str
    engine: Engine
    close: Callable[[], None]
    path: Path | None = None
    is_writable: bool = True

    @contextmanager
    def ask(self) -> Iterator[Connection]:
        """A connection that sees the ledger as it is now, and none of what others store meanwhile."""
        with self.guarded(), self.engine.connect() as connection:
            if self.path is None:
                connection.execution_options(isolation_level="REPEATABLE READ", postgresql_readonly=True)
            yield connection

    @contextmanager
    def change(self) -> Iterator[Connection]:
        """A connection that alone writes until the block ends; then all that it wrote is stored, or after an error nothing."""
        if not self.is_writable:
            raise LedgerError(f"{self.name} can only be read here; copy it to a folder of your own")
        with self.guarded(), self.engine.execution_options(writes=True).begin() as connection:
            if self.path is None:
                # Two who join at once would not see each other's mentions, and could wait for each other.
                connection.execute(text("SELECT pg_advisory_xact_lock(:queue)"), {"queue": _QUEUE})
            yield connection

    @contextmanager
    def guarded(self) -> Iterator[None]:
        """Turns the errors of the database, and of what is stored there, into one sentence."""
        try:
            yield
        except (SQLAlchemyError, sqlite3.Error, MsgspecError) as why:
            cause = str(getattr(why, "orig", None) or why).strip().splitlines()[0]
            raise LedgerError(f"the ledger {self.name} cannot be used ({cause}); check the path or the database") from why

    def log_ahead(self) -> None:
        """Gives a file its write-ahead log, where it has none yet."""
        if self.path is not None and self.is_writable:
            with closing(alone(self.path)) as connection:
                _log_ahead(connection)


def opened(url: str) -> Store:
    """The store at a file's path, which is made where there is none, or of a database URL. Raises LedgerError for what cannot be opened."""
    if "://" not in url:
        return _sqlite(Path(url))
    if url.startswith("sqlite:"):
        raise LedgerError("give the path of a SQLite ledger, not a URL")
    try:
        url = url.replace("postgresql://", "postgresql+psycopg://", 1).replace("postgres://", "postgresql+psycopg://", 1)
        engine = create_engine(url, pool_pre_ping=True)
        return Store(engine.url.render_as_string(hide_password=True), engine, engine.dispose)
    except (ImportError, SQLAlchemyError) as why:
        raise LedgerError(f"the ledger cannot be opened ({why}); for PostgreSQL install zerohour[postgres]") from why


def alone(path: Path) -> sqlite3.Connection:
    """A connection to a file for what is done outside of transactions."""
    connection = _connected(path)
    connection.isolation_level = None
    return connection


def make(path: Path) -> None:
    """An empty file that only its owner can read, where there is none: SQLite gives its log the same rights. Raises OSError."""
    with suppress(FileExistsError):
        os.close(os.open(path, os.O_CREAT | os.O_EXCL | os.O_RDWR, _OWN))


def _sqlite(path: Path) -> Store:
    if path.is_dir() or not path.parent.is_dir():
        raise LedgerError(f"{path}: there can be no ledger file there; name a file in a folder that exists")
    try:
        make(path)
    except OSError as why:
        raise LedgerError(f"{path}: there can be no ledger file there ({why.strerror}); name a file in a folder of your own") from why
    if not (os.access(path, os.W_OK) and os.access(path.parent, os.W_OK)):
        return _readable(path)
    engine = create_engine("sqlite://", creator=lambda: _connected(path), poolclass=QueuePool)
    log = _Log(path.absolute())
    _listen(engine)

    @event.listens_for(engine, "commit")
    def _committed(_connection: object) -> None:
        log.committed()

    def close() -> None:
        log.close()
        engine.dispose()

    return Store(str(path), engine, close, path)


def _connected(path: Path) -> sqlite3.Connection:
    connection = sqlite3.connect(path, timeout=PATIENCE, check_same_thread=False)
    # What is reported as stored is on the disk: it outlives a loss of power, and not only an end of the program.
    connection.execute("PRAGMA synchronous = FULL")
    connection.execute("PRAGMA foreign_keys = ON")
    # What is deleted is overwritten.
    connection.execute("PRAGMA secure_delete = ON")
    # Indices by hash touch pages all over the file: kept in memory, and written back rarely, beside the work (_Log) where it can be.
    connection.execute("PRAGMA cache_size = -65536")
    connection.execute("PRAGMA wal_autocheckpoint = 64000")
    return connection


def _readable(path: Path) -> Store:
    """A file, or a folder, where nothing can be written. Each question has a connection of its own, since another may write meanwhile."""

    def connected() -> sqlite3.Connection:
        # Without a log nobody writes, and SQLite is not to make one; where there is one it is read with it.
        mode = "mode=ro" if Path(f"{path}-wal").exists() else "mode=ro&immutable=1"
        return sqlite3.connect(f"{path.absolute().as_uri()}?{mode}", uri=True, timeout=PATIENCE, check_same_thread=False)

    engine = create_engine("sqlite://", creator=connected, poolclass=NullPool)
    _listen(engine)
    return Store(str(path), engine, engine.dispose, path, is_writable=False)


def _listen(engine: Engine) -> None:
    """Leaves no beginning of a transaction to Python's driver, which begins none for a question, nor for a change of tables."""

    @event.listens_for(engine, "connect")
    def _settle(connection: Any, _record: object) -> None:
        connection.isolation_level = None

    @event.listens_for(engine, "begin")
    def _begin(connection: Connection) -> None:
        # One who writes queues before reading: who began by reading could not go on once another has written.
        connection.exec_driver_sql("BEGIN IMMEDIATE" if connection.get_execution_options().get("writes") else "BEGIN")


def _log_ahead(connection: sqlite3.Connection) -> None:
    ends = time.monotonic() + PATIENCE
    while connection.execute("PRAGMA journal_mode").fetchone() != ("wal",):
        try:
            connection.execute("PRAGMA journal_mode = WAL")
            return
        except sqlite3.OperationalError:
            # Here SQLite does not wait for others who open the file.
            if time.monotonic() > ends:
                raise
            time.sleep(0.02)


class _Log:
    """Moves what was committed from the write-ahead log into the file beside the work, which so need not wait for the disk.

    A commit is safe in the log. Where this does not keep up, or fails, SQLite does it at a commit, as it does by itself.
    """

    def __init__(self, path: Path) -> None:
        self._url = f"{path.as_uri()}?mode=rw"
        self._pool = ThreadPoolExecutor(1, "checkpoint")
        self._commits = 0
        self._running: Future[None] | None = None

    def committed(self) -> None:
        """Counts a commit, and begins to move where there have been some."""
        self._commits += 1
        if self._commits % _EVERY == 0 and (self._running is None or self._running.done()):
            # One that is closed meanwhile moves nothing more; the commit goes on.
            with suppress(RuntimeError):
                self._running = self._pool.submit(self._move)

    def close(self) -> None:
        """Waits for what is being moved."""
        self._pool.shutdown()

    def _move(self) -> None:
        with suppress(sqlite3.Error), closing(sqlite3.connect(self._url, timeout=0.1, uri=True, isolation_level=None)) as connection:
            moved = 0
            for _ in range(_PASSES):
                busy, logged, now = connection.execute("PRAGMA wal_checkpoint(PASSIVE)").fetchone()
                if busy or logged - moved < _FEW:
                    break
                moved = now
