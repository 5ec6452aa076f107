"""Keeps the event of every stored mention up to date: what placing gives for the whole ledger, at the cost of what a report touches.

A mention's event depends on those that were told before it alone. What is new, gone or judged is placed anew, in their order, and so are
the later ones that its place bears upon, until no place changes.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date
from functools import cache
from heapq import heapify, heappop, heappush
from typing import Any

from sqlalchemy import (
    BigInteger,
    ColumnElement,
    Connection,
    String,
    TextClause,
    and_,
    bindparam,
    column,
    delete,
    func,
    insert,
    or_,
    select,
    text,
    update,
    values,
)
from sqlalchemy.engine.default import DefaultDialect

from zerohour.ledger import joining, rows, traits
from zerohour.ledger.placing import Judged, Spot, groups, home, judged
from zerohour.ledger.schema import acts, keys, mentions, reports
from zerohour.ledger.traits import Ask, Traits
from zerohour.records import JUDGED, Act, Reading

AT_ONCE = 500
_RANGES, _STEP = 200, 20
# As many characters of a report from a trigger on as hold its words.
_WORDS = func.substr(reports.c.text, mentions.c.start + 1, 80).label("words")
_ASKED = select(mentions.c.id, mentions.c.event, mentions.c.told, mentions.c.wording, mentions.c.record, _WORDS).join_from(
    mentions, reports
)


def index(connection: Connection, reading: Reading) -> None:
    """Finds the events of a report's mentions, which must be stored."""
    report = reading.report
    found = [traits.made(m, report.published, report.day, traits.wording(m, report), m.trigger.of(report.text)) for m in reading.mentions]
    if not found:
        return
    connection.execute(insert(keys), [row for one in found for row in _keys(one)])
    _place(connection, [one.id for one in found])


def _keys(one: Traits) -> list[dict[str, object]]:
    """The rows under which a mention is found."""
    return [{"key": key, "day": day.isoformat() if day else "", "mention": one.id} for key, day in sorted(traits.keys(one), key=str)]


def index_anew(connection: Connection) -> None:
    """Fills the keys of all mentions, where there are none."""
    for part in chunks(connection.scalars(select(mentions.c.id).order_by(mentions.c.id)).all()):
        found = [rows.as_traits(row) for row in connection.execute(_ASKED.where(mentions.c.id.in_(part)))]
        connection.execute(insert(keys), [row for one in found for row in _keys(one)])


def all_anew(connection: Connection) -> None:
    """Finds the events of all mentions, by the rules of this version."""
    found = sorted((rows.as_traits(row) for row in connection.execute(_ASKED)), key=lambda one: one.order)
    for part in groups(found, judgements(connection)):
        _set(connection, {found[n].id: found[part[0]].id for n in part})


def regroup(connection: Connection, start: Iterable[str]) -> None:
    """Places anew what the judgements on some mentions, or what is gone beside them, may bear upon."""
    state = _State(connection)
    named = [one for number in sorted(set(start)) if (one := state.mention(number))]
    around = {other.id: other for one in named for other in state.members(state.events[one.id])} | {one.id: one for one in named}
    near = {row.id for row in _near(connection, list(around.values()))}
    _place(connection, sorted(near | set(around)))


def forget(connection: Connection, report: str) -> list[str]:
    """Drops the keys of a report's mentions; the ids of the other mentions of their events, which are to be grouped anew."""
    events = select(mentions.c.event).where(mentions.c.report == report)
    left = list(connection.scalars(select(mentions.c.id).where(mentions.c.event.in_(events), mentions.c.report != report)))
    own = [row for stored in connection.execute(_ASKED.where(mentions.c.report == report)) for row in _keys(rows.as_traits(stored))]
    if own:
        at = (column == bindparam(f"of_{column.name}") for column in keys.primary_key)
        connection.execute(delete(keys).where(*at), [{f"of_{name}": value for name, value in row.items()} for row in own])
    return left


def chunks(values: Iterable[Any], size: int = AT_ONCE) -> Iterator[list[Any]]:
    """Values in lists of as many as a query takes."""
    listed = list(values)
    yield from (listed[n : n + size] for n in range(0, len(listed), size))


