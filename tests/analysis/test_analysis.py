"""Countdown, network, tempo: pure functions over events."""

import io
from dataclasses import replace
from datetime import date

from rich.console import Console
from tests.ledger.test_joining import told

from zerohour import codebook
from zerohour.analysis import corroboration, happened, lately, network, soonest, tempo, weight
from zerohour.analysis import countdown as counted
from zerohour.ledger import events
from zerohour.records import Actor, Window
from zerohour.show.board import board
from zerohour.show.clock import clock

BOOK = codebook.load()
DAY = date(2024, 8, 5)


def behind(event):
    return corroboration(event, BOOK)


def countdown(rows, as_of):
    return counted(rows, as_of, BOOK, behind)


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
        ("AID", "Now open", -1, 1, "open, closes in 1 d"),
        ("PROTEST", "Now open", 0, 0, "today"),
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


def test_what_has_no_day_stands_by_its_weight():
    rows = events(
        [
            told(1, kind="CONSULT", first=0),
            told(2, first=0),
            told(3, kind="AID", status="planned", first=0),
            told(4, kind="PROTEST", actor=None, recipient=None, first=0),
            told(5, kind="AGREE", first=0, day=1),
        ]
    )
    assert [d.event.type for d in countdown(rows, DAY).due] == ["AID", "ASSAULT", "CONSULT", "AGREE", "PROTEST"]


def test_what_was_surely_read_stands_above_what_may_be_misread():
    read = lambda one, chance: replace(one, mention=replace(one.mention, sure=chance))
    rows = events([read(told(1, first=0), 0.4), read(told(2, kind="CONSULT", first=0), 0.95)])
    assert [d.event.type for d in countdown(rows, DAY).due] == ["CONSULT", "ASSAULT"]


def test_the_first_of_a_board_are_found_by_outlines_alone():
    rows = events([told(n, kind=kind, first=n % 3 * 5, last=9, report=f"r{n % 4}") for n, kind in enumerate(sorted(BOOK.types))])
    whole = [due.event.id for due in countdown(rows, DAY).due]
    for most in range(1, len(whole) + 1):
        wanted, total = soonest([(e.outline, e.mentions[-1].report.day) for e in rows], DAY, most, BOOK)
        assert total == len(whole)
        assert set(whole[:most]) <= set(wanted)


def test_what_happened_is_of_the_last_week_and_what_weighs_most_comes_first():
    rows = events(
        [
            told(1, kind="CONSULT", status="occurred", first=5, last=5),
            told(2, status="occurred", first=5, last=5),
            told(3, kind="REQUEST", status="ongoing", first=0, day=4),
            told(4, kind="COERCE", status="occurred", first=1, last=2, day=9),
            told(5, kind="PROTEST", status="possible", first=5, last=5),
        ]
    )
    assert [e.type for e in happened(rows, DAY, BOOK, behind)] == ["ASSAULT", "CONSULT", "COERCE", "REQUEST"]
    assert [e.type for e in happened(rows, date(2024, 8, 10), BOOK, behind)] == ["ASSAULT", "CONSULT", "REQUEST"]
    assert happened(rows, date(2024, 8, 30), BOOK, behind) == []


def test_what_the_same_did_to_the_same_again_makes_room():
    rows = events(
        [
            told(1, status="occurred", first=5, last=5),
            told(2, status="occurred", first=4, last=4),
            told(3, kind="CONSULT", status="occurred", first=4, last=4),
        ]
    )
    assert [e.id for e in happened(rows, DAY, BOOK, behind)] == ["m1", "m3", "m2"]
    assert set(lately(outlines(rows), DAY, 2, BOOK)) >= {"m1", "m3"}


def test_what_one_sentence_tells_stands_once_at_the_top():
    rows = events(
        [
            told(1, status="occurred", report="r", first=5, last=5),
            told(2, kind="COERCE", status="occurred", report="r", first=5, last=5),
            told(3, kind="CONSULT", status="occurred", first=5, last=5),
        ]
    )
    assert [e.type for e in happened(rows, DAY, BOOK, behind)] == ["ASSAULT", "CONSULT", "COERCE"]


def test_who_acts_upon_himself_and_others_was_misread():
    both = told(1, status="occurred", first=5, last=5)
    upon = lambda *codes: replace(both, mention=replace(both.mention, recipients=tuple(Actor(code, code) for code in codes)))
    plain = lambda row: weight.plain(events([row])[0].outline, DAY, DAY, BOOK)
    assert plain(upon("IRN", "ISR")) < plain(upon("IRN")) == plain(upon("ISR"))


def test_independent_origins_lift_what_happened():
    lifted = events(
        [told(1, status="occurred", kind="CONSULT"), told(2, status="occurred", kind="CONSULT"), told(3, status="occurred", kind="AGREE")]
    )
    assert [e.type for e in happened(lifted, date(2024, 8, 8), BOOK, behind)] == ["CONSULT", "AGREE"]
    few = lately(outlines(lifted), date(2024, 8, 8), 1, BOOK)
    assert happened(lifted, date(2024, 8, 8), BOOK, behind)[0].id in few


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
