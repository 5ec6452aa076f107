"""Commands that ask the ledger."""

import secrets
from collections.abc import Sequence
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from zerohour.cli.options import ASKING, AsOf, Author, EventId, KnownAt, Least, LedgerOption, Quiet, existing, say, terminal, user, write
from zerohour.errors import UsageError
from zerohour.records import STATUSES, Query
from zerohour.show import board as boards
from zerohour.show import table

app = typer.Typer()


class ExportFormat(StrEnum):
    """What `export` writes."""

    plover = "plover"
    csv = "csv"
    geojson = "geojson"
    ics = "ics"
    ftm = "ftm"
    parquet = "parquet"


class BriefFormat(StrEnum):
    """What `brief` writes."""

    md = "md"
    html = "html"
    pdf = "pdf"
    docx = "docx"
    toml = "toml"


@app.command(rich_help_panel=ASKING)
def board(
    live: Annotated[bool, typer.Option("--live", help="Stay, and show it anew as reports arrive, until Ctrl-C.")] = False,
    ledger: LedgerOption = None,
    as_of: AsOf = None,
    known_at: KnownAt = None,
    most: Annotated[int, typer.Option("--most", min=0, max=1_000_000, help="How many lines; 0 for all.")] = 100,
    least: Least = 0.0,
) -> None:
    """Show what is due: planned, expected and possible events, open windows first, then by their opening, and who expects them."""
    if live and (as_of or known_at):
        raise UsageError("--live shows the board of now; leave --as-of and --known-at out")
    with existing(ledger) as own:
        if live:
            from zerohour.cli.live import follow

            follow(own, terminal())
            return
        view = own.view(as_of, known_at, least)
        answer, total = view.soonest(most) if most else ((whole := view.countdown()), len(whole.due))
        terminal().print(boards.board(answer, total))


@app.command(rich_help_panel=ASKING)
def happened(
    ledger: LedgerOption = None,
    as_of: AsOf = None,
    known_at: KnownAt = None,
    most: Annotated[int, typer.Option("--most", min=1, max=1000, help="How many events.")] = 20,
) -> None:
    """Show what happened in the last week: the gravest, nearest and best supported first."""
    with existing(ledger) as own:
        found = own.view(as_of, known_at).happened(most)
        terminal().print(table.events([(e, own.corroboration(e)) for e in found]))


@app.command(rich_help_panel=ASKING)
def search(
    words: Annotated[list[str] | None, typer.Argument(help='Words that must all be there; "several in quotes" stand together.')] = None,
    actor: Annotated[str | None, typer.Option("--actor", help="A code (IRN) or part of a name, of either side.")] = None,
    kind: Annotated[str | None, typer.Option("--type", help="A PLOVER type, like ASSAULT.")] = None,
    status: Annotated[str | None, typer.Option("--status", help="occurred, ongoing, planned, expected, possible or negated.")] = None,
    place: Annotated[str | None, typer.Option("--place", help="A place's name, or a country's code (IR).")] = None,
    outlet: Annotated[str | None, typer.Option("--outlet", help="Part of an outlet's name.")] = None,
    since: Annotated[str | None, typer.Option("--since", help="Published on that day or later (ISO 8601).")] = None,
    until: Annotated[str | None, typer.Option("--until", help="Published on that day or earlier (ISO 8601).")] = None,
    limit: Annotated[int, typer.Option("--limit", min=1, max=1000, help="How many reports at most.")] = 20,
    ledger: LedgerOption = None,
    known_at: KnownAt = None,
) -> None:
    """Search the ledger's reports, and the events in them."""
    from zerohour import desk

    first, last = desk.moment(since), desk.moment(until)
    query = Query(" ".join(words or ()), actor, kind, status, place, outlet, first, last, desk.instant(known_at), limit)
    with existing(ledger) as own:
        found = own.search(query)
        if not found:
            _known(query, own.types())
        terminal().print(table.hits(found))


def _known(query: Query, types: Sequence[str]) -> None:
    """Where nothing was found: was it asked for a type or a status that there is? Raises UsageError."""
    # A type of the user's own, which the ledger knows and this reader does not, would have been found.
    if query.type and query.type.upper() not in types:
        raise UsageError(f"{query.type!r} is no event type; give one of {', '.join(types)}")
    if query.status and query.status not in STATUSES:
        raise UsageError(f"{query.status!r} is no status; give one of {', '.join(STATUSES)}")


