"""What is asked of one actor, pair, place or outlet: which events they have a part in, who tells of them, and what reports repeat."""

from collections import Counter
from collections.abc import Callable, Collection, Iterable, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy import ColumnElement, Connection, and_, desc, func, literal, literal_column, or_, select, text
from sqlalchemy.sql import column, table

from zerohour.ledger import codec, gathering, rows, searching
from zerohour.ledger.gathering import ENDS, Counts, Page
from zerohour.ledger.grouping import chunks
from zerohour.ledger.schema import grades, mentions, parties, reports, reprints, retractions
from zerohour.records import DONE, OPEN, Event, EventMention, Graded, Query, Report, Retraction, day_of, is_code

_C = mentions.c
# Reports that are looked through for what somebody says in them; names of an actor that are looked for.
_LOOKED, _NAMES = 200, 12


@dataclass(frozen=True, slots=True)
class Imprint:
    """What the rows of an outlet's reports say: see records.Outlet."""

    grades: tuple[Graded, ...]
    reports: int
    originals: int
    first: date | None
    last: date | None
    repeats: tuple[tuple[str, int], ...]
    repeated: tuple[tuple[str, int], ...]
    marks: tuple[Retraction, ...]
    newest: tuple[Report, ...]


class Portraits:
    """Questions about one actor, pair, place or outlet; `ask` opens a connection to the ledger."""

    def __init__(self, ask: Callable[[], AbstractContextManager[Connection]]) -> None:
        self._ask = ask

    def involving(self, actors: Sequence[str], until: date | None, limit: int, counts: Counts) -> Page:
        """So many of the newest events with a mention in which all of these have a part, each a code or whole words of a name."""
        filters = [_C.id.in_(select(parties.c.mention).where(_is_party(actor))) for actor in actors]
        with self._ask() as connection:
            return gathering.having(connection, filters, until, 0, limit, counts)

    def at(self, place: str, until: date | None, limit: int, counts: Counts) -> Page:
        """So many of the newest events at a place of that name, or in the country of that ISO alpha-2 code."""
        with self._ask() as connection:
            return gathering.having(connection, list(searching.of_mention(Query(place=place))), until, 0, limit, counts)

    def telling(self, names: Sequence[str], says: Callable[[EventMention, str], bool], until: date | None, counts: Counts) -> list[Event]:
        """The events with a mention that is said so, of the latest reports in which one of these names stands.

        `says` is asked of each mention, with the author of its report where that names no outlet.
        """
        with self._ask() as connection:
            near = _naming(connection, names[:_NAMES], until) if names else []
            asked = select(_C.event, _C.record, reports.c.author, reports.c.outlet).join(reports, reports.c.id == _C.report)
            found = connection.execute(asked.where(_C.report.in_(near), _C.event.is_not(None))).all() if near else ()
            numbers = {row.event for row in found if says(codec.mention_from_json(row.record), "" if row.outlet else row.author or "")}
            return gathering.of_ids(connection, sorted(numbers), counts)

    def forecast_by(self, outlet: str, until: date | None, counts: Counts) -> list[Event]:
        """The events that an outlet's latest reports forecast, as far as what they say goes."""
        own = select(reports.c.id).where(reports.c.outlet == outlet).order_by(desc(reports.c.published), reports.c.id)
        own = own if until is None else own.where(_out_by(until))
        open_ones = _C.status.in_(sorted(OPEN))
        with self._ask() as connection:
            near = list(connection.scalars(own.limit(_LOOKED)))
            return gathering.of_mentions(connection, and_(_C.report.in_(near), open_ones), counts) if near else []

    def beside(self, forecasts: Iterable[Event], counts: Counts) -> list[Event]:
        """What may decide these forecasts: done deeds of their types between their sides, and what their own reports ask for."""
        told = [t for event in forecasts for t in event.mentions if t.mention.status in OPEN]
        sides = {(t.mention.type, a.code) for t in told for a in (*t.mention.actors, *t.mention.recipients) if a.code}
        days = [t.report.day for t in told if t.report.day]
        with self._ask() as connection:
            numbers = _deeds(connection, sides, min(days)) if sides and days else set()
            for part in chunks(sorted({t.report.id for t in told})):
                asked = select(_C.event).where(_C.report.in_(part), _C.type == "REQUEST", _C.event.is_not(None))
                numbers.update(connection.scalars(asked))
            return gathering.of_ids(connection, sorted(numbers), counts)

    def denied(self, since: date, until: date, counts: Counts) -> list[Event]:
        """The latest events that one mention of some days denies and another does not, the newest first."""
        told = _C.told.between(since.isoformat(), until.isoformat() + ENDS)
        negated = select(_C.event).where(told, _C.status == "negated", _C.event.is_not(None))
        both = select(_C.event).where(_C.event.in_(negated), _C.status != "negated").group_by(_C.event)
        with self._ask() as connection:
            numbers = list(connection.scalars(both.order_by(desc(func.max(_C.told))).limit(_LOOKED)))
            return gathering.of_ids(connection, sorted(numbers), counts)[::-1]

    def named(self, since: date, until: date) -> list[tuple[str | None, str, int]]:
        """Codes and names (in small letters) of those who have a part in what was told in some days, each with how often."""
        told = select(parties.c.code, parties.c.name, func.count()).join(mentions, _C.id == parties.c.mention)
        told = told.where(_C.told >= since.isoformat(), _C.told <= until.isoformat() + ENDS)
        with self._ask() as connection:
            return [(code, name or "", n) for code, name, n in connection.execute(told.group_by(parties.c.code, parties.c.name))]

    def imprint(self, outlet: str, limit: int) -> Imprint:
        """What there is of an outlet."""
        with self._ask() as connection:
            counted = select(func.count(), func.min(reports.c.published), func.max(reports.c.published))
            count, first, last = connection.execute(counted.where(reports.c.outlet == outlet)).one()
            copies, repeats, repeated = _repeating(connection, outlet)
            marks = select(retractions).join(reports, reports.c.id == retractions.c.report).where(reports.c.outlet == outlet)
            newest = select(reports).where(reports.c.outlet == outlet).order_by(desc(reports.c.published), reports.c.id).limit(limit)
            graded = select(grades).where(grades.c.outlet == outlet).order_by(grades.c.number)
            return Imprint(
                tuple(Graded(row.grade, row.author, datetime.fromisoformat(row.at)) for row in connection.execute(graded)),
                count,
                count - copies,
                day_of(codec.moment_from_text(first)),
                day_of(codec.moment_from_text(last)),
                repeats,
                repeated,
                tuple(rows.retraction(row) for row in connection.execute(marks.order_by(retractions.c.number)) if row.undone is None),
                tuple(rows.report(row) for row in connection.execute(newest)),
            )


