"""Many who write at once, odd names, and places where nothing can be written."""

import multiprocessing
import shutil
import stat
import subprocess
import sys
import tempfile
from pathlib import Path

import pytest

from tests.ledger.interrupted import write
from zerohour import sources
from zerohour.errors import LedgerError
from zerohour.ledger import Ledger
from zerohour.records import Query, Reading, Report, Span


def add_some(url, first):
    """Adds four reports of its own and four that all others add too."""
    ledger = Ledger(url)
    for number in range(4):
        ledger.add(Reading(sources.report(f"Report {first} {number}. Rebels attacked a base.")))
        ledger.add(Reading(sources.report(f"Report of all {number}. Rebels attacked a base.")))
    ledger.close()


def wrote(url, writers):
    """How writers that begin at once end."""
    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload([__name__])
    processes = [context.Process(target=add_some, args=(url, first)) for first in range(writers)]
    for one in processes:
        one.start()
    for one in processes:
        one.join()
    return [one.exitcode for one in processes]


def test_ten_writers_make_one_ledger(url):
    assert wrote(url, 10) == [0] * 10
    ledger = Ledger(url)
    assert len(ledger.ids()) == 44
    assert ledger.upkeep.check().faults == ()
    ledger.close()


def test_ten_writers_bring_an_old_ledger_up_once(tmp_path):
    path = tmp_path / "old.db"
    write(path, 3)
    assert wrote(str(path), 10) == [0] * 10
    ledger = Ledger(path)
    assert len(ledger.ids()) == 49
    assert ledger.upkeep.check().faults == ()
    ledger.close()
    assert sorted(p.name for p in tmp_path.iterdir()) == ["old.db", "old.db.format3"]


def test_a_question_sees_the_ledger_as_it_was_when_it_was_asked(url):
    ledger, other = Ledger(url), Ledger(url)
    add = lambda number: other.add(Reading(Report(number, f"Words of {number}.", (Span(0, 6),), "Title")))
    add("a")
    with ledger.at_once() as still:
        assert still.ids() == ["a"]
        add("b")
        assert still.ids() == ["a"]
        assert [hit.report.id for hit in still.search(Query("words"))] == ["a"]
    assert ledger.ids() == ["a", "b"]
    ledger.close()
    other.close()


@pytest.mark.parametrize("name", ["a?b", "a#b", "100%", "a b", "ä", "mode=ro?", ":memory:"])
def test_a_file_has_the_name_that_it_is_given(tmp_path, name):
    ledger = Ledger(tmp_path / name)
    ledger.add(Reading(Report("r", "Words.", (Span(0, 6),))))
    ledger.close()
    assert [p.name for p in tmp_path.iterdir()] == [name]


def test_a_ledger_and_its_log_are_for_their_owner_alone(tmp_path):
    ledger = Ledger(tmp_path / "own.db")
    ledger.add(Reading(Report("r", "Words.", (Span(0, 6),))))
    modes = {p.name: stat.S_IMODE(p.stat().st_mode) for p in tmp_path.iterdir()}
    ledger.close()
    assert modes == dict.fromkeys(("own.db", "own.db-wal", "own.db-shm"), 0o600)


ASKED = """
import os, sys
from zerohour.errors import LedgerError
from zerohour.ledger import Ledger
# All that is imported is imported before rights are given up.
Ledger(sys.argv[1]).close()
os.chmod(sys.argv[1], 0o444)
os.chmod(os.path.dirname(sys.argv[1]), int(sys.argv[2], 8))
if os.geteuid() == 0:
    os.setgroups([])
    os.setgid(65534)
    os.setuid(65534)
ledger = Ledger(sys.argv[1])
print(ledger.ids())
try:
    ledger.triage.look("ann")
except LedgerError as why:
    print(why)
ledger.close()
"""


@pytest.mark.parametrize("mode", ["555", "755"])
def test_what_cannot_be_written_can_be_asked(mode):
    # Everybody can reach it: one whom rights do not bind asks as somebody else.
    folder = Path(tempfile.mkdtemp())
    try:
        path = folder / "own.db"
        ledger = Ledger(path)
        ledger.add(Reading(Report("r", "Words.", (Span(0, 6),))))
        ledger.close()
        done = subprocess.run([sys.executable, "-c", ASKED, str(path), mode], capture_output=True, text=True, check=True)
        told = done.stdout.splitlines()
        assert told[0] == "['r']"
        assert "can only be read here" in told[1]
        assert [p.name for p in folder.iterdir()] == ["own.db"]
    finally:
        folder.chmod(0o755)
        shutil.rmtree(folder)


def test_a_file_in_a_folder_that_cannot_be_written_is_one_line():
    with pytest.raises(LedgerError, match="no ledger file"):
        Ledger("/proc/own.db")
