"""Copies are ledgers, a check finds what is broken, and what is deleted is gone from every row and from the file."""

import sqlite3
import stat
from contextlib import closing
from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy import create_engine, text

import zerohour
from tests.ledger.conftest import empty
from zerohour import sources
from zerohour.errors import UsageError
from zerohour.ledger import Ledger
from zerohour.records import Reading, Refusal, Report, Span

NAMED = "Minister Zyxvoruth Qaddlemore visited Nairobi on Monday. Rebels attacked an army base near Nairobi on Sunday, the army said."
OTHER = "Rebels attacked an army base near Nairobi on Sunday, the army said. Egypt and Jordan held talks."
# Longer than what a compressed index shares with a neighbour.
TRACES = (b"yxvoruth", b"addlemore", b"YXVORUTH", b"ADDLEMORE")


@pytest.fixture
def desk(url):
    with zerohour.open(url) as own:
        own.add(zerohour.read(NAMED, "2024-08-05"))
        own.add(zerohour.read(OTHER, "2024-08-06"))
        yield own


def everything(_report):
    return True


def rows(url):
    engine = create_engine(url.replace("postgresql://", "postgresql+psycopg://") if "://" in url else f"sqlite:///{url}")
    with engine.connect() as connection:
        tables = ("reports", "mentions", "parties", "former", "refusals", "shingles", "reprints", "acts", "readings", "keys", "deletions")
        found = {name: [str(tuple(row)) for row in connection.execute(text(f"SELECT * FROM {name}"))] for name in tables}
    engine.dispose()
    return found


def test_a_copy_is_a_ledger_and_can_be_copied_back(desk, url, tmp_path):
    copy = tmp_path / "copy.db"
    desk.upkeep.backup(str(copy))
    assert stat.S_IMODE(copy.stat().st_mode) == 0o600
    assert sorted(p.name for p in tmp_path.iterdir() if p.name.startswith("copy")) == ["copy.db"]
    with zerohour.open(copy) as other:
        assert other.readings() == desk.readings()
        assert other.events() == desk.events()
        assert other.upkeep.check().faults == ()
        if "://" not in url:
            with pytest.raises(UsageError, match="itself"):
                desk.upkeep.backup(url)
            return
        with pytest.raises(UsageError, match="empty"):
            other.upkeep.backup(url)
        readings = desk.readings()
        desk.close()
        empty(url)
        other.upkeep.backup(url)
    with zerohour.open(url) as restored:
        assert restored.readings() == readings
        first, second = (reading.mentions[0] for reading in readings)
        # Numbers go on behind those that were copied.
        assert restored.judge("different", first, second, "ann") == 1


def test_a_check_says_a_sentence_for_each_fault(desk, url):
    assert desk.upkeep.check().faults == ()
    assert dict(desk.upkeep.check().counts)["reports"] == 2
    if "://" in url:
        return
    with closing(sqlite3.connect(url, isolation_level=None)) as database:
        database.execute("UPDATE mentions SET record = '{' WHERE position = 0 AND report = (SELECT min(id) FROM reports)")
        database.execute("DELETE FROM words WHERE report = (SELECT max(id) FROM reports)")
        database.execute("INSERT INTO parties VALUES ('none', 0, 'IRN', 'iran')")
        database.execute("UPDATE reports SET body = '[[0, 9999999]]' WHERE id = (SELECT max(id) FROM reports)")
    faults = " / ".join(desk.upkeep.check().faults)
    for said in ("1 rows of parties name a mention", "1 reports are not found by search", "mention ", "report "):
        assert said in faults


