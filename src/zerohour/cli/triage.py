"""Commands of a user's inbox: what is unread, what is important, what was done."""

from collections.abc import Sequence
from enum import StrEnum
from typing import Annotated

import typer

from zerohour.cli.options import ASKING, JUDGING, Author, LedgerOption, Quiet, existing, say, terminal, user
from zerohour.errors import UsageError
from zerohour.records import Query
from zerohour.show import acts as shown

app = typer.Typer()


class Stands(StrEnum):
    """How events may stand with a user."""

    unread = "unread"
    important = "important"
    dismissed = "dismissed"
    read = "read"


class Mark(StrEnum):
    """What an event can be marked as."""

    read = "read"
    unread = "unread"
    important = "important"
    unimportant = "unimportant"
    dismissed = "dismissed"
    undismissed = "undismissed"


@app.command(rich_help_panel=ASKING)
def triage(
    stands: Annotated[Stands, typer.Argument(help="Which events.")] = Stands.unread,
    kind: Annotated[str | None, typer.Option("--type", help="A PLOVER type, like ASSAULT.")] = None,
    actor: Annotated[str | None, typer.Option("--actor", help="A code (IRN) or part of a name, of either side.")] = None,
    status: Annotated[str | None, typer.Option("--status", help="occurred, ongoing, planned, expected, possible or negated.")] = None,
    limit: Annotated[int, typer.Option("--limit", min=1, max=1_000_000, help="How many events at most.")] = 50,
    ledger: LedgerOption = None,
    author: Author = None,
) -> None:
    """List the events that you have not read, or that are important, dismissed or read; and how many there are of each."""
    with existing(ledger) as own:
        inbox = own.triage(author or user())
        found = inbox.listed(Query(actor=actor, type=kind, status=status, limit=limit), stands.value)
        terminal().print(shown.inbox(found.events, found.total, inbox.attention(found.events), inbox.tally()))


@app.command(rich_help_panel=JUDGING)
def mark(
    events: Annotated[list[str] | None, typer.Argument(help="Ids of events, or of their mentions.", show_default=False)] = None,
    to: Annotated[Mark, typer.Option("--as", help="As what; unimportant and undismissed take that back, whoever said it.")] = Mark.read,
    everything: Annotated[bool, typer.Option("--all", help="All that the ledger has learned by now, as read.")] = False,
    ledger: LedgerOption = None,
    author: Author = None,
    quiet: Quiet = False,
) -> None:
    """Mark events as read or unread for yourself, as important or dismissed for all who share the ledger; undone with `zerohour undo`."""
    if bool(events) == everything or (everything and to is not Mark.read):
        raise UsageError("name the events to mark; or give --all alone, which marks everything as read")
    with existing(ledger) as own:
        inbox = own.triage(author or user())
        made = inbox.read_all() if everything else inbox.mark([own.event(number) for number in events or ()], to.value)
        if not quiet:
            words = "everything" if everything else f"{len(events or ())} event{'s' if len(events or ()) != 1 else ''}"
            say(f"{numbers(made)}: {words} marked as {to.value}" if made else f"nothing was {to.value.removeprefix('un')}")


@app.command(rich_help_panel=JUDGING)
def acts(
    limit: Annotated[int, typer.Option("--limit", min=1, max=1_000_000, help="The last so many.")] = 50, ledger: LedgerOption = None
) -> None:
    """List what users judged, marked and corrected, with author and time, and what they took back."""
    with existing(ledger) as own:
        terminal().print(shown.acts(own.acts(limit)))


@app.command(rich_help_panel=JUDGING)
def undo(
    number: Annotated[int, typer.Argument(min=1, max=1_000_000_000, help="The act's number, or one of those that it has.")],
    ledger: LedgerOption = None,
    quiet: Quiet = False,
) -> None:
    """Take back an act, whole; it stays in the list, with the time."""
    with existing(ledger) as own:
        undone = own.undo(number)
        if not quiet:
            say(f"{numbers(undone)} {'is' if len(undone) == 1 else 'are'} undone")


def numbers(made: Sequence[int], what: str = "act") -> str:
    """The numbers of an act in words."""
    return f"{what} {made[0]}" if len(made) == 1 else f"{what}s {made[0]} to {made[-1]}"
