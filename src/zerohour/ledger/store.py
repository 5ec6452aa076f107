"""The ledger: reports and what was read in them, in SQLite or PostgreSQL. Nothing is overwritten; adding a report twice adds it once."""

import hashlib
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from copy import copy
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path

from sqlalchemy import Connection, delete, func, insert, or_, select, text, update

from zerohour.errors import visible
from zerohour.ledger import (
    acting,
    clock,
    codec,
    correcting,
    engine,
    gathering,
    grouping,
    migrations,
    outlines,
    placing,
    reprints,
    retracting,
    rewriting,
    rows,
    searching,
)
from zerohour.ledger.acts import Acts
from zerohour.ledger.correcting import Correcting
from zerohour.ledger.outbox import Outbox
from zerohour.ledger.outlines import Published
from zerohour.ledger.portraits import Portraits
from zerohour.ledger.retracting import Retracting
from zerohour.ledger.schema import acts, deletions, former, grades, mentions, refusals, reports, retractions, visits
from zerohour.ledger.schema import reprints as shared
from zerohour.ledger.triaging import Triage
from zerohour.ledger.upkeep import Upkeep
from zerohour.records import JUDGED, Act, Event, EventMention, Hit, Outline, Query, Reading, Refusal, Report, Told, Visit, day_of

# PostgreSQL's indexes take keys of up to 2,704 bytes.
_LONGEST_KEY = 1_000