def test_a_damaged_file_is_told_and_no_traceback(tmp_path):
    path = tmp_path / "damaged.db"
    with zerohour.open(path) as own:
        for number in range(60):
            own.add(Reading(Report(f"{number:04d}", f"Words {number}. " * 300, (Span(0, 6),), "Title"), ()))
    content = bytearray(path.read_bytes())
    for page in range(len(content) // 8192, len(content) // 4096 - 8, 3):
        content[page * 4096 : page * 4096 + 2048] = b"\xff" * 2048
    path.write_bytes(content)
    ledger = Ledger(path)
    assert any("damaged" in fault for fault in ledger.upkeep.check().faults)
    ledger.close()


def test_what_is_deleted_is_in_no_row_and_stays_away(desk, url, tmp_path):
    named, other = desk.readings()
    desk.judge("different", named.mentions[0], other.mentions[0], "ann")
    desk._store.refuse(Refusal("qaddlemore.txt", "qaddlemore.txt: the file is empty"))
    desk._store.recode(Reading(named.report, named.mentions[:1]))
    desk.upkeep.erase(desk.upkeep.meant("zyxvoruth  QADDLEMORE"), "ann", ["Qaddlemore.txt"])
    desk.upkeep.sweep()
    assert desk.readings() == [other]
    assert [[t.report.id for t in event.mentions] for event in desk.events()] == [[other.report.id]] * len(other.mentions)
    stored = rows(url)
    assert not [row for name in stored for row in stored[name] if "addlemore" in row.lower()]
    assert not [row for name in stored if name != "deletions" for row in stored[name] if named.report.id in row]
    assert desk.upkeep.check().faults == ()
    assert [(d.report, d.author, d.is_swept) for d in desk.upkeep.deletions()] == [(named.report.id, "ann", True)]
    # It stays gone after a new coding, and when it comes again, but where that is asked for.
    list(desk.recode())
    assert not desk.add(zerohour.read(NAMED, "2024-08-05"))
    (told,) = desk.take([sources.report(NAMED)])
    assert told.outcome == "refused"
    assert "was deleted" in told.reason
    assert desk.readings() == [other]
    (told,) = desk.take([sources.report(NAMED)], again=True)
    assert told.outcome == "added"
    assert desk.upkeep.deletions() == []


def test_what_is_deleted_is_in_no_byte_of_the_file_or_its_log(tmp_path):
    path = tmp_path / "own.db"
    with zerohour.open(path) as own:
        reading = zerohour.read(NAMED, "2024-08-05")
        own.add(reading)
        for number in range(40):
            own.add(Reading(sources.report(f"Report {number}. " + "Prices of wheat fell again on Monday, traders said. " * 20), ()))
        (tmp_path / "own.db.format4").write_bytes(NAMED.encode())
        before = path.read_bytes() + (tmp_path / "own.db-wal").read_bytes()
        assert any(trace in before for trace in TRACES)
        own.upkeep.erase(own.upkeep.meant(reading.report.id[:8]), "ann")
        assert own.upkeep.sweep() == [tmp_path / "own.db.format4"]
        for left in tmp_path.iterdir():
            content = left.read_bytes()
            assert not [trace for trace in TRACES if trace in content], left.name
        assert own.size() == 40
        assert own.upkeep.check().faults == ()


def test_a_deleted_address_is_not_fetched_again(url):
    ledger = Ledger(url)
    ledger.add(Reading(Report("r", "Words.", (Span(0, 6),), url="https://example.org/who")))
    assert ledger.upkeep.meant("https://example.org/who") == ["r"]
    ledger.upkeep.erase(["r"], "ann")
    assert ledger.holds_url("https://example.org/who")
    assert not ledger.holds_url("https://example.org/other")
    ledger.close()


def test_the_clock_of_a_ledger_never_goes_back(url):
    ledger = Ledger(url)
    ahead = datetime.now(UTC) + timedelta(days=400)
    ledger.add(Reading(Report("a", "Words.", (Span(0, 6),))), ahead)
    # The machine's clock is a year behind now, as if it had been set back.
    ledger.triage.look("ann")
    seen = ledger.triage.looked("ann")
    ledger.add(Reading(Report("b", "Words.", (Span(0, 6),))))
    learned = {reading.report.id: at for reading, at in ledger.readings()}
    assert ahead < seen < learned["b"]
    assert [r.report.id for r, _ in ledger.readings(seen)] == ["a"]
    ledger.close()
