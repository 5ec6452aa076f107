"""Events as reports mention them."""

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from math import prod

from zerohour.records.report import Report
from zerohour.records.statement import Source, Span

STATUSES = ("occurred", "ongoing", "planned", "expected", "possible", "negated")
OPEN = frozenset({"planned", "expected", "possible"})
DONE = frozenset({"occurred", "ongoing"})
# What was read with less is shown as such.
DOUBTFUL = 0.75


@dataclass(frozen=True, slots=True)
class Actor:
    """Somebody who acts or is acted upon: the words, ISO 3166 alpha-3 (or IGO UNO EUR NGO IMG MNC), PLOVER sector; unknown stays None.

    `name` is the fullest name that the report gives for the same one, `office` what they are called to be, `former_office` to have been.
    `sure` is the probability that it is this one who has this part, as it was read; None where it was not told.
    """

    text: str
    code: str | None = None
    sector: str | None = None
    name: str | None = None
    office: str | None = None
    span: Span | None = None
    former_office: str | None = None
    sure: float | None = field(default=None, compare=False)


def is_code(words: str) -> bool:
    """Whether words that look for somebody are a code ("IRN"), and no part of a name."""
    return len(words) == 3 and words.isupper()


def is_called(actor: Actor, words: str) -> bool:
    """Whether a code, or a part of a name, names an actor."""
    return actor.code == words if is_code(words) else words.lower() in (actor.name or actor.text).lower()


def is_named(actor: Actor, words: str) -> bool:
    """Whether a code, or words that stand whole in its name, name an actor: "Trump" names Donald Trump, and "US" nobody of Russia."""
    return actor.code == words if is_code(words) else has_words(actor.name or actor.text, words)


def has_words(text: str, words: str) -> bool:
    """Whether words stand whole in a text, white space and capitals aside."""
    return f" {' '.join(words.lower().split())} " in f" {' '.join(text.lower().split())} "


def codes(actors: Iterable[Actor]) -> set[str]:
    """The codes of actors, as far as they are known."""
    return {actor.code for actor in actors if actor.code}


@dataclass(frozen=True, slots=True)
class Place:
    """A resolved place: GeoNames id (None for what GeoNames' towns and countries lack), WGS84 degrees, ISO 3166 alpha-2.

    `sure` is the probability that the event is there, as it was read; None where it was not told.
    """

    name: str
    country_code: str | None
    geoname_id: int | None = None
    latitude: float | None = None
    longitude: float | None = None
    sure: float | None = field(default=None, compare=False)


def is_at(place: Place | None, words: str) -> bool:
    """Whether a place has that name, or is in the country of that ISO alpha-2 code."""
    return place is not None and words.lower() in (place.name.lower(), (place.country_code or "").lower())


@dataclass(frozen=True, slots=True)
class PlaceMention:
    """A place name in a text and the place that it means, as far as the gazetteer knows it."""

    start: int
    end: int
    name: str
    geoname_id: int | None
    latitude: float | None
    longitude: float | None
    country_code: str | None


@dataclass(frozen=True, slots=True)
class TimeExpression:
    """A TIMEX3: type DATE, TIME, DURATION or SET and its value; as an interval where publication date and text fix one.

    `earliest` and `latest`, both included, are dates; aware or naive datetimes where the text gives a time of day. `ambiguous` where the
    words fit two days ("08/05/2024") and nothing in the report says which: `value` is then the likelier, the interval spans both.
    """

    start: int
    end: int
    text: str
    type: str
    value: str
    earliest: date | None = None
    latest: date | None = None
    ambiguous: bool = False


@dataclass(frozen=True, slots=True)
class Window:
    """When an event is: earliest and latest day, both included; either may be unknown. `at` is the moment where a time of day is given.

    `words` are the time expressions that it was read from. `clock` says, where the text gives the moment in two places, how far
    the second clock is off, in minutes (0: they agree). `sure` is the probability that it is the event's, as it was read; None where it
    was not told.
    """

    earliest: date | None
    latest: date | None
    words: str = ""
    at: datetime | None = None
    clock: str | None = None
    sure: float | None = field(default=None, compare=False)

    def overlaps(self, other: "Window") -> bool:
        """Whether some day may be in both; an unknown end is open."""
        return not (
            (self.latest and other.earliest and self.latest < other.earliest)
            or (other.latest and self.earliest and other.latest < self.earliest)
        )


