"""Tables for a terminal of what became of forecasts, of indicators, and of what is new."""

from collections.abc import Sequence

from rich.console import Group, RenderableType
from rich.text import Text

from zerohour.records import Event, News, Outcome, Record, Sign, Told
from zerohour.show import table
from zerohour.show.sheet import Sheet

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
    cells = []
    for row in rows:
        told, report = row.forecast, row.forecast.report
        likely = told.mention.probability
        words = f"{row.event.type} {told.mention.status}, {table.when(told.mention.window) or 'no day'}"
        words += f", {likely.words} {likely.low}–{likely.high} %" if likely else ""
        forecast = Text.assemble(words, "\n", (table.clipped(told.mention.sentence.of(report.text)), "dim"))
        state = Text(became(row), style=_COLOURS[row.state])
        cells.append((state, forecast, f"{row.forecaster}\n{table.moment(report.published)}", _evidence(row.evidence)))
    return Sheet(("outcome", "forecast", "by", "evidence"), cells)


def became(row: Outcome) -> str:
    """What became of a forecast, in words: what lapsed is known to be so only as far as the ledger goes."""
    return row.state if row.state != "lapsed" else "came later" if row.evidence else "no report that it came"


def _evidence(told: Told | None) -> str:
    return f"{table.moment(told.report.published)}: {table.clipped(told.mention.sentence.of(told.report.text))}" if told else ""


def records(rows: Sequence[Record]) -> RenderableType:
    """How forecasters did."""
    if not rows:
        return Text("No forecast is decided yet.")
    cells = []
    for row in rows:
        score = f"{row.brier:.2f} ({row.judged})" if row.brier is not None else ""
        counts = map(str, (row.forecasts, row.came, row.refuted, row.lapsed))
        cells.append((row.forecaster if not row.type else "", row.type or "all", *counts, score))
    note = "Brier: 0 best, 1 worst, over the forecasts with words of probability (how many); what no report told counts as not come."
    names = ("forecaster", "type", "forecasts", "came", "refuted", "no report", "Brier")
    return Group(Sheet(names, cells, right=2), Text(note, style="dim"))


def indicators(rows: Sequence[Sign]) -> RenderableType:
    """Indicators, each with the events that moved it."""
    cells = []
    for row in rows:
        wanted = f"{len(row.events)} of {row.indicator.count}" + (f" in {row.indicator.days} days" if row.indicator.days else "")
        shown = [_event(event) for event in row.events[-_SHOWN:]]
        more = [f"and {len(row.events) - _SHOWN} before"] if len(row.events) > _SHOWN else []
        cells.append((_state(row.state), f"{row.indicator.name}\n{wanted}", "\n".join([*shown, *more]) or "no evidence"))
    return Sheet(("state", "indicator", "events"), cells)


def news(answer: News) -> RenderableType:
    """What is new since a moment, the gravest first."""
    parts: list[RenderableType] = [Text(f"Since {answer.since:%Y-%m-%d %H:%M} UTC", style="bold")]
    for title, lines in (
        ("contradicted", [_event(event) for event in answer.contradicted]),
        ("retracted or corrected", [f"{_event(event)}: {'; '.join(_marks(event))}" for event in answer.retracted]),
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


def _marks(event: Event) -> list[str]:
    return list(dict.fromkeys(f"{told.report.teller}, {table.mark(told)}" for told in event.mentions if told.mark))


def _event(event: Event) -> str:
    sides = table.people(event.actors) or "nobody named"
    sides += f" → {table.people(event.recipients)}" if event.recipients else ""
    return f"{event.type} {event.status}: {sides}" + (f", {table.when(event.window)}" if event.window else "") + f"  [{event.id}]"


def _state(word: str) -> Text:
    return Text(word, style=_COLOURS[word])
