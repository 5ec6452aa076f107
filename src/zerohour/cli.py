"""The command line: parses words, calls the desk, hands its answers to show. Exit 2: the user's mistake; 1: ours."""

import os
import shutil
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

from zerohour import desk
from zerohour.errors import LedgerError, ModelError, SourceError, ZerohourError
from zerohour.records import Refusal, Report
from zerohour.show import plover, table

app = typer.Typer(
    add_completion=False,
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    help="Zerohour, a crisis desk: reads news reports, keeps who did what to whom, who says so, and what is due next.",
)
DEMO_DAY = "2024-08-05"


@dataclass(frozen=True, slots=True)
class Settings:
    """What flags and environment decide, built here and nowhere else."""

    ledger: str
    quiet: bool


class ReadFormat(StrEnum):
    """What `read` prints."""

    table = "table"
    plover = "plover"


class ExportFormat(StrEnum):
    """What `export` writes."""

    plover = "plover"


_WRITERS = {ExportFormat.plover: desk.Desk.export}
Paths = Annotated[list[str], typer.Argument(help="Text or HTML files, folders of them, or - for standard input.", show_default=False)]
Published = Annotated[
    str | None, typer.Option("--published", help="When the reports were published (ISO 8601); else their own byline says it.")
]
LedgerOption = Annotated[
    str | None, typer.Option("--ledger", help="The ledger: a file or a postgresql:// URL. Default ./zerohour.db, or ZEROHOUR_LEDGER.")
]
AsOf = Annotated[str | None, typer.Option("--as-of", help="The moment to look from (ISO 8601): only what was published by then counts.")]
Quiet = Annotated[bool, typer.Option("-q", "--quiet", help="No progress, no remarks.")]
Types = Annotated[Path | None, typer.Option("--types", help="A folder of your own event types.")]
Actors = Annotated[Path | None, typer.Option("--actors", help="A file of your own actors.")]


def _settings(ledger: str | None, quiet: bool = False) -> Settings:
    return Settings(ledger or os.environ.get("ZEROHOUR_LEDGER") or "zerohour.db", quiet)


def _console() -> Console:
    return Console(soft_wrap=False, width=None if sys.stdout.isatty() else 88, highlight=False)


def _say(words: str) -> None:
    typer.echo(words, err=True)


def _announce_index() -> None:
    """The first run builds the index of place names, which takes a while: say so on a terminal."""
    if sys.stderr.isatty() and not desk.places_are_indexed():
        _say("building the index of place names, once: about ten seconds …")


def _reports(paths: list[str], published: date | None) -> Iterator[Report | Refusal]:
    for path in paths:
        if path == "-":
            try:
                yield desk.from_stream(sys.stdin.buffer, "standard input", published)
            except SourceError as why:
                yield Refusal("-", str(why))
        elif path.startswith(("http://", "https://")):
            yield Refusal(path, f"{path}: pages are not fetched yet; save the page and give the file")
        else:
            yield from desk.reports(Path(path), published)


@app.command()
def read(
    paths: Paths,
    published: Published = None,
    output: Annotated[ReadFormat, typer.Option("--format", help="A table, or PLOVER JSON lines.")] = ReadFormat.table,
    types: Types = None,
    actors: Actors = None,
) -> None:
    """Code reports and print what they say, without storing anything."""
    refused = 0
    _announce_index()
    own = desk.reader(types, actors)
    console = _console()
    for row in _reports(paths, desk.moment(published)):
        if isinstance(row, Refusal):
            _say(row.reason)
            refused += 1
            continue
        reading = own.read(row)
        if output is ReadFormat.plover:
            for note in reading.notes:
                _say(f"{row.name}: {note}")
            for line in plover.lines([reading], own.book):
                typer.echo(line)
        else:
            console.print(table.reading(reading))
            console.print()
    raise typer.Exit(2 if refused else 0)


