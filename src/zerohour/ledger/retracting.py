"""Reports that were taken back or corrected: by what their page says, or by a user; kept, as judgements are, with author, time and undo."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import Connection, insert, or_, select, update

from zerohour.errors import UsageError
from zerohour.ledger import clock, codec, erasing, rows
from zerohour.ledger.engine import Store
from zerohour.ledger.grouping import chunks
from zerohour.ledger.schema import mentions, reports, reprints, retractions
from zerohour.records import MARKS, VOID, Report, Retraction, day_of

# What the earlier versions at an address become where the page says so.
_BEFORE = {"retracted": "retracted", "withdrawn": "withdrawn", "corrected": "replaced"}
# A copy of what was taken back falls with it; of what was corrected it may be the correction.
_FALLS = frozenset({"retracted", "withdrawn"})


def note(connection: Connection, report: Report, at: str) -> None:
    """Keeps what a report that was just stored says of itself and of the earlier versions at its address.

    And what a later version, which came before it, says of this one.
    """
    told = report.notice
    if told is not None:
        mark(connection, [report.id], told.kind, told.words, "", at, report.id)
    if report.url is None:
        return
    others = [rows.report(row) for row in connection.execute(select(reports).where(reports.c.url == report.url, reports.c.id != report.id))]
    for other in others:
        older, newer = (report, other) if _is_before(report, other) else (other, report)
        if newer.notice is not None and newer.notice != older.notice:
            mark(connection, [older.id], _BEFORE[newer.notice.kind], newer.notice.words, "", at, newer.id)


def mark(
    connection: Connection, numbers: Iterable[str], kind: str, why: str, author: str, at: str, told_by: str | None = None
) -> list[int]:
    """Keeps that reports were taken back: the numbers of the retractions."""
    values = {"kind": kind, "why": why, "author": author, "at": at, "told_by": told_by}
    made = [connection.execute(insert(retractions).values(report=number, **values)).inserted_primary_key for number in numbers]
    return [int(key[0]) for key in made if key]


@dataclass(frozen=True, slots=True)
class Retracting:
    """Taking reports back, and taking that back. A report is named by its id, the first letters of it, or its address (all versions)."""

    store: Store

    def retract(self, words: str, kind: str, why: str, author: str) -> list[int]:
        """Records that a report was taken back in one of the VOID ways: the numbers of the retractions. Raises UsageError."""
        if kind not in VOID:
            raise UsageError(f"{kind!r} is no way to take a report back; give one of {', '.join(sorted(VOID))}")
        if not why.strip():
            raise UsageError("say why the report was taken back, with --why")
        with self.store.change() as connection:
            return mark(connection, _named(connection, words), kind, why.strip(), author, clock.text(connection))

    def reinstate(self, words: str) -> list[int]:
        """Takes back all that holds against a report: the numbers of the retractions. Raises UsageError where there is nothing."""
        with self.store.change() as connection:
            now = clock.text(connection)
            undone = [number for report in _named(connection, words) for number in lift(connection, report, now)]
        if not undone:
            raise UsageError(f"nothing holds against {words}; see what does with: zerohour retractions")
        return undone

    def listed(self) -> list[Retraction]:
        """All retractions in their order, those that were undone too."""
        with self.store.ask() as connection:
            return [rows.retraction(row) for row in connection.execute(select(retractions).order_by(retractions.c.number))]


def _named(connection: Connection, words: str) -> list[str]:
    found = erasing.placed(connection, words)
    if not found or (len(found) > 1 and "://" not in words):
        raise UsageError(f"{words!r} names {len(found) or 'no'} report{'s' if found else ''}; give its id, or its address")
    return found


def lift(connection: Connection, number: str, at: str) -> list[int]:
    """Takes back all that holds against a report: the numbers of the retractions."""
    holds = list(connection.scalars(select(retractions.c.number).where(retractions.c.report == number, retractions.c.undone.is_(None))))
    connection.execute(update(retractions).where(retractions.c.number.in_(holds)).values(undone=at))
    return holds


def marks(connection: Connection, numbers: Iterable[str] | None = None, known_at: datetime | None = None) -> dict[str, Retraction]:
    """The gravest mark that holds, or held at a moment, of each of some reports (all where None) that have one."""
    asked = select(retractions)
    questions = [asked] if numbers is None else [asked.where(retractions.c.report.in_(part)) for part in chunks(sorted(numbers))]
    found = [rows.retraction(row) for question in questions for row in connection.execute(question)]
    if known_at is not None:
        found = [one for one in found if one.at <= known_at]
    holding = [one for one in found if one.undone is None or (known_at is not None and one.undone > known_at)]
    return {one.report: one for one in sorted(holding, key=lambda one: (-MARKS.index(one.kind), -one.number))}


def of(marked: dict[str, Retraction], report: str, first: str) -> Retraction | None:
    """What marks a mention of a report whose words first stood in another: its own mark, else that of the other where it was taken back."""
    other = marked.get(first)
    return marked.get(report) or (other if other is not None and other.kind in _FALLS else None)


def touched(connection: Connection) -> set[str]:
    """The ids of the events that a report tells which was taken back, or one that repeats it."""
    void = select(retractions.c.report).where(retractions.c.undone.is_(None), retractions.c.kind.in_(sorted(VOID))).distinct()
    named = list(connection.scalars(void))
    for part in chunks(tuple(named)):
        for row in connection.execute(select(reprints).where(or_(reprints.c.one.in_(part), reprints.c.other.in_(part)))):
            named += [row.one, row.other]
    asked = (select(mentions.c.event).where(mentions.c.report.in_(part)).distinct() for part in chunks(sorted(set(named))))
    return {event for question in asked for event in connection.scalars(question) if event}


def _is_before(one: Report, other: Report) -> bool:
    """Whether one version is known to be older than another that was learned before it."""
    first, then = _last(one), _last(other)
    return first is not None and then is not None and first < then


def _last(report: Report) -> str | None:
    """When a version is from, as it sorts."""
    moment: date | None = report.dating.modified or report.published
    if isinstance(moment, datetime) and moment.tzinfo is not None:
        return codec.instant_to_text(moment)
    return str(day_of(moment)) if moment is not None else None
