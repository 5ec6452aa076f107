"""Tables take the width that there is: no word is cut, and where there is no room for columns a row is a block."""

import re
from datetime import date

import pytest
from rich.cells import cell_len
from rich.text import Text
from tests.analysis.test_analysis import countdown
from tests.ledger.test_joining import told

import zerohour
from zerohour.ledger import events
from zerohour.show import table
from zerohour.show.board import board
from zerohour.show.sheet import Sheet
from zerohour.show.terminal import Terminal

LONG = "The assassination of an ambassador was condemned by the representatives of thirty governments in an extraordinary session."
ROWS = [
    ("today", "Mon 5 Aug 2024 14:15 UTC-04:00", Text(f"CONSULT planned\n{LONG}"), "Secretary of State Antony Blinken (official)"),
    ("no day", "", Text(f"ASSAULT expected\n{LONG}"), "growing speculation (unattributed)"),
]
SHEET = Sheet(("T", "window", "event", "who says so"), ROWS)
READING = zerohour.read("Iran attacked Israel on Sunday, the army said. Russia condemned the assassination.", "2024-08-05")
BOARD = countdown(events([told(1)]), date(2024, 8, 5))


def lines(shown, width):
    console = Terminal(width=width)
    with console.capture() as taken:
        console.print(shown)
    return [line.rstrip() for line in re.sub(r"\x1b\[[0-9;]*m", "", taken.get()).splitlines()]


def words(shown, width):
    return set(re.findall(r"[^\s─“”]+", "\n".join(lines(shown, width))))


@pytest.mark.parametrize("width", [40, 60, 80, 150])
@pytest.mark.parametrize("shown", [SHEET, table.reading(READING), board(BOARD)], ids=["sheet", "reading", "board"])
def test_a_table_fits_and_cuts_no_word(shown, width):
    assert max(map(cell_len, lines(shown, width))) <= width
    whole = words(shown, 400)
    # A block repeats the names of the columns.
    assert words(shown, width) <= whole
    assert whole - words(shown, width) == set()


def test_a_wide_terminal_is_used_and_no_line_is_broken_without_need():
    assert max(map(cell_len, lines(SHEET, 150))) > 130
    assert any(LONG in line for line in lines(SHEET, 250))


def test_a_narrow_terminal_gets_a_block_a_row_without_empty_cells():
    shown = lines(SHEET, 40)
    assert [line.split()[0] for line in shown if line and not line.startswith(" ")] == [
        *("T", "window", "event", "who"),
        *("T", "event", "who"),
    ]
    assert shown[0].split() == ["T", "today"]


def test_numbers_end_on_one_line():
    shown = lines(Sheet(("between", "events"), [("IRN – ISR", "7"), ("RUS – UKR", "1,203")], right=1), 80)
    assert len({len(line) for line in shown if line[-1:].isdigit()}) == 1


def test_an_address_longer_than_a_word_is_broken_and_kept_whole():
    address = "https://example.org/" + "a" * 60
    shown = lines(Sheet(("where", "what"), [("page", address)]), 50)
    assert "".join("".join(shown).split()) == f"wherewhat{'─' * 50}page{address}"


def test_a_table_without_rows_has_its_names():
    assert "who says so" in lines(Sheet(SHEET.names, ()), 80)[0]
