"""What users did, and how events stand with one, as words and on a terminal."""

from collections.abc import Mapping, Sequence

from rich.console import Group, RenderableType
from rich.text import Text

from zerohour.records import Act, Attention, Event, Rate, Tally
from zerohour.show.headline import headline
from zerohour.show.sheet import Cell, Sheet
from zerohour.show.table import COLOURS, moment, when

_VERBS = {
    "same": "one event",
    "different": "different events",
    "read": "read",
    "unread": "unread again",
    "looked": "looked at what is new",
    "held": "read right",
}


def deed(act: Act) -> str:
    """What was done, in words: "one event", "read", "important"."""
    if act.verb == "correct":
        return "no event" if act.field == "event" else f"corrected: {act.field}"
    words = _VERBS.get(act.verb, act.verb)
    return f"{words}: all that there was" if act.verb == "read" and act.one is None else words


def acts(rows: Sequence[Act]) -> RenderableType:
    """What users did, with author and time, oldest first."""
    cells: list[tuple[Cell, ...]] = []
    for row in rows:
        undone = f", undone {moment(row.undone)}" if row.undone else ""
        places = "\n".join(f"{report}@{start}" for report, start in (spot for spot in (row.one, row.other) if spot))
        cells.append((str(row.number), deed(row), places, row.author, f"{moment(row.at)}{undone}"))
    return Sheet(("number", "what", "mentions", "by", "at"), cells) if rows else Text("Nothing was done.", style="dim")


def inbox(events: Sequence[Event], total: int, attention: Mapping[str, Attention], tally: Tally) -> RenderableType:
    """Events as they stand with a user, and how many there are of each kind."""
    cells = [(event.id, _event(event), when(event.window) or "not said", standing(attention[event.id])) for event in events]
    lines: list[RenderableType] = [Sheet(("id", "event", "when", "stands"), cells)] if cells else []
    told = f"{len(events)} of {total} event{'s' if total != 1 else ''}"
    counts = f"{tally.unread} unread, {tally.important} important, {tally.fresh} told since you looked"
    return Group(*lines, Text(f"{told}; {counts}", style="dim"))


def rate(found: Rate) -> RenderableType:
    """How the reader did on what was checked: of so many readings so many held, and field by field."""
    if not found.checked:
        return Text("Nothing was checked yet: correct or confirm with zerohour correct.", style="dim")
    head = f"Of {found.checked} reading{'s' if found.checked != 1 else ''} that were checked, {found.held} held"
    bounds = f" ({found.held * 100 / found.checked:.0f} %; 95 %: {found.low * 100:.0f}–{found.high * 100:.0f} %)"
    cells = [(name, str(right), str(of)) for name, right, of in found.fields]
    return Group(Text(head + bounds, style="bold"), Sheet(("field", "right", "of"), cells, right=1))


def standing(of: Attention) -> str:
    """How an event stands with a user, in words: "told again since you read it, important (ann)"."""
    read = "read" if of.read else "told again since you read it" if of.told_again else "unread"
    named = (f"{word} ({who})" for word, who in (("important", of.important), ("dismissed", of.dismissed)) if who)
    return ", ".join((read, *named))


def _event(event: Event) -> Text:
    return Text(headline(event), style="bold").append(f"\n{event.type} ", style="not bold dim").append(event.status, COLOURS[event.status])