@app.command()
def add(
    paths: Paths, published: Published = None, ledger: LedgerOption = None, types: Types = None, actors: Actors = None, quiet: Quiet = False
) -> None:
    """Code reports and store them in the ledger; a report that is already there is left as it is."""
    settings = _settings(ledger, quiet)
    _announce_index()
    counts = {"added": 0, "known": 0, "refused": 0}
    with desk.open_desk(settings.ledger, desk.reader(types, actors) if types or actors else None) as own:
        rows = list(_reports(paths, desk.moment(published)))
        with _progress(settings) as progress:
            task = progress.add_task("reading", total=len(rows))
            for row in rows:
                if isinstance(row, Refusal):
                    own.refuse(row)
                    _say(row.reason)
                    counts["refused"] += 1
                else:
                    counts["added" if own.add(row) else "known"] += 1
                progress.advance(task)
    if not quiet:
        _say(f"{counts['added']} added, {counts['known']} already there, {counts['refused']} refused; ledger {settings.ledger}")
    raise typer.Exit(2 if counts["refused"] else 0)


def _progress(settings: Settings) -> Progress:
    hidden = settings.quiet or not sys.stderr.isatty()
    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TextColumn("{task.speed:.1f}/s"), TimeRemainingColumn())
    return Progress(*columns if not hidden else (TextColumn(""),), console=Console(stderr=True), disable=hidden, transient=True)


@app.command()
def board(ledger: LedgerOption = None, as_of: AsOf = None) -> None:
    """Show what is due: planned, expected and possible events, soonest first, and who expects them."""
    with _existing(ledger) as own:
        _console().print(table.board(own.countdown(as_of)))


@app.command()
def export(
    output: Annotated[ExportFormat, typer.Option("--format", help="PLOVER JSON lines.")] = ExportFormat.plover,
    ledger: LedgerOption = None,
    as_of: AsOf = None,
) -> None:
    """Write all event mentions of the ledger to standard output."""
    with _existing(ledger) as own:
        for line in _WRITERS[output](own, as_of):
            typer.echo(line)


def _existing(ledger: str | None) -> desk.Desk:
    settings = _settings(ledger)
    if "://" not in settings.ledger and not Path(settings.ledger).exists():
        raise LedgerError(f"there is no ledger {settings.ledger}; make one with: zerohour add REPORTS --ledger {settings.ledger}")
    return desk.open_desk(settings.ledger)


@app.command()
def demo(
    ledger: Annotated[str, typer.Option("--ledger", help="Where the demo's ledger goes.")] = "demo.db", as_of: AsOf = DEMO_DAY
) -> None:
    """Read the demo crisis (Tehran, Tel Aviv, Beirut, Washington, summer 2024) and show its board."""
    console = _console()
    _announce_index()
    folder = desk.demo_reports()
    with desk.open_desk(ledger) as own:
        rows = [row for row in desk.reports(folder) if isinstance(row, Report)]
        added = sum(own.add(row) for row in rows)
        mentions = sum(len(reading.mentions) for reading in own.readings())
        console.print(f"{len(rows)} reports of the demo crisis ({added} new), {mentions} event mentions, ledger {ledger}\n")
        console.print(table.board(own.countdown(as_of)))
        console.print()
        console.print(table.reading(max(own.readings(as_of), key=lambda r: (sum(bool(m.attribution) for m in r.mentions), r.report.id))))
    own_name = "zerohour" if shutil.which("zerohour") else os.path.relpath(sys.argv[0])
    console.print("\nGo on:", style="bold")
    for line in (
        f"{own_name} board --ledger {ledger} --as-of 2024-08-20",
        f"{own_name} export --ledger {ledger} | head -1",
        f"{own_name} read YOUR_REPORT.txt --published 2024-08-05",
    ):
        console.print(f"  {line}")


def main() -> None:
    """Runs the command; every error of ours is one line."""
    try:
        app()
    except ModelError as why:
        _say(f"zerohour: {why}")
        sys.exit(1)
    except ZerohourError as why:
        _say(f"zerohour: {why}")
        sys.exit(2)
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        sys.exit(0)
    except KeyboardInterrupt:
        sys.exit(130)
