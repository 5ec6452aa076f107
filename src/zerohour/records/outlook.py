"""Answers about many events together: what is due and what became of forecasts, who stands with whom, what shifted, what is unusual."""

from dataclasses import dataclass
from datetime import date, datetime
from html import escape

from zerohour.records.answers import Event, Told
from zerohour.records.event import Window


@dataclass(frozen=True, slots=True)
class Due:
    """An expectation: an event that is planned, expected or possible.

    `section` is Now open, Next 48 hours, This week, Later or Without a day. `opens` counts the days to the first day of its window, 0 or
    less once it is open, and `closes` those to its last day; None where that end is unknown. `moves` are the other windows that reports
    gave, oldest first.
    """

    event: Event
    section: str
    opens: int | None
    closes: int | None
    moves: tuple[Window, ...] = ()


@dataclass(frozen=True, slots=True, repr=False)
class Countdown:
    """What is due as of a day, section by section. What is past is not on it: `outcomes` tells what became of that.

    `moment` is the aware moment looked from, where that is more than a day: what was due earlier on that day is told so.
    """

    as_of: date
    due: tuple[Due, ...]
    moment: datetime | None = None

    def __repr__(self) -> str:
        return f"Countdown({self.as_of}, {len(self.due)} due)"

    def _repr_html_(self) -> str:
        """What is due for a notebook, a line each."""
        lines = "".join(f"<li>{escape(f'{d.section}: {d.event!r}')}<br>“{escape(d.event.best.sentence)}”</li>" for d in self.due)
        return f"<p>Due as of {self.as_of}</p><ul>{lines}</ul>"


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of a forecast: who expected an event, in which mention, and how it stands.

    `state` is came, refuted, lapsed (its window is over and no report of the ledger tells that it came) or open; `evidence` is the mention
    that decided it.
    `probability` is the middle of the forecast's ICD 203 range, 0 to 1; None where it gave no words of probability.
    """

    event: Event
    forecaster: str
    forecast: Told
    state: str
    evidence: Told | None = None
    probability: float | None = None


@dataclass(frozen=True, slots=True)
class Record:
    """How a forecaster's decided forecasts of a type of event went ("" stands for all types).

    `brier` is the mean squared distance of probability and outcome (0 best, 1 worst) over the `judged` forecasts that gave a probability;
    `bins` are (lowest and highest probability, how many forecasts, how many of them came).
    """

    forecaster: str
    type: str
    forecasts: int
    came: int
    refuted: int
    lapsed: int
    judged: int
    brier: float | None
    bins: tuple[tuple[float, float, int, int], ...]


@dataclass(frozen=True, slots=True)
class Indicator:
    """A warning that a user looks out for: conditions on events, all of which must hold; an empty one holds always.

    `count` events told within `days` days (None: ever) trip it. `grade` asks for that credibility, 1 being the only one that is ever given
    to what is affirmed.
    """

    name: str
    types: frozenset[str] = frozenset()
    quads: frozenset[int] = frozenset()
    statuses: frozenset[str] = frozenset()
    actor: str = ""
    recipient: str = ""
    place: str = ""
    count: int = 1
    days: int | None = None
    grade: int | None = None


@dataclass(frozen=True, slots=True)
class Sign:
    """How an indicator stands: not seen, seen (fewer events than it asks for) or tripped, with the events that moved it, oldest first."""

    indicator: Indicator
    state: str
    events: tuple[Event, ...]


@dataclass(frozen=True, slots=True)
class News:
    """What is new since a moment: events that were not known, that say something else now (before, after), that became contradicted, that
    a report told which was taken back or corrected, and forecasts that were decided.
    """

    since: datetime
    new: tuple[Event, ...]
    changed: tuple[tuple[Event, Event], ...]
    contradicted: tuple[Event, ...]
    decided: tuple[Outcome, ...]
    retracted: tuple[Event, ...] = ()


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
class Triangle:
    """Three countries whose ties do not balance: two friends who are at odds over a third, or three enemies.

    `ties` in the order of their countries; `weight` is the size of the weakest of the three scores.
    """

    countries: tuple[str, str, str]
    ties: tuple[Tie, Tie, Tie]
    weight: float


@dataclass(frozen=True, slots=True)
class Balance:
    """Countries in blocs, largest first, each in order; and what contradicts them.

    `frustration` is the share, 0 to 1, of the weight of all ties that runs against the blocs: conflict within one, cooperation between two.
    """

    blocs: tuple[tuple[str, ...], ...]
    frustration: float
    triangles: tuple[Triangle, ...]


@dataclass(frozen=True, slots=True)
class Shift:
    """How the tie of two countries differs from one period to the next of the same length: None where they had no event."""

    one: str
    other: str
    before: Tie | None
    after: Tie | None

    @property
    def change(self) -> float:
        """The sum of PLOVER scores, verbal and material, after less before."""
        return round(sum(t.verbal + t.material for t in (self.after,) if t) - sum(t.verbal + t.material for t in (self.before,) if t), 2)


@dataclass(frozen=True, slots=True)
class Break:
    """A day from which on the pace of events was another one.

    `first` to `last` holds the true day with a probability of 90 % or more; `before` and `after` are events a day; `odds` says how many
    times likelier the counts are with the change than without.
    """

    day: date
    first: date
    last: date
    before: float
    after: float
    odds: float


@dataclass(frozen=True, slots=True)
class Unusual:
    """Two countries with more events in the last days than their past lets expect.

    `usual` is the mean of as many days before; `chance` how likely so many or more are, given that past.
    """

    one: str
    other: str
    events: int
    usual: float
    chance: float


@dataclass(frozen=True, slots=True)
class Pace:
    """The escalation of a day: minus the mean PLOVER score of the events of the seven days up to it, so that up is conflict.

    From -10 to +10; `events` says how many events it rests on.
    """

    day: date
    escalation: float
    events: int


@dataclass(frozen=True, slots=True)
class Patterns:
    """What many events together tell, from a day on: blocs; shifts against the period of the same length before; change points; escalation.

    `unusual` looks at the seven days up to the day asked for, against a quarter of a year.
    """

    since: date
    balance: Balance
    shifts: tuple[Shift, ...]
    breaks: tuple[Break, ...]
    unusual: tuple[Unusual, ...]
    pace: tuple[Pace, ...]
