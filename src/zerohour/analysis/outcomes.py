"""What became of what was expected, and how forecasters did."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date

from zerohour.analysis.coming import GRACE, Deeds
from zerohour.records import DONE, OPEN, Event, EventMention, Outcome, Record, Span, Told, Window, codes, moved

_REQUEST = "REQUEST"
# What was asked for in a sentence, by report and sentence.
Asked = Mapping[tuple[str, Span], Sequence[EventMention]]
_BINS = ((0.0, 0.2), (0.2, 0.45), (0.45, 0.55), (0.55, 0.8), (0.8, 1.0))


def outcomes(events: Iterable[Event], as_of: date, beside: Iterable[Event] = ()) -> tuple[Outcome, ...]:
    """Each forecaster's first forecast of each event, and what became of it as of a day: the newest forecasts last.

    A forecast is a mention of what is planned, expected or possible; what somebody urges others to do is none. It came where a later report
    tells the same event as occurred or ongoing, or another of its type, between its sides, and not later than three days after the window
    that the forecast gave; it is refuted where a later one denies it; it lapsed, for all that is known, where its window (the event's,
    where it gave none) ended more than three days ago and neither is so; else it is open. Whoever the mention names nearest is the
    forecaster, else the outlet. What was taken back neither forecasts nor decides. Where `events` are not all that there are, those
    `beside` them may decide too.
    """
    known = list(events)
    decisive = [*known, *beside]
    deeds, asked = Deeds(decisive), _asked(decisive)
    found = [one for event in known for one in _of(event, as_of, deeds, asked)]
    return tuple(sorted(found, key=lambda o: (str(o.forecast.report.published or ""), o.forecast.mention.id)))


def _asked(events: Iterable[Event]) -> Asked:
    found: dict[tuple[str, Span], list[EventMention]] = defaultdict(list)
    for event in events:
        for told in event.mentions:
            if told.mention.type == _REQUEST:
                found[told.mention.report, told.mention.sentence].append(told.mention)
    return found


def _is_urged(mention: EventMention, asked: Asked) -> bool:
    """Whether its sentence asks others to do it: who tells it asks, or it stands behind the request, and the one asked shall do it."""
    if mention.type == _REQUEST or mention.status == "expected":
        return False
    teller = next(iter(mention.attribution), None)
    for one in asked.get((mention.report, mention.sentence), ()):
        if teller is not None:
            named = teller.name or teller.text
            if any(_overlap(teller.span, a.span) or _same(named, a.name or a.text) for a in one.actors):
                return True
        elif one.trigger.start < mention.trigger.start and _meet(one, mention):
            return True
    return False


def _meet(request: EventMention, mention: EventMention) -> bool:
    """Whether those who are asked are those who shall act."""
    acting = (*mention.actors, *mention.recipients) if mention.symmetric else mention.actors
    spans = any(_overlap(a.span, b.span) for a in request.recipients for b in acting)
    return spans or bool(codes(request.recipients) & codes(acting))


def _overlap(one: Span | None, other: Span | None) -> bool:
    return one is not None and other is not None and one.meets(other)


def _same(one: str, other: str) -> bool:
    return one.split()[-1:] == other.split()[-1:]


def _of(event: Event, as_of: date, deeds: Deeds, asked: Asked) -> Iterator[Outcome]:
    first: dict[str, Told] = {}
    for told in event.mentions:
        if told.mention.status in OPEN and told.stands and not _is_urged(told.mention, asked):
            first.setdefault(_forecaster(told), told)
    for name, told in first.items():
        later = [t for t in event.mentions if t.stands and _is_later(t, told)]
        state, evidence = _decided(event, told, later, as_of, deeds)
        likely = told.mention.probability
        yield Outcome(event, name, told, state, evidence, (likely.low + likely.high) / 200 if likely else None)


def _decided(event: Event, forecast: Told, later: Sequence[Told], as_of: date, deeds: Deeds) -> tuple[str, Told | None]:
    own = _last(forecast.mention.window)
    came = next((t for t in later if t.mention.status in DONE), None)
    if came is not None:
        on = _first(came)
        return ("came", came) if own is None or on is None or on <= moved(own, GRACE) else ("lapsed", came)
    denied = next((t for t in later if t.mention.status == "negated"), None)
    if denied is not None:
        return "refuted", denied
    last = own or _last(event.window)
    begins = max(filter(None, (_begins(forecast.mention.window) or _begins(event.window), forecast.report.day)), default=None)
    if last is not None and (found := deeds.that_came(forecast, begins or last, last)):
        return "came", found
    return ("lapsed", None) if last is not None and moved(last, GRACE) < as_of else ("open", None)


def _begins(window: Window | None) -> date | None:
    return window.earliest if window else None


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
