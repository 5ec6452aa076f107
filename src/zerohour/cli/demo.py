"""The demo crisis: Tehran, Tel Aviv, Beirut, Washington, summer 2024."""

import os
import shutil
import sys
from typing import Annotated

import typer

from zerohour.cli.options import READING, AsOf, Quiet, announce_index, terminal
from zerohour.records import Report
from zerohour.show import board, table

app = typer.Typer()
DEMO_DAY = "2024-08-05"


@app.command(rich_help_panel=READING)
def demo(
    ledger: Annotated[str, typer.Option("--ledger", help="Where the demo's ledger goes.")] = "demo.db",
    as_of: AsOf = DEMO_DAY,
    quiet: Quiet = False,
) -> None:
    """Read the demo crisis (Tehran, Tel Aviv, Beirut, Washington, summer 2024) and show its board."""
    from zerohour import desk

    console = terminal()
    announce_index(quiet)
    folder = desk.demo_reports()
    with desk.open_desk(ledger) as own:
        rows = [row for row in desk.reports(folder) if isinstance(row, Report)]
        added = sum(done is True for done in own.add_all(rows))
        mentions = sum(len(reading.mentions) for reading in own.readings())
        console.print(f"{len(rows)} reports of the demo crisis ({added} new), {mentions} event mentions, ledger {ledger}\n")
        console.print(board.board(own.countdown(as_of)))
        console.print()
        console.print(table.reading(max(own.readings(as_of), key=lambda r: (sum(bool(m.attribution) for m in r.mentions), r.report.id))))
    if quiet:
        return
    own_name = "zerohour" if shutil.which("zerohour") else os.path.relpath(sys.argv[0])
    console.print("\nGo on:", style="bold")
    for line in (
        f"{own_name} board --ledger {ledger} --as-of 2024-08-20",
        f"{own_name} serve --ledger {ledger}",
        f"{own_name} brief --ledger {ledger} --since 2024-08-01 --as-of {DEMO_DAY}",
        f"{own_name} read YOUR_REPORT.txt --published 2024-08-05",
    ):
        console.print(f"  {line}")
