"""Commands that correct what was read, and tell how the reader did."""

from pathlib import Path
from typing import Annotated

import typer

from zerohour.cli.options import JUDGING, Author, EventId, LedgerOption, Quiet, existing, say, terminal, user, write
from zerohour.cli.triage import numbers
from zerohour.errors import UsageError
from zerohour.show import acts as shown

app = typer.Typer()


@app.command(rich_help_panel=JUDGING)
def correct(
    event: EventId,
    fields: Annotated[
        list[str] | None,
        typer.Argument(help="FIELD=WORDS of type, mode, actors, recipients, day, place, status, teller; - for none.", show_default=False),
    ] = None,
    alone: Annotated[bool, typer.Option("--mention", help="The mention of that id alone, not all of its event.")] = False,
    held: Annotated[bool, typer.Option("--held", help="It was read right, in every field.")] = False,
    void: Annotated[bool, typer.Option("--no-event", help="It is no event.")] = False,
    ledger: LedgerOption = None,
    author: Author = None,
    quiet: Quiet = False,
) -> None:
    """Correct what was read of an event, like `actors="the army = ISR.MIL"`, or confirm it; kept through `recode`, undone with `undo`."""
    given = [row.partition("=") for row in fields or ()]
    if sum((bool(given), held, void)) != 1:
        raise UsageError("give fields like day=2024-08-05, or --held, or --no-event")
    if bare := next((name for name, mark, _ in given if not mark), None):
        raise UsageError(f"{bare!r} corrects nothing; write it like day=2024-08-05")
    with existing(ledger) as own:
        found, correcting = own.event(event), own.correcting(author or user())
        mention = next((told for told in found.mentions if told.mention.id == event), found.mentions[0])
        what, words = mention if alone else found, "right as read" if held else "no event" if void else "corrected"
        if held or void:
            made = correcting.held(what) if held else correcting.no_event(what)
        else:
            made = correcting.correct(what, **{name: to for name, _, to in given})
        if not quiet:
            say(f"{numbers(made)}: {event} is {words}" if made else "it is so already")


@app.command(rich_help_panel=JUDGING)
def checks(
    lines: Annotated[bool, typer.Option("--lines", help="Write what was checked as coding lines, for training.")] = False,
    take: Annotated[Path | None, typer.Option("--take", help="Take a file of coding lines over as corrections.")] = None,
    ledger: LedgerOption = None,
    author: Author = None,
) -> None:
    """Tell how the reader did on what users corrected or confirmed: of so many readings so many held."""
    with existing(ledger) as own:
        correcting = own.correcting(author or user())
        if take is not None:
            try:
                rows = take.read_text(encoding="utf-8").splitlines()
            except (OSError, ValueError) as why:
                raise UsageError(f"{take}: it cannot be read ({str(why).splitlines()[0]})") from why
            for refused in correcting.take(rows):
                say(refused)
        if lines:
            write(correcting.lines())
        else:
            terminal().print(shown.rate(correcting.rate()))
