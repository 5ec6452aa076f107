"""What reports, outlets and addresses hold reaches a terminal as words, whatever they hold."""

import io
import re

import pytest
from rich.table import Table
from rich.text import Text

import zerohour
from zerohour.records import Report
from zerohour.show import table
from zerohour.show.terminal import Terminal

HOSTILE = "\x1b]52;c;b3duZWQ=\x07\x9b2J\x1b[31m[red]Foo[/x] :bomb: \u202e"
# The orders that Rich itself gives: colours, and nothing else.
OURS = re.compile(r"\x1b\[[0-9;]*m")


def drawn(shown):
    out = io.StringIO()
    console = Terminal(width=88)
    console.file = out
    console.print(shown)
    return out.getvalue()


def grid(words):
    made = Table()
    made.add_column(words)
    made.add_row(words)
    return made


@pytest.mark.parametrize("made", [str, Text, grid], ids=["words", "text", "table"])
def test_orders_to_the_terminal_and_markup_are_shown(made):
    told = OURS.sub("", drawn(made(HOSTILE)))
    assert not re.search("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202e]", told)
    for words in ("]52;c;b3duZWQ=", "[red]Foo[/x]", ":bomb:"):
        assert words in told
    assert "\ufffd" in told


def test_a_report_whose_every_field_is_hostile_is_shown():
    read = zerohour.read("Iran attacked Israel on Sunday.", "2024-08-05")
    report = Report(read.report.id, read.report.text, read.report.body, HOSTILE, HOSTILE, HOSTILE, read.report.published, HOSTILE)
    told = OURS.sub("", drawn(table.reading(type(read)(report, read.mentions, (HOSTILE,)))))
    assert "ASSAULT" in told
    assert not re.search("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202e]", told)
