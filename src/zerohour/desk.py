"""The desk: the one place where the rooms meet. Wiring, no logic of its own."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from functools import cache
from pathlib import Path
from typing import Any, BinaryIO

from zerohour import analysis, codebook, coding, ledger, sources
from zerohour.coding import attribution, gazetteer, lexicon
from zerohour.errors import MissingLayer, UsageError
from zerohour.language import Model
from zerohour.records import (
    Analyser,
    AttributionMention,
    Countdown,
    Day,
    Event,
    PlaceMention,
    Reading,
    Refusal,
    Relation,
    Report,
    Span,
    Tie,
    TimeExpression,
)
from zerohour.show import plover

Offsets = tuple[int, int]


@dataclass(frozen=True)
class Reader:
    """Everything that reading takes: the language model, the codebook, the known actors and the gazetteer."""

    analyser: Analyser
    book: codebook.Codebook
    actors: lexicon.Lexicon
    places: gazetteer.Gazetteer

    def __post_init__(self) -> None:
        lacking = coding.NEEDS - self.analyser.layers
        if lacking:
            raise MissingLayer(f"the analyser lacks {', '.join(sorted(lacking))}, which coding needs; use a model with these layers")

    def read(self, report: Report) -> Reading:
        """The event mentions of a report; a report in another language is kept and not coded."""
        if report.language != "en":
            return Reading(report, (), (f"the report is in language {report.language!r}, not English: it is kept, not coded",))
        return coding.code(report, self.analyser.analyse(report.text, report.body), self.book, self.actors, self.places)


@cache
def shipped(threads: int = 2) -> Reader:
    """The reader with the parts that the package ships, loaded once a process."""
    return Reader(Model(threads=threads), codebook.load(), lexicon.shipped(), gazetteer.shipped())


def reader(types: Path | None = None, actors: Path | None = None) -> Reader:
    """The shipped reader with the user's own event types (a folder) and actors (a file) beside the shipped ones."""
    base = shipped()
    if types is None and actors is None:
        return base
    return Reader(base.analyser, codebook.load(types), lexicon.load(actors) if actors else base.actors, base.places)


def read(text: str, published: str | date | None = None) -> Reading:
    """The event mentions of a report's text, as a page leaves it: title, byline and page furniture are found, not coded.

    `published` is an ISO 8601 string, a date or a datetime (naive: zone unknown); None takes it from the text's own byline. Offsets
    are `str` indices into the text as given. Raises SourceError for a text without words or of more than a million characters.
    """
    return shipped().read(sources.report(text, sources.published(published)))


def moment(value: str | date | None) -> date | None:
    """A publication time from an ISO 8601 string, a date or a datetime. Raises UsageError for what is no moment."""
    return sources.published(value)


def reports(path: Path, published: date | None = None) -> Iterator[Report | Refusal]:
    """The reports of a file or folder; what cannot be read comes as a Refusal with its sentence."""
    return sources.reports(path, published)


def from_stream(stream: BinaryIO, name: str, published: date | None = None) -> Report:
    """The report in a stream of bytes. Raises SourceError."""
    return sources.from_bytes(stream, name, published)


def demo_reports() -> Path:
    """The folder of the demo crisis."""
    return Path(__file__).with_name("demo")


def places_are_indexed() -> bool:
    """Whether this user's index of place names is built; the first reading builds it."""
    return gazetteer.indexed() is not None


def to_plover(reading: Reading) -> list[dict[str, Any]]:
    """The mentions of a reading as PLOVER records; fields in docs/records.md."""
    return plover.records(reading, shipped().book)


def times(text: str, published: str | date | None = None) -> list[TimeExpression]:
    """The time expressions of a text as TIMEX3 and as intervals, in order; without a publication time relative ones have no day."""
    return coding.find_times(text, sources.published(published))


def places(text: str) -> list[PlaceMention]:
    """The place names of a text with GeoNames id, WGS84 degrees and ISO 3166 alpha-2; None where the gazetteer does not know."""
    return [mention for mention, _ in _scene(text).places]


def attributions(text: str) -> list[AttributionMention]:
    """Who is said to say what in a text: the spans of source, cue and content of each attribution, in the order of the cues."""
    return attribution.mentions(_scene(text).statements)


