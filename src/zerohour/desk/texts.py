"""Questions about a text, without a ledger."""

from datetime import date
from typing import Any

from zerohour import coding, sources
from zerohour.coding import attribution
from zerohour.desk.reader import shipped
from zerohour.errors import UsageError
from zerohour.records import AttributionMention, PlaceMention, Reading, Relation, Report, Span, TimeExpression
from zerohour.show.files import plover

Offsets = tuple[int, int]


def read(text: str, published: str | date | None = None) -> Reading:
    """The event mentions of a report's text, as a page leaves it: title, byline and page furniture are found, not coded.

    `published` is an ISO 8601 string, a date or a datetime (naive: zone unknown); None takes it from the text's own byline. Offsets
    are `str` indices into the text as given. Raises SourceError for a text without words or of more than a million characters.
    """
    return shipped().read(sources.report(text, sources.published(published)))


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
    return shipped().relation(sentence, one, other)


def factuality(sentence: str, span: Offsets) -> float:
    """How far the author commits to the event at the span having happened: from -3 (did not) to 3 (did), the scale of Lee et al. 2015."""
    where = Span(*span) if _span(sentence, span) else Span(0, 0)
    return coding.factuality(_trees(sentence), where)


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
