"""Events in short, straight from the index: counting thousands of events opens none of their records."""

from collections.abc import Callable
from datetime import date

from sqlalchemy import Connection, select

from zerohour.ledger import codec, gathering
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
    out: dict[str, bool] = {}
    found: dict[str, tuple[str, Outline]] = {}
    several: set[str] = set()
    for told, number, event, kind, status, gist in connection.execute(asked).all():
        if told not in out:
            out[told] = published(codec.moment_from_text(told or None))
        if number != event:
            several.add(event)
        elif out[told]:
            found[event] = told, codec.outline_from_gist(number, kind, status, told, gist)
    later = select(_C.event).where(_C.told > last, _C.event != _C.id)
    several.update(event for event in connection.scalars(later).all() if event in found)
    rows = [row for event, row in found.items() if event not in several]
    whole = gathering.without_words(connection, several, lambda report: published(report.published))
    rows += [(str(e.mentions[0].report.published or ""), e.outline) for e in whole if since is None or _is_told_since(e, since)]
    return [one for _, one in sorted(rows, key=lambda row: (row[0], row[1].id))]


def _is_told_since(event: Event, since: date) -> bool:
    return any(told.report.day is None or told.report.day >= since for told in event.mentions)
