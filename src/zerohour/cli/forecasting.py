"""Commands about what was expected, what to look out for, and what is new."""

import json
import shlex
import subprocess
from collections.abc import Callable
from pathlib import Path
from typing import Annotated
from uuid import uuid4

import typer

from zerohour import desk
from zerohour.cli.options import AsOf, Author, KnownAt, LedgerOption, existing, say, terminal, user
from zerohour.errors import SourceError
from zerohour.records import Sign
from zerohour.show import outlook, table

app = typer.Typer()
_SECONDS = 60


@app.command()
def outcomes(ledger: LedgerOption = None, as_of: AsOf = None, known_at: KnownAt = None) -> None:
    """List forecasts and what became of each: it came, was refuted, lapsed, or is open; with the evidence."""
    with existing(ledger) as own:
        terminal().print(outlook.outcomes(own.view(as_of, known_at).outcomes()))


@app.command()
def record(ledger: LedgerOption = None, as_of: AsOf = None, known_at: KnownAt = None) -> None:
    """Show how each forecaster did: how many forecasts came, were refuted or lapsed, and the Brier score."""
    with existing(ledger) as own:
        terminal().print(outlook.records(own.view(as_of, known_at).records()))


@app.command()
def indicators(
    file: Annotated[Path, typer.Argument(help="Your list of indicators (TOML; see docs/indicators.md).", show_default=False)],
    ledger: LedgerOption = None,
    as_of: AsOf = None,
    known_at: KnownAt = None,
) -> None:
    """Show how your indicators stand: not seen, seen or tripped, with the events that moved them."""
    with existing(ledger) as own:
        terminal().print(outlook.indicators(own.view(as_of, known_at).indicators(file)))


@app.command()
def news(
    since: Annotated[str | None, typer.Option("--since", help="Learned since that moment (ISO 8601), not since you last asked.")] = None,
    ledger: LedgerOption = None,
    author: Author = None,
) -> None:
    """Show what the ledger has learned since you last asked: contradicted, decided, changed and new events."""
    with existing(ledger) as own:
        moment = desk.instant(since, begin=True) or own.look(author or user())
        if moment is None:
            say("you have not asked before; from now on this shows what is new since the last time (or give --since)")
            return
        terminal().print(outlook.news(own.view().news(moment)))


def warner(own: desk.Desk, file: Path, run: str | None, post: str | None) -> Callable[[], None]:
    """A function that says, runs and posts once for each indicator that has tripped since it was asked last.

    What had tripped before the first question is no news. The command gets the indicator and its events as JSON on its input.
    """
    tripped = {sign.indicator.name for sign in own.view().indicators(file) if sign.state == "tripped"}

    def warn() -> None:
        now = {sign.indicator.name: sign for sign in own.view().indicators(file) if sign.state == "tripped"}
        for name in sorted(set(now) - tripped):
            _warn(now[name], run, post)
        tripped.clear()
        tripped.update(now)

    return warn


def _warn(sign: Sign, run: str | None, post: str | None) -> None:
    words = json.dumps(
        {
            "indicator": sign.indicator.name,
            "state": sign.state,
            "events": [
                {
                    "id": event.id,
                    "event": event.type,
                    "status": event.status,
                    "actor": table.people(event.actors),
                    "recipient": table.people(event.recipients),
                    "when": table.when(event.window),
                    "text": event.mentions[-1].sentence,
                    "url": event.mentions[-1].report.link,
                }
                for event in sign.events
            ],
        },
        ensure_ascii=False,
    )
    say(f"tripped: {sign.indicator.name} ({len(sign.events)} event{'s' if len(sign.events) != 1 else ''})")
    try:
        if run:
            # The command is the user's own, from the command line.
            subprocess.run(shlex.split(run), input=words, text=True, timeout=_SECONDS, check=True)  # noqa: S603
        if post:
            desk.post(post, words, uuid4().hex)
    except (OSError, ValueError, subprocess.SubprocessError, SourceError) as why:
        say(f"the warning did not go out: {str(why).splitlines()[0]}")
