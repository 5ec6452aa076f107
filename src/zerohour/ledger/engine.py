"""Opens the database: a SQLite file with a write-ahead log, or PostgreSQL by URL."""

import sqlite3
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import closing, suppress
from pathlib import Path
from typing import Any

from sqlalchemy import create_engine, event
from sqlalchemy.engine import Engine
from sqlalchemy.exc import SQLAlchemyError

from zerohour.errors import LedgerError

# Commits between two checkpoints; passes of one over a log that grows meanwhile; so few pages that they can wait for the next.
_EVERY, _PASSES, _FEW = 32, 5, 500


def opened(url: str) -> tuple[Engine, Callable[[], None]]:
    """The engine of a file's path or of a database URL, and what lets it go. Raises LedgerError for what cannot be opened."""
    try:
        if "://" not in url:
            return _sqlite(Path(url))
        if url.startswith("sqlite:"):
            raise LedgerError("give the path of a SQLite ledger, not a URL")
        engine = create_engine(url.replace("postgresql://", "postgresql+psycopg://", 1).replace("postgres://", "postgresql+psycopg://", 1))
        return engine, engine.dispose
    except (ImportError, SQLAlchemyError) as why:
        raise LedgerError(f"the ledger cannot be opened ({why}); for PostgreSQL install zerohour[postgres]") from why


def _sqlite(path: Path) -> tuple[Engine, Callable[[], None]]:
    if path.is_dir() or not path.parent.is_dir():
        raise LedgerError(f"{path}: there can be no ledger file there; name a file in a folder that exists")
    engine = create_engine(f"sqlite:///{path}", connect_args={"timeout": 30})
    log = _Log(path.absolute())

    @event.listens_for(engine, "connect")
    def _settle(connection: Any, _record: object) -> None:
        cursor = connection.cursor()
        cursor.execute("PRAGMA journal_mode = WAL")
        cursor.execute("PRAGMA synchronous = NORMAL")
        cursor.execute("PRAGMA foreign_keys = ON")
        # Indices by hash touch pages all over the file: kept in memory, and written back rarely, beside the work (_Log) where it can be.
        cursor.execute("PRAGMA cache_size = -65536")
        cursor.execute("PRAGMA wal_autocheckpoint = 64000")
        cursor.close()

    @event.listens_for(engine, "commit")
    def _committed(_connection: object) -> None:
        log.committed()

    def close() -> None:
        log.close()
        engine.dispose()

    return engine, close


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
