"""Commands about what was expected, what to look out for, and what is new."""

import shlex
import subprocess
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from zerohour.cli.options import ASKING, AsOf, Author, KnownAt, LedgerOption, Quiet, existing, say, terminal, user
from zerohour.errors import SourceError, UsageError
from zerohour.show import outlook

if TYPE_CHECKING:
    from zerohour.desk import Channel

app = typer.Typer()
_SECONDS = 60


@app.command(rich_help_panel=ASKING)
def outcomes(ledger: LedgerOption = None, as_of: AsOf = None, known_at: KnownAt = None) -> None:
    """List forecasts and what became of each: it came, was refuted, is not known to have come, or is open; with the evidence."""
    with existing(ledger) as own:
        terminal().print(outlook.outcomes(own.view(as_of, known_at).outcomes()))


@app.command(rich_help_panel=ASKING)
def record(ledger: LedgerOption = None, as_of: AsOf = None, known_at: KnownAt = None) -> None:
    """Show how each forecaster did: how many forecasts came, were refuted or not told of again, and the Brier score."""
    with existing(ledger) as own:
        terminal().print(outlook.records(own.view(as_of, known_at).records()))


@app.command(rich_help_panel=ASKING)
def indicators(
    file: Annotated[Path, typer.Argument(help="Your list of indicators (TOML; see docs/indicators.md).", show_default=False)],
    ledger: LedgerOption = None,
    as_of: AsOf = None,
    known_at: KnownAt = None,
) -> None:
    """Show how your indicators stand: not seen, seen or tripped, with the events that moved them."""
    with existing(ledger) as own:
        terminal().print(outlook.indicators(own.view(as_of, known_at).indicators(file)))


@app.command(rich_help_panel=ASKING)
def news(
    since: Annotated[str | None, typer.Option("--since", help="Learned since that moment (ISO 8601), not since you last asked.")] = None,
    ledger: LedgerOption = None,
    author: Author = None,
    quiet: Quiet = False,
) -> None:
    """Show what the ledger has learned since you last asked: contradicted, decided, changed and new events."""
    from zerohour import desk

    with existing(ledger) as own:
        inbox = own.triage(author or user())
        moment = desk.instant(since, begin=True) or inbox.looked()
        if since is None:
            inbox.look()
        if moment is None and not quiet:
            say("you have not asked before; from now on this shows what is new since the last time (or give --since)")
        if moment is None:
            return
        terminal().print(outlook.news(own.view().news(moment)))


def channels(run: str | None, post: str | None) -> "dict[str, Channel]":
    """The ways on which warnings go out: as JSON on a command's input, and posted to an address. Raises UsageError for no command."""
    from zerohour import desk

    found: dict[str, Channel] = {}
    if run:
        command = _words(run)
        found["run"] = lambda words, _: _run(command, words)
    if post:
        found["post"] = partial(desk.post, post)
    return found


def _words(command: str) -> list[str]:
    try:
        return shlex.split(command)
    except ValueError as why:
        raise UsageError(f"--run {command!r}: {why}") from why


def _run(command: list[str], words: str) -> None:
    try:
        # The command is the user's own, from the command line.
        subprocess.run(command, input=words, text=True, encoding="utf-8", timeout=_SECONDS, check=True)  # noqa: S603
    except (OSError, ValueError, subprocess.SubprocessError) as why:
        raise SourceError(f"the command failed ({str(why).splitlines()[0]})") from why
