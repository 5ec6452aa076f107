"""Events in short, straight from the index: counting thousands of events opens none of their records."""

from collections import defaultdict
from collections.abc import Callable
from datetime import date
from functools import cache
from typing import Any

from sqlalchemy import Connection, select

from zerohour.ledger import codec, gathering, retracting
from zerohour.ledger.grouping import chunks
from zerohour.ledger.schema import mentions
from zerohour.records import Event, Outline

# Whether what was published at a moment (None: unknown) counts.
Published = Callable[[date | None], bool]
_C = mentions.c


def between(connection: Connection, since: date | None, until: date, published: Published) -> list[Outline]:
    """The outlines of the events that reports told from one day (None: ever) to another, in the order of their first mention.

    An event of one mention is read from the index; one that has others is gathered, as it is for every other question.
    """
    last = until.isoformat() + gathering.ENDS
    asked = select(_C.told, _C.id, _C.event, _C.type, _C.status, _C.gist).where(_C.told <= last, _C.event.is_not(None))
    asked = asked if since is None else asked.where(_C.told >= since.isoformat())
    is_out = cache(lambda told: published(codec.moment_from_text(told or None)))
    found: dict[str, tuple[str, Outline]] = {}
    several: set[str] = set()
    for told, number, event, kind, status, gist in connection.execute(asked).all():
        if number != event:
            several.add(event)
        elif is_out(told):
            found[event] = told, codec.outline_from_gist(number, kind, status, told, gist)
    later = select(_C.event).where(_C.told > last, _C.event != _C.id)
    several.update(event for event in connection.scalars(later).all() if event in found)
    fallen = retracting.touched(connection) & (several | set(found))
    rows = [row for event, row in found.items() if event not in several and event not in fallen]
    counts: gathering.Counts = lambda report: published(report.published)
    whole = [*gathering.without_words(connection, several - fallen, counts), *gathering.of_ids(connection, sorted(fallen), counts)]
    rows += [(str(e.mentions[0].report.published or ""), e.outline) for e in whole if since is None or _is_told_since(e, since)]
    return [one for _, one in sorted(rows, key=lambda row: (row[0], row[1].id))]


def due(connection: Connection, day: date, undated: int, published: Published) -> list[tuple[Outline, date | None]]:
    """The outlines of the events that `gathering.due` gives, each with the day on which it was last told."""
    members: dict[str, list[Any]] = defaultdict(list)
    asked = select(_C.event, _C.told, _C.type, _C.status, _C.gist).where(gathering.told_lately(day))
    for part in chunks(gathering.may_be_due(connection, day, undated)):
        for told in connection.execute(asked.where(_C.event.in_(part))).all():
            members[told.event].append(told)
    is_out = cache(lambda told: published(codec.moment_from_text(told or None)))
    found, fallen = [], retracting.touched(connection) & set(members)
    for number, (row, *others) in members.items():
        if not others and number not in fallen and is_out(row.told):
            one = codec.outline_from_gist(number, row.type, row.status, row.told, row.gist)
            found.append((one, one.told))
    several = [number for number, told in members.items() if len(told) > 1 and number not in fallen]
    counts: gathering.Counts = lambda report: published(report.published)
    whole = gathering.without_words(connection, several, counts, gathering.told_lately(day))
    whole += gathering.lately(connection, day, sorted(fallen), counts)
    return found + [(event.outline, event.mentions[-1].report.day) for event in whole]


def _is_told_since(event: Event, since: date) -> bool:
    return any(told.report.day is None or told.report.day >= since for told in event.mentions)
