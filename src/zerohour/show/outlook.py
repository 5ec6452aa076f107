"""Tables for a terminal of what became of forecasts, of indicators, and of what is new."""

from collections.abc import Sequence

from rich import box
from rich.console import Group, RenderableType
from rich.table import Table
from rich.text import Text

from zerohour.records import Event, News, Outcome, Record, Sign, Told
from zerohour.show import table

_COLOURS = {
    "came": "green",
    "refuted": "magenta",
    "lapsed": "yellow",
    "open": "cyan",
    "tripped": "red",
    "seen": "yellow",
    "not seen": "dim",
}
_SHOWN = 5


def outcomes(rows: Sequence[Outcome]) -> RenderableType:
    """Forecasts, and what became of each."""
    if not rows:
        return Text("Nobody has forecast anything.")
    made = _table(("outcome", 9), ("forecast", 40), ("by", 16), ("evidence", 22))
    for row in rows:
        told, report = row.forecast, row.forecast.report
        likely = told.mention.probability
        words = f"{row.event.type} {told.mention.status}, {table.when(told.mention.window) or 'no day'}"
        words += f", {likely.words} {likely.low}–{likely.high} %" if likely else ""
        made.add_row(
            _state(row.state),
            Text.assemble(words, "\n", (table.clipped(told.mention.sentence.of(report.text)), "dim")),
            f"{row.forecaster}\n{table.moment(report.published)}",
            _evidence(row.evidence),
        )
    return made


def _evidence(told: Told | None) -> str:
    return f"{table.moment(told.report.published)}: {table.clipped(told.mention.sentence.of(told.report.text))}" if told else ""


def records(rows: Sequence[Record]) -> RenderableType:
    """How forecasters did."""
    if not rows:
        return Text("No forecast is decided yet.")
    made = _table(("forecaster", 24), ("type", 10), ("forecasts", 9), ("came", 5), ("refuted", 7), ("lapsed", 6), ("Brier", 14))
    for row in rows:
        score = f"{row.brier:.2f} ({row.judged})" if row.brier is not None else ""
        made.add_row(
            row.forecaster if not row.type else "", row.type or "all", *map(str, (row.forecasts, row.came, row.refuted, row.lapsed)), score
        )
    note = "Brier: 0 best, 1 worst, over the forecasts with words of probability (how many); a lapsed forecast counts as not come."
    return Group(made, Text(note, style="dim"))


def indicators(rows: Sequence[Sign]) -> RenderableType:
    """Indicators, each with the events that moved it."""
    made = _table(("state", 9), ("indicator", 26), ("events", 50))
    for row in rows:
        wanted = f"{len(row.events)} of {row.indicator.count}" + (f" in {row.indicator.days} days" if row.indicator.days else "")
        shown = [_event(event) for event in row.events[-_SHOWN:]]
        more = [f"and {len(row.events) - _SHOWN} before"] if len(row.events) > _SHOWN else []
        made.add_row(_state(row.state), f"{row.indicator.name}\n{wanted}", "\n".join([*shown, *more]) or "no evidence")
    return made


def news(answer: News) -> RenderableType:
    """What is new since a moment, the gravest first."""
    parts: list[RenderableType] = [Text(f"Since {answer.since:%Y-%m-%d %H:%M} UTC", style="bold")]
    for title, lines in (
        ("contradicted", [_event(event) for event in answer.contradicted]),
        ("decided", [f"{row.state}: {row.event.type} expected by {row.forecaster}; {_evidence(row.evidence)}" for row in answer.decided]),
        (
            "changed",
            [f"{_event(after)} (was {before.status}, {table.when(before.window) or 'no day'})" for before, after in answer.changed],
        ),
        ("new", [_event(event) for event in answer.new]),
    ):
        if lines:
            parts.append(Text(f"{len(lines)} {title}", style="bold"))
            parts += [Text(f"  {line}") for line in lines]
    return Group(*parts) if len(parts) > 1 else Group(parts[0], Text("Nothing is new."))


def _event(event: Event) -> str:
    sides = table.people(event.actors) or "nobody named"
    sides += f" → {table.people(event.recipients)}" if event.recipients else ""
    return f"{event.type} {event.status}: {sides}" + (f", {table.when(event.window)}" if event.window else "") + f"  [{event.id}]"


def _state(word: str) -> Text:
    return Text(word, style=_COLOURS[word])


def _table(*columns: tuple[str, int]) -> Table:
    made = Table(box=box.SIMPLE, show_edge=False, pad_edge=False)
    for name, width in columns:
        made.add_column(name, width=width, overflow="fold")
    return made
