"""Countdown, network, tempo: pure functions over events."""

import io
from dataclasses import replace
from datetime import date

from rich.console import Console
from tests.ledger.test_joining import told

from zerohour import codebook
from zerohour.analysis import countdown, network, tempo
from zerohour.ledger import events
from zerohour.records import Window
from zerohour.show.board import board
from zerohour.show.clock import clock

BOOK = codebook.load()
DAY = date(2024, 8, 5)


def outlines(rows):
    return [event.outline for event in rows]


def lasting(number, kind, first, last, day=5):
    """An expectation told on a day, its window from one day to another; either may be unknown."""
    one = told(number, kind=kind, day=day)
    return replace(one, mention=replace(one.mention, window=Window(first and date(2024, 8, first), last and date(2024, 8, last))))


def test_open_windows_stand_on_top_others_by_their_opening():
    rows = events(
        [
            told(1, first=9, last=9),
            told(2, kind="CONSULT", first=7, last=11),
            told(3, kind="SANCTION", first=0),
            told(4, kind="AID", first=4, last=6),
            told(5, kind="PROTEST", first=5, last=5),
            told(6, kind="AGREE", first=28, last=28),
            told(7, kind="ACCUSE", first=6, last=30),
        ]
    )
    assert [(d.event.type, d.section, d.opens, d.closes, clock(d)) for d in countdown(rows, DAY).due] == [
        ("PROTEST", "Now open", 0, 0, "today"),
        ("AID", "Now open", -1, 1, "open, closes in 1 d"),
        ("ACCUSE", "Next 48 hours", 1, 25, "opens in 1 d, closes in 25 d"),
        ("CONSULT", "Next 48 hours", 2, 6, "opens in 2 d, closes in 6 d"),
        ("ASSAULT", "This week", 4, 4, "in 4 d"),
        ("AGREE", "Later", 23, 23, "in 23 d"),
        ("SANCTION", "Without a day", None, None, "no day"),
    ]


def test_a_window_without_an_end_is_no_day_that_has_passed():
    rows = events([lasting(1, "AID", 7, None), lasting(2, "AGREE", None, 7), lasting(3, "ACCUSE", 2, None)])
    assert {d.event.type: (d.section, clock(d)) for d in countdown(rows, DAY).due} == {
        "AID": ("Next 48 hours", "opens in 2 d, no end said"),
        "AGREE": ("Now open", "open, closes in 2 d"),
        "ACCUSE": ("Without a day", "no day"),
    }
    assert [clock(d) for d in countdown(rows[:1], date(2024, 8, 9)).due] == ["open, no end said"]
    assert countdown(rows, date(2024, 8, 30)).due == ()


def test_what_occurred_or_will_not_come_is_not_due():
    assert countdown(events([told(1, status="occurred"), told(2, kind="CONSULT", status="negated")]), DAY).due == ()


def test_what_is_past_is_never_on_the_board():
    rows = events([told(1, first=3, last=4)])
    assert [clock(d) for d in countdown(rows, date(2024, 8, 4)).due] == ["open, closes today"]
    assert countdown(rows, DAY).due == ()


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
    console.print(board(countdown([], DAY)))
    assert "Nothing is due." in console.export_text()
