"""Events out of the database: which ones a question needs, and only the reports and mentions that these stand on."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta
from typing import Any

from sqlalchemy import ColumnElement, Connection, Row, Select, and_, asc, desc, func, or_, select, union

from zerohour.ledger import codec, joining, placing, reprints, retracting, rows, searching
from zerohour.ledger.grouping import chunks, judgements
from zerohour.ledger.schema import mentions, reports
from zerohour.ledger.schema import reprints as shared
from zerohour.records import DONE, Event, Query, Report, Told, is_at, is_called

Counts = Callable[[Report], bool]
_LATELY = timedelta(days=60)
_ANY = datetime(1, 1, 1, tzinfo=UTC)
# Sorts behind every time of a day.
ENDS = "~"
Condition = ColumnElement[bool] | None
# By what a list of events may be sorted, "-" before it for the other way round; what an index holds beside an event's first mention.
ORDERS = {"told": mentions.c.told, "type": mentions.c.type, "status": mentions.c.status}


@dataclass(frozen=True, slots=True)
class Page:
    """Some of the events that a question finds, the newest first, and how many there are in all."""

    events: tuple[Event, ...]
    total: int


def all_events(connection: Connection, counts: Counts) -> list[Event]:
    """All events that the reports tell which count, in the order of their first mention."""
    return _events(connection, _told(connection, None, counts))


def of_mentions(connection: Connection, condition: ColumnElement[bool], counts: Counts) -> list[Event]:
    """The events with a mention that meets a condition."""
    numbers = sorted(n for n in connection.scalars(select(mentions.c.event).where(condition).distinct()) if n)
    return _events(connection, _told(connection, numbers, counts))


def of_ids(connection: Connection, numbers: Sequence[str], counts: Counts) -> list[Event]:
    """The events of these ids."""
    return _events(connection, _told(connection, numbers, counts)) if numbers else []


def due(connection: Connection, day: date, undated: int, counts: Counts) -> list[Event]:
    """The events that may be due as of a day, of what was told of them in the last two months: a board asks no more of an old one."""
    return lately(connection, day, may_be_due(connection, day, undated), counts)


def lately(connection: Connection, day: date, numbers: Sequence[str], counts: Counts) -> list[Event]:
    """The events of these ids, of what was told of them in the last two months."""
    return _events(connection, _told(connection, numbers, counts, told_lately(day)), told_lately(day)) if numbers else []


def told_lately(day: date) -> ColumnElement[bool]:
    """Mentions told in the last two months, or nobody knows when."""
    return or_(mentions.c.told >= (day - _LATELY).isoformat(), mentions.c.told == "")


def without_words(connection: Connection, numbers: Iterable[str], counts: Counts, only: Condition = None) -> list[Event]:
    """The events of these ids, with reports that have no more than an id and a time, which is enough to count."""
    found, apart = [], []
    asked = select(mentions.c.event, mentions.c.record, reports.c.id, reports.c.published).join(reports, reports.c.id == mentions.c.report)
    asked = asked if only is None else asked.where(only)
    for part in chunks(sorted(numbers)):
        members: dict[str, list[Told]] = {}
        for number, record, report, when in connection.execute(asked.where(mentions.c.event.in_(part))).all():
            told = Told(codec.mention_from_json(record), Report(report, "", (), published=codec.moment_from_text(when)), _ANY)
            members.setdefault(number, []).append(told)
        for number, rows_told in members.items():
            if all(counts(one.report) for one in rows_told):
                found.append(replace(joining.event(sorted(rows_told, key=joining.order)), id=number))
            else:
                apart.append(number)
    # What falls apart is joined anew, by its words too.
    found += _events(connection, _told(connection, apart, counts, only), only) if apart else []
    return sorted(found, key=lambda event: joining.order(event.mentions[0]))


def may_be_due(connection: Connection, day: date, undated: int) -> list[str]:
    """The ids of events not yet told as come, whose window is not over, or which were told without one not longer than so many days ago."""
    told = day - timedelta(days=undated)
    column = mentions.c
    still = and_(column.status.not_in(sorted(DONE)), column.told <= (day + timedelta(days=1)).isoformat())
    lately = or_(column.told >= told.isoformat(), column.told == "")
    # Two questions, since with an "or" between them SQLite reads every mention.
    dated = select(column.event).where(still, column.last >= day.isoformat())
    without = select(column.event).where(still, column.last.is_(None), lately)
    return sorted(number for number in connection.scalars(union(dated, without)) if number)


def told_between(first: date, last: date) -> ColumnElement[bool]:
    """Mentions of reports published in some days, both included."""
    return mentions.c.told.between(first.isoformat(), last.isoformat() + ENDS)


def named(connection: Connection, prefix: str) -> ColumnElement[bool]:
    """Mentions whose id begins so."""
    begins: ColumnElement[bool] = mentions.c.id.startswith(prefix, autoescape=True)
    if connection.dialect.name == "sqlite":
        # LIKE takes no index there.
        begins = and_(mentions.c.id >= prefix, mentions.c.id < prefix + "\U0010ffff", begins)
    return begins


def listed(connection: Connection, query: Query, first: int, counts: Counts, standing: Sequence[ColumnElement[bool]] = ()) -> Page:
    """Events with a mention that meets the query's filters (its words aside), by their first mention, the newest first.

    `standing` are conditions on the event of a mention, which are the same for all of them.
    """
    filters = list(searching.of_mention(query))
    if query.since:
        filters.append(mentions.c.told >= query.since.isoformat())
    return having(connection, filters, query.until, first, query.limit, counts, standing, query.sort)


def having(
    connection: Connection,
    filters: Sequence[ColumnElement[bool]],
    until: date | None,
    first: int,
    limit: int,
    counts: Counts,
    standing: Sequence[ColumnElement[bool]] = (),
    sort: str = "",
) -> Page:
    """The same of events with a mention that meets conditions, told until a day: so many from `first` on, in an order of ORDERS."""
    heads = _heads(filters, until, standing, sort)
    numbers, total = _counted(connection, heads, first, limit) if filters else ([], 0)
    if not numbers and (first or not filters):
        # Behind the last of what filters find, or without them: counted apart.
        total = connection.scalar(select(func.count()).select_from(heads.order_by(None).subquery())) or 0
        numbers = list(connection.scalars(heads.offset(first).limit(limit)))
    found = _events(connection, _told(connection, sorted(numbers), counts))[::-1]
    place = {number: n for n, number in enumerate(numbers)}
    return Page(tuple(sorted(found, key=lambda e: place.get(e.id, 0)) if sort else found), total)


def count(connection: Connection, standing: Sequence[ColumnElement[bool]]) -> int:
    """How many events meet conditions on the event of a mention."""
    found = _heads((), None, standing).order_by(None).subquery()
    return connection.scalar(select(func.count()).select_from(found)) or 0


def newest(connection: Connection, count: int, until: date | None, counts: Counts) -> list[Event]:
    """The newest events told until a day, the newest first, without counting how many there are."""
    numbers = sorted(connection.scalars(_heads((), until).limit(count)))
    return list(reversed(_events(connection, _told(connection, numbers, counts))))


def _counted(connection: Connection, heads: Select[tuple[str]], first: int, limit: int) -> tuple[list[str], int]:
    """Some of the ids and how many there are in all, in one reading: with filters all that they find is read in any case."""
    found = connection.execute(heads.add_columns(func.count().over()).offset(first).limit(limit)).all()
    return [str(row[0]) for row in found], int(found[0][1]) if found else 0


def meets(event: Event, query: Query) -> bool:
    """Whether a mention of an event meets a query's filters, as `listed` asks the database."""
    return any(_meets(told, query) for told in event.mentions)


