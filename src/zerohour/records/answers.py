"""Answers to questions about events."""

from dataclasses import dataclass
from datetime import date, datetime

from zerohour.records.event import Actor, EventMention, Place, Probability, Window
from zerohour.records.report import Report


@dataclass(frozen=True, slots=True)
class Told:
    """One mention with the report that it stands in, and the moment when the ledger learned it."""

    mention: EventMention
    report: Report
    learned: datetime


@dataclass(frozen=True, slots=True)
class Event:
    """Mentions of one happening in one or more reports, oldest first. The other fields are what the newest telling mention says."""

    id: str
    type: str
    status: str
    actors: tuple[Actor, ...]
    recipients: tuple[Actor, ...]
    window: Window | None
    place: Place | None
    probability: Probability | None
    mentions: tuple[Told, ...]


@dataclass(frozen=True, slots=True)
class Due:
    """An expectation: an event that is planned, expected or possible.

    `days_left` counts to the latest day of its window, None without one; `state` is due, open (no day is known) or overdue (due, no
    report yet); `moves` are the other windows that reports gave, oldest first.
    """

    event: Event
    days_left: int | None
    state: str
    moves: tuple[Window, ...] = ()


@dataclass(frozen=True, slots=True)
class Countdown:
    """What is due as of a day, soonest first."""

    as_of: date
    due: tuple[Due, ...]


@dataclass(frozen=True, slots=True)
class Tie:
    """Events between two countries in a period: how many, and the sum of their PLOVER scores, verbal and material apart."""

    one: str
    other: str
    events: int
    verbal: float
    material: float


@dataclass(frozen=True, slots=True)
class Day:
    """Events of a day by quad class (1 verbal cooperation to 4 material conflict)."""

    day: date
    quads: tuple[int, int, int, int]


@dataclass(frozen=True, slots=True)
class Relation:
    """The PLOVER type that a sentence expresses between an actor and a recipient, with a score for each type."""

    type: str
    scores: dict[str, float]
