"""The board on a terminal that is drawn anew as reports arrive."""

import time
from typing import TYPE_CHECKING

from rich.console import Console
from rich.live import Live

from zerohour.show.board import board

if TYPE_CHECKING:
    from zerohour.desk import Desk


def follow(own: "Desk", out: Console, looks: int | None = None, every: float = 2.0) -> None:
    """Shows the board, and again whenever the ledger or the day has changed, looking `every` so many seconds.

    Until interrupted, or `looks` times.
    """
    shown: tuple[object, ...] | None = None
    with Live(console=out, screen=out.is_terminal, auto_refresh=False) as live:
        while looks is None or looks > 0:
            view = own.view()
            # Every ten minutes too: what was due by then is over.
            state = (own.state(), view.day, f"{view.moment:%H:%M}"[:4])
            if state != shown:
                live.update(board(view.countdown()), refresh=True)
                shown = state
            looks = None if looks is None else looks - 1
            time.sleep(every)