def _meets(told: Told, query: Query) -> bool:
    mention, actor = told.mention, query.actor
    return (
        (not query.type or mention.type == query.type.upper())
        and (not query.status or mention.status == query.status.lower())
        and (not query.place or is_at(mention.place, query.place))
        and (not actor or any(is_called(party, actor) for party in (*mention.actors, *mention.recipients)))
    )


def _heads(
    filters: Sequence[ColumnElement[bool]], until: date | None, standing: Sequence[ColumnElement[bool]] = (), sort: str = ""
) -> Select[tuple[str]]:
    """The ids of the events told until a day, in an order of ORDERS, else the newest first; with filters, of those with such a mention."""
    column = ORDERS.get(sort.removeprefix("-"))
    turned = asc if column is not None and not sort.startswith("-") else desc
    column = mentions.c.told if column is None else column
    by_then = [mentions.c.told <= until.isoformat() + ENDS] if until else []
    if not filters:
        # An event was told by then where its first mention was.
        first = select(mentions.c.id).where(mentions.c.event == mentions.c.id, *by_then, *standing)
        return first.order_by(turned(column), desc(mentions.c.told), desc(mentions.c.id))
    return (
        select(mentions.c.event)
        .where(*filters, *by_then, *standing, mentions.c.event.is_not(None))
        .group_by(mentions.c.event)
        .order_by(turned(func.min(column)), desc(func.min(mentions.c.told)), desc(mentions.c.event))
    )