def relation(sentence: str, actor: Offsets | None = None, recipient: Offsets | None = None) -> Relation:
    """The PLOVER type that a sentence tells between two marked parties (offsets into it), and a score for each type."""
    one, other = _span(sentence, actor), _span(sentence, recipient)
    return coding.relation(_trees(sentence), one, other, shipped().book, shipped().analyser.relation(sentence, one, other))


def factuality(sentence: str, span: Offsets) -> float:
    """How far the author commits to the event at the span having happened: from -3 (did not) to 3 (did), the scale of Lee et al. 2015."""
    where = Span(*span) if _span(sentence, span) else Span(0, 0)
    return coding.factuality(_trees(sentence), where, shipped().book, shipped().analyser.factuality(sentence, where))


def _span(text: str, offsets: Offsets | None) -> Span | None:
    if offsets is None:
        return None
    start, end = offsets
    if not 0 <= start < end <= len(text):
        raise UsageError(f"the span {start}–{end} does not lie in a text of {len(text)} characters; give start < end within it")
    return Span(start, end)


def _trees(text: str) -> list[coding.Tree]:
    return [coding.Tree(n, s) for n, s in enumerate(shipped().analyser.analyse(text).sentences)]


def _scene(text: str) -> coding.Scene:
    own, whole = shipped(), (Span(0, len(text)),)
    return coding.scene_of(Report("text", text, whole), own.analyser.analyse(text), own.book, own.actors, own.places)


class Desk:
    """A ledger and the questions that it answers. Close it, or use it in a `with`."""

    def __init__(self, store: ledger.Ledger, own: Reader | None = None) -> None:
        self._store, self._own = store, own

    def __enter__(self) -> "Desk":
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """Lets the ledger go."""
        self._store.close()

    @property
    def _reader(self) -> Reader:
        return self._own or shipped()

    def add(self, report: Reading | Report, learned: datetime | None = None) -> bool:
        """Stores a report with its mentions, whole or not at all; False where it is already there. A Report is read first."""
        number = report.report.id if isinstance(report, Reading) else report.id
        if self._store.holds(number):
            return False
        return self._store.add(report if isinstance(report, Reading) else self._reader.read(report), learned)

    def refuse(self, refusal: Refusal) -> None:
        """Records what could not be read, and why."""
        self._store.refuse(refusal)

    def readings(self, as_of: str | date | None = None) -> list[Reading]:
        """All readings published up to the moment, in the order of publication; None takes all."""
        return [reading for reading, _ in self._store.readings() if _published_by(reading.report, sources.published(as_of))]

    def events(self, as_of: str | date | None = None) -> list[Event]:
        """The events that the reports published up to the moment tell of, mentions joined."""
        moment = sources.published(as_of)
        return ledger.events(told for told in self._store.told() if _published_by(told.report, moment))

    def countdown(self, as_of: str | date | None = None) -> Countdown:
        """What is due as of a day or moment (today by default), soonest first, from what had been published by then."""
        moment = sources.published(as_of) or date.today()
        return analysis.countdown(self.events(moment), moment.date() if isinstance(moment, datetime) else moment)

    def network(self, as_of: str | date | None = None) -> tuple[Tie, ...]:
        """Signed ties between countries over what occurred, the strongest first."""
        return analysis.network(self.events(as_of), self._reader.book)

    def tempo(self, as_of: str | date | None = None) -> tuple[Day, ...]:
        """Events a day by quad class, in order."""
        return analysis.tempo(self.events(as_of), self._reader.book)

    def export(self, as_of: str | date | None = None) -> Iterable[str]:
        """PLOVER records of all mentions as JSON lines."""
        return plover.lines(self.readings(as_of), self._reader.book)


def open_desk(url: str | Path, own: Reader | None = None) -> Desk:
    """The desk over a ledger: a file's path, made where there is none, or a postgresql:// URL. Raises LedgerError."""
    return Desk(ledger.Ledger(url), own)


def _published_by(report: Report, moment: date | None) -> bool:
    """Whether a report was out by a moment, a day counting to its end; one without a date always counts."""
    if moment is None or report.published is None:
        return True
    return _instant(report.published, end=False) <= _instant(moment, end=True)


def _instant(value: date, end: bool) -> datetime:
    """A point in UTC for comparison; an unknown zone counts as UTC, a day as its first or last moment."""
    if isinstance(value, datetime):
        return value if value.tzinfo else value.replace(tzinfo=UTC)
    start = datetime(value.year, value.month, value.day, tzinfo=UTC)
    return start + timedelta(days=1) - timedelta(microseconds=1) if end else start
