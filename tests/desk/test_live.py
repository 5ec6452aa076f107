"""The board that follows the ledger."""

import io

from rich.console import Console

import zerohour
from zerohour.cli.live import follow


def test_the_board_is_drawn_anew_when_reports_arrive(tmp_path):
    with zerohour.open(tmp_path / "live.db") as own:
        shown = io.StringIO()
        follow(own, Console(file=shown, width=88), looks=1, every=0)
        assert "Nothing is due" in shown.getvalue()
        own.add(zerohour.read("Kenya and Sudan plan talks in Cairo next week.", None))
        own.add(zerohour.read("Iran is expected to attack Israel.", None))
        follow(own, Console(file=shown, width=88), looks=2, every=0)
        assert "ASSAULT" in shown.getvalue()
        assert shown.getvalue().count("ASSAULT") == 1