class Ledger:
    """An open ledger. `url` is a file's path or a database URL (postgresql://…). Raises LedgerError for what is no ledger."""

    def __init__(self, url: str | Path) -> None:
        self._store = engine.opened(str(url))
        with self._store.guarded():
            self._before = migrations.prepare(self._store)
        self._still: Connection | None = None

    @property
    def upkeep(self) -> Upkeep:
        """Copying, checking and deleting."""
        return Upkeep(self._store, self._before)

    @property
    def retracting(self) -> Retracting:
        """What is known of reports that were taken back."""
        return Retracting(self._store)

    @property
    def acts(self) -> Acts:
        """What users did."""
        return Acts(self._store)

    @property
    def correcting(self) -> Correcting:
        """What users corrected in what was read, and what they found right."""
        return Correcting(self._store)

    @property
    def triage(self) -> Triage:
        """What users have read, find important, or dismissed."""
        return Triage(self._store)

    @property
    def portraits(self) -> Portraits:
        """Questions about one actor, pair, place or outlet."""
        return Portraits(self._ask)

    @contextmanager
    def at_once(self) -> Iterator["Ledger"]:
        """This ledger as it is now: whatever is asked of it in the block, nothing is seen of what is stored meanwhile."""
        with self._ask() as connection:
            still = copy(self)
            still._still = connection
            yield still

    @contextmanager
    def _ask(self) -> Iterator[Connection]:
        if self._still is not None:
            yield self._still
        else:
            with self._store.ask() as connection:
                yield connection

    def add(self, reading: Reading, learned: datetime | None = None, again: bool = False) -> bool:
        """Stores a reading whole or not at all; False where the report is already there, or was deleted and is not wanted `again`.

        `learned` is an aware moment, by default now.
        """
        number = reading.report.id
        with self._store.change() as connection:
            if connection.scalar(select(reports.c.id).where(reports.c.id == number)) is not None:
                return False
            if again:
                connection.execute(delete(deletions).where(deletions.c.report == number))
            elif connection.scalar(select(deletions.c.report).where(deletions.c.report == number)) is not None:
                return False
            _write(connection, reading, (learned or clock.now(connection)).astimezone(UTC))
        return True

    def holds(self, report: str) -> bool:
        """Whether the report of that id is stored."""
        with self._ask() as connection:
            return connection.scalar(select(reports.c.id).where(reports.c.id == report)) is not None

    def ids(self) -> list[str]:
        """The ids of all reports, in order."""
        with self._ask() as connection:
            return list(connection.scalars(select(reports.c.id).order_by(reports.c.id)))

    def days(self) -> tuple[date | None, date | None]:
        """The first and the last day of publication."""
        asked = select(func.min(reports.c.published), func.max(reports.c.published))
        with self._ask() as connection:
            first, last = connection.execute(asked).one()
        return day_of(codec.moment_from_text(first)), day_of(codec.moment_from_text(last))

    def outlets(self) -> dict[str, int]:
        """How many reports there are of each outlet that they name."""
        asked = select(reports.c.outlet, func.count()).where(reports.c.outlet.is_not(None)).group_by(reports.c.outlet)
        with self._ask() as connection:
            return {outlet: count for outlet, count in connection.execute(asked) if outlet}

    def refuse(self, refusal: Refusal) -> None:
        """Records that something could not be read, and why."""
        with self._store.change() as connection:
            connection.execute(insert(refusals).values(locator=refusal.locator, reason=refusal.reason, at=clock.text(connection)))

    def refusals(self) -> list[Refusal]:
        """What could not be read, oldest first."""
        with self._ask() as connection:
            return [Refusal(row.locator, row.reason) for row in connection.execute(select(refusals).order_by(refusals.c.number))]

    def readings(self, known_at: datetime | None = None) -> list[tuple[Reading, datetime]]:
        """All readings with the moment when each was learned, in the order of publication; as known at a moment."""
        query = select(reports)
        if known_at is not None:
            query = query.where(reports.c.learned <= known_at.astimezone(UTC).isoformat())
        with self._ask() as connection:
            found_reports = {
                row.id: (rows.report(row), datetime.fromisoformat(row.learned), row.notes) for row in connection.execute(query)
            }
            found: dict[str, list[EventMention]] = {number: [] for number in found_reports}
            for row in connection.execute(select(mentions.c.report, mentions.c.record).order_by(mentions.c.report, mentions.c.position)):
                if row.report in found:
                    found[row.report].append(codec.mention_from_json(row.record))
            found |= {number: list(told) for number, told in _former(connection, known_at).items() if number in found}
        read = [
            (Reading(report, tuple(found[number]), tuple(notes.split("\n")) if notes else ()), learned)
            for number, (report, learned, notes) in found_reports.items()
        ]
        return sorted(read, key=lambda row: (str(row[0].report.published or ""), row[0].report.id))

    def reading(self, number: str) -> Reading | None:
        """The report of an id with its mentions; None where there is none."""
        with self._ask() as connection:
            row = connection.execute(select(reports).where(reports.c.id == number)).one_or_none()
            asked = select(mentions.c.record).where(mentions.c.report == number).order_by(mentions.c.position)
            found = tuple(codec.mention_from_json(record) for record in connection.scalars(asked))
        return Reading(rows.report(row), found, tuple(row.notes.split("\n")) if row.notes else ()) if row else None

    def state(self) -> tuple[int, ...]:
        """What changes whenever an answer may: counts of reports, grades, retractions and judgements, how many of them are undone; the last
        new coding and deletion.
        """
        counted = [select(func.count()).select_from(table).scalar_subquery() for table in (reports, grades, retractions)]
        undone = [select(func.count(retractions.c.undone)).scalar_subquery()]
        judged = select(func.count(), func.count(acts.c.undone)).where(acts.c.verb.in_(sorted(JUDGED)))
        last = [select(func.coalesce(func.max(table.c.number), 0)).scalar_subquery() for table in (former, deletions)]
        with self._ask() as connection:
            return (*connection.execute(select(*counted, *undone, *last)).one(), *connection.execute(judged).one())

    def told(self, known_at: datetime | None = None) -> list[Told]:
        """All mentions with their reports, in the order of publication and text; as known at a moment."""
        with self.at_once() as still, still._ask() as connection:
            read = still.readings(known_at)
            pairs = [(row.one, row.other) for row in connection.execute(select(shared))]
            marked = retracting.marks(connection, None, known_at)
        seen = {reading.report.id: reprints.order(reading.report, learned) for reading, learned in read}
        stored = {reading.report.id: reading.report for reading, _ in read}
        first = reprints.families(pairs, seen)
        rows_told = [Told(mention, reading.report, learned) for reading, learned in read for mention in reading.mentions]
        origins = [reprints.original(t, stored.get(first.get(t.report.id, t.report.id))) for t in rows_told]
        return [replace(t, first=o, mark=retracting.of(marked, t.report.id, o)) for t, o in zip(rows_told, origins, strict=True)]

    def events(self, counts: gathering.Counts, known_at: datetime | None = None, between: tuple[date, date] | None = None) -> list[Event]:
        """The events told by the reports that count, in the order of their first mention; as known at a moment.

        `between`: only those that reports of these days told, both included.
        """
        if known_at is not None:
            with self.at_once() as still:
                told, judged = still.told(known_at), still.judgements(known_at)
            return placing.events((one for one in told if counts(one.report)), judged)
        with self._ask() as connection:
            if between is None:
                return gathering.all_events(connection, counts)
            return gathering.of_mentions(connection, gathering.told_between(*between), counts)

    def outlines(self, since: date | None, until: date, published: Published) -> list[Outline]:
        """The events that reports told from one day (None: ever) to another, in short; `published` says which moments count."""
        with self._ask() as connection:
            return outlines.between(connection, since, until, published)

    def of_ids(self, numbers: Sequence[str], counts: gathering.Counts) -> list[Event]:
        """The events of these ids, in the order of their first mention."""
        with self._ask() as connection:
            return gathering.of_ids(connection, sorted(numbers), counts)

    def may_be_due(self, day: date, undated: int, counts: gathering.Counts) -> list[Event]:
        """The events that may be due as of a day, or were told without a day not longer than so many days ago."""
        with self._ask() as connection:
            return gathering.due(connection, day, undated, counts)

    def due_outlines(self, day: date, undated: int, published: Published) -> list[tuple[Outline, date | None]]:
        """The same in short, each with the day on which it was last told; `published` says which moments count."""
        with self._ask() as connection:
            return outlines.due(connection, day, undated, published)

    def lately(self, day: date, numbers: Sequence[str], counts: gathering.Counts) -> list[Event]:
        """The events of these ids, of what was told of them in the two months before a day."""
        with self._ask() as connection:
            return gathering.lately(connection, day, sorted(numbers), counts)

    def learned_since(self, moment: datetime, counts: gathering.Counts) -> list[Event]:
        """The events that a report tells of which was learned, or was taken back or corrected, after a moment."""
        since = codec.instant_to_text(moment)
        later = select(reports.c.id).where(reports.c.learned > since)
        marked = select(retractions.c.report).where(retractions.c.at > since, retractions.c.undone.is_(None))
        with self._ask() as connection:
            return gathering.of_mentions(connection, or_(mentions.c.report.in_(later), mentions.c.report.in_(marked)), counts)

    def listed(self, query: Query, first: int, counts: gathering.Counts) -> gathering.Page:
        """The events with a mention that meets a query's filters, the newest first, from the place `first` on."""
        with self._ask() as connection:
            return gathering.listed(connection, query, first, counts)

    def newest(self, count: int, until: date | None, counts: gathering.Counts) -> list[Event]:
        """So many of the newest events told until a day, the newest first."""
        with self._ask() as connection:
            return gathering.newest(connection, count, until, counts)

    def named(self, prefix: str, counts: gathering.Counts) -> list[Event]:
        """The events that hold a mention whose id begins so."""
        with self._ask() as connection:
            return gathering.of_mentions(connection, gathering.named(connection, prefix), counts)

    def recode(self, reading: Reading) -> bool:
        """Puts new mentions of a stored report in the place of the former ones, which are kept; False where nothing differs."""
        number = reading.report.id
        with self._store.change() as connection:
            if connection.scalar(select(reports.c.id).where(reports.c.id == number)) is None:
                return False
            told = correcting.of_new(connection, reading)
            changed = rewriting.replace(connection, told, clock.text(connection))
            if changed:
                connection.execute(update(reports).where(reports.c.id == number).values(notes="\n".join(reading.notes)))
        return changed

    def judgements(self, known_at: datetime | None = None) -> list[Act]:
        """What was judged of pairs of mentions, in its order, as it stood at a moment: later ones left out, later undoing not yet done."""
        with self._ask() as connection:
            found = grouping.judgements(connection)
        return found if known_at is None else acting.as_known(found, known_at)

    def grade(self, outlet: str, grade: str, author: str) -> None:
        """Records a user's reliability grade of an outlet, A to F."""
        with self._store.change() as connection:
            connection.execute(insert(grades).values(outlet=outlet, grade=grade, author=author, at=clock.text(connection)))

    def grades(self) -> dict[str, str]:
        """The reliability grade that holds for each outlet that a user graded."""
        with self._ask() as connection:
            return {row.outlet: row.grade for row in connection.execute(select(grades).order_by(grades.c.number))}

    def holds_url(self, url: str) -> bool:
        """Whether a report from that address is stored, or was deleted."""
        deleted = select(deletions.c.report).where(deletions.c.address == codec.address(url))
        with self._ask() as connection:
            return connection.scalar(select(reports.c.id).where(reports.c.url == url).union_all(deleted).limit(1)) is not None

    def at_url(self, url: str) -> list[tuple[Report, datetime]]:
        """The reports from an address with the moments when they were learned, oldest first."""
        asked = select(reports).where(reports.c.url == url).order_by(reports.c.learned, reports.c.id)
        with self._ask() as connection:
            return [(rows.report(row), datetime.fromisoformat(row.learned)) for row in connection.execute(asked)]

    def visit(self, url: str) -> Visit | None:
        """The last look at a watched address."""
        with self._ask() as connection:
            row = connection.execute(select(visits).where(visits.c.url == _place(url))).one_or_none()
        return Visit(url, datetime.fromisoformat(row.at), row.etag, row.modified, row.failures, row.note) if row else None

    def remember(self, visit: Visit) -> None:
        """Keeps the last look at a watched address."""
        values = {
            "at": visit.at.astimezone(UTC).isoformat(),
            "etag": visit.etag,
            "modified": visit.modified,
            "failures": visit.failures,
            "note": visit.note,
        }
        place = _place(visit.url)
        with self._store.change() as connection:
            if connection.execute(update(visits).where(visits.c.url == place).values(values)).rowcount == 0:
                connection.execute(insert(visits).values(url=place, **values))

    def outbox(self, name: str) -> Outbox:
        """The warnings of the list of indicators of that name that are to go out."""
        return Outbox(self._store, name)

    def search(self, query: Query) -> list[Hit]:
        """The reports that hold all words of the query and meet its filters, the best first."""
        with self._ask() as connection:
            return searching.search(connection, query)

    def close(self) -> None:
        """Lets the database go."""
        self._store.close()


def _place(url: str) -> str:
    """What an address is remembered by: itself, or a hash of one that is too long for an index."""
    raw = url.encode("utf-8", "surrogatepass")
    return visible(url) if len(raw) <= _LONGEST_KEY else hashlib.sha256(raw).hexdigest()


def _write(connection: Connection, reading: Reading, learned: datetime) -> None:
    row = rows.of_report(reading, learned)
    connection.execute(insert(reports).values(row))
    rewriting.write(connection, reading)
    reprints.index(connection, reading.report)
    retracting.note(connection, reading.report, codec.instant_to_text(learned))
    if connection.dialect.name == "sqlite":
        connection.execute(text("INSERT INTO words (report, title, text) VALUES (:id, :title, :text)"), row)


def _former(connection: Connection, known_at: datetime | None) -> dict[str, tuple[EventMention, ...]]:
    """What the reports that were coded anew after a moment were coded as at that moment; nothing without one."""
    if known_at is None:
        return {}
    later = former.c.superseded > codec.instant_to_text(known_at)
    asked = select(former.c.report, former.c.records).where(later).order_by(former.c.number.desc())
    return {row.report: codec.mentions_from_json(row.records) for row in connection.execute(asked)}