@dataclass(frozen=True, slots=True)
class Probability:
    """Words of estimative probability and their range by ICD 203, in percent."""

    words: str
    low: int
    high: int


@dataclass(frozen=True, slots=True)
class Figure:
    """How many met an event, as a mention says: what befell them (killed, injured, arrested …), the number, and in which words.

    `bound` says how the number is meant: "at least", "at most", "about", or "" where it is said as it is.
    """

    kind: str
    count: int
    bound: str
    words: str


@dataclass(frozen=True, slots=True, repr=False)
class EventMention:
    """What one stretch of one report says happened, happens or will happen.

    `factuality` is the author's commitment on [-3, 3] and `commitment` its FactBank code; `attribution` is the chain of those
    who say so, nearest first; empty: the report's own voice. `symmetric`: actors and recipients may be exchanged.
    `sense` is the direction of the trigger (see Sentence) in base64; "" where it was read without.

    `sure` is the probability that the words tell an event of this type, `sure_status` that its status is this one: how sure the reading is,
    not the source, which is `factuality`. `inherited` are the fields that the mention leaves out and another one of the same event gives,
    with the sentence of that one.
    """

    id: str
    report: str
    sentence: Span
    trigger: Span
    type: str
    status: str
    mode: str | None = None
    actors: tuple[Actor, ...] = ()
    recipients: tuple[Actor, ...] = ()
    symmetric: bool = False
    window: Window | None = None
    place: Place | None = None
    factuality: float = 0.0
    commitment: str = "Uu"
    probability: Probability | None = None
    attribution: tuple[Source, ...] = ()
    figures: tuple[Figure, ...] = ()
    sense: str = ""
    sure: float | None = field(default=None, compare=False)
    sure_status: float | None = field(default=None, compare=False)
    inherited: tuple[tuple[str, Span], ...] = ()

    @property
    def chance_of_all(self) -> float:
        """The probability that type, status and parties are all as they were read; what was not told counts as sure."""
        told = (self.sure, self.sure_status, *(party.sure for party in (*self.actors, *self.recipients)))
        return prod(chance for chance in told if chance is not None)

    def __repr__(self) -> str:
        return f"EventMention({self.id!r}, {told(self.type, self.status, self.actors, self.recipients, self.window)})"

    def is_read_with(self, least: float) -> bool:
        """Whether it was read as surely as that; what is of a user's own type, or was read before that was told, counts as sure."""
        return self.sure is None or self.sure >= least


def told(kind: str, status: str, actors: Iterable[Actor], recipients: Iterable[Actor], window: Window | None) -> str:
    """An event in short, as its repr has it: "ASSAULT expected, Iran → Israel, 2024-08-07 to 2024-08-11"."""
    one, other = (", ".join(" ".join((a.name or a.text).split())[:40] for a in side) for side in (actors, recipients))
    first, last = (window.earliest, window.latest) if window else (None, None)
    days = str(first or last or "no day") if first == last or not (first and last) else f"{first} to {last}"
    return f"{kind} {status}, {one or 'nobody named'}{f' → {other}' if other else ''}, {days}"


@dataclass(frozen=True, slots=True, repr=False)
class Reading:
    """A report and the event mentions found in it, in the order of the text. `notes` say what could not be read, and why."""

    report: Report
    mentions: tuple[EventMention, ...] = ()
    notes: tuple[str, ...] = field(default=())

    def read_with(self, least: float) -> "Reading":
        """The same with the mentions alone that were read as surely as that."""
        return replace(self, mentions=tuple(m for m in self.mentions if m.is_read_with(least)))

    def __repr__(self) -> str:
        return f"Reading({self.report!r}, {len(self.mentions)} mentions)"
