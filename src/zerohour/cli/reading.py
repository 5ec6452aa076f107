"""Commands that read: reports in, tables or a fuller ledger out."""

import sys
import time
from collections import Counter
from collections.abc import Iterator
from datetime import UTC, date, datetime
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from zerohour.cli.forecasting import channels
from zerohour.cli.options import (
    READING,
    Actors,
    Columns,
    Least,
    LedgerOption,
    Paths,
    Places,
    Private,
    Published,
    Quiet,
    ReportFile,
    Types,
    announce_index,
    chosen,
    columns_of,
    say,
    terminal,
    write,
)
from zerohour.cli.outcomes import Outcomes, kinds_of
from zerohour.cli.progress import shown
from zerohour.errors import LedgerError
from zerohour.records import Noted, Passed, Reading, Refusal, Report
from zerohour.show import table

if TYPE_CHECKING:
    from zerohour.desk import Look

app = typer.Typer()


class ReadFormat(StrEnum):
    """What `read` prints."""

    table = "table"
    plover = "plover"


def _reports(
    paths: list[str], published: date | None, private: bool, columns: str | None = None
) -> Iterator[Report | Refusal | Passed | Noted]:
    from zerohour import desk

    known = columns_of(columns)
    for path in paths:
        if path == "-":
            yield from desk.each("-", desk.from_stream(sys.stdin.buffer, "standard input", published, known, private))
        elif path.lower().startswith(("http://", "https://", "feed:")):
            yield from desk.each(path, desk.from_web(path, published, private))
        else:
            yield from desk.each(path, desk.reports(Path(path), published, known, private))


@app.command(rich_help_panel=READING)
def read(
    paths: Paths,
    published: Published = None,
    output: Annotated[ReadFormat, typer.Option("--format", help="A table, or PLOVER JSON lines.")] = ReadFormat.table,
    types: Types = None,
    actors: Actors = None,
    places: Places = None,
    columns: Columns = None,
    private: Private = False,
    least: Least = 0.0,
    quiet: Quiet = False,
) -> None:
    """Code reports and print what they say, without storing anything."""
    from zerohour import desk
    from zerohour.show.files import plover

    refused, passed = 0, Counter[str]()
    announce_index(quiet)
    own = desk.reader(types, actors, places)
    console, remark = terminal(), say if not quiet else _unsaid
    for reading in own.read_all(_reports(paths, desk.moment(published), private, columns)):
        if isinstance(reading, Refusal):
            say(reading.reason)
            refused += 1
        elif isinstance(reading, Noted):
            remark(reading.words)
        elif isinstance(reading, Passed):
            passed[reading.kind] += 1
        elif isinstance(reading, Reading):
            kept = reading.read_with(least)
            if output is ReadFormat.plover:
                for note in reading.notes:
                    remark(f"{reading.report.name}: {note}")
                for line in plover.lines([kept], own.book):
                    write(line)
            else:
                console.print(table.reading(kept))
                console.print()
    if passed:
        remark(f"{passed.total()} passed over ({kinds_of(passed)})")
    raise typer.Exit(2 if refused else 0)


def _unsaid(_words: str) -> None:
    pass


@app.command(rich_help_panel=READING)
def add(
    paths: Paths,
    published: Published = None,
    ledger: LedgerOption = None,
    types: Types = None,
    actors: Actors = None,
    places: Places = None,
    columns: Columns = None,
    report: ReportFile = None,
    private: Private = False,
    again: Annotated[bool, typer.Option("--again", help="Take reports in again that were deleted from this ledger.")] = False,
    quiet: Quiet = False,
) -> None:
    """Code reports and store them in the ledger; a report that is already there is left as it is."""
    from zerohour import desk

    settings = chosen(ledger, quiet)
    announce_index(quiet)
    with (
        desk.open_desk(settings.ledger, desk.reader(types, actors, places) if types or actors or places else None) as own,
        Outcomes(report) as outcomes,
        shown(quiet) as progress,
    ):
        task = progress.add_task("reading", total=None)
        for done in own.take(_reports(paths, desk.moment(published), private, columns), again):
            outcomes.keep(done)
            if done.outcome == "refused" or (not quiet and done.reason and done.outcome in ("noted", "already there")):
                say(done.reason)
            progress.advance(task)
    if not quiet:
        say(f"{outcomes.told()}; ledger {settings.ledger}")
    raise typer.Exit(2 if outcomes.counts["refused"] else 0)


@app.command(rich_help_panel=READING)
def watch(
    sources: Annotated[Path, typer.Argument(help="A list of feeds and pages: OPML, TOML, or one address a line.", show_default=False)],
    once: Annotated[bool, typer.Option("--once", help="Look at what is due, then end.")] = False,
    indicators: Annotated[Path | None, typer.Option("--indicators", help="Warn when one of these indicators trips.")] = None,
    run: Annotated[
        str | None, typer.Option("--run", help="With --indicators: a command to run, with the warning as JSON on its input.")
    ] = None,
    post: Annotated[str | None, typer.Option("--post", help="With --indicators: an address to post the warning to.")] = None,
    ledger: LedgerOption = None,
    private: Private = False,
    quiet: Quiet = False,
) -> None:
    """Follow feeds and pages: fetch what is new, code it, store it; each source when it is due."""
    from zerohour import desk

    settings = chosen(ledger, quiet)
    announce_index(quiet)
    with desk.open_desk(settings.ledger) as own:
        alarms = own.alarms(indicators, channels(run, post)) if indicators else None
        for look in own.watch(sources, private, alarms):
            _say_look(look, quiet)
            if look.trouble and once:
                raise LedgerError(look.trouble)
            if look.source is None:
                if once:
                    break
                time.sleep(max(1.0, (look.at - datetime.now(UTC)).total_seconds()))


def _say_look(look: "Look", quiet: bool) -> None:
    for line in (*look.told, *look.refused):
        say(line)
    if look.trouble:
        say(f"{look.trouble}; it is tried again at {look.at.astimezone():%H:%M:%S}")
    if look.source is not None and not quiet:
        say(f"{look.at:%H:%M} {look.source}: {look.added} new" + (f", {len(look.refused)} refused" if look.refused else ""))
