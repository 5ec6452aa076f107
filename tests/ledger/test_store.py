"""The ledger: the same on every store."""

import multiprocessing
import sqlite3
from datetime import UTC, date, datetime

import pytest

import zerohour
from zerohour import sources
from zerohour.errors import LedgerError
from zerohour.ledger import Ledger
from zerohour.records import Actor, Dating, EventMention, Place, Probability, Reading, Refusal, Report, Source, Span, Turn, Window

WORDS = "Blast in market\n\nRebels attacked an army base near Nairobi on Monday, the minister said."


def full():
    mention = EventMention(
        "m-1",
        "r",
        Span(17, 80),
        Span(24, 32),
        "ASSAULT",
        "planned",
        "drone",
        (Actor("Iran", "IRN", None, "Iran", None, Span(0, 4)),),
        (Actor("x"),),
        True,
        Window(date(2024, 8, 5), None, "Monday", datetime(2024, 8, 5, 14, 15, tzinfo=UTC), "15 min off"),
        Place("Nairobi", "KE", 184745, -1.28, 36.8),
        1.5,
        "PR+",
        Probability("likely", 55, 80),
        (Source("the minister", "official", Span(3, 9), "Ann Lee"), Source("unattributed", "unattributed")),
    )
    return Reading(
        Report(
            "r",
            WORDS,
            (Span(0, len(WORDS)),),
            "Blast",
            "A",
            "AP",
            datetime(2024, 8, 5, 13, 15),
            "http://x",
            "en",
            "blast",
            Dating("JSON-LD", date(2024, 5, 8), datetime(2025, 1, 1, tzinfo=UTC), date(2024, 8, 6)),
            (Turn(Span(17, 80), "Ann Lee", Span(3, 9)),),
            ("cut",),
        ),
        (mention,),
        ("a note",),
    )


def test_what_is_stored_comes_back(url):
    ledger = Ledger(url)
    assert ledger.add(full())
    ((reading, learned),) = ledger.readings()
    assert reading == full()
    assert learned.tzinfo is not None
    ledger.close()


def test_adding_twice_adds_once(url):
    ledger = Ledger(url)
    assert [ledger.add(full()), ledger.add(full())] == [True, False]
    assert len(ledger.told()) == 1
    ledger.close()


def test_a_reading_that_cannot_be_stored_leaves_nothing(url):
    ledger = Ledger(url)
    twice = full()
    with pytest.raises(LedgerError):
        # Two mentions of one id break the table's key: the database refuses, and the whole report with it.
        ledger.add(Reading(twice.report, (twice.mentions[0], twice.mentions[0])))
    assert ledger.readings() == []
    assert ledger.add(full())
    ledger.close()


def test_what_was_known_at_a_moment(url):
    ledger = Ledger(url)
    ledger.add(full(), learned=datetime(2024, 8, 6, tzinfo=UTC))
    assert ledger.told(datetime(2024, 8, 5, tzinfo=UTC)) == []
    assert len(ledger.told(datetime(2024, 8, 7, tzinfo=UTC))) == 1
    ledger.close()


def test_refusals_are_kept(url):
    ledger = Ledger(url)
    ledger.refuse(Refusal("x.txt", "x.txt: the file is empty"))
    assert ledger.refusals() == [Refusal("x.txt", "x.txt: the file is empty")]
    ledger.close()


def test_a_text_with_nul_and_surrogates_keeps_its_offsets(url):
    ledger = Ledger(url)
    words = "A\0bomb \ud800 exploded in the market."
    ledger.add(Reading(Report("odd", words, (Span(0, len(words)),))))
    assert len(ledger.readings()[0][0].report.text) == len(words)
    ledger.close()


def _add_many(url, first):
    ledger = Ledger(url)
    for number in range(first, first + 12):
        ledger.add(Reading(sources.report(f"Report {number % 16}. Rebels attacked a base.")))
    ledger.close()


def test_two_writers_are_safe(url):
    Ledger(url).close()
    context = multiprocessing.get_context("spawn")
    writers = [context.Process(target=_add_many, args=(url, first)) for first in (0, 4)]
    for writer in writers:
        writer.start()
    for writer in writers:
        writer.join()
    assert [w.exitcode for w in writers] == [0, 0]
    ledger = Ledger(url)
    assert len(ledger.readings()) == 16
    ledger.close()


def test_a_file_that_is_no_ledger_is_refused_in_one_line(tmp_path):
    broken = tmp_path / "broken.db"
    broken.write_bytes(b"this is no database, and it is longer than a header " * 40)
    with pytest.raises(LedgerError) as caught:
        Ledger(broken)
    assert "\n" not in str(caught.value)
    assert broken.read_bytes().startswith(b"this is no database")


def test_a_damaged_record_gets_one_sentence(tmp_path):
    path = tmp_path / "own.db"
    ledger = Ledger(path)
    ledger.add(full())
    with sqlite3.connect(path) as database:
        database.execute("UPDATE mentions SET record = '{\"id\": 3'")
    with pytest.raises(LedgerError, match="cannot be used"):
        ledger.reading("r")


def test_a_database_of_something_else_is_left_alone(tmp_path):
    path = tmp_path / "other.db"
    with sqlite3.connect(path) as other:
        other.execute("CREATE TABLE songs (title TEXT)")
    with pytest.raises(LedgerError, match="something else"):
        Ledger(path)


def test_a_newer_ledger_is_refused(tmp_path):
    path = tmp_path / "new.db"
    Ledger(path).close()
    with sqlite3.connect(path) as ledger:
        ledger.execute("UPDATE zerohour SET version = 99")
    with pytest.raises(LedgerError, match="upgrade"):
        Ledger(path)


@pytest.mark.parametrize("place", ["missing/folder/x.db", "."])
def test_a_place_for_no_file_is_refused(tmp_path, place):
    with pytest.raises(LedgerError, match="folder that exists"):
        Ledger(tmp_path / place)


def test_a_dead_server_is_one_line():
    with pytest.raises(LedgerError) as caught:
        Ledger("postgresql://127.0.0.1:1/none")
    assert "\n" not in str(caught.value)


def test_the_desk_over_a_store(url):
    with zerohour.open(url) as desk:
        assert desk.add(zerohour.read(WORDS, "2024-08-05"))
        assert not desk.add(sources.report(WORDS))
        assert [m.type for r in desk.readings() for m in r.mentions] == ["ASSAULT"]
