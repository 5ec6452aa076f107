"""A SQLite ledger moves its log into the file while it is open; what reads or breaks off meanwhile loses nothing."""

import shutil
import sqlite3
import time
from contextlib import closing

from zerohour.ledger import Ledger
from zerohour.records import Reading, Report, Span


def add(ledger, first, count):
    for number in range(first, first + count):
        ledger.add(Reading(Report(f"{number:04d}", "Words. " * 200, (Span(0, 6),), "Title"), ()))


def in_the_file(path, copy):
    """How many reports the file holds without its log."""
    shutil.copy(path, copy)
    with closing(sqlite3.connect(copy)) as database:
        return database.execute("SELECT count(*) FROM reports").fetchone()[0]


def test_the_log_is_moved_while_the_ledger_stays_open(tmp_path):
    path = tmp_path / "desk.db"
    ledger = Ledger(path)
    add(ledger, 0, 64)
    ends = time.monotonic() + 20
    while in_the_file(path, tmp_path / "copy.db") < 32 and time.monotonic() < ends:
        time.sleep(0.05)
    assert in_the_file(path, tmp_path / "copy.db") >= 32
    ledger.close()


def test_one_who_reads_meanwhile_keeps_what_he_saw(tmp_path):
    path = tmp_path / "desk.db"
    ledger = Ledger(path)
    add(ledger, 0, 5)
    with closing(sqlite3.connect(path, isolation_level=None)) as reader:
        reader.execute("BEGIN")
        assert reader.execute("SELECT count(*) FROM reports").fetchone() == (5,)
        add(ledger, 5, 100)
        assert reader.execute("SELECT count(*) FROM reports").fetchone() == (5,)
        reader.execute("COMMIT")
        assert reader.execute("SELECT count(*) FROM reports").fetchone() == (105,)
        assert reader.execute("PRAGMA integrity_check").fetchone() == ("ok",)
    ledger.close()
    assert sorted(p.name for p in tmp_path.iterdir()) == ["desk.db"]


def test_a_file_that_is_gone_is_not_made_anew(tmp_path):
    path = tmp_path / "desk.db"
    ledger = Ledger(path)
    add(ledger, 0, 31)
    for left in tmp_path.iterdir():
        left.unlink()
    add(ledger, 31, 3)
    ledger.close()
    assert not path.exists()
