"""What became of what was expected, and how forecasters did."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from datetime import date, timedelta

from zerohour.records import DONE, OPEN, Event, Outcome, Record, Told, Window, moved

# How long after its window something may still be reported, before its forecast counts as lapsed.
GRACE = timedelta(days=3)
_BINS = ((0.0, 0.2), (0.2, 0.45), (0.45, 0.55), (0.55, 0.8), (0.8, 1.0))


def outcomes(events: Iterable[Event], as_of: date) -> tuple[Outcome, ...]:
    """Each forecaster's first forecast of each event, and what became of it as of a day: the newest forecasts last.

    A forecast is a mention of what is planned, expected or possible. It came where a later report tells the same event as occurred or
    ongoing, and not later than three days after the window that the forecast gave; it is refuted where a later one denies it; it lapsed
    where its window (the event's, where it gave none) ended more than three days ago and neither is so; else it is open. Whoever the
    mention names nearest is the forecaster, else the outlet.
    """
    found = [one for event in events for one in _of(event, as_of)]
    return tuple(sorted(found, key=lambda o: (str(o.forecast.report.published or ""), o.forecast.mention.id)))


def _of(event: Event, as_of: date) -> Iterator[Outcome]:
    first: dict[str, Told] = {}
    for told in event.mentions:
        if told.mention.status in OPEN:
            first.setdefault(_forecaster(told), told)
    for name, told in first.items():
        later = [t for t in event.mentions if _is_later(t, told)]
        state, evidence = _decided(event, told, later, as_of)
        likely = told.mention.probability
        yield Outcome(event, name, told, state, evidence, (likely.low + likely.high) / 200 if likely else None)


def _decided(event: Event, forecast: Told, later: Sequence[Told], as_of: date) -> tuple[str, Told | None]:
    own = _last(forecast.mention.window)
    came = next((t for t in later if t.mention.status in DONE), None)
    if came is not None:
        on = _first(came)
        return ("came", came) if own is None or on is None or on <= moved(own, GRACE) else ("lapsed", came)
    denied = next((t for t in later if t.mention.status == "negated"), None)
    if denied is not None:
        return "refuted", denied
    last = own or _last(event.window)
    return ("lapsed", None) if last is not None and moved(last, GRACE) < as_of else ("open", None)


def _last(window: Window | None) -> date | None:
    return window.latest if window else None


def _first(told: Told) -> date | None:
    window = told.mention.window
    return (window.earliest or window.latest) if window and (window.earliest or window.latest) else told.report.day


def _is_later(one: Told, other: Told) -> bool:
    days = one.report.day, other.report.day
    return one.report.id != other.report.id and (days[0] is None or days[1] is None or days[0] >= days[1])


def _forecaster(told: Told) -> str:
    source = next(iter(told.mention.attribution), None)
    if source is not None and source.kind not in ("anonymous", "unattributed"):
        return source.name or source.text
    return told.report.teller


def records(found: Iterable[Outcome]) -> tuple[Record, ...]:
    """For each forecaster, all types together and each apart, how the decided forecasts went; those with most of them first.

    A lapsed forecast counts as one that did not come. Brier's score of 1950 in its form for two outcomes: 0 to 1, the mean of (p - o)².
    """
    groups: dict[tuple[str, str], list[Outcome]] = defaultdict(list)
    for one in found:
        if one.state != "open":
            groups[one.forecaster, ""].append(one)
            groups[one.forecaster, one.event.type].append(one)
    made = [_record(name, kind, rows) for (name, kind), rows in groups.items()]
    most = {record.forecaster: record.forecasts for record in made if not record.type}
    return tuple(sorted(made, key=lambda r: (-most[r.forecaster], r.forecaster, r.type)))


def _record(name: str, kind: str, rows: Sequence[Outcome]) -> Record:
    counts = {state: sum(row.state == state for row in rows) for state in ("came", "refuted", "lapsed")}
    judged = [(row.probability, float(row.state == "came")) for row in rows if row.probability is not None]
    brier = round(sum((p - o) ** 2 for p, o in judged) / len(judged), 3) if judged else None
    bins = []
    for low, high in _BINS:
        inside = [o for p, o in judged if low <= p < high or (p == high == 1.0)]
        if inside:
            bins.append((low, high, len(inside), int(sum(inside))))
    return Record(name, kind, len(rows), counts["came"], counts["refuted"], counts["lapsed"], len(judged), brier, tuple(bins))
