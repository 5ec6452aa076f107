"""Tables, records and pictures."""

import io
import json
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta, timezone

import pytest
from rich.console import Console
from tests.analysis.test_analysis import countdown
from tests.ledger.test_joining import told

import zerohour
from zerohour import codebook
from zerohour.analysis import network, tempo
from zerohour.ledger import events
from zerohour.records import Due, Event, Window
from zerohour.show import table
from zerohour.show.board import board
from zerohour.show.clock import clock

SCRIPT = "Iran [bold]attacked[/bold] <script>alert(1)</script> Israel on Monday, the army said."


def printed(thing, width=80):
    console = Console(width=width, file=io.StringIO(), record=True)
    console.print(thing)
    return console.export_text()


def test_a_table_fits_eighty_columns_and_shows_markup_as_text():
    shown = printed(table.reading(zerohour.read(SCRIPT, "2024-08-05")))
    assert max(map(len, shown.splitlines())) <= 80
    assert "ASSAULT" in shown


def test_the_board_tells_event_window_and_source():
    shown = printed(board(countdown(events([told(1)]), date(2024, 8, 5))))
    more = printed(board(countdown(events([told(1)]), date(2024, 8, 5)), 4))
    assert "in 2 d" in shown
    assert "Wed 7 Aug 2024" in shown
    assert "IRN may attack ISR" in " ".join(shown.split())
    assert "itself" in shown
    assert "… and 3 more" in more


def test_a_record_speaks_plover():
    reading = zerohour.read("Israel bombed a Hezbollah base in Lebanon on Sunday.", "2024-08-05")
    (record,) = zerohour.to_plover(reading)
    assert json.loads(json.dumps(record)) == record
    assert (record["event"], record["quad_code"], record["event_scale"]) == (["ASSAULT"], 4, -9.5)
    assert (record["date"], record["enddate"], record["status"], record["factbank"]) == ("2024-08-04", "2024-08-04", "occurred", "CT+")
    assert record["actor"][0]["code"] == "ISR"
    assert record["event_loc"]["countryCode"] == "LB"
    assert record["quote"]["exact"] == "Israel bombed a Hezbollah base in Lebanon on Sunday."


def test_pictures_are_valid_charts():
    rows = events([told(1), told(2, kind="CONSULT", status="occurred"), told(3, kind="AID", first=0)])
    book, outlines = codebook.load(), [event.outline for event in rows]
    for chart in (
        zerohour.charts.countdown(countdown(rows, date(2024, 8, 5))),
        zerohour.charts.network(network(outlines, book)),
        zerohour.charts.tempo(tempo(outlines, book)),
    ):
        assert chart.to_dict()["mark"]


@pytest.mark.parametrize(
    ("moment", "says"),
    [
        (datetime(2024, 8, 5, 18, 0, tzinfo=UTC), "today"),
        (datetime(2024, 8, 5, 18, 16, tzinfo=UTC), "was due at 14:15"),
        (None, "today"),
    ],
)
def test_what_was_due_earlier_on_the_day_is_not_told_as_to_come(moment, says):
    at = datetime(2024, 8, 5, 14, 15, tzinfo=timezone(timedelta(hours=-4)))
    window = Window(date(2024, 8, 5), date(2024, 8, 5), at=at)
    event = Event("e", "CONSULT", "planned", (), (), window, None, None, ())
    assert clock(Due(event, "Now open", 0, 0), moment) == says
    assert clock(Due(replace(event, window=Window(date(2024, 8, 5), date(2024, 8, 5))), "Now open", 0, 0), moment) == "today"
