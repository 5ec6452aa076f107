"""A ledger that is being made or brought up is whole after a kill at any statement: the next who opens it goes on, and nothing is lost.

The old ledgers are as the program wrote them when it had those formats.
"""

import json
import sqlite3
import stat
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest

from tests.ledger.interrupted import write
from zerohour.ledger import Ledger
from zerohour.ledger.migrations import VERSION
from zerohour.records import Query

ROOT = Path(__file__).parents[2]
OLD = sorted(int(path.stem) for path in (Path(__file__).parent / "formats").glob("*.sql"))


# `python -m tests.ledger.interrupted FOLDER 1 0 1 2 3 4 5 6 7 8 9 10` does so at every statement.
@pytest.mark.parametrize(
    ("version", "step"), [(0, 47), (1, 67), (2, 53), (3, 37), (4, 19), (5, 11), (6, 7), (7, 5), (8, 5), (9, 3), (10, 3)]
)
def test_a_kill_at_any_statement_loses_nothing(tmp_path, version, step):
    command = [sys.executable, "-m", "tests.ledger.interrupted", str(tmp_path), str(step), str(version)]
    told = json.loads(subprocess.run(command, capture_output=True, text=True, check=True, cwd=ROOT).stdout)
    assert told["kills"] >= 2
    assert (told["bricked"], told["lost"]) == (0, 0)


def test_there_is_a_ledger_of_every_old_format():
    assert list(range(1, VERSION)) == OLD


@pytest.mark.parametrize("version", OLD)
def test_the_ledgers_of_every_format_are_brought_up_with_all_they_hold(tmp_path, version):
    path = tmp_path / "old.db"
    write(path, version)
    before = path.read_bytes()
    ledger = Ledger(path)
    assert len(ledger.readings()) == 5
    assert len(ledger.told()) >= 7
    # The copy of a report is known as one.
    assert dict(ledger.upkeep.check().counts)["reprints"] == 1
    assert len(ledger.refusals()) == 1
    assert {hit.report.id for hit in ledger.search(Query("base"))} == {"bf924dd64a6e9ed6", *others(ledger)}
    assert ledger.upkeep.check().faults == ()
    # What was there before lies beside it, whole and for its owner alone.
    copy = tmp_path / f"old.db.format{version}"
    assert ledger.upkeep.before == copy
    ledger.close()
    assert stat.S_IMODE(copy.stat().st_mode) == 0o600
    assert dump(copy) == dump_of(before, tmp_path)
    again = Ledger(path)
    assert again.upkeep.before is None
    again.close()


def test_what_was_judged_and_looked_at_before_are_acts(tmp_path):
    path = tmp_path / "old.db"
    write(path, 10)
    ledger = Ledger(path)
    told = [(act.number, act.verb, act.author, act.undone is None) for act in ledger.acts.listed()]
    assert told == [(1, "same", "ann", True), *((n, "different", "ben", False) for n in (2, 3, 4)), (5, "looked", "ann", True)]
    assert ledger.triage.looked("ann") is not None
    (event,) = ledger.of_ids(["087e4569e6f07fe4-01"], lambda _: True)
    assert "31f041a18679c67e-03" in {told.mention.id for told in event.mentions}
    ledger.acts.undo(1)
    (event,) = ledger.of_ids(["087e4569e6f07fe4-01"], lambda _: True)
    assert "31f041a18679c67e-03" not in {told.mention.id for told in event.mentions}
    ledger.close()


def others(ledger):
    return {reading.report.id for reading, _ in ledger.readings() if reading.report.title == "Army base hit"}


def dump(path):
    with closing(sqlite3.connect(path)) as database:
        tables = sorted(row[0] for row in database.execute("SELECT name FROM sqlite_master WHERE type = 'table'"))
        return {name: database.execute(f"SELECT * FROM {name}").fetchall() for name in tables}


def dump_of(content, folder):
    path = folder / "content.db"
    path.write_bytes(content)
    return dump(path)


def test_a_ledger_that_an_earlier_program_left_half_upgraded_is_brought_up(tmp_path):
    path = tmp_path / "half.db"
    write(path, 1)
    with closing(sqlite3.connect(path)) as database:
        # What of the second format's tables it made before it was killed: tables were changed outside of a transaction.
        database.executescript("ALTER TABLE mentions ADD COLUMN place TEXT; CREATE INDEX ix_reports_url ON reports (url);")
    ledger = Ledger(path)
    assert len(ledger.readings()) == 5
    assert ledger.upkeep.check().faults == ()
    ledger.close()


def test_a_ledger_that_an_earlier_program_left_half_made_is_completed(tmp_path):
    path = tmp_path / "half.db"
    with closing(sqlite3.connect(path)) as database:
        database.executescript("CREATE TABLE zerohour (version INTEGER NOT NULL, PRIMARY KEY (version));")
    Ledger(path).close()
    with closing(sqlite3.connect(path)) as database:
        assert database.execute("SELECT version FROM zerohour").fetchall() == [(VERSION,)]
        assert database.execute("SELECT count(*) FROM sqlite_master WHERE name = 'ix_mentions_event'").fetchone() == (1,)
