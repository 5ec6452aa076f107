"""Composes a briefing from events. Its lines are the reports' own sentences; what we add stands beside them, never in them."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from zerohour.errors import UsageError
from zerohour.records import DONE, Corroboration, Countdown, Event, Report, Sign, Told
from zerohour.show import headline, table
from zerohour.show.brief.check import unsupported
from zerohour.show.brief.edits import Edit
from zerohour.show.clock import clock

_KEY, _DUE, _EVIDENCE = 12, 20, 3
_BOTTOM = 3


@dataclass(frozen=True, slots=True)
class Line:
    """A claim, what stands beside it, and the numbers of its references; `id` tells where its first sentence stands, "" of an indicator."""

    id: str
    words: str
    beside: tuple[str, ...]
    cites: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Brief:
    """A briefing: its period, how much it rests on, the bottom line, lines by section, and one reference a report, by number.

    `refused` are lines that their references do not support, each with the words that lack; `struck` and `reworded` count an analyst's
    changes.
    """

    since: date | None
    as_of: date
    figures: tuple[tuple[str, int], ...]
    bottom: tuple[Line, ...]
    sections: tuple[tuple[str, tuple[Line, ...]], ...]
    references: tuple[tuple[int, Report], ...]
    refused: tuple[tuple[str, tuple[str, ...]], ...] = ()
    struck: int = 0
    reworded: int = 0

    @property
    def title(self) -> str:
        """What it is, and the days that it covers."""
        return f"Briefing, {period(self.since, self.as_of)}"

    @property
    def covers(self) -> str:
        """What it rests on, and what an analyst changed, in sentences."""
        counted = ", ".join(f"{count} {name}" for name, count in self.figures)
        changes = [f"{count} {done}" for count, done in ((self.struck, "struck out"), (self.reworded, "reworded")) if count]
        return f"It rests on {counted}." + (f" An analyst changed lines: {', '.join(changes)}." if changes else "")


def period(first: date | None, last: date) -> str:
    """Days in words: "1 to 5 August 2024", "29 July to 5 August 2024", "until 5 August 2024"."""
    end = f"{last.day} {last:%B %Y}"
    if first is None:
        return f"until {end}"
    if first == last:
        return end
    named = f" {first:%B}" if (first.month, first.year) != (last.month, last.year) else ""
    return f"{first.day}{named}{f' {first.year}' if first.year != last.year else ''} to {end}"


def reference(report: Report) -> str:
    """A report as it is referred to: title, who tells it, when, where."""
    named = dict.fromkeys(word for word in (report.title or report.name, report.author, report.outlet) if word)
    return ", ".join(word for word in (*(named or (report.id,)), table.moment(report.published), report.link) if word)


def compose(
    events: Sequence[Event],
    due: Countdown,
    behind: Callable[[Event], Corroboration],
    weigh: Callable[[Event], float],
    since: date | None = None,
    signs: Sequence[Sign] | None = None,
    edits: Mapping[str, Edit] | None = None,
) -> Brief:
    """A briefing of the events told since a day (all by default), what weighs most first, of what is due, and of indicators.

    What was retracted stands in a section of its own, whenever that became known in the period, and nowhere else. A line that its
    references do not support is refused and listed. Raises UsageError for an edit of a line that there is not, and for
    one that says what its references do not.
    """
    told = [event for event in events if since is None or any(t.report.day is None or t.report.day >= since for t in event.mentions)]
    done = sorted((e for e in told if e.status in DONE and not e.is_retracted), key=lambda e: (-weigh(e), e.id))
    awaited = [row for row in due.due if not row.event.is_retracted]
    coming = sorted((row.event for row in awaited), key=lambda e: (-weigh(e), e.id))
    split = [(event, behind(event)) for event in told]
    against = [(event, sides) for event, sides in split if sides.credibility == 5]
    made = _Composer(behind, {row.event.id: clock(row, due.moment) for row in awaited}, edits or {})
    # The bottom line's reports come first among the references.
    bottom = made.bottom([*done[:1], *coming[:1], *(event for event, _ in against), *done[1:]])
    sections = [
        ("What happened", made.lines((event, [event.best]) for event in done[:_KEY])),
        ("Contradicted", made.lines((event, [side[0][1][0] for side in (b.affirmed, b.denied)]) for event, b in against)),
        ("What is due", made.lines((row.event, [row.event.best]) for row in awaited[:_DUE])),
        ("Timeline", made.timeline([*done[:_KEY], *(row.event for row in awaited[:_DUE])])),
    ]
    if fallen := made.retracted(events, since):
        sections.insert(0, ("Retracted and corrected", fallen))
    if signs is not None:
        sections.append(("Indicators", tuple(made.sign(sign) for sign in signs)))
    made.finish()
    reports = {t.report.id: t.report for e in told for t in e.mentions}
    origins = {name for _, b in split for name, _ in (*b.affirmed, *b.denied)}
    figures = (("events", len(told)), ("reports", len(reports)), ("independent origins", len(origins)))
    first = since or min((r.day for r in reports.values() if r.day), default=None)
    return Brief(
        first if first is None or first <= due.as_of else None,
        due.as_of,
        figures,
        bottom,
        tuple(sections),
        tuple(made.references.values()),
        tuple(made.refused.items()),
        len(made.struck),
        len(made.reworded),
    )


class _Composer:
    """Makes lines of events: cites each report once, leaves out what is struck, and refuses what its reports do not say."""

    def __init__(self, behind: Callable[[Event], Corroboration], clocks: Mapping[str, str], edits: Mapping[str, Edit]) -> None:
        self._behind, self._clocks, self._edits = behind, clocks, edits
        self.references: dict[str, tuple[int, Report]] = {}
        self.refused: dict[str, tuple[str, ...]] = {}
        self.struck: set[str] = set()
        self.reworded: set[str] = set()

    def lines(self, chosen: Iterable[tuple[Event, Sequence[Told]]]) -> tuple[Line, ...]:
        """A line for each event: the sentences of some of its mentions, each said once; in an analyst's words where there are some."""
        found: dict[str, Line] = {}
        for event, mentions in chosen:
            quoted = " / ".join(dict.fromkeys(f"“{t.sentence}”" for t in mentions))
            if missing := unsupported(quoted, [t.sentence for t in mentions]):
                self.refused[quoted] = missing
            elif not self._is_struck(mentions[0]):
                # One sentence may tell several events: it is quoted once.
                known = found.get(quoted) or self._line(event, mentions, quoted)
                cites = dict.fromkeys((*known.cites, *map(self._cite, mentions)))
                found[quoted] = replace(known, beside=(*known.beside, self._beside(event, mentions[-1])), cites=tuple(cites))
        return tuple(found.values())

    def bottom(self, ranked: Iterable[Event]) -> tuple[Line, ...]:
        """Up to three sentences, of the first events whose parties stand in the reports that are cited."""
        found: dict[str, Line] = {}
        for event in ranked:
            if len(found) < _BOTTOM and event.id not in found and not self._is_struck(event.best) and self._is_named(event):
                sides = self._behind(event)
                words = self._reworded(event, event.best) or headline.headline(event)
                cited = [event.best, *(rows[0] for _, rows in sides.denied[:1])]
                cites = tuple(dict.fromkeys(map(self._cite, cited)))
                found[event.id] = Line(_place(event.best), f"{words.rstrip('.')}; {_tellers(sides)}.", (), cites)
        return tuple(found.values())

    def timeline(self, chosen: Iterable[Event]) -> tuple[Line, ...]:
        """The events that have a day, in the order of their days."""
        dated = [(str(w.earliest or w.latest)[:10], e) for e in chosen if (w := e.window) and (w.earliest or w.latest)]
        return tuple(
            Line(
                _place(e.best),
                f"{table.when(e.window)}: {self._reworded(e, e.best) or headline.deed(e)}",
                (),
                (self._cite(e.best),),
            )
            for _, e in sorted(dated, key=lambda row: (row[0], row[1].id))
            if not self._is_struck(e.best) and self._is_named(e)
        )

    def retracted(self, events: Iterable[Event], since: date | None) -> tuple[Line, ...]:
        """A line for each report that was taken back or corrected, where it or that is of the period, and what of it is left."""
        found: dict[str, Line] = {}
        for event in events:
            for told in event.mentions:
                mark, report = told.mark, told.report
                if mark is None or not (since is None or (report.day or since) >= since or mark.at.date() >= since):
                    continue
                words = f"“{report.title or told.sentence}” ({report.teller}): {table.mark(told)}"
                known = found.get(report.id) or Line("", words, (), (self._cite(told),))
                said = f"{headline.headline(event)}; {table.standing(event, self._behind(event))}"
                found[report.id] = replace(known, beside=tuple(dict.fromkeys((*known.beside, said))))
        return tuple(found.values())

    def sign(self, sign: Sign) -> Line:
        """An indicator: the sentences of its newest events, its state beside them."""
        found = self.lines((event, [event.best]) for event in sign.events[-_EVIDENCE:])
        one = sign.indicator
        within = f" in {one.days} days" if one.days else ""
        state = f"{one.name}: {sign.state}, {len(sign.events)} of {one.count} event{'s' if one.count != 1 else ''}{within}"
        return Line("", " / ".join(line.words for line in found), (state,), tuple(dict.fromkeys(n for line in found for n in line.cites)))

    def finish(self) -> None:
        """Raises UsageError where an edit's line has not come up."""
        if left := sorted(set(self._edits) - self.struck - self.reworded):
            raise UsageError(f"the briefing has no line {left[0]!r}; write its lines anew with: zerohour brief --format toml")

    def _line(self, event: Event, mentions: Sequence[Told], quoted: str) -> Line:
        words = self._reworded(event, mentions[0])
        return Line(_place(mentions[0]), words or quoted, (quoted,) if words else (), ())

    def _is_struck(self, told: Told) -> bool:
        edit = self._edits.get(_place(told))
        if edit is None or not edit.strike:
            return False
        self.struck.add(_place(told))
        return True

    def _reworded(self, event: Event, told: Told) -> str:
        """An analyst's words for a line, which claim no more than its references and its record; "" where there are none."""
        place = _place(told)
        edit = self._edits.get(place)
        if edit is None or not edit.words:
            return ""
        known = [*(t.sentence for t in event.mentions), self._beside(event, told)]
        if missing := unsupported(edit.words, known):
            raise UsageError(f"line {place!r} cannot be reworded so: its references do not say {', '.join(missing)}")
        self.reworded.add(place)
        return edit.words

    def _is_named(self, event: Event) -> bool:
        """Whether the cited report names the parties of a sentence of ours; where it does not, that is refused."""
        mention, text = event.best.mention, event.best.report.text
        missing = unsupported(" ".join(map(headline.called, (*mention.actors, *mention.recipients))), [text])
        if missing:
            self.refused[headline.headline(event)] = missing
        return not missing

    def _cite(self, told: Told) -> int:
        return self.references.setdefault(told.report.id, (len(self.references) + 1, told.report))[0]

    def _beside(self, event: Event, told: Told) -> str:
        likely = f"{event.probability.words}: {event.probability.low}–{event.probability.high} %" if event.probability else ""
        facts = (
            headline.deed(event),
            table.when(event.window),
            self._clocks.get(event.id, ""),
            f"{event.type} {event.status}",
            event.place.name if event.place else "",
            likely,
            f"says so: {table.sources(told.mention.attribution)}",
            table.standing(event, self._behind(event)),
        )
        return "; ".join(fact for fact in facts if fact)


def _place(told: Told) -> str:
    """A line's id: where its first sentence stands, so that it outlives a new joining."""
    return f"{told.report.id}@{told.mention.sentence.start}"


def _tellers(behind: Corroboration) -> str:
    """From how many independent origins something is, and whether some deny it."""
    origins = [name for name, _ in behind.affirmed]
    told = f"told by {origins[0]} alone" if len(origins) == 1 else f"told by {len(origins)} independent origins"
    denied = f"denied by {', '.join(name for name, _ in behind.denied)}" if behind.denied else ""
    return ", ".join(part for part in (told if origins else "", denied) if part)
