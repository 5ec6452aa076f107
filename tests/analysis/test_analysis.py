"""Countdown, network, tempo: pure functions over events."""

import io
from datetime import date

from rich.console import Console
from tests.ledger.test_joining import told

from zerohour import codebook
from zerohour.analysis import countdown, network, tempo
from zerohour.ledger import events
from zerohour.show import table

BOOK = codebook.load()
DAY = date(2024, 8, 5)


def outlines(rows):
    return [event.outline for event in rows]


def test_what_is_due_comes_soonest_first():
    rows = events([told(1, first=9, last=9), told(2, kind="CONSULT", first=7, last=7), told(3, kind="SANCTION", first=0)])
    answer = countdown(rows, DAY)
    assert [(d.event.type, d.days_left, d.state) for d in answer.due] == [
        ("CONSULT", 2, "due"),
        ("ASSAULT", 4, "due"),
        ("SANCTION", None, "open"),
    ]


def test_what_occurred_or_will_not_come_is_not_due():
    assert countdown(events([told(1, status="occurred"), told(2, kind="CONSULT", status="negated")]), DAY).due == ()


def test_what_was_due_and_not_reported_is_said_so_for_some_days():
    rows = events([told(1, first=3, last=3)])
    assert [d.state for d in countdown(rows, DAY).due] == ["overdue"]
    assert countdown(rows, date(2024, 8, 20)).due == ()


def test_moves_of_a_window_are_kept():
    (due,) = countdown(events([told(1, first=5, last=6, day=4), told(2, first=7, last=9, day=5)]), DAY).due
    assert [(w.earliest.day, w.latest.day) for w in due.moves] == [(5, 6)]


def test_ties_count_what_occurred_once():
    rows = events([told(1, status="occurred"), told(2, status="occurred"), told(3, kind="CONSULT", status="planned")])
    (tie,) = network(outlines(rows), BOOK)
    assert (tie.one, tie.other, tie.events, tie.verbal, tie.material) == ("IRN", "ISR", 1, 0.0, -9.0)


def test_tempo_counts_days_by_quad_class():
    (day,) = tempo(outlines(events([told(1, status="occurred"), told(2, kind="SANCTION", status="occurred")])), BOOK)
    assert (day.day, day.quads) == (date(2024, 8, 7), (0, 0, 0, 2))


def test_an_empty_board_says_so():
    console = Console(width=80, record=True, file=io.StringIO())
    console.print(table.board(countdown([], DAY)))
    assert "Nothing is due." in console.export_text()
