"""Answers to questions about events."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from html import escape

from zerohour.records.event import Actor, EventMention, Figure, Place, Probability, Window, codes, told
from zerohour.records.report import VOID, Report, Retraction
from zerohour.records.statement import Span

# The verbs of acts: what is judged of two mentions, and how an event may stand with a user, by which a list can be asked for.
JUDGED = frozenset({"same", "different"})
STANDS = ("unread", "important", "dismissed", "read")
# What of a mention can be corrected, by what users call it, and the field that it is.
FIELDS = {
    "type": "type",
    "mode": "mode",
    "actors": "actors",
    "recipients": "recipients",
    "day": "window",
    "place": "place",
    "status": "status",
    "teller": "attribution",
}


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
    def spot(self) -> tuple[str, int]:
        """Where it stands: its report, and where its trigger begins there; what users do is kept by it."""
        return self.report.id, self.mention.trigger.start

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
class Act:
    """What a user did, by a `verb`; `undone` is the moment when it was taken back. Rows of one moment are one act.

    `one` and `other` are the mentions that it is about, each by its report and the place of its trigger, so that it survives a new coding:
    that both tell of the "same" event or of "different" ones; that the author has "read" the event of a mention (without one: all that the
    ledger had), or counts it as "unread" again; that it is "important", or "dismissed"; that a mention's `field` is to be what `value` says
    ("correct"), or that it was read right ("held"); that the author has "looked" at what is new.
    """

    number: int
    verb: str
    one: tuple[str, int] | None
    other: tuple[str, int] | None
    author: str
    at: datetime
    undone: datetime | None = None
    field: str = ""
    value: str = ""


@dataclass(frozen=True, slots=True)
class Attention:
    """How an event stands with a user: whether it was `read` as it is told now, or before more was `told_again`.

    `important` and `dismissed` name who finds it so, for all who share the ledger; "" where nobody does.
    """

    read: bool = False
    told_again: bool = False
    important: str = ""
    dismissed: str = ""


@dataclass(frozen=True, slots=True)
class Checked:
    """A mention that a user checked: what the reader reads there (None: no event, now), and what holds (None: it is no event)."""

    report: Report
    read: EventMention | None
    holds: EventMention | None

    @property
    def held(self) -> bool:
        """Whether it was read right."""
        return not self.wrong

    @property
    def wrong(self) -> tuple[str, ...]:
        """The fields that were misread; "event" alone where none was to be read, or one was overlooked."""
        one, other = self.read, self.holds
        if one is None or other is None:
            return () if one is other else ("event",)
        return tuple(name for name, of in FIELDS.items() if getattr(one, of) != getattr(other, of))


@dataclass(frozen=True, slots=True)
class Rate:
    """How the reader did on the mentions that users checked: so many `checked`, so many of them `held` in every field.

    `low` and `high` bound the share that holds, with 95 % (Wilson). `fields`: of each field how often it was right, and of how many events.
    """

    checked: int
    held: int
    low: float
    high: float
    fields: tuple[tuple[str, int, int], ...]


@dataclass(frozen=True, slots=True)
class Tally:
    """How many events a user has not read, how many are important, and of how many the ledger has learned since he last looked."""

    unread: int
    important: int
    fresh: int


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
    publication, both included; `known_at` leaves out what the ledger learned later. Events are sorted by "told", "type" or "status", "-"
    before it for the other way round; "" is the newest first.
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
    sort: str = ""


@dataclass(frozen=True, slots=True)
class Hit:
    """A report that was found; stretches of its text around the words, and the mentions that meet the filters (all without filters)."""

    report: Report
    snippets: tuple[Span, ...]
    mentions: tuple[EventMention, ...]