def _told(connection: Connection, events: Sequence[Any] | None, counts: Counts, only: Condition = None) -> dict[str, list[Told]]:
    """The mentions of events (all where None) that count and meet a condition, by event."""
    asked = select(mentions.c.event, mentions.c.report, mentions.c.record)
    asked = asked if only is None else asked.where(only)
    questions = [asked] if events is None else [asked.where(mentions.c.event.in_(part)) for part in chunks(events)]
    found = [row for question in questions for row in connection.execute(question)]
    stored = _reports(connection, {row.report for row in found} if events is not None else None)
    first = _firsts(connection, stored)
    marked = retracting.marks(connection, stored)
    told: dict[str, list[Told]] = {}
    for row in found:
        report, learned = stored[row.report]
        if counts(report):
            one = Told(codec.mention_from_json(row.record), report, learned)
            origin = reprints.original(one, stored[first[report.id]][0] if report.id in first else None)
            mark = retracting.of(marked, report.id, origin)
            told.setdefault(row.event, []).append(Told(one.mention, report, learned, origin, mark))
    return told


def _events(connection: Connection, told: dict[str, list[Told]], only: Condition = None) -> list[Event]:
    """Events of their mentions (of those that meet a condition). Where some do not count, the rest may fall apart, and is joined anew."""
    sizes: dict[str, int] = {}
    for part in chunks(told):
        asked = select(mentions.c.event, func.count()).where(mentions.c.event.in_(part)).group_by(mentions.c.event)
        asked = asked if only is None else asked.where(only)
        sizes |= {row[0]: row[1] for row in connection.execute(asked)}
    judged = judgements(connection)
    found = []
    for number, members in told.items():
        if len(members) == sizes[number]:
            found.append(replace(joining.event(sorted(members, key=joining.order)), id=number))
        else:
            found += placing.events(members, judged)
    return sorted(found, key=lambda event: joining.order(event.mentions[0]))


def _reports(connection: Connection, numbers: Iterable[str] | None) -> dict[str, tuple[Report, datetime]]:
    """Reports with the moment when each was learned (all where None), and those that share words with them."""
    if numbers is None:
        found: list[Row[Any]] = list(connection.execute(select(reports)))
    else:
        found = []
        for part in chunks(sorted(numbers)):
            found += connection.execute(select(reports).where(reports.c.id.in_(part))).all()
    return {row.id: (rows.report(row), datetime.fromisoformat(row.learned)) for row in found}


def _firsts(connection: Connection, stored: dict[str, tuple[Report, datetime]]) -> dict[str, str]:
    """For each report that repeats or is repeated, the first seen of its family; families' other reports are added to `stored`."""
    pairs: set[tuple[str, str]] = set()
    asked, waiting = set(), set(stored)
    while waiting:
        asked |= waiting
        fresh: set[str] = set()
        for part in chunks(sorted(waiting)):
            for row in connection.execute(
                select(shared.c.one, shared.c.other).where(or_(shared.c.one.in_(part), shared.c.other.in_(part)))
            ):
                pairs.add((row.one, row.other))
                fresh |= {row.one, row.other}
        waiting = fresh - asked
    lacking = {number for pair in pairs for number in pair} - set(stored)
    stored |= _reports(connection, lacking)
    return reprints.families(pairs, {number: reprints.order(report, learned) for number, (report, learned) in stored.items()})
