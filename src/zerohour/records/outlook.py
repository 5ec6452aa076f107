"""Answers about many events together: what is due and what became of forecasts, who stands with whom, what shifted, what is unusual; and
about one actor, pair, place or outlet.
"""

from dataclasses import dataclass
from datetime import date, datetime
from html import escape

from zerohour.records.answers import Event, Told
from zerohour.records.event import Place, Window
from zerohour.records.report import Report, Retraction


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


@dataclass(frozen=True, slots=True)
class Portrait:
    """What reports tell of an actor, who is asked for by a code ("IRN") or by a name, of which whole words count.

    `total` is how many events it has a part in; what follows is read from the newest of them, `seen`. `names` are those under which
    reports name it, the commonest first, `codes`, `sectors` and `offices` what they take it for, each with how often. `did`, `met` and
    `said` are the events that it did (or shared in), that were done to it, and that it tells of, the newest first. `ties` are with those
    who stand on the other side, by code or, without one, by name. `forecasts` are its own, the newest first, with the `record` of those
    that are decided.
    """

    name: str
    total: int
    seen: int
    names: tuple[tuple[str, int], ...]
    codes: tuple[tuple[str, int], ...]
    sectors: tuple[tuple[str, int], ...]
    offices: tuple[tuple[str, int], ...]
    did: tuple[Event, ...]
    met: tuple[Event, ...]
    said: tuple[Event, ...]
    ties: tuple[Tie, ...]
    forecasts: tuple[Outcome, ...]
    record: Record | None


@dataclass(frozen=True, slots=True)
class Dyad:
    """What two actors do to each other, each asked for as in a Portrait.

    Of the newest `seen` of `total` events: what one did to the other, what the other did to it, and what both shared in, the newest first;
    the sums of what occurred, and the events of each day by quad class.
    """

    one: str
    other: str
    total: int
    seen: int
    there: tuple[Event, ...]
    back: tuple[Event, ...]
    both: tuple[Event, ...]
    tie: Tie
    days: tuple[Day, ...]


@dataclass(frozen=True, slots=True)
class Locality:
    """What reports tell of a place: its coordinates where they are known, the newest `events` of `total`, who has a part in them (by code
    or, without one, by name) and of which types they are, each with how often.
    """

    name: str
    place: Place | None
    total: int
    events: tuple[Event, ...]
    parties: tuple[tuple[str, int], ...]
    types: tuple[tuple[str, int], ...]


@dataclass(frozen=True, slots=True)
class Graded:
    """A user's grade of an outlet (NATO Admiralty, A to F), and when (aware) it was given by whom; the latest holds."""

    grade: str
    author: str
    at: datetime


@dataclass(frozen=True, slots=True)
class Outlet:
    """What the ledger has of an outlet: how many reports, from which day to which, and how many of them repeat no earlier report.

    `repeats` and `repeated` name the outlets whose words it has, and those that have its words, each with how often; "" stands for reports
    that name none. `marks` are its reports that were taken back or corrected, `forecasts` those that it makes in its own voice, the newest
    first, with the `record` of those that are decided; `newest` are its latest reports.
    """

    name: str
    grades: tuple[Graded, ...]
    reports: int
    originals: int
    first: date | None
    last: date | None
    repeats: tuple[tuple[str, int], ...]
    repeated: tuple[tuple[str, int], ...]
    marks: tuple[Retraction, ...]
    forecasts: tuple[Outcome, ...]
    record: Record | None
    newest: tuple[Report, ...]


@dataclass(frozen=True, slots=True)
class Timeline:
    """What lies in some days, both included, as told by the day looked from: the `events` that weigh most, in the order of their first day,
    of `total`; and for each day on which something is, how much of it was conflict, cooperation, and is or was awaited.

    What is spread over more than two months is left out: it says of no day that it was then.
    """

    first: date
    last: date
    day: date
    events: tuple[Event, ...]
    total: int
    counts: tuple[tuple[date, int, int, int], ...]


@dataclass(frozen=True, slots=True)
class Summary:
    """How things stand as of a day, at a glance: how much is due by section of the board, what opens next, and what is contradicted: what
    some told and others denied in the last 30 days, the newest first.

    `opening` is the event whose window opens, or whose moment comes, next.
    """

    day: date
    due: tuple[tuple[str, int], ...]
    opening: Event | None
    contradicted: tuple[Event, ...]
