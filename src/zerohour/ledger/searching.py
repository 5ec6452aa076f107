"""Full-text search with filters, on both databases. Snippets are computed after the limit: on every hit they cost a hundred times more."""

import re
from collections.abc import Iterator, Sequence
from typing import Any

from sqlalchemy import ColumnElement, Connection, Select, desc, exists, func, literal_column, or_, select, text
from sqlalchemy.sql import column, table

from zerohour.ledger import codec, rows
from zerohour.ledger.schema import mentions, parties, reports
from zerohour.records import EventMention, Hit, Query, Report, Span, is_code

_TERM = re.compile(r'"([^"]*)"|(\S+)')
_AROUND = 90
_MOST_SNIPPETS = 3
# Deeper hits (by rank, in PostgreSQL by day) are not looked at: with a common word they are all reports.
_RANKED = 2000
_FEW = 2000


def search(connection: Connection, query: Query) -> list[Hit]:
    """The reports that hold all words and meet all filters; by rank where words are given, else the newest first."""
    found = _matching(connection, query)
    for condition in _of_report(query):
        found = found.where(condition)
    few = _few(connection, query)
    filters = list(of_mention(query, few, each=True))
    if few is not None:
        found = found.where(reports.c.id.in_(select(mentions.c.report).where(*filters)))
    elif filters:
        found = found.where(exists().where(mentions.c.report == reports.c.id, *filters))
    hits = [rows.report(row) for row in connection.execute(found.limit(query.limit))]
    told = _mentions(connection, [report.id for report in hits], filters)
    terms = [a or b for a, b in _TERM.findall(query.words)]
    return [Hit(report, tuple(snippets(report, terms)), tuple(told.get(report.id, ()))) for report in hits]


def _few(connection: Connection, query: Query) -> list[str] | None:
    """The mentions that an actor takes part in, where they are so few that it is quicker to begin with them than with reports."""
    if not query.actor:
        return None
    found = list(connection.scalars(select(parties.c.mention).where(_is_party(query.actor)).limit(_FEW)))
    return sorted(set(found)) if len(found) < _FEW else None


def _is_party(actor: str) -> ColumnElement[bool]:
    """A code where it looks like one, else part of a name."""
    if is_code(actor):
        return parties.c.code == actor
    return parties.c.name.contains(actor.lower(), autoescape=True)


def _matching(connection: Connection, query: Query) -> Select[tuple[object, ...]]:
    """The reports with the words."""
    newest = (desc(reports.c.published), reports.c.id)
    if not query.words.strip():
        return select(*reports.c).order_by(*newest)
    if connection.dialect.name == "sqlite":
        words = table("words", column("report"))
        near = (
            select(words.c.report, literal_column("rank").label("score"))
            .where(text("words MATCH :asked").bindparams(asked=_fts5(query.words)))
            .order_by(literal_column("rank"))
            .limit(_RANKED)
            .subquery()
        )
        return select(*reports.c).join(near, near.c.report == reports.c.id).order_by(near.c.score, *newest)
    asked: ColumnElement[Any] = func.websearch_to_tsquery("english", query.words)
    vector: ColumnElement[Any] = literal_column("reports.words")
    matching = select(reports.c.id, vector.label("words")).where(vector.op("@@")(asked)).order_by(*newest).limit(_RANKED).subquery()
    ranked = desc(func.ts_rank(matching.c.words, asked))
    return select(*reports.c).join(matching, matching.c.id == reports.c.id).order_by(ranked, *newest)


def _fts5(words: str) -> str:
    """Every word or "quoted phrase" as a string of FTS5's, so that nothing in it is an operator; a final * stays one."""
    terms = [a or b for a, b in _TERM.findall(words)]
    return " ".join('"' + t.rstrip("*").replace('"', " ") + '"' + ("*" if t.endswith("*") and t.rstrip("*") else "") for t in terms)


def _of_report(query: Query) -> Iterator[ColumnElement[bool]]:
    if query.outlet:
        yield func.lower(reports.c.outlet).contains(query.outlet.lower(), autoescape=True)
    if query.since:
        yield reports.c.published >= query.since.isoformat()
    if query.until:
        # "~" sorts behind every ISO time of that day.
        yield reports.c.published <= query.until.isoformat() + "~"
    if query.known_at:
        yield reports.c.learned <= codec.instant_to_text(query.known_at)


def of_mention(query: Query, few: Sequence[str] | None = None, each: bool = False) -> Iterator[ColumnElement[bool]]:
    """The conditions on a mention that a query's filters are; `few` are all mentions of the actor, where they are known.

    `each`: to be asked of one mention after the other, of which few are looked at, and not of all mentions of the actor at once.
    """
    if query.type:
        # With an actor the index of a type would only lead astray: an actor's mentions are fewer.
        kind = func.coalesce(mentions.c.type, "") if query.actor else mentions.c.type
        yield kind == query.type.upper()
    if query.status:
        yield mentions.c.status == query.status.lower()
    if query.place:
        yield or_(func.lower(mentions.c.place) == query.place.lower(), mentions.c.country == query.place.upper())
    if few is not None:
        yield mentions.c.id.in_(few)
    elif query.actor and each:
        yield exists().where(parties.c.mention == mentions.c.id, _is_party(query.actor))
    elif query.actor:
        yield mentions.c.id.in_(select(parties.c.mention).where(_is_party(query.actor)))


def _mentions(connection: Connection, numbers: Sequence[str], filters: Sequence[ColumnElement[bool]]) -> dict[str, list[EventMention]]:
    found: dict[str, list[EventMention]] = {}
    asked = select(mentions.c.report, mentions.c.record).where(mentions.c.report.in_(numbers), *filters)
    for row in connection.execute(asked.order_by(mentions.c.report, mentions.c.position)):
        found.setdefault(row.report, []).append(codec.mention_from_json(row.record))
    return found


def snippets(report: Report, terms: Sequence[str]) -> Iterator[Span]:
    """Up to three stretches around the terms, apart from each other, from word to word; the beginning of the text where none is seen.

    A term is seen where a word begins as it does, but for its last three letters: the index stems.
    """
    body, last, count = report.text, -1, 0
    stems = [re.escape(t.rstrip("*")[: max(4, len(t) - 3)]) for t in terms if t.strip('*"')]
    for match in re.compile(rf"\b(?:{'|'.join(stems)})", re.IGNORECASE).finditer(body) if stems else ():
        if match.start() < last:
            continue
        start, end = max(0, match.start() - _AROUND), min(len(body), match.end() + _AROUND)
        while 0 < start < match.start() and not body[start - 1].isspace():
            start += 1
        while match.end() < end < len(body) and not body[end].isspace():
            end -= 1
        yield Span(max(start, last + 1 if last > start else start), end)
        last, count = end, count + 1
        if count == _MOST_SNIPPETS:
            return
    if count == 0:
        yield Span(0, min(len(body), 2 * _AROUND))
