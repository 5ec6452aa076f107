"""What a ledger withstands: `python -m bench.trust --kills 200 --made 100 --trials 20 --postgres postgresql:///empty`.

Kills at random moments of making a ledger and of bringing up one of each old format (`tests.ledger.interrupted` kills at every statement);
ten writers at once on a new and on an old ledger, in SQLite and PostgreSQL; and what it costs that each commit is on the disk.
"""

import argparse
import multiprocessing
import os
import random
import signal
import sqlite3
import tempfile
import time
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

from sqlalchemy import MetaData, create_engine
from tests.ledger.interrupted import FORMATS, ends, holds, write

from bench.ledger import fill
from zerohour import sources
from zerohour.ledger import Ledger
from zerohour.records import Reading

WRITERS, EACH = 10, 4


def killed(path: Path, version: int, count: int) -> str:
    """What is left after so many kills at random moments, each of a process that opens a ledger of a format (0: makes one)."""
    rng = random.Random(version)
    write(path, version)
    began = time.perf_counter()
    ends(lambda: Ledger(path).close())
    most, whole = time.perf_counter() - began, holds(path)
    kills = bricked = lost = 0
    while kills < count:
        write(path, version)
        child = os.fork()
        if child == 0:
            Ledger(path).close()
            os._exit(0)
        time.sleep(rng.random() * most)
        os.kill(child, signal.SIGKILL)
        if os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) != -signal.SIGKILL:
            continue
        kills += 1
        if ends(lambda: Ledger(path).close()) != 0:
            bricked += 1
        elif holds(path) != whole:
            lost += 1
    return f"{'making' if version == 0 else f'from format {version}'}: {kills} kills, {bricked} bricked, {lost} lost something"


def add(url: str, first: int) -> None:
    """Adds some reports of its own, and some that all writers add."""
    ledger = Ledger(url)
    for number in range(EACH):
        ledger.add(Reading(sources.report(f"Report {first} {number}. Rebels attacked a base.")))
        ledger.add(Reading(sources.report(f"Report of all {number}. Rebels attacked a base.")))
    ledger.close()


def trial(url: str, there: int) -> tuple[int, int]:
    """How many of the writers died, and how many reports were lost, where so many were there before."""
    context = multiprocessing.get_context("fork")
    writers = [context.Process(target=add, args=(url, first)) for first in range(WRITERS)]
    for one in writers:
        one.start()
    for one in writers:
        one.join()
    ledger = Ledger(url)
    lost = there + EACH * (WRITERS + 1) - len(ledger.ids()) + len(ledger.upkeep.check().faults)
    ledger.close()
    return sum(one.exitcode != 0 for one in writers), lost


def emptied(url: str) -> None:
    """Drops all tables of a PostgreSQL database."""
    engine = create_engine(url.replace("postgresql://", "postgresql+psycopg://"))
    tables = MetaData()
    tables.reflect(engine)
    tables.drop_all(engine)
    engine.dispose()


def aged(path: Path, url: str) -> None:
    """Puts the ledger of a file into an empty PostgreSQL database, as one of format 5."""
    ledger = Ledger(path)
    ledger.upkeep.backup(url)
    ledger.close()
    engine = create_engine(url.replace("postgresql://", "postgresql+psycopg://"))
    with engine.begin() as connection:
        connection.exec_driver_sql("DROP TABLE deletions")
        connection.exec_driver_sql("ALTER TABLE reports DROP COLUMN about")
        connection.exec_driver_sql("UPDATE zerohour SET version = 5")
    engine.dispose()


def trials(name: str, count: int, prepared: Callable[[int], tuple[str, int]]) -> str:
    """The sums of so many trials."""
    found = [trial(*prepared(number)) for number in range(count)]
    return f"{name}: {count} trials of {WRITERS} writers, {sum(died for died, _ in found)} died, {sum(lost for _, lost in found)} lost"


def commit(folder: Path, level: str, count: int = 300) -> float:
    """Milliseconds of a small commit to a write-ahead log."""
    with closing(sqlite3.connect(folder / f"{level}.db", isolation_level=None)) as database:
        database.execute("PRAGMA journal_mode = WAL")
        database.execute(f"PRAGMA synchronous = {level}")
        database.execute("CREATE TABLE t (words TEXT)")
        began = time.perf_counter()
        for _ in range(count):
            database.execute("INSERT INTO t VALUES (?)", ("words " * 500,))
        return (time.perf_counter() - began) / count * 1000


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--kills", type=int, default=200, help="while upgrading, from each old format")
    parser.add_argument("--made", type=int, default=100, help="kills while a ledger is made")
    parser.add_argument("--trials", type=int, default=20)
    parser.add_argument("--postgres", default="", help="the URL of an empty database, which is emptied again and again")
    args = parser.parse_args()
    versions = sorted(int(path.stem) for path in FORMATS.glob("*.sql"))
    with tempfile.TemporaryDirectory() as scratch:
        folder = Path(scratch)
        costs = ", ".join(f"{level} {commit(folder, level):.2f} ms" for level in ("NORMAL", "FULL"))
        full = Ledger(folder / "full.db")
        print(f"a commit: {costs}; adding a synthetic report of 25 sentences: {fill(full, 0, 300) * 1000:.1f} ms", flush=True)
        full.close()

        def new(number: int) -> tuple[str, int]:
            return str(folder / f"new{number}.db"), 0

        def old(number: int) -> tuple[str, int]:
            write(folder / f"old{number}.db", versions[number % len(versions)])
            return str(folder / f"old{number}.db"), 5

        def new_server(_: int) -> tuple[str, int]:
            emptied(args.postgres)
            return args.postgres, 0

        def old_server(_: int) -> tuple[str, int]:
            emptied(args.postgres)
            write(folder / "aged.db", 5)
            aged(folder / "aged.db", args.postgres)
            return args.postgres, 5

        rows = [("SQLite, new", new), ("SQLite, old", old)]
        rows += [("PostgreSQL, new", new_server), ("PostgreSQL, old", old_server)] if args.postgres else []
        for name, prepared in rows:
            print(trials(name, args.trials, prepared), flush=True)
        print(killed(folder / "killed.db", 0, args.made), flush=True)
        for version in versions:
            print(killed(folder / "killed.db", version, args.kills), flush=True)


if __name__ == "__main__":
    main()
