"""What all commands share: options, settings, and how they speak."""

import getpass
import os
import shutil
import sys
import textwrap
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from zerohour.errors import LedgerError, UsageError, visible
from zerohour.show.terminal import Terminal

if TYPE_CHECKING:
    from zerohour.desk import Desk

Paths = Annotated[
    list[str],
    typer.Argument(
        help="Files (text, pages, PDF, documents, mail, feeds, JSON, tables, archives), folders, addresses; - for standard input.",
        show_default=False,
    ),
]
Published = Annotated[
    str | None, typer.Option("--published", help="When the reports were published (ISO 8601); else their own byline says it.")
]
Columns = Annotated[
    str | None,
    typer.Option(
        "--columns", help="Which columns of tables hold what: text=Body,date=Day,title=Headline; else they are guessed and shown."
    ),
]
ReportFile = Annotated[
    Path | None, typer.Option("--report", help="Write what became of each file and entry to this file, as JSON lines.", show_default=False)
]
LedgerOption = Annotated[
    str | None, typer.Option("--ledger", help="The ledger: a file or a postgresql:// URL. Default ./zerohour.db, or ZEROHOUR_LEDGER.")
]
AsOf = Annotated[str | None, typer.Option("--as-of", help="The moment to look from (ISO 8601): only what was published by then counts.")]
KnownAt = Annotated[
    str | None, typer.Option("--known-at", help="The moment of learning to look from (ISO 8601): only what the ledger had by then counts.")
]
Least = Annotated[
    float, typer.Option("--least", min=0, max=1, help="Leave out what was read with a probability of less than that (0 to 1).")
]
# The panels of --help.
READING, ASKING, JUDGING, KEEPING = "Read reports", "Ask the ledger", "Have the last word", "Keep the ledger"

Quiet = Annotated[bool, typer.Option("-q", "--quiet", help="No progress, no remarks.")]
Types = Annotated[Path | None, typer.Option("--types", help="A folder of your own event types.")]
Actors = Annotated[Path | None, typer.Option("--actors", help="A file of your own actors.")]
Places = Annotated[Path | None, typer.Option("--places", help="A file of your own places (CSV or GeoJSON).")]
Private = Annotated[bool, typer.Option("--allow-private", help="Fetch from addresses of private networks too.")]
EventId = Annotated[str, typer.Argument(help="An event's id, or a mention's; see them with: zerohour events.", show_default=False)]
Author = Annotated[str | None, typer.Option("--author", help="Who judges; by default the name of your account.")]
Force = Annotated[bool, typer.Option("--force", help="Overwrite the file where there is one.")]


@dataclass(frozen=True, slots=True)
class Settings:
    """What flags and environment decide, built here and nowhere else."""

    ledger: str
    quiet: bool


def chosen(ledger: str | None, quiet: bool = False) -> Settings:
    """What flags and environment decide."""
    return Settings(ledger or os.environ.get("ZEROHOUR_LEDGER") or "zerohour.db", quiet)


def columns_of(words: str | None) -> dict[str, str]:
    """The choice of --columns: names of columns by what they hold. Raises UsageError."""
    pairs = [part.partition("=") for part in words.split(",")] if words else []
    if wrong := [name for name, mark, column in pairs if not mark or not column.strip()]:
        raise UsageError(f"--columns {wrong[0]!r} names no column; write it like text=Body,date=Day")
    return {("published" if name.strip() == "date" else name.strip()): column.strip() for name, _, column in pairs}


def user() -> str:
    """Who sits here, by the name of the account."""
    try:
        return getpass.getuser()
    except (OSError, KeyError):
        return "unknown"


def terminal() -> Terminal:
    """Standard output, at most 88 columns wide where it is no terminal."""
    return Terminal(width=None if sys.stdout.isatty() else 88)


def say(words: str) -> None:
    """One line to standard error; on a terminal it is broken between words."""
    line = visible(words)
    typer.echo(_folded(line) if sys.stderr.isatty() else line, err=True)


def _folded(line: str) -> str:
    return textwrap.fill(line, shutil.get_terminal_size().columns, break_long_words=False, break_on_hyphens=False)


def write(made: str | bytes | Iterable[str]) -> None:
    """A text, a file's lines or its bytes to standard output. Raises UsageError for bytes where that is a terminal."""
    if isinstance(made, bytes):
        if sys.stdout.isatty():
            raise UsageError("this file is not for a terminal; write it to one with: > FILE")
        sys.stdout.buffer.write(made)
    else:
        for line in [made] if isinstance(made, str) else made:
            typer.echo(visible(line) if sys.stdout.isatty() else line)


def announce_index(quiet: bool = False) -> None:
    """The first run builds the index of place names, which takes a while: say so on a terminal."""
    from zerohour import desk

    if not quiet and sys.stderr.isatty() and not desk.places_are_indexed():
        say("building the index of place names, once: about ten seconds …")


def existing(ledger: str | None) -> "Desk":
    """The desk over a ledger that must be there. Raises LedgerError."""
    from zerohour import desk

    settings = chosen(ledger)
    if "://" not in settings.ledger and not Path(settings.ledger).exists():
        raise LedgerError(f"there is no ledger {settings.ledger}; make one with: zerohour add REPORTS --ledger {settings.ledger}")
    own = desk.open_desk(settings.ledger)
    if own.upkeep.before:
        say(f"the ledger had an older format and was brought up; as it was it lies in {own.upkeep.before}")
    return own
