"""Tables for a terminal: 80 columns are enough; colour only where the terminal has it."""

from collections.abc import Iterable, Sequence
from datetime import date, datetime

from rich import box
from rich.console import Group, RenderableType
from rich.table import Table
from rich.text import Text

from zerohour.records import Actor, Countdown, Due, EventMention, Place, Probability, Reading, Source, Told, Window

_MOVES = 2
_DESCRIBED = frozenset({"the", "he", "she", "it", "they", "his", "her", "its", "their", "this", "that"})
_TELLERS = 3
_COLOURS = {"occurred": "green", "ongoing": "green", "planned": "cyan", "expected": "cyan", "possible": "yellow", "negated": "magenta"}


def reading(row: Reading) -> RenderableType:
    """The mentions of a report: what, by whom to whom, when, where, who says so, and the sentence's own trigger."""
    head = Text(row.report.title or row.report.name or row.report.id, style="bold")
    facts = [row.report.author, row.report.outlet, _moment(row.report.published)]
    lines: list[RenderableType] = [head, Text(" · ".join(f for f in facts if f), style="dim")]
    lines += [Text(note, style="yellow") for note in row.notes]
    table = Table(box=box.SIMPLE, show_edge=False, pad_edge=False)
    for name, width in (("event", 11), ("who → whom", 30), ("when, where", 20), ("who says so", 16)):
        table.add_column(name, width=width, overflow="fold")
    for mention in row.mentions:
        table.add_row(_kind(mention, row.report.text), _sides(mention), _when_where(mention), sources(mention.attribution))
    if row.mentions:
        lines.append(table)
    lines.append(Text(f"{len(row.mentions)} event mention{'s' if len(row.mentions) != 1 else ''}", style="dim"))
    return Group(*lines)


def _kind(mention: EventMention, text: str) -> Text:
    shown = Text(mention.type)
    shown.append(f"\n{mention.status}", style=_COLOURS[mention.status])
    return shown.append(f"\n“{mention.trigger.of(text)}”", style="dim")


def _sides(mention: EventMention) -> Text:
    arrow = " ↔ " if mention.symmetric else " → "
    shown = Text(people(mention.actors) or "nobody named")
    return shown.append(arrow + (people(mention.recipients) or "–")) if mention.recipients or not mention.symmetric else shown


def people(actors: Iterable[Actor]) -> str:
    """Actors in their own words with their codes: "Kurilla (USA MIL)"."""
    return ", ".join(f"{' '.join(a.text.split())}{_codes(a)}" for a in actors)


def _codes(actor: Actor) -> str:
    known = " ".join(c for c in (actor.code, actor.sector) if c)
    return f" ({known})" if known else ""


def _when_where(mention: EventMention) -> str:
    rows = [when(mention.window), _where(mention.place), _likely(mention.probability)]
    return "\n".join(r for r in rows if r) or "unknown"


def when(window: Window | None) -> str:
    """A window in words: a day, "7–11 Aug 2024", "until", "from"; with the moment where one is known."""
    if window is None or (window.earliest is None and window.latest is None):
        return ""
    if window.at is not None:
        return f"{_short(window.at)} {window.at:%H:%M}" + (f" {window.at.tzname()}" if window.at.tzinfo else " (zone unknown)")
    first, last = window.earliest, window.latest
    if first is None:
        return f"until {_short(last)}"
    if last is None:
        return f"from {_short(first)}"
    return _short(first) if first == last else f"{_short(first)} – {_short(last)}"


def _short(day: date | None) -> str:
    return f"{day:%a} {day.day} {day:%b %Y}" if day else ""


def _where(place: Place | None) -> str:
    return f"{place.name}{f' ({place.country_code})' if place.country_code else ''}" if place else ""


def _likely(probability: Probability | None) -> str:
    return f"{probability.words}: {probability.low}–{probability.high} %" if probability else ""


def sources(chain: Sequence[Source]) -> str:
    """A chain of attribution, nearest first; the report's own voice is said so."""
    if not chain:
        return "the report itself"
    return " ← ".join(_source(s) for s in chain)


def _source(source: Source) -> str:
    first = source.text.lower().split()[:1]
    described = bool(first) and first[0] in _DESCRIBED and source.name
    words = " ".join((source.name if described and source.name else max(source.text, source.name or "", key=len)).split())
    return words if source.kind in (words, "person") else f"{words} ({source.kind})"


def board(answer: Countdown) -> RenderableType:
    """What is due, soonest first, with who expects it and how the window moved."""
    lines: list[RenderableType] = [Text(f"What is due as of {_short(answer.as_of)}", style="bold")]
    table = Table(box=box.SIMPLE, show_edge=False, pad_edge=False)
    for name, width in (("T", 8), ("window", 20), ("event", 32), ("who says so", 18)):
        table.add_column(name, width=width, overflow="fold")
    for due in answer.due:
        table.add_row(_left(due), _window_cell(due), _event_cell(due), _teller_cell(due))
    lines.append(table if answer.due else Text("Nothing is due.", style="dim"))
    return Group(*lines)


def _left(due: Due) -> Text:
    if due.state == "overdue":
        return Text("overdue,\nno report\nyet", style="red")
    if due.days_left is None:
        return Text("no day", style="dim")
    if due.days_left == 0:
        return Text("today", style="bold red")
    return Text(f"T-{due.days_left} d", style="bold")


def _window_cell(due: Due) -> str:
    moved = [f"also: {when(w)}" for w in due.moves[-_MOVES:]]
    clock = due.event.window.clock if due.event.window else None
    likely = _likely(due.event.probability)
    return "\n".join(r for r in (when(due.event.window) or "not said", likely, clock, *moved) if r)


def _event_cell(due: Due) -> Text:
    event, last = due.event, _telling(due)
    shown = Text(f"{event.type} ")
    shown.append(event.status, style=_COLOURS[event.status])
    sides = people(event.actors) or "nobody named"
    if event.recipients:
        sides += f" → {people(event.recipients)}"
    shown.append(f"\n{sides}")
    if event.place:
        shown.append(f"\nin {event.place.name}")
    return shown.append(f"\n“{_clipped(last.mention.sentence.of(last.report.text))}”", style="dim")


def _clipped(sentence: str, most: int = 110) -> str:
    flat = " ".join(sentence.split())
    return flat if len(flat) <= most else flat[: flat.rfind(" ", 0, most)] + " …"


def _telling(due: Due) -> Told:
    """The mention that gave the window, the last of several; without a window the last mention."""
    giving = [t for t in due.event.mentions if t.mention.window == due.event.window]
    return (giving or due.event.mentions)[-1]


def _teller_cell(due: Due) -> str:
    told = list(dict.fromkeys(sources(t.mention.attribution) for t in (_telling(due), *reversed(due.event.mentions))))
    last = _telling(due).report
    report = f"in {last.outlet}" if last.outlet else f"by {last.author}" if last.author else f"in {last.name or last.id}"
    count = len({t.report.id for t in due.event.mentions})
    return "; ".join(told[:_TELLERS]) + f"\n{report}" + (f"\n{count} reports" if count > 1 else "")


def _moment(value: date | None) -> str:
    if value is None:
        return "no publication date"
    return f"{_short(value)} {value:%H:%M}" if isinstance(value, datetime) else _short(value)