def _is_party(actor: str) -> ColumnElement[bool]:
    if is_code(actor):
        return parties.c.code == actor
    whole: ColumnElement[str] = literal(" ") + func.coalesce(parties.c.name, "") + literal(" ")
    return whole.contains(f" {' '.join(actor.lower().split())} ", autoescape=True)


def _out_by(until: date) -> ColumnElement[bool]:
    return or_(reports.c.published <= until.isoformat() + ENDS, reports.c.published.is_(None))


def _naming(connection: Connection, names: Sequence[str], until: date | None) -> list[str]:
    """The latest reports in which one of some names stands."""
    phrases = ['"' + name.replace('"', " ") + '"' for name in names]
    by_then = [] if until is None else [_out_by(until)]
    if connection.dialect.name == "sqlite":
        words = table("words", column("report"), column("rowid"))
        asked = select(words.c.report).join(reports, reports.c.id == words.c.report)
        asked = asked.where(text("words MATCH :asked").bindparams(asked=" OR ".join(phrases)), *by_then)
        return list(connection.scalars(asked.order_by(desc(words.c.rowid)).limit(_LOOKED)))
    query: ColumnElement[Any] = func.websearch_to_tsquery("english", " or ".join(phrases))
    vector: ColumnElement[Any] = literal_column("reports.words")
    found = select(reports.c.id).where(vector.op("@@")(query), *by_then)
    return list(connection.scalars(found.order_by(desc(reports.c.published), reports.c.id).limit(_LOOKED)))


def _deeds(connection: Connection, sides: Collection[tuple[str, str]], since: date) -> set[str]:
    """The events told as done since a day, of a type and with a code that belong together in `sides`; read from the gists alone."""
    asked = select(_C.event, _C.type, _C.gist).where(
        or_(_C.told >= since.isoformat(), _C.told == ""),
        _C.status.in_(sorted(DONE)),
        _C.type.in_(sorted({kind for kind, _ in sides})),
        _C.event.is_not(None),
    )
    by_type: dict[str, set[str]] = {}
    for kind, code in sides:
        by_type.setdefault(kind, set()).add(code)
    return {row.event for row in connection.execute(asked) if not by_type[row.type].isdisjoint(codec.codes_from_gist(row.gist))}


def _repeating(connection: Connection, outlet: str) -> tuple[int, tuple[tuple[str, int], ...], tuple[tuple[str, int], ...]]:
    """How many reports of an outlet repeat an earlier one, whose words they have, and who has theirs."""
    one, other = reports.alias(), reports.alias()
    columns = [c for side in (one, other) for c in (side.c.id, side.c.outlet, side.c.published, side.c.learned)]
    asked = select(*columns).select_from(reprints).join(one, one.c.id == reprints.c.one).join(other, other.c.id == reprints.c.other)
    copies: set[str] = set()
    repeats: Counter[str] = Counter()
    repeated: Counter[str] = Counter()
    for row in connection.execute(asked.where(or_(one.c.outlet == outlet, other.c.outlet == outlet))):
        sides = sorted([tuple(row[:4]), tuple(row[4:])], key=lambda r: (r[2] or "~", r[3], r[0]))
        (_, first, *_), (number, second, *_) = sides
        if second == outlet:
            copies.add(number)
            repeats[first or ""] += 1
        if first == outlet:
            repeated[second or ""] += 1
    return len(copies), tuple(repeats.most_common()), tuple(repeated.most_common())
