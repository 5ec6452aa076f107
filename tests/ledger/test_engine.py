"""A SQLite ledger moves its log into the file while it is open; what reads or breaks off meanwhile loses nothing."""

import sqlite3
import subprocess
import sys
import time
from contextlib import closing

from zerohour import sources
from zerohour.ledger import Ledger
from zerohour.records import Passed, Reading, Report, Span


def add(ledger, first, count):
    for number in range(first, first + count):
        ledger.add(Reading(Report(f"{number:04d}", "Words. " * 200, (Span(0, 6),), "Title"), ()))


def in_the_file(path):
    """How many reports the file holds without its log, which a power cut would take: asked by a process of its own, since whoever closes an
    open database's file loses his locks on it.
    """
    asked = (
        "import sqlite3, sys; database = sqlite3.connect(f'file:{sys.argv[1]}?mode=ro&immutable=1', uri=True);"
        " print(database.execute('SELECT count(*) FROM reports').fetchone()[0])"
    )
    told = subprocess.run([sys.executable, "-c", asked, path], capture_output=True, text=True, check=False)
    # While pages are being moved the file alone is none: it is whole with its log.
    return int(told.stdout) if told.returncode == 0 else 0


def test_the_log_is_moved_while_the_ledger_stays_open(tmp_path):
    path = tmp_path / "desk.db"
    ledger = Ledger(path)
    add(ledger, 0, 64)
    ends = time.monotonic() + 20
    while in_the_file(path) < 32 and time.monotonic() < ends:
        time.sleep(0.05)
    assert in_the_file(path) >= 32
    assert ledger.upkeep.check().faults == ()
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


OTHER = """
import sys
from tests.ledger.test_engine import add
from zerohour.ledger import Ledger
ledger = Ledger(sys.argv[1])
add(ledger, int(sys.argv[2]), 3)
print(len(ledger.ids()))
ledger.close()
"""


def test_the_folder_of_an_open_ledger_can_be_read(tmp_path):
    """Its files are not opened: another who then opened and closed the ledger would remove the log that this one goes on writing."""
    path = tmp_path / "desk.db"
    ledger = Ledger(path)
    add(ledger, 0, 3)
    linked = tmp_path / "reports"
    linked.mkdir()
    (linked / "link.db").symlink_to(path)
    assert list(sources.reports(tmp_path)) == [
        Passed(str(tmp_path / name), "database") for name in ("desk.db", "desk.db-shm", "desk.db-wal", "reports/link.db")
    ]
    seen = []
    for first in (3, 9):
        told = subprocess.run([sys.executable, "-c", OTHER, path, str(first)], capture_output=True, text=True, check=True)
        seen.append(int(told.stdout))
        add(ledger, first + 3, 3)
    assert seen == [6, 12]
    assert (tmp_path / "desk.db-wal").exists()
    assert len(ledger.ids()) == 15
    assert ledger.upkeep.check().faults == ()
    ledger.close()
