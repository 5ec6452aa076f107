"""Commands about many events together: who stands with whom, and how the pace changes."""

from typing import Annotated

import typer

from zerohour import desk
from zerohour.cli.options import AsOf, KnownAt, LedgerOption, existing, terminal
from zerohour.show import standing

app = typer.Typer()
Since = Annotated[
    str | None, typer.Option("--since", help="The first day of the period (ISO 8601); a month before the day looked from by default.")
]


@app.command()
def network(since: Since = None, ledger: LedgerOption = None, as_of: AsOf = None, known_at: KnownAt = None) -> None:
    """Show signed ties between countries, blocs by structural balance, triangles that contradict them, and what shifted."""
    with existing(ledger) as own:
        view = own.view(as_of, known_at)
        found = view.patterns(desk.day(since))
        terminal().print(standing.network(view.network(found.since), found))


@app.command()
def tempo(since: Since = None, ledger: LedgerOption = None, as_of: AsOf = None, known_at: KnownAt = None) -> None:
    """Show events a day by quad class, escalation, change points with their uncertainty, and what is unusual."""
    with existing(ledger) as own:
        view = own.view(as_of, known_at)
        found = view.patterns(desk.day(since))
        terminal().print(standing.tempo(view.tempo(found.since), found))
