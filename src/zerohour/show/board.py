"""The board on a terminal."""

from rich.console import Group, RenderableType
from rich.text import Text

from zerohour.records import Countdown, Due
from zerohour.show.clock import clock, sections
from zerohour.show.headline import headline
from zerohour.show.sheet import Cell, Sheet
from zerohour.show.table import COLOURS, clipped, likely, people, short, sources, when

_MOVES, _TELLERS = 2, 3


def board(answer: Countdown, total: int = 0) -> RenderableType:
    """What is due by sections, with who expects it and how the window moved; `total`, where it is more, is said below."""
    lines: list[RenderableType] = [Text(f"What is due as of {short(answer.as_of)}", style="bold")]
    cells: list[tuple[Cell, ...]] = []
    for name, rows in sections(answer.due):
        cells.append((Text(name, style="bold underline"), "", "", ""))
        cells += [(Text(clock(due, answer.moment), style="bold"), _window_cell(due), _event_cell(due), _teller_cell(due)) for due in rows]
    lines.append(Sheet(("clock", "window", "event", "who says so"), cells) if cells else Text("Nothing is due.", style="dim"))
    if total > len(answer.due):
        lines.append(Text(f"… and {total - len(answer.due)} more; all of them with --most 0", style="dim"))
    return Group(*lines)


def _window_cell(due: Due) -> str:
    moved = [f"also: {when(w)}" for w in due.moves[-_MOVES:]]
    agreed = due.event.window.clock if due.event.window else None
    return "\n".join(r for r in (when(due.event.window) or "not said", likely(due.event.probability), agreed, *moved) if r)


def _event_cell(due: Due) -> Text:
    event, told = due.event, due.event.best
    shown = Text(headline(event), style="bold").append(f"\n{event.type} ", style="not bold dim")
    shown.append(event.status, style=f"not bold {COLOURS[event.status]}")
    shown.append(f" {people((*event.actors, *event.recipients))}", style="not bold dim")
    if event.place:
        shown.append(f"\nin {event.place.name}", style="not bold")
    return shown.append(f"\n“{clipped(told.sentence)}”", style="not bold dim")


def _teller_cell(due: Due) -> str:
    told = list(dict.fromkeys(sources(t.mention.attribution) for t in (due.event.best, *reversed(due.event.mentions))))
    last = due.event.best.report
    report = f"in {last.outlet}" if last.outlet else f"by {last.author}" if last.author else f"in {last.name or last.id}"
    count = len({t.report.id for t in due.event.mentions})
    return "; ".join(told[:_TELLERS]) + f"\n{report}" + (f"\n{count} reports" if count > 1 else "")
