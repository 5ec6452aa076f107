"""The board on a terminal."""

from rich.console import Group, RenderableType
from rich.text import Text

from zerohour.records import Countdown, Due
from zerohour.show.clock import clock, sections, telling
from zerohour.show.sheet import Cell, Sheet
from zerohour.show.table import COLOURS, clipped, likely, people, short, sources, when

_MOVES, _TELLERS = 2, 3


def board(answer: Countdown, total: int = 0) -> RenderableType:
    """What is due by sections, with who expects it and how the window moved; `total`, where it is more, is said below."""
    lines: list[RenderableType] = [Text(f"What is due as of {short(answer.as_of)}", style="bold")]
    cells: list[tuple[Cell, ...]] = []
    for name, rows in sections(answer.due):
        cells.append((Text(name, style="bold underline"), "", "", ""))
        cells += [(Text(clock(due), style="bold"), _window_cell(due), _event_cell(due), _teller_cell(due)) for due in rows]
    lines.append(Sheet(("clock", "window", "event", "who says so"), cells) if cells else Text("Nothing is due.", style="dim"))
    if total > len(answer.due):
        lines.append(Text(f"… and {total - len(answer.due)} more; all of them with --most 0", style="dim"))
    return Group(*lines)


def _window_cell(due: Due) -> str:
    moved = [f"also: {when(w)}" for w in due.moves[-_MOVES:]]
    agreed = due.event.window.clock if due.event.window else None
    return "\n".join(r for r in (when(due.event.window) or "not said", likely(due.event.probability), agreed, *moved) if r)


def _event_cell(due: Due) -> Text:
    event, last = due.event, telling(due)
    shown = Text(f"{event.type} ")
    shown.append(event.status, style=COLOURS[event.status])
    sides = people(event.actors) or "nobody named"
    if event.recipients:
        sides += f" → {people(event.recipients)}"
    shown.append(f"\n{sides}")
    if event.place:
        shown.append(f"\nin {event.place.name}")
    return shown.append(f"\n“{clipped(last.mention.sentence.of(last.report.text))}”", style="dim")


def _teller_cell(due: Due) -> str:
    told = list(dict.fromkeys(sources(t.mention.attribution) for t in (telling(due), *reversed(due.event.mentions))))
    last = telling(due).report
    report = f"in {last.outlet}" if last.outlet else f"by {last.author}" if last.author else f"in {last.name or last.id}"
    count = len({t.report.id for t in due.event.mentions})
    return "; ".join(told[:_TELLERS]) + f"\n{report}" + (f"\n{count} reports" if count > 1 else "")
