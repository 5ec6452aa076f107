"""How long work shows how far it is, on a terminal."""

import sys

from rich.progress import BarColumn, MofNCompleteColumn, Progress, ProgressColumn, Task, TextColumn, TimeRemainingColumn
from rich.text import Text

from zerohour.show.terminal import Terminal


class Rate(ProgressColumn):
    """How many are done a second; nothing before the first is."""

    def render(self, task: Task) -> Text:
        """The rate in words."""
        speed = task.finished_speed or task.speed
        return Text("" if speed is None else f"{speed:.1f}/s")


def shown(quiet: bool) -> Progress:
    """A bar with a rate and the time that is left, on a terminal's standard error; nothing where it is none, or quiet is asked for."""
    hidden = quiet or not sys.stderr.isatty()
    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), Rate(), TimeRemainingColumn())
    return Progress(*columns, console=Terminal(stderr=True), disable=hidden, transient=True)
