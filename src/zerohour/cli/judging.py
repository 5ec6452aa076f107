"""Commands by which a user has the last word: about events, outlets, actors and places."""

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from zerohour.cli.options import JUDGING, KEEPING, Author, EventId, Force, LedgerOption, Quiet, existing, say, terminal, user
from zerohour.cli.triage import numbers
from zerohour.errors import UsageError
from zerohour.show import table

app = typer.Typer()
sources_app = typer.Typer(no_args_is_help=True, help="The ledger's outlets and your grades of them.")
actors_app = typer.Typer(no_args_is_help=True, help="Your own actors: files for --actors.")
places_app = typer.Typer(no_args_is_help=True, help="Your own places: files for --places.")


@app.command(rich_help_panel=JUDGING)
def join(event: EventId, other: EventId, ledger: LedgerOption = None, author: Author = None, quiet: Quiet = False) -> None:
    """Judge that two events are one; kept with your name and the time, undone with `zerohour undo`."""
    with existing(ledger) as own:
        number = own.judge("same", own.event(event).mentions[0].mention, own.event(other).mentions[0].mention, author or user())
        _say(quiet, f"act {number}: {event} and {other} are one event")


@app.command(rich_help_panel=JUDGING)
def split(
    mention: Annotated[str, typer.Argument(help="The id of the mention to take out.", show_default=False)],
    ledger: LedgerOption = None,
    author: Author = None,
    quiet: Quiet = False,
) -> None:
    """Judge that a mention does not belong to its event; kept with your name and the time, undone with `zerohour undo`."""
    with existing(ledger) as own:
        found = own.event(mention)
        (out,) = [t.mention for t in found.mentions if t.mention.id == mention] or [found.mentions[0].mention]
        others = [t.mention for t in found.mentions if t.mention.id != out.id]
        if not others:
            raise UsageError(f"{out.id} is its event's only mention; there is nothing to split")
        made = own.split(out, others, author or user())
        _say(quiet, f"{numbers(made)}: {out.id} is an event of its own")


@app.command(rich_help_panel=KEEPING)
def recode(ledger: LedgerOption = None, quiet: Quiet = False) -> None:
    """Read every report of the ledger anew, as after an upgrade, and say what changed; what users did and former codings are kept."""
    changed = 0
    with existing(ledger) as own:
        for row in own.recode():
            changed += 1
            terminal().print(table.change(row))
        if not quiet:
            say(f"{changed} of {own.size()} reports changed")


class TakenBack(StrEnum):
    """How a report was taken back."""

    retracted = "retracted"
    withdrawn = "withdrawn"
    replaced = "replaced"


@app.command(rich_help_panel=JUDGING)
def retract(
    report: Annotated[str, typer.Argument(help="The report's id, the first letters of it, or its address.", show_default=False)],
    why: Annotated[str, typer.Option("--why", help="Why, in a sentence: what the outlet says.")] = "",
    kind: Annotated[TakenBack, typer.Option("--kind", help="What became of it; replaced: by a corrected one.")] = TakenBack.retracted,
    back: Annotated[bool, typer.Option("--undo", help="Take it back: the report stands, whatever its page says.")] = False,
    ledger: LedgerOption = None,
    author: Author = None,
    quiet: Quiet = False,
) -> None:
    """Record that a report was taken back: what it alone tells is shown as retracted, and it supports nothing; undone with --undo."""
    with existing(ledger) as own:
        if back:
            _say(quiet, f"{report} stands again ({numbers(own.reinstate(report), 'retraction')} undone)")
            return
        made = own.retract(report, why, author or user(), kind.value)
        _say(quiet, f"{numbers(made, 'retraction')}: {report} is {kind.value}")


@app.command(rich_help_panel=JUDGING)
def retractions(ledger: LedgerOption = None) -> None:
    """List the reports that were taken back or corrected: by what their page says, or by a user; and what was undone."""
    with existing(ledger) as own:
        terminal().print(table.retractions(own.retractions()))


def _say(quiet: bool, words: str) -> None:
    if not quiet:
        say(words)


@sources_app.command("list")
def sources_list(ledger: LedgerOption = None) -> None:
    """List the ledger's outlets with your grades and their number of reports."""
    with existing(ledger) as own:
        terminal().print(table.outlets(own.outlets()))


@sources_app.command("grade")
def sources_grade(
    outlet: Annotated[str, typer.Argument(help="The outlet's name, as the list has it.", show_default=False)],
    grade: Annotated[str, typer.Argument(help="A (completely reliable) to E (unreliable), F (cannot be judged).", show_default=False)],
    ledger: LedgerOption = None,
    author: Author = None,
    quiet: Quiet = False,
) -> None:
    """Grade an outlet's reliability (NATO Admiralty, A to F): your own judgement, never derived from what it reports."""
    with existing(ledger) as own:
        own.grade(outlet, grade, author or user())
        _say(quiet, f"{outlet}: {grade.upper()}")


@actors_app.command("import")
def actors_import(
    files: Annotated[list[Path], typer.Argument(help="Actor dictionaries in the PETRARCH/CAMEO format.", show_default=False)],
    to: Annotated[Path, typer.Option("--to", help="The actors file to write.")] = Path("actors.toml"),
    force: Force = False,
    quiet: Quiet = False,
) -> None:
    """Turn dictionaries in the PETRARCH/CAMEO format, with their days of office, into a file for --actors."""
    from zerohour import desk

    _say_imported("actors", to, *desk.import_actors(files, to, force), quiet)


@places_app.command("import")
def places_import(
    files: Annotated[list[Path], typer.Argument(help="CSV files with name, latitude and longitude, or GeoJSON.", show_default=False)],
    to: Annotated[Path, typer.Option("--to", help="The places file to write.")] = Path("places.csv"),
    force: Force = False,
    quiet: Quiet = False,
) -> None:
    """Turn lists of villages, quarters and bases into one checked file for --places."""
    from zerohour import desk

    _say_imported("places", to, *desk.import_places(files, to, force), quiet)


def _say_imported(what: str, to: Path, made: int, refused: list[str], quiet: bool) -> None:
    if quiet:
        return
    for line in refused[:5]:
        say(line)
    if len(refused) > 5:
        say(f"… and {len(refused) - 5} more")
    say(f"{made} {what} written, {len(refused)} lines left out; use them with: zerohour add REPORTS --{what} {to}")
