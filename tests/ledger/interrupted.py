"""Opens ledgers and is killed at each statement: `python -m tests.ledger.interrupted FOLDER STEP FORMAT…` (0: a new ledger); a line a format.

Each time a process of its own is killed before the n-th statement or commit, n by n or in larger steps; then another opens what it left.
"""

import itertools
import json
import os
import signal
import sqlite3
import sys
from contextlib import closing
from pathlib import Path

from sqlalchemy import event
from sqlalchemy.engine import Engine

from zerohour.ledger import Ledger
from zerohour.ledger.schema import tables

FORMATS = Path(__file__).parent / "formats"
TOLD = (
    *(f"SELECT * FROM {table.name}" for table in tables.sorted_tables),
    "SELECT report FROM words WHERE words MATCH 'attack*'", "SELECT name FROM sqlite_master",
    "PRAGMA integrity_check",
)  # fmt: skip


def write(path: Path, version: int) -> None:
    """A ledger of an old format, as the program wrote it then; of none where it is 0."""
    for left in path.parent.glob(f"{path.name}*"):
        left.unlink()
    if version:
        with closing(sqlite3.connect(path)) as database:
            database.executescript((FORMATS / f"{version}.sql").read_text(encoding="utf-8"))


def holds(path: Path) -> list[list[tuple[object, ...]]]:
    """All that a ledger says of what it holds."""
    with closing(sqlite3.connect(path)) as database:
        return [sorted(database.execute(question).fetchall(), key=str) for question in TOLD]


def ends(work: object) -> int:
    """How a process that does some work ends: 0, its error, or minus the signal that it was killed by."""
    child = os.fork()
    if child == 0:
        # Where the work raises, this process ends before it says that all is well.
        try:
            work()
        finally:
            os._exit(0 if sys.exc_info() == (None, None, None) else 1)
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])


def killed(path: Path, last: int) -> None:
    """Opens a ledger, and is killed before the statement or commit of that number."""
    count = itertools.count(1)

    def counted(*_: object) -> None:
        if next(count) == last:
            os.kill(os.getpid(), signal.SIGKILL)

    event.listen(Engine, "before_cursor_execute", counted)
    event.listen(Engine, "commit", counted)
    Ledger(path).close()


def tried(path: Path, version: int, step: int) -> dict[str, int]:
    """How many kills there were, and how many of the ledgers that they left could not be opened again, or had lost something."""
    write(path, version)
    assert ends(lambda: Ledger(path).close()) == 0
    whole = holds(path)
    kills = bricked = lost = 0
    for last in itertools.count(1, step):
        write(path, version)
        if ends(lambda n=last: killed(path, n)) != -signal.SIGKILL:
            break
        kills += 1
        if ends(lambda: Ledger(path).close()) != 0:
            bricked += 1
        elif holds(path) != whole:
            lost += 1
    return {"format": version, "kills": kills, "bricked": bricked, "lost": lost}


if __name__ == "__main__":
    for given in sys.argv[3:]:
        sys.stdout.write(json.dumps(tried(Path(sys.argv[1]) / "killed.db", int(given), int(sys.argv[2]))) + "\n")
