"""Answers to questions about events."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from html import escape

from zerohour.records.event import Actor, EventMention, Figure, Place, Probability, Window, codes, told
from zerohour.records.report import VOID, Report, Retraction
from zerohour.records.statement import Span


@dataclass(frozen=True, slots=True, repr=False)
class Told:
    """One mention with the report that it stands in, and the moment when the ledger learned it.

    `first` is the id of the report in which the words first stood: another one where the report repeats it. `mark` says that the report, or
    the one that it repeats here, was taken back or corrected.
    """

    mention: EventMention
    report: Report
    learned: datetime
    first: str = ""
    mark: Retraction | None = None

    def __repr__(self) -> str:
        return f"Told({self.mention!r}, {self.report!r})"

    @property
    def stands(self) -> bool:
        """Whether nobody took it back."""
        return self.mark is None or self.mark.kind not in VOID

    @property
    def sentence(self) -> str:
        """The words of the mention's sentence, white space folded."""
        return " ".join(self.mention.sentence.of(self.report.text).split())


@dataclass(frozen=True, slots=True, repr=False)
class Event:
    """Mentions of one happening in one or more reports, oldest first. Its sides, and what is shown of it, are those of its `best` mention;
    the other fields are what the newest telling mention says. What was taken back tells nothing while others tell it.
    """

    id: str
    type: str
    status: str
    actors: tuple[Actor, ...]
    recipients: tuple[Actor, ...]
    window: Window | None
    place: Place | None
    probability: Probability | None
    mentions: tuple[Told, ...]

    def __repr__(self) -> str:
        short = told(self.type, self.status, self.actors, self.recipients, self.window)
        return f"Event({self.id!r}, {short}, {len({t.report.id for t in self.mentions})} reports)"

    def _repr_html_(self) -> str:
        """The event for a notebook: in short, its best sentence, and who tells it."""
        best = self.best
        return f"<p><b>{escape(repr(self))}</b><br>“{escape(best.sentence)}”<br><small>{escape(repr(best.report))}</small></p>"

    @property
    def is_retracted(self) -> bool:
        """Whether all reports that tell it were taken back."""
        return not any(told.stands for told in self.mentions)

    @property
    def best(self) -> Told:
        """The mention that tells it best; see `best`."""
        return best(self.mentions, self.status, self.window)

    @property
    def outline(self) -> "Outline":
        """The event in short."""
        newest, window = self.best.mention, self.window
        return Outline(
            self.id,
            self.type,
            self.status,
            newest.mode,
            newest.symmetric,
            frozenset(codes(self.actors)),
            frozenset(codes(self.recipients)),
            window.earliest if window else None,
            window.latest if window else None,
            self.place,
            next((t.report.day for t in self.mentions if t.report.day), None),
            len({t.report.id for t in self.mentions}),
            self.is_retracted,
        )


def best(told: Sequence[Told], status: str, window: Window | None) -> Told:
    """Of the mentions of an event's status, the one that knows most of who and whom; of several one with its days, the newest.

    A line that took its sides from one and its sentence from another would say what nobody did.
    """

    def known(one: Told) -> tuple[int, bool, bool, str, str]:
        sides = one.mention.actors, one.mention.recipients
        facts = sum(bool(side) + bool(codes(side)) for side in sides)
        return facts, one.mention.window == window, one.mention.place is not None, str(one.report.published or ""), one.mention.id

    standing = [t for t in told if t.stands] or told
    return max([t for t in standing if t.mention.status == status] or standing, key=known)


@dataclass(frozen=True, slots=True)
class Outline:
    """An event in short, as counting over many of them needs it.

    The codes of both sides, the first and last day of its window, and the day on which it was first told; `mode` and `symmetric` are those
    of its best mention; so many `reports` tell it, all `retracted` or not.
    """

    id: str
    type: str
    status: str
    mode: str | None
    symmetric: bool
    actors: frozenset[str]
    recipients: frozenset[str]
    first: date | None
    last: date | None
    place: Place | None
    told: date | None
    reports: int = 1
    retracted: bool = False

    @property
    def on(self) -> date | None:
        """Its day, where its window is a single one."""
        return self.first if self.first == self.last else None


@dataclass(frozen=True, slots=True)
class Judgement:
    """A user's decision that two mentions tell of the same event, or of different ones; the mentions by report and place of trigger.

    `undone` is the moment when it was taken back.
    """

    number: int
    verdict: str
    one: tuple[str, int]
    other: tuple[str, int]
    author: str
    at: datetime
    undone: datetime | None = None


@dataclass(frozen=True, slots=True)
class Corroboration:
    """Who stands behind an event: independent origins that affirm it and that deny it, each with its mentions, oldest first.

    `credibility` is the NATO Admiralty grade of the information: 1 (confirmed by other, independent sources), 5 (contradicted: affirmed by
    some and denied by others), or None (cannot be judged). It is never derived from how reliable a source is. What was `retracted` stands
    apart, and is no support.
    """

    affirmed: tuple[tuple[str, tuple[Told, ...]], ...]
    denied: tuple[tuple[str, tuple[Told, ...]], ...]
    credibility: int | None
    retracted: tuple[tuple[str, tuple[Told, ...]], ...] = ()


@dataclass(frozen=True, slots=True)
class Claims:
    """The numbers given of one kind (killed, injured …) for an event, each with the mention that gives it, oldest first.

    Nothing is averaged: `lowest` and `highest` are what was said.
    """

    kind: str
    said: tuple[tuple[Figure, Told], ...]
    lowest: int
    highest: int


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
class Relation:
    """The PLOVER type that a sentence expresses between an actor and a recipient, with a score for each type."""

    type: str
    scores: dict[str, float]


@dataclass(frozen=True, slots=True)
class Change:
    """What a new coding of a report changed: mentions that are new, that are gone, and that say something else (before, after)."""

    report: Report
    new: tuple[EventMention, ...]
    gone: tuple[EventMention, ...]
    changed: tuple[tuple[EventMention, EventMention], ...]


@dataclass(frozen=True, slots=True)
class Query:
    """What to search for: words (all must stand in the report), and what one of its mentions must be.

    `actor` is a code ("IRN") or part of a name, of either side; `place` a name or ISO alpha-2 code; `since` and `until` are days of
    publication, both included; `known_at` leaves out what the ledger learned later.
    """

    words: str = ""
    actor: str | None = None
    type: str | None = None
    status: str | None = None
    place: str | None = None
    outlet: str | None = None
    since: date | None = None
    until: date | None = None
    known_at: datetime | None = None
    limit: int = 20


@dataclass(frozen=True, slots=True)
class Hit:
    """A report that was found; stretches of its text around the words, and the mentions that meet the filters (all without filters)."""

    report: Report
    snippets: tuple[Span, ...]
    mentions: tuple[EventMention, ...]
