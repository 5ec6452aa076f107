"""Composes a briefing from events. Its lines are the reports' own sentences; what we add stands beside them, never in them."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date

from zerohour.records import DONE, Corroboration, Countdown, Event, Report, Sign, Told
from zerohour.show import table
from zerohour.show.brief.check import unsupported
from zerohour.show.clock import clock

_KEY, _DUE, _EVIDENCE = 12, 20, 3


@dataclass(frozen=True, slots=True)
class Line:
    """A claim, what we add beside it for each event, and the numbers of the references that support it."""

    words: str
    beside: tuple[str, ...]
    cites: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Brief:
    """A briefing: the days that it covers, how much it rests on, its lines by section, references by number, and what was refused."""

    since: date | None
    as_of: date
    figures: tuple[tuple[str, int], ...]
    key: tuple[Line, ...]
    contradictions: tuple[Line, ...]
    due: tuple[Line, ...]
    references: tuple[tuple[int, Report, str], ...]
    refused: tuple[tuple[str, tuple[str, ...]], ...]
    signs: tuple[Line, ...] | None = None

    @property
    def sections(self) -> tuple[tuple[str, tuple[Line, ...]], ...]:
        """The lines by title, in their order; indicators where the user gave some."""
        made = (("What happened", self.key), ("Contradicted", self.contradictions), ("What is due", self.due))
        return made if self.signs is None else (*made, ("Indicators", self.signs))


class _References:
    """Cited sentences by number, each once."""

    def __init__(self) -> None:
        self.rows: dict[tuple[str, str], tuple[int, Report, str]] = {}

    def cite(self, told: Told) -> int:
        words = told.sentence
        return self.rows.setdefault((told.report.id, words), (len(self.rows) + 1, told.report, words))[0]


def compose(
    events: Sequence[Event],
    due: Countdown,
    behind: Callable[[Event], Corroboration],
    score: Callable[[Event], float],
    since: date | None = None,
    signs: Sequence[Sign] | None = None,
) -> Brief:
    """A briefing of the events told since a day (all by default), the weightiest first, of what is due, and of indicators.

    `score` is an event's PLOVER score. A line that its references do not support is refused and listed.
    """
    told = [event for event in events if since is None or any(t.report.day is None or t.report.day >= since for t in event.mentions)]
    done = sorted((e for e in told if e.status in DONE), key=lambda e: (-_weight(behind(e), score(e)), e.id))
    references, refused = _References(), []

    clocks = {row.event.id: f"{clock(row)}; " for row in due.due}

    def lines(chosen: Iterable[tuple[Event, Sequence[Told]]]) -> tuple[Line, ...]:
        found: dict[str, Line] = {}
        for event, mentions in chosen:
            beside = clocks.get(event.id, "") + _beside(event, mentions[-1], behind(event))
            words = " / ".join(dict.fromkeys(f"“{t.sentence}”" for t in mentions))
            numbers = tuple(references.cite(t) for t in mentions)
            if missing := unsupported(words, [t.sentence for t in mentions]):
                refused.append((words, missing))
            elif words in found:
                # One sentence may tell several events: it is quoted once.
                found[words] = replace(found[words], beside=(*found[words].beside, beside))
            else:
                found[words] = Line(words, (beside,), tuple(dict.fromkeys(numbers)))
        return tuple(found.values())

    key = lines((event, _telling(event)) for event in done[:_KEY])
    split = [(event, behind(event)) for event in told]
    against = lines((e, [side[0][1][0] for side in (b.affirmed, b.denied)]) for e, b in split if b.credibility == 5)
    coming = lines((row.event, [row.event.best]) for row in due.due[:_DUE])
    warned = None if signs is None else tuple(_signed(sign, lines) for sign in signs)
    reports = {t.report.id for e in told for t in e.mentions}
    origins = {name for _, b in split for name, _ in (*b.affirmed, *b.denied)}
    figures = (("events", len(told)), ("reports", len(reports)), ("independent origins", len(origins)))
    return Brief(since, due.as_of, figures, key, against, coming, tuple(references.rows.values()), tuple(refused), warned)


def _signed(sign: Sign, lines: Callable[[Iterable[tuple[Event, Sequence[Told]]]], tuple[Line, ...]]) -> Line:
    """An indicator: the sentences of its newest events, its state beside them."""
    found = lines((event, _telling(event)) for event in sign.events[-_EVIDENCE:])
    one = sign.indicator
    within = f" in {one.days} days" if one.days else ""
    state = f"{one.name}: {sign.state}, {len(sign.events)} of {one.count} event{'s' if one.count != 1 else ''}{within}"
    return Line(" / ".join(line.words for line in found), (state,), tuple(dict.fromkeys(n for line in found for n in line.cites)))


def _weight(behind: Corroboration, score: float) -> float:
    """Weight for the order alone: far from nothing on PLOVER's scale, and told by several origins."""
    return abs(score) + 2.0 * (len(behind.affirmed) - 1)


def _telling(event: Event) -> list[Told]:
    """The mention that tells most of who, when and where; of several the newest."""

    def known(told: Told) -> tuple[int, str, str]:
        one = told.mention
        facts = len(one.actors) + len(one.recipients) + bool(one.window and one.window.words) + bool(one.place)
        return facts, str(told.report.published or ""), one.id

    return [max(event.mentions, key=known)]


def _beside(event: Event, told: Told, behind: Corroboration) -> str:
    sides = table.people(event.actors) or "nobody named"
    sides += f" → {table.people(event.recipients)}" if event.recipients else ""
    likely = f"{event.probability.words}: {event.probability.low}–{event.probability.high} %" if event.probability else ""
    facts = (
        f"{event.type} {event.status}",
        sides,
        table.when(event.window),
        event.place.name if event.place else "",
        likely,
        f"says so: {table.sources(told.mention.attribution)}",
        table.standing(event, behind),
    )
    return "; ".join(fact for fact in facts if fact)
