"""The command line: parses words, calls the desk, hands its answers to show. Exit 2: the user's mistake; 1: ours."""

import os
import sys

import typer

from zerohour.cli import asking, demo, forecasting, judging, keeping, patterns, reading
from zerohour.cli.options import say
from zerohour.errors import ModelError, ZerohourError

app = typer.Typer(
    add_completion=False,
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    help="Zerohour, a crisis desk: reads news reports, keeps who did what to whom, who says so, and what is due next.",
)
for part in (reading.app, asking.app, forecasting.app, patterns.app, judging.app, keeping.app, demo.app):
    app.add_typer(part)
app.add_typer(judging.sources_app, name="sources")
app.add_typer(judging.actors_app, name="actors")
app.add_typer(judging.places_app, name="places")


def main() -> None:
    """Runs the command; every error of ours is one line."""
    try:
        app()
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