@app.command(rich_help_panel=ASKING)
def events(
    kind: Annotated[str | None, typer.Option("--type", help="A PLOVER type, like ASSAULT.")] = None,
    actor: Annotated[str | None, typer.Option("--actor", help="A code (IRN) or part of a name, of either side.")] = None,
    status: Annotated[str | None, typer.Option("--status", help="occurred, ongoing, planned, expected, possible or negated.")] = None,
    limit: Annotated[int, typer.Option("--limit", min=1, max=1_000_000, help="How many events at most.")] = 50,
    ledger: LedgerOption = None,
    as_of: AsOf = None,
    known_at: KnownAt = None,
    quiet: Quiet = False,
) -> None:
    """List the ledger's events with their ids, the newest first: what, how many reports from how many independent origins."""
    with existing(ledger) as own:
        query = Query(actor=actor, type=kind, status=status, limit=limit)
        found = own.view(as_of, known_at).listed(query)
        if not found.total:
            _known(query, own.types())
        terminal().print(table.events([(e, own.corroboration(e)) for e in found.events]))
        if found.total > len(found.events) and not quiet:
            say(f"{len(found.events)} of {found.total}; see more with --limit")


@app.command(rich_help_panel=ASKING)
def versions(
    place: Annotated[str, typer.Argument(help="The address of a page, or the id of a report from it.", show_default=False)],
    ledger: LedgerOption = None,
) -> None:
    """Show the versions of a report that the ledger has from one address, and which sentences came and went."""
    with existing(ledger) as own:
        found = own.versions(place)
        if not found:
            raise UsageError(f"the ledger has no report from {place}")
        terminal().print(table.versions(found))


@app.command(rich_help_panel=ASKING)
def why(event: EventId, ledger: LedgerOption = None) -> None:
    """Show an event's mentions, who stands behind each, why they were joined, and the grade of credibility."""
    with existing(ledger) as own:
        found = own.event(event)
        links = [(one, other, own.reasons(one, other)) for one, other in zip(found.mentions, found.mentions[1:], strict=False)]
        terminal().print(table.event(found, own.corroboration(found), links, own.acts(), own.view().figures(found)))


@app.command(rich_help_panel=ASKING)
def export(
    output: Annotated[
        ExportFormat,
        typer.Option(
            "--format", help="Mentions as PLOVER JSON lines; events as CSV, GeoJSON, FollowTheMoney or Parquet; what is due as iCalendar."
        ),
    ] = ExportFormat.plover,
    ledger: LedgerOption = None,
    as_of: AsOf = None,
    known_at: KnownAt = None,
    least: Least = 0.0,
) -> None:
    """Write the ledger to standard output in a format of others."""
    with existing(ledger) as own:
        write(own.view(as_of, known_at, least).export(output.value))


@app.command(rich_help_panel=ASKING)
def brief(
    since: Annotated[str | None, typer.Option("--since", help="Events told on that day or later (ISO 8601); all by default.")] = None,
    output: Annotated[
        BriefFormat, typer.Option("--format", help="Markdown, one HTML file, PDF, Word; or its lines to edit, as TOML.")
    ] = BriefFormat.md,
    indicators: Annotated[Path | None, typer.Option("--indicators", help="Tell how these indicators of yours stand.")] = None,
    edits: Annotated[Path | None, typer.Option("--edits", help="Strike out or reword lines, as the file of --format toml says.")] = None,
    ledger: LedgerOption = None,
    as_of: AsOf = None,
    known_at: KnownAt = None,
    least: Least = 0.0,
) -> None:
    """Write a briefing: a bottom line, what happened, what is contradicted, what is due; every line quotes its report."""
    from zerohour import desk

    with existing(ledger) as own:
        write(own.view(as_of, known_at, least).brief(desk.day(since), output.value, indicators, edits))


@app.command(rich_help_panel=ASKING)
def serve(
    port: Annotated[int, typer.Option("--port", min=1, max=65535, help="The port to listen on.")] = 8000,
    host: Annotated[
        str, typer.Option("--host", help="The address to listen on; elsewhere than on this machine a token is asked for.")
    ] = "127.0.0.1",
    names: Annotated[
        list[str] | None, typer.Option("--name", help="A name by which the desk is reached, beside addresses and this machine's own.")
    ] = None,
    indicators: Annotated[Path | None, typer.Option("--indicators", help="Show on the board how these indicators of yours stand.")] = None,
    ledger: LedgerOption = None,
    author: Author = None,
) -> None:
    """Show the desk in a browser: board, events with their sentences, map, network, outcomes, search. Nothing leaves this machine."""
    from zerohour import web  # here, since no other command needs it

    token = None if host in ("127.0.0.1", "localhost", "::1") else secrets.token_urlsafe(16)
    with existing(ledger) as own:
        app = web.create(own, token, indicators, names or (), author or user())
        say(web.address(host, port) + (f"?token={token}" if token else "") + "   (Ctrl-C ends)")
        web.run(app, host, port)
