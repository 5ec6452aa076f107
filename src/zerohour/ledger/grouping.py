"""Keeps the event of every stored mention up to date: what joining gives for the whole ledger, at the cost of what a report touches.

The events of a ledger are the connected parts of a graph of mentions. A new report adds mentions and edges, so parts only grow together;
where a user's judgement is involved, the part around it is grouped anew.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from functools import cache
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
    insert,
    select,
    text,
    update,
    values,
)
from sqlalchemy.engine.default import DefaultDialect

from zerohour.ledger import joining, rows, traits
from zerohour.ledger.schema import judgements, keys, mentions
from zerohour.ledger.traits import Ask, Traits
from zerohour.records import Reading

AT_ONCE = 500
_RANGES, _STEP = 200, 20
_ASKED = select(mentions.c.id, mentions.c.event, mentions.c.told, mentions.c.wording, mentions.c.record)
_ONE, _OTHER = mentions.alias(), mentions.alias()
_JUDGED = (
    select(_ONE.c.id, _OTHER.c.id)
    .select_from(judgements)
    .join(_ONE, (_ONE.c.report == judgements.c.one_report) & (_ONE.c.start == judgements.c.one_start))
    .join(_OTHER, (_OTHER.c.report == judgements.c.other_report) & (_OTHER.c.start == judgements.c.other_start))
)


def index(connection: Connection, reading: Reading) -> None:
    """Finds the events of a report's mentions, which must be stored."""
    report = reading.report
    found = [traits.made(m, report.published, report.day, traits.wording(m, report)) for m in reading.mentions]
    if not found:
        return
    connection.execute(insert(keys), [row for one in found for row in _keys(one)])
    links = _near(connection, found)
    _set(connection, {one.id: one.id for one in found})
    if _is_judged(connection, {event for _, _, event in links if event} | {one.id for one in found}):
        regroup(connection, [one.id for one in found])
    else:
        _grow(connection, found, links)


def _keys(one: Traits) -> list[dict[str, object]]:
    """The rows under which a mention is found."""
    return [{"key": key, "day": day.isoformat() if day else "", "mention": one.id} for key, day in sorted(traits.keys(one), key=str)]


def index_anew(connection: Connection) -> None:
    """Fills the keys of all mentions, where there are none."""
    for part in chunks(connection.scalars(select(mentions.c.id).order_by(mentions.c.id)).all()):
        found = [rows.as_traits(row) for row in connection.execute(_ASKED.where(mentions.c.id.in_(part)))]
        connection.execute(insert(keys), [row for one in found for row in _keys(one)])


def regroup(connection: Connection, start: Iterable[str]) -> None:
    """Groups all that hangs together with some mentions anew, as their judgements stand."""
    known = _connected(connection, start)
    ordered = sorted(known.values(), key=lambda one: one.order)
    judged = [rows.judgement(row) for row in connection.execute(select(judgements).order_by(judgements.c.number))]
    parts = joining.groups(ordered, judged)
    _set(connection, {ordered[n].id: ordered[part[0]].id for part in parts for n in part})


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


def _grow(connection: Connection, found: Sequence[Traits], links: Sequence[tuple[Traits, Traits, str]]) -> None:
    """Joins new mentions, and the events that they link."""
    order = {one.id: one.order for one in found} | _orders(connection, {event for _, _, event in links})
    leader = {number: number for number in order}

    def top(number: str) -> str:
        while leader[number] != number:
            number = leader[number]
        return number

    for one, near, event in links:
        first, second = sorted((top(one.id), top(near.id if near.id in leader else event)), key=lambda n: order[n])
        leader[second] = first
    new = {one.id for one in found}
    _set(connection, {number: top(number) for number in new if top(number) != number})
    for number in sorted(set(leader) - new):
        if top(number) != number:
            connection.execute(update(mentions).where(mentions.c.event == number).values(event=top(number)))


def _orders(connection: Connection, numbers: Iterable[str]) -> dict[str, tuple[str, str, str]]:
    found: dict[str, tuple[str, str, str]] = {}
    for part in chunks(sorted(n for n in numbers if n)):
        found |= {row.id: rows.as_traits(row).order for row in connection.execute(_ASKED.where(mentions.c.id.in_(part)))}
    return found


def _near(connection: Connection, ones: Sequence[Traits]) -> list[tuple[Traits, Traits, str]]:
    """The stored mentions that tell of one event with each of some, and their events ("" where they have none yet)."""
    asked = {one.id: traits.asks(one) for one in ones}
    holders = _holders(connection, [ask for row in asked.values() for ask in row])
    numbers = {one.id: {n for ask in asked[one.id] for n in holders.get(ask.key, ())} - {one.id} for one in ones}
    rows_of = {
        row.id: row
        for part in chunks(sorted(set().union(*numbers.values())))
        for row in connection.execute(_ASKED.where(mentions.c.id.in_(part)))
    }
    found = []
    for one in ones:
        for number in sorted(numbers[one.id]):
            other = rows.as_traits(rows_of[number])
            if joining.fits(one, other):
                found.append((one, other, rows_of[number].event or ""))
    return found


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


def _connected(connection: Connection, start: Iterable[str]) -> dict[str, Traits]:
    """All mentions that hang together with some: by fitting each other, by being one event now, by a judgement."""
    known: dict[str, Traits] = {}
    waiting = set(start)
    judged = _judged_pairs(connection)
    while waiting:
        fresh: dict[str, tuple[Traits, str]] = {}
        for part in chunks(sorted(waiting)):
            fresh |= {row.id: (rows.as_traits(row), row.event) for row in connection.execute(_ASKED.where(mentions.c.id.in_(part)))}
        known |= {number: one for number, (one, _) in fresh.items()}
        waiting = {other for number in fresh for other in judged.get(number, ())}
        for part in chunks(sorted({event for _, event in fresh.values() if event})):
            waiting |= set(connection.scalars(select(mentions.c.id).where(mentions.c.event.in_(part))))
        waiting |= {near.id for _, near, _ in _near(connection, [one for one, _ in fresh.values()])}
        waiting -= set(known)
    return known


def _judged_pairs(connection: Connection) -> dict[str, set[str]]:
    """For each mention that a judgement names, those that it is judged with."""
    found: dict[str, set[str]] = defaultdict(set)
    for first, second in connection.execute(_JUDGED):
        found[first].add(second)
        found[second].add(first)
    return found


def _is_judged(connection: Connection, events: set[str]) -> bool:
    """Whether a judgement names a mention of these events."""
    named = sorted(_judged_pairs(connection))
    if not named:
        return False
    return any(set(connection.scalars(select(mentions.c.event).where(mentions.c.id.in_(part)))) & events for part in chunks(named))


def _set(connection: Connection, events: dict[str, str]) -> None:
    if events:
        changed = [{"number": number, "to": event} for number, event in sorted(events.items())]
        connection.execute(update(mentions).where(mentions.c.id == bindparam("number")).values(event=bindparam("to")), changed)
