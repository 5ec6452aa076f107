"""What joining compares: the traits of a mention, and the keys by which mentions that may be one event find each other."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from hashlib import blake2b

from zerohour.records import OPEN, EventMention, Place, Report, Told, Window, codes


@dataclass(frozen=True, slots=True)
class Traits:
    """A mention as joining sees it. `place_in_order` is by publication, report and mention, as text; `wording` its sentence and trigger."""

    id: str
    report: str
    start: int
    published: str
    day: date | None
    type: str
    status: str
    actors: frozenset[str]
    recipients: frozenset[str]
    symmetric: bool
    window: Window | None
    place: Place | None
    names: frozenset[str]
    wording: int

    @property
    def order(self) -> tuple[str, str, str]:
        """Mentions in the order of publication, report and text; an event has the id of its first."""
        return self.published, self.report, self.id

    @property
    def is_open(self) -> bool:
        """Whether it is yet to come."""
        return self.status in OPEN


def of(told: Told) -> Traits:
    """The traits of a told mention."""
    return made(told.mention, told.report.published, told.report.day, wording(told.mention, told.report))


def made(mention: EventMention, published: date | None, day: date | None, words: int) -> Traits:
    """The traits of a mention of a report published then, whose wording is known."""
    window = mention.window
    return Traits(
        mention.id,
        mention.report,
        mention.trigger.start,
        str(published or ""),
        day,
        mention.type,
        mention.status,
        frozenset(codes(mention.actors)),
        frozenset(codes(mention.recipients)),
        mention.symmetric,
        window if window and (window.earliest or window.latest) else None,
        mention.place,
        frozenset(a.name.split()[-1].lower() for a in mention.actors if a.name and a.name.split() and a.sector),
        words,
    )


def wording(mention: EventMention, report: Report) -> int:
    """A hash of the words of a mention's sentence and trigger, blanks aside."""
    return _hash(" ".join(mention.sentence.of(report.text).split()), mention.trigger.of(report.text))


def keys(one: Traits) -> frozenset[int]:
    """Mentions without a common key are never one event: of its type, a code, a place, a name or a sentence; an expectation's report."""
    return frozenset(_hash(one.type, kind, value) for kind, value in _named(one))


def _named(one: Traits) -> Iterator[tuple[str, str]]:
    yield from (("code", code) for code in one.actors | one.recipients)
    yield from (("name", name) for name in one.names)
    yield "wording", str(one.wording)
    if one.place is not None:
        yield "place", one.place.name
    if one.is_open:
        yield "report", one.report


def _hash(*words: str) -> int:
    return int.from_bytes(blake2b("\0".join(words).encode("utf-8", "replace"), digest_size=8).digest(), "big") >> 1
