"""The desk as it stood at a moment: the questions that a ledger answers, of what was published, and was known, by then."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

from zerohour import analysis, codebook, ledger, sources
from zerohour.desk.portraits import Portraits
from zerohour.desk.reader import Reader
from zerohour.errors import UsageError
from zerohour.records import (
    Claims,
    Corroboration,
    Countdown,
    Day,
    Event,
    News,
    Outcome,
    Outline,
    Patterns,
    Query,
    Reading,
    Record,
    Report,
    Sign,
    Tie,
    day_of,
    moved,
)

_WEEK, _MONTH, _QUARTER = timedelta(days=7), timedelta(days=30), timedelta(days=91)
# How many events of the last week are told, unless more are asked for.
MOST = 100


@dataclass(frozen=True)
class View:
    """A ledger as of a moment of publication (None: all reports), and as known at a moment of learning (None: now).

    Mentions that were read with less than `least` are left out, and events of none but such.
    """

    store: ledger.Ledger
    reader: Reader
    as_of: date | None = None
    known_at: datetime | None = None
    least: float = 0.0

    @property
    def day(self) -> date:
        """The day from which the view looks: today where it looks at all reports."""
        return day_of(self.as_of) or date.today()

    @property
    def moment(self) -> datetime | None:
        """The aware moment looked from, where it is more than a day: now where the view looks at all reports."""
        if self.as_of is None:
            return datetime.now(UTC)
        return self.as_of if isinstance(self.as_of, datetime) and self.as_of.tzinfo else None

    def counts(self, report: Report) -> bool:
        """Whether a report was out by the moment, a day counting to its end; one without a date always counts."""
        return self.is_out(report.published)

    def is_out(self, published: date | None) -> bool:
        """Whether what was published then was out by the moment."""
        told, moment = sources.instant(published, begin=True), sources.instant(self.as_of)
        return told is None or moment is None or told <= moment

    def readings(self) -> list[Reading]:
        """All readings, in the order of publication."""
        found = (reading for reading, _ in self.store.readings(self.known_at) if self.counts(reading.report))
        return [reading.read_with(self.least) for reading in found]

    def events(self, since: date | None = None) -> list[Event]:
        """The events that the reports tell of, mentions joined as features and judgements say; those told since a day."""
        between = (since, self.day + timedelta(days=1)) if since and self.known_at is None else None
        found = self._surely(self.store.events(self.counts, self.known_at, between))
        return found if since is None else [e for e in found if any(_told_since(t.report, since) for t in e.mentions)]

    def _surely(self, events: Iterable[Event]) -> list[Event]:
        return [event for event in events if any(told.mention.is_read_with(self.least) for told in event.mentions)]

    def outlines(self, since: date | None = None) -> list[Outline]:
        """The same events in short: what counting over many of them takes."""
        if self.known_at is not None:
            return [event.outline for event in self.events(since)]
        return self.store.outlines(since, self.day + timedelta(days=1) if since else date.max, self.is_out)

    def of_ids(self, numbers: Sequence[str]) -> list[Event]:
        """The events of these ids, in the order of their first mention."""
        if self.known_at is not None:
            wanted = set(numbers)
            return [event for event in self.events() if event.id in wanted]
        return self.store.of_ids(numbers, self.counts)

    def listed(self, query: Query, first: int = 0) -> ledger.Page:
        """The events with a mention that meets a query's filters, the newest first, from the place `first` on."""
        if self.known_at is not None:
            found = [e for e in reversed(self.events()) if ledger.meets(e, query)]
            return ledger.Page(tuple(found[first : first + query.limit]), len(found))
        return self.store.listed(replace(query, until=self.day) if self.as_of else query, first, self.counts)

    def newest(self, count: int) -> list[Event]:
        """So many of the newest events, the newest first."""
        if self.known_at is not None:
            return self.events()[: -count - 1 : -1]
        return self.store.newest(count, self.day if self.as_of else None, self.counts)

    def event(self, number: str) -> Event:
        """The event of an id, or that holds the mention of an id; the first letters are enough. Raises UsageError."""
        found = self.store.named(number, self.counts) if number else []
        found = [e for e in found if any(t.mention.id.startswith(number) for t in e.mentions)]
        exact = [e for e in found if e.id == number or any(t.mention.id == number for t in e.mentions)]
        if len(exact or found) != 1:
            raise UsageError(f"{number!r} names {len(found) or 'no'} event{'s' if found else ''}; see the ids with: zerohour events")
        return (exact or found)[0]

    def countdown(self) -> Countdown:
        """What is due: open windows first, then by their opening, then what has no day."""
        if self.known_at is not None:
            return self._due(self.events())
        return self._due(self.store.may_be_due(self.day, analysis.KEEP_UNDATED, self.counts))

    def _due(self, events: Iterable[Event]) -> Countdown:
        found = analysis.countdown(self._surely(events), self.day, self.reader.book, self.corroboration)
        return replace(found, moment=self.moment)

    def soonest(self, most: int) -> tuple[Countdown, int]:
        """The first of what is due, in the same order, and how many there are in all: the reports of the others are not opened."""
        if self.known_at is not None or self.least:
            answer = self.countdown()
            return replace(answer, due=answer.due[:most]), len(answer.due)
        with self.store.at_once() as still:
            found = still.due_outlines(self.day, analysis.KEEP_UNDATED, self.is_out)
            wanted, total = analysis.soonest(found, self.day, most, self.reader.book)
            answer = self._due(still.lately(self.day, wanted, self.counts))
        return replace(answer, due=answer.due[:most]), total

    def happened(self, most: int = MOST) -> list[Event]:
        """What occurred or goes on, of the day looked from and the week before: so many at most, what weighs most first."""
        with self.store.at_once() as store:
            still, book = replace(self, store=store), self.reader.book
            wanted = analysis.lately(still.outlines(self.day - _WEEK), self.day, most, book)
            return analysis.happened(still.of_ids(wanted), self.day, book, self.corroboration)[:most]

    def outcomes(self) -> tuple[Outcome, ...]:
        """What became of each forecast."""
        return analysis.outcomes(self.events(), self.day)

    def records(self) -> tuple[Record, ...]:
        """How forecasters did, with those first that made most forecasts."""
        return analysis.records(self.outcomes())

    def indicators(self, path: Path) -> tuple[Sign, ...]:
        """How the indicators of a file stand. Raises CodebookError for a broken file."""
        wanted = codebook.load_indicators(path, self.reader.book)
        since = moved(self.day, -timedelta(days=max(one.days for one in wanted if one.days))) if all(one.days for one in wanted) else None
        return analysis.indicators(wanted, self.events(since), self.day, self.reader.book, self.corroboration)

    def news(self, since: datetime) -> News:
        """What the ledger has learned since a moment: events that are new, changed or contradicted, and forecasts decided."""
        with self.store.at_once() as still:
            after, judged = still.learned_since(since, self.counts), still.judgements(since)
        known = (told for event in after for told in event.mentions if told.learned <= since)
        return analysis.news(since, ledger.events(known, judged), after, self.day, self.corroboration)

    def network(self, since: date | None = None) -> tuple[Tie, ...]:
        """Signed ties between countries over what occurred, the strongest first."""
        return self.network_and_tempo(since)[0]

    def tempo(self, since: date | None = None) -> tuple[Day, ...]:
        """Events a day by quad class, in order."""
        return self.network_and_tempo(since)[1]

    def network_and_tempo(self, since: date | None = None) -> tuple[tuple[Tie, ...], tuple[Day, ...]]:
        """Both of the same events, which are gathered once."""
        found = self.outlines(since)
        return analysis.network(found, self.reader.book), analysis.tempo(found, self.reader.book)

    def patterns(self, since: date | None = None) -> Patterns:
        """Blocs, shifts, change points, the unusual and escalation, from a day on (a month before the day looked from by default)."""
        first = since or self.day - _MONTH
        earliest = min(first - (self.day - first), self.day - _QUARTER)
        return analysis.patterns(self.outlines(earliest), first, self.day, self.reader.book)

    def corroboration(self, event: Event) -> Corroboration:
        """The independent origins that affirm and deny an event, and its credibility grade."""
        return analysis.corroboration(event, self.reader.book)

    def figures(self, event: Event) -> tuple[Claims, ...]:
        """The numbers that an event's mentions give (killed, injured, arrested …), each with who gives it."""
        return analysis.figures(event)

    @property
    def portraits(self) -> Portraits:
        """Questions about one actor, two of them, a place or an outlet, of all that the ledger knows now."""
        return Portraits(self.store, self.reader.book, self.day if self.as_of else None, self.day, self.counts)

    def export(self, output: str = "plover") -> Iterable[str] | bytes:
        """A file of others' formats: its lines (plover, csv, geojson, ics, ftm), or its bytes (parquet). Raises UsageError."""
        from zerohour.show import files

        if output not in files.FORMATS and output not in files.PACKED:
            raise UsageError(f"{output!r} is no format of export; give one of {', '.join((*files.FORMATS, *files.PACKED))}")
        with self.store.at_once() as store:
            still = replace(self, store=store)
            events, readings = tuple(still.events()), tuple(still.readings())
        known = files.Known(readings, events, self._due(events), self.corroboration, self.reader.book)
        return files.PACKED[output](known) if output in files.PACKED else files.FORMATS[output](known)

    def brief(
        self, since: date | None = None, output: str = "md", indicators: Path | None = None, edits: Path | None = None
    ) -> str | bytes:
        """A briefing of what was told since a day, of what is due and of a user's indicators: Markdown, HTML, PDF or docx (bytes).

        As "toml" it is its lines, which an analyst strikes out or rewords, to be given back as `edits`. Every line has its references.
        Raises UsageError for another format and for edits that do not fit, CodebookError for a broken list of indicators.
        """
        from zerohour.show import brief

        if output not in brief.WRITERS:
            raise UsageError(f"{output!r} is no format of a briefing; give one of {', '.join(brief.WRITERS)}")
        changes = brief.edits(_text_of(edits), str(edits)) if edits else {}
        events, book = self.events(), self.reader.book
        weigh = lambda event: analysis.weigh(event, self.day, book, self.corroboration(event))
        signs = self.indicators(indicators) if indicators else None
        return brief.WRITERS[output](brief.compose(events, self._due(events), self.corroboration, weigh, since, signs, changes))


def _told_since(report: Report, day: date) -> bool:
    return report.day is None or report.day >= day


def _text_of(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8")
    except (OSError, ValueError) as why:
        raise UsageError(f"{path}: it cannot be read ({str(why).splitlines()[0]})") from why