class _State:
    """The mentions and their events as they stand while some are placed: those that were looked at, and all of an event once asked for."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._mentions: dict[str, Traits] = {}
        self._of: dict[str, set[str]] = defaultdict(set)
        self._whole: set[str] = set()
        self.events: dict[str, str] = {}

    def see(self, row: Any) -> Traits:
        """A mention from its row; what was placed since stands."""
        if row.id not in self._mentions:
            self._mentions[row.id] = rows.as_traits(row)
            self.move(row.id, row.event or "")
        return self._mentions[row.id]

    def mention(self, number: str) -> Traits | None:
        """The mention of an id; None where it is gone."""
        if number not in self._mentions:
            for row in self._connection.execute(_ASKED.where(mentions.c.id == number)):
                self.see(row)
        return self._mentions.get(number)

    def at(self, spots: Iterable[Spot]) -> list[Traits]:
        """The mentions that stand at some spots."""
        places = [and_(mentions.c.report == report, mentions.c.start == start) for report, start in sorted(spots)]
        return [self.see(row) for part in chunks(places) for row in self._connection.execute(_ASKED.where(or_(*part)))]

    def members(self, event: str) -> list[Traits]:
        """The mentions of an event; of none where it is ""."""
        if event and event not in self._whole:
            for row in self._connection.execute(_ASKED.where(mentions.c.event == event)):
                self.see(row)
            self._whole.add(event)
        return [self._mentions[number] for number in self._of[event]] if event else []

    def move(self, number: str, event: str) -> None:
        """Puts a mention into an event."""
        self._of[self.events.get(number, "")].discard(number)
        self._of[event].add(number)
        self.events[number] = event


def _place(connection: Connection, start: Sequence[str]) -> None:
    """Places some mentions in their order, and after each the later ones on whose place it bears; keeps the events that have changed."""
    known = judged(judgements(connection))
    state, changed = _State(connection), set[str]()
    waiting = [(one.order, one.id) for number in dict.fromkeys(start) if (one := state.mention(number))]
    heapify(waiting)
    last = None
    while waiting:
        following = heappop(waiting)
        if following == last or (one := state.mention(following[1])) is None:
            continue
        last, before = following, state.events[one.id]
        near = [state.see(row) for row in _near(connection, [one])]
        event = _home(one, near, state, known)
        if event == before:
            continue
        left = state.members(before)
        behind = [other for other in left if other.order > one.order]
        if before == one.id and behind:
            # The first of an event takes all of it along: who stood with whom stays so.
            again = _parted(state.members(event), [one, *behind], known)
            for other in (one, *behind):
                state.move(other.id, event)
                changed.add(other.id)
        else:
            state.move(one.id, event)
            changed.add(one.id)
            again = _moved_by(connection, one, near, left, state)
        for other in again:
            heappush(waiting, (other.order, other.id))
    _set(connection, {number: state.events[number] for number in changed})


def _parted(there: Sequence[Traits], arriving: Sequence[Traits], known: Judged) -> list[Traits]:
    """Those of two events that become one who differ from an earlier one of the other, and so are to be placed anew."""
    pairs = [(one, other) if one.order > other.order else (other, one) for one in there for other in arriving]
    differing = [later for later, earlier in pairs if joining.differ(later, earlier) or known.differ(later, earlier)]
    return list({one.id: one for one in differing}.values())


def _moved_by(connection: Connection, one: Traits, near: Sequence[Traits], left: Sequence[Traits], state: _State) -> list[Traits]:
    """The later mentions whose place may change, now that one has moved: those that it left, that it keeps out, or that fit it better.

    And those that it had kept out of the event that it left.
    """
    event = state.events[one.id]
    out = [other for other in state.members(event) if joining.differ(one, other)]
    better = [other for other in near if state.events[other.id] != event and _draws(one, other, state)]
    stay = [other for other in left if other.id != one.id]
    freed = [state.see(row) for row in _near(connection, stay, lambda other: other.order > one.order and joining.differ(one, other))]
    return [other for other in {o.id: o for o in (*stay, *out, *better, *freed)}.values() if other.order > one.order]


def _draws(one: Traits, other: Traits, state: _State) -> bool:
    """Whether a mention fits a later one better than all those of its event do."""
    if other.order < one.order:
        return False
    drawn = (-joining.score(one, other), one.order)
    beside = _before(other, state.members(state.events[other.id]))
    return not any((-joining.score(m, other), m.order) < drawn and joining.fits(m, other) for m in beside)


def judgements(connection: Connection) -> list[Act]:
    """What was judged of pairs of mentions, in its order, what was taken back too."""
    asked = select(acts).where(acts.c.verb.in_(sorted(JUDGED))).order_by(acts.c.number)
    return [rows.act(row) for row in connection.execute(asked)]


def _home(one: Traits, near: Iterable[Traits], state: _State, known: Judged) -> str:
    """The event of a mention, by those that were told before it."""
    others = known.mates(one)
    mates = sorted(_before(one, state.at(others)), key=lambda other: other.spot) if others else []
    fitting = [(other, state.events[other.id]) for other in _before(one, near)]
    found = home(one, [state.events[m.id] for m in mates], fitting, lambda event: _before(one, state.members(event)), known)
    return found or one.id


def _before(one: Traits, others: Iterable[Traits]) -> list[Traits]:
    """Those that were told before a mention."""
    return [other for other in others if other.order < one.order]


def _near(connection: Connection, ones: Sequence[Traits], wanted: Callable[[Traits], bool] = lambda _: True) -> list[Any]:
    """The rows of the stored mentions that are wanted and fit any of some."""
    asked = {one.id: traits.asks(one) for one in ones}
    holders = _holders(connection, [ask for row in asked.values() for ask in row])
    numbers = {one.id: {n for ask in asked[one.id] for n in holders.get(ask.key, ())} - {one.id} for one in ones}
    found = [
        row
        for part in chunks(sorted(set().union(*numbers.values())))
        for row in connection.execute(_ASKED.where(mentions.c.id.in_(part)))
        if wanted(rows.as_traits(row))
    ]
    return [row for row in found if any(row.id in numbers[one.id] and joining.fits(one, rows.as_traits(row)) for one in ones)]


def _holders(connection: Connection, asked: Iterable[Ask]) -> dict[int, set[str]]:
    """The mentions under each of the keys asked for, of all days that are asked for, and those without a day."""
    found: dict[int, set[str]] = defaultdict(set)
    for part in chunks(dict.fromkeys(row for ask in asked for row in _days(ask)), _RANGES):
        # Filled up with the first, so that there are few queries to keep.
        full = part + part[:1] * (-len(part) % _STEP)
        given = {f"{letter}{n}": value for n, row in enumerate(full) for letter, value in zip("kaz", row, strict=True)}
        for key, number in connection.execute(_ranges(len(full)), given):
            found[key].add(number)
    return found


def _days(ask: Ask) -> Iterator[tuple[int, str, str]]:
    """The ranges of days that are asked for, as they are stored."""
    yield ask.key, (ask.first or date.min).isoformat(), (ask.last or date.max).isoformat()
    if ask.undated:
        yield ask.key, "", ""


@cache
def _ranges(count: int) -> TextClause:
    """The query for so many ranges: a join with the list of ranges, which both databases answer by the index.

    Kept as the text that it compiles to, since SQLAlchemy would compile a list of values at each use, longer than answering takes.
    """
    given: list[list[ColumnElement[Any]]] = [[bindparam(f"{letter}{n}") for letter in "kaz"] for n in range(count)]
    columns = column("key", BigInteger), column("first", String), column("last", String)
    asked = values(*columns, name="rows").data([tuple(row) for row in given]).cte("asked")
    query = select(keys.c.key, keys.c.mention).join(asked, and_(keys.c.key == asked.c.key, keys.c.day.between(asked.c.first, asked.c.last)))
    return text(str(query.compile(dialect=DefaultDialect(paramstyle="named"))))


def _set(connection: Connection, events: dict[str, str]) -> None:
    if events:
        changed = [{"number": number, "to": event} for number, event in sorted(events.items())]
        connection.execute(update(mentions).where(mentions.c.id == bindparam("number")).values(event=bindparam("to")), changed)
