"""Events in short, straight from the index: counting thousands of events opens none of their records."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from datetime import UTC, date, datetime

from sqlalchemy import Connection, select

from zerohour.ledger import codec, gathering, joining
from zerohour.ledger.grouping import chunks
from zerohour.ledger.schema import mentions, reports
from zerohour.records import Event, Outline, Report, Told

# Whether what was published at a moment (None: unknown) counts.
Published = Callable[[date | None], bool]
_C = mentions.c
_ANY = datetime(1, 1, 1, tzinfo=UTC)


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
    rows += [(str(one.mentions[0].report.published or ""), one.outline) for one in _gathered(connection, several, published, since)]
    return [one for _, one in sorted(rows, key=lambda row: (row[0], row[1].id))]


def _gathered(connection: Connection, numbers: Iterable[str], published: Published, since: date | None) -> Iterator[Event]:
    """The events of these ids that were told since a day; without the words of their reports where all of an event counts."""
    apart = []
    for part in chunks(sorted(numbers)):
        members: dict[str, list[Told]] = defaultdict(list)
        asked = select(_C.event, _C.record, reports.c.id, reports.c.published).join(reports, reports.c.id == _C.report)
        for event, record, number, when in connection.execute(asked.where(_C.event.in_(part))).all():
            report = Report(number, "", (), published=codec.moment_from_text(when))
            members[event].append(Told(codec.mention_from_json(record), report, _ANY))
        for event, told in members.items():
            if not all(published(one.report.published) for one in told):
                apart.append(event)
            elif _is_told_since(told, since):
                yield replace(joining.event(sorted(told, key=joining.order)), id=event)
    for whole in gathering.of_ids(connection, apart, lambda report: published(report.published)):
        if _is_told_since(whole.mentions, since):
            yield whole


def _is_told_since(told: Iterable[Told], since: date | None) -> bool:
    return since is None or any(one.report.day is None or one.report.day >= since for one in told)
