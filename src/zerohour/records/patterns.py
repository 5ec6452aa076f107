"""Answers about many events together: who stands with whom, what shifted, when the pace changed, what is unusual."""

from dataclasses import dataclass
from datetime import date

from zerohour.records.answers import Tie


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
