"""Commands that keep a ledger whole: copies, checks, and what is deleted from it."""

import sys
from pathlib import Path
from typing import Annotated

import typer

from zerohour.cli.options import KEEPING, Author, Force, LedgerOption, Quiet, existing, say, terminal, user
from zerohour.errors import UsageError
from zerohour.show import keeping

app = typer.Typer()
_SHOWN = 20


@app.command(rich_help_panel=KEEPING)
def backup(
    target: Annotated[str, typer.Argument(help="The file of the copy, or the URL of an empty PostgreSQL database.", show_default=False)],
    ledger: LedgerOption = None,
    force: Force = False,
    quiet: Quiet = False,
) -> None:
    """Copy the ledger as it is at one moment, while others may write; a copy is a ledger, and copied back it is restored."""
    if "://" not in target and Path(target).exists() and not force:
        raise UsageError(f"{target} is already there; give another name, or --force")
    with existing(ledger) as own:
        own.upkeep.backup(target)
        if not quiet:
            say(f"{own.size()} reports copied to {target}")


@app.command(rich_help_panel=KEEPING)
def check(ledger: LedgerOption = None, quiet: Quiet = False) -> None:
    """Check that the ledger is whole: the file, rows that belong to nothing, records that cannot be read; exit 1 where it is not."""
    with existing(ledger) as own:
        found = own.upkeep.check()
        if not quiet:
            terminal().print(keeping.counts(found))
        for fault in found.faults:
            say(fault)
        if not found.faults and not quiet:
            say("no fault found")
        raise typer.Exit(1 if found.faults else 0)


@app.command(rich_help_panel=KEEPING)
def delete(
    what: Annotated[
        list[str] | None,
        typer.Argument(help="Ids or addresses of reports, or names: all that name them. Without any: finish what was broken off."),
    ] = None,
    reprints: Annotated[bool, typer.Option("--reprints", help="Delete the reports that share their words with these too.")] = False,
    yes: Annotated[bool, typer.Option("--yes", help="Do not ask.")] = False,
    ledger: LedgerOption = None,
    author: Author = None,
    quiet: Quiet = False,
) -> None:
    """Delete reports with every copy and all that was made of them, for good; they are not taken in again unless you ask for it."""
    with existing(ledger) as own:
        found = {words: own.upkeep.meant(words) for words in what or ()}
        for words, numbers in found.items():
            if not numbers:
                raise UsageError(f"no report has the id or address {words}, and none names it")
        numbers = sorted({number for row in found.values() for number in row})
        others = own.upkeep.reprints(numbers)
        numbers += others if reprints else []
        for number in numbers[:_SHOWN]:
            if (reading := own.reading(number)) and not (yes and quiet):
                say(f"{number}  {reading.report.published or ''}  {reading.report.outlet or ''}  {reading.report.title or ''}")
        if len(numbers) > _SHOWN:
            say(f"… and {len(numbers) - _SHOWN} more")
        if others and not reprints:
            say(f"{len(others)} others share their words with these and stay: {', '.join(others[:_SHOWN])} (--reprints deletes them too)")
        if numbers and not yes:
            if not sys.stdin.isatty():
                raise UsageError(f"{len(numbers)} reports would be deleted for good; say so with --yes")
            typer.confirm(f"Delete {len(numbers)} of {own.size()} reports for good?", abort=True, err=True)
        if numbers:
            own.upkeep.erase(numbers, author or user(), [words for words, row in found.items() if row != [words]])
        removed = own.upkeep.sweep()
        if not quiet:
            say(f"{len(numbers)} reports deleted, and nothing of them is left in the ledger; your own backups still hold them")
            for path in removed:
                say(f"{path}, the copy from before an upgrade, was removed: it held them too")


@app.command(rich_help_panel=KEEPING)
def deletions(ledger: LedgerOption = None) -> None:
    """List what was deleted: ids, by whom and when; nothing of what it said."""
    with existing(ledger) as own:
        terminal().print(keeping.deletions(own.upkeep.deletions()))
