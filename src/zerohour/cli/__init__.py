"""The command line: parses words, calls the desk, hands its answers to show. Exit 2: the user's mistake; 1: ours."""

import os
import sys
from typing import Annotated

import typer

import zerohour
from zerohour.cli import asking, correcting, demo, forecasting, judging, keeping, patterns, reading, triage
from zerohour.cli.options import JUDGING, say
from zerohour.errors import ModelError, ZerohourError

_GUIDE = """\
Zerohour, a crisis desk: who did what to whom, who says so, and what is due next.

  zerohour demo               read the demo crisis and show its board
  zerohour read REPORT        code a report and print what it says; nothing is stored
  zerohour add REPORT...      code reports and keep them in a ledger, ./zerohour.db
  zerohour board              what is due
  zerohour serve              the desk in a browser

All commands: zerohour --help. One of them: zerohour board --help."""

app = typer.Typer(
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
    help="Zerohour, a crisis desk: reads news reports, keeps who did what to whom, who says so, and what is due next.",
)
for part in (reading.app, asking.app, forecasting.app, patterns.app, triage.app, correcting.app, judging.app, keeping.app, demo.app):
    app.add_typer(part)
app.add_typer(judging.sources_app, name="sources", rich_help_panel=JUDGING)
app.add_typer(judging.actors_app, name="actors", rich_help_panel=JUDGING)
app.add_typer(judging.places_app, name="places", rich_help_panel=JUDGING)


def _version(asked: bool) -> None:
    if asked:
        typer.echo(f"zerohour {zerohour.__version__}")
        raise typer.Exit


@app.callback(invoke_without_command=True)
def _begin(
    asked: typer.Context,
    version: Annotated[bool, typer.Option("--version", callback=_version, is_eager=True, help="Print the version and exit.")] = False,  # noqa: ARG001
) -> None:
    if asked.invoked_subcommand is None:
        typer.echo(_GUIDE)


def main() -> None:
    """Runs the command; every error of ours is one line."""
    try:
        app(prog_name="zerohour")
    except ModelError as why:
        say(f"zerohour: {why}")
        sys.exit(1)
    except ZerohourError as why:
        say(f"zerohour: {why}")
        sys.exit(2)
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        sys.exit(0)
    except KeyboardInterrupt:
        sys.exit(130)
