"""What a user does, over HTTP as JSON: marks of events, the lists by them, what is new, what was done, and undoing."""

from dataclasses import dataclass, field
from datetime import datetime
from typing import Annotated

from fastapi import APIRouter, HTTPException, Request
from fastapi import Query as Asked

from zerohour.desk import Triage
from zerohour.errors import UsageError
from zerohour.records import Act, Attention, Event, Query, Rate, Tally
from zerohour.show.files import lines
from zerohour.web.acts import apart, author, mention
from zerohour.web.answers import Answers
from zerohour.web.events import MOST, EventAnswer, event_answer


@dataclass(frozen=True, slots=True)
class Marking:
    """Ids of events and a mark: read, unread, important, unimportant, dismissed or undismissed."""

    events: list[str]
    mark: str


@dataclass(frozen=True, slots=True)
class Done:
    """The numbers of an act, by any of which it is undone; how the events that were named stand now, by id, and how much waits."""

    acts: list[int]
    attention: dict[str, Attention]
    tally: Tally


@dataclass(frozen=True, slots=True)
class Correction:
    """What is said of an event, or of the mention of an id `alone`: that fields are other (their words as in coding lines), that it is
    `no_event`, or, without either, that it was read right.
    """

    event: str
    alone: bool = False
    no_event: bool = False
    fields: dict[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Joining:
    """Ids of two events that are one."""

    one: str
    other: str


@dataclass(frozen=True, slots=True)
class Splitting:
    """The id of a mention that tells of another event than the rest of its own."""

    mention: str


@dataclass(frozen=True, slots=True)
class CheckedAnswer:
    """A mention that was checked: its report and sentence, what the reader reads there, what holds (null: no event), what was misread."""

    report: str
    text: str
    read: dict[str, str] | None
    holds: dict[str, str] | None
    wrong: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ChecksAnswer:
    """How the reader did on what was checked, and each of it; fields are words as in coding lines."""

    rate: Rate
    checked: list[CheckedAnswer]


@dataclass(frozen=True, slots=True)
class Undoing:
    """Ids of events whose standing is to be told after it."""

    events: list[str]


@dataclass(frozen=True, slots=True)
class Standing:
    """An event as it stands with the user."""

    attention: Attention
    event: EventAnswer


@dataclass(frozen=True, slots=True)
class Inbox:
    """Some events of the user's inbox, the newest first, how many there are in all, and how much waits."""

    total: int
    tally: Tally
    events: list[Standing]


@dataclass(frozen=True, slots=True)
class NewsAnswer:
    """What the ledger has learned since a moment, as ids of events; `since` is null, and nothing is told, where the user never looked."""

    since: datetime | None
    new: list[str]
    changed: list[str]
    contradicted: list[str]
    retracted: list[str]
    decided: list[str]


def routes(made: APIRouter, answers: Answers) -> None:
    """The routes of acts under /api. Whose they are says the name that the reader gave on the page, else the one who serves."""
    _questions(made, answers)
    _acts(made, answers)
    _corrections(made, answers)


def _questions(made: APIRouter, answers: Answers) -> None:
    @made.get("/triage")
    def triage(
        request: Request,
        stands: Annotated[str, Asked(description="unread, important, dismissed or read.")] = "unread",
        actor: str = "",
        kind: Annotated[str, Asked(alias="type", description="An event type, like ASSAULT.")] = "",
        status: str = "",
        place: str = "",
        first: Annotated[int, Asked(ge=0, le=MOST)] = 0,
        limit: Annotated[int, Asked(ge=1, le=200)] = 50,
    ) -> Inbox:
        """Events that stand so with the user, the newest first."""
        own = _inbox(answers, request)
        query = Query(actor=actor or None, type=kind or None, status=status or None, place=place or None, limit=limit)
        found = own.listed(query, stands, first)
        attention = own.attention(found.events)
        return Inbox(found.total, own.tally(), [Standing(attention[e.id], event_answer(e, answers)) for e in found.events])

    @made.get("/news")
    def news(request: Request) -> NewsAnswer:
        """What the ledger has learned since the user looked."""
        found = _inbox(answers, request).news()
        if found is None:
            return NewsAnswer(None, [], [], [], [], [])
        ids = lambda events: [event.id for event in events]
        changed, decided = [after for _, after in found.changed], [o.event for o in found.decided]
        return NewsAnswer(found.since, *map(ids, (found.new, changed, found.contradicted, found.retracted, decided)))

    @made.get("/acts")
    def acts(limit: Annotated[int, Asked(ge=1, le=10_000)] = 100) -> list[Act]:
        """What users did, in its order, what was taken back too: the last so many rows."""
        return answers.desk.acts(limit)


def _acts(made: APIRouter, answers: Answers) -> None:
    @made.post("/marks")
    def mark(request: Request, given: Marking) -> Done:
        """Marks events, as one act."""
        events = [_named(answers, number) for number in given.events]
        return _done(answers, request, _inbox(answers, request).mark(events, given.mark), events)

    @made.post("/marks/all")
    def read_all(request: Request) -> Done:
        """Marks all that the ledger has learned by now as read."""
        return _done(answers, request, _inbox(answers, request).read_all(), [])

    @made.post("/looks")
    def look(request: Request) -> Done:
        """Records that the user has looked at what is new by now."""
        return _done(answers, request, _inbox(answers, request).look(), [])

    @made.post("/acts/{number}/undo")
    def undo(request: Request, number: int, given: Undoing) -> Done:
        """Takes an act back, whole."""
        try:
            undone = answers.desk.undo(number)
        except UsageError as why:
            raise HTTPException(404, str(why)) from why
        return _done(answers, request, undone, [_named(answers, one) for one in given.events])


def _corrections(made: APIRouter, answers: Answers) -> None:
    @made.post("/corrections")
    def correct(request: Request, given: Correction) -> Done:
        """Corrects or confirms what was read of an event, or of a mention, as one act."""
        own, event = answers.desk.correcting(author(request)), _named(answers, given.event)
        what = mention(answers, given.event) if given.alone else event
        acts = own.no_event(what) if given.no_event else own.correct(what, **given.fields) if given.fields else own.held(what)
        return _done(answers, request, acts, [])

    @made.post("/joins")
    def join(request: Request, given: Joining) -> Done:
        """Judges that two events are one."""
        one, other = _named(answers, given.one), _named(answers, given.other)
        act = answers.desk.judge("same", one.mentions[0].mention, other.mentions[0].mention, author(request))
        return _done(answers, request, [act], [])

    @made.post("/splits")
    def split(request: Request, given: Splitting) -> Done:
        """Judges that a mention tells of another event than the rest of its own."""
        _named(answers, given.mention)
        out = mention(answers, given.mention)
        return _done(answers, request, answers.desk.split(out.mention, apart(answers, out), author(request)), [])

    @made.get("/checks")
    def checks(request: Request) -> ChecksAnswer:
        """How the reader did on what users checked."""
        own = answers.desk.correcting(author(request))
        rows = [
            CheckedAnswer(
                one.report.id,
                of.sentence.of(one.report.text),
                lines.fields(one.read) if one.read else None,
                lines.fields(one.holds) if one.holds else None,
                one.wrong,
            )
            for one in own.checked()
            if (of := one.holds or one.read)
        ]
        return ChecksAnswer(own.rate(), rows)


def _inbox(answers: Answers, request: Request) -> Triage:
    return answers.desk.triage(author(request))


def _done(answers: Answers, request: Request, acts: list[int], events: list[Event]) -> Done:
    answers.ask_anew()
    own = _inbox(answers, request)
    return Done(acts, own.attention(events), own.tally())


def _named(answers: Answers, number: str) -> Event:
    try:
        return answers.view().event(number)
    except UsageError as why:
        raise HTTPException(404, str(why)) from why
