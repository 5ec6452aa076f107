"""Commands about many events together: who stands with whom, and how the pace changes."""

from datetime import date, timedelta
from typing import TYPE_CHECKING, Annotated

import typer

from zerohour.cli.options import ASKING, AsOf, KnownAt, LedgerOption, Quiet, existing, say, terminal
from zerohour.show import standing

if TYPE_CHECKING:
    from zerohour.desk import Desk, View

app = typer.Typer()
Since = Annotated[
    str | None, typer.Option("--since", help="The first day of the period (ISO 8601); a month before the day looked from by default.")
]
_MONTH = timedelta(days=30)


@app.command(rich_help_panel=ASKING)
def network(since: Since = None, ledger: LedgerOption = None, as_of: AsOf = None, known_at: KnownAt = None, quiet: Quiet = False) -> None:
    """Show signed ties between countries, blocs by structural balance, triangles that contradict them, and what shifted."""
    from zerohour import desk

    with existing(ledger) as own:
        view = _view(own, since, as_of, known_at, quiet)
        found = view.patterns(desk.day(since))
        terminal().print(standing.network(view.network(found.since), found))


@app.command(rich_help_panel=ASKING)
def tempo(since: Since = None, ledger: LedgerOption = None, as_of: AsOf = None, known_at: KnownAt = None, quiet: Quiet = False) -> None:
    """Show events a day by quad class, escalation, change points with their uncertainty, and what is unusual."""
    from zerohour import desk

    with existing(ledger) as own:
        view = _view(own, since, as_of, known_at, quiet)
        found = view.patterns(desk.day(since))
        terminal().print(standing.tempo(view.tempo(found.since), found))


def _view(own: "Desk", since: str | None, as_of: str | None, known_at: str | None, quiet: bool) -> "View":
    """The desk of the moment asked for; where none is, and the ledger ends more than a month ago, of its last day of publication."""
    last = own.days()[1]
    if since or as_of or known_at or last is None or date.today() - last <= _MONTH:
        return own.view(as_of, known_at)
    if not quiet:
        say(f"the ledger's last report is of {last}; this looks from there (--as-of for another day)")
    return own.view(last)
