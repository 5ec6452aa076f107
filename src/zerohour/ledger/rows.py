"""Records as rows of the ledger, and back."""

import re
from datetime import date, datetime
from functools import lru_cache
from typing import Any

from sqlalchemy.engine import Row

from zerohour.ledger import codec, traits
from zerohour.records import Act, EventMention, Reading, Report, Retraction, day_of

# The last day of what has no end.
ENDLESS = "9999-12-31"
_UNSTORABLE = re.compile("[\0\ud800-\udfff]")


def of_report(reading: Reading, learned: datetime) -> dict[str, Any]:
    """The row of a report."""
    report = reading.report
    return {
        "id": report.id,
        "name": _storable(report.name),
        "title": _storable(report.title),
        "author": _storable(report.author),
        "outlet": _storable(report.outlet),
        "url": _storable(report.url),
        "published": codec.moment_to_text(report.published),
        "language": report.language,
        "text": _storable(report.text),
        "body": codec.body_to_json(report),
        "notes": "\n".join(reading.notes),
        "about": codec.about_to_json(report),
        "learned": learned.isoformat(),
    }


def of_mention(mention: EventMention, position: int) -> dict[str, Any]:
    """The row of a mention."""
    return {
        "id": mention.id,
        "report": mention.report,
        "position": position,
        "type": mention.type,
        "status": mention.status,
        "record": codec.mention_to_json(mention),
        "gist": codec.gist_of(mention),
    } | found_by(mention)


def found_by(mention: EventMention) -> dict[str, str | None]:
    """What a mention is searched by beside its type and status: the day on which it ends, and its place."""
    window, place = mention.window, mention.place
    first, last = (window.earliest, window.latest) if window else (None, None)
    return {
        "last": _day(last) or (ENDLESS if first else None),
        "place": place.name if place else None,
        "country": place.country_code if place else None,
    }


def joined_by(mention: EventMention, report: Report) -> dict[str, Any]:
    """What joining asks of a mention: where its trigger begins, when it was told, and its wording."""
    return {
        "start": mention.trigger.start,
        "told": codec.moment_to_text(report.published) or "",
        "wording": traits.wording(mention, report),
    }


def as_traits(row: Any) -> traits.Traits:
    """The traits of a mention from its row, which holds the words of its report from the trigger on."""
    return _traits(row.record, row.told, row.wording, row.words or "")


@lru_cache(maxsize=2_000)
def _traits(record: str, told: str, wording: int, words: str) -> traits.Traits:
    """Kept, since a mention of these days is compared with each that arrives."""
    when = codec.moment_from_text(told or None)
    mention = codec.mention_from_json(record)
    return traits.made(mention, when, day_of(when), wording, words[: mention.trigger.end - mention.trigger.start])


def _day(value: date | None) -> str | None:
    day = day_of(value)
    return day.isoformat() if day else None


def parties(mention: EventMention) -> list[dict[str, Any]]:
    """A row for each actor and recipient."""
    return [
        {"mention": mention.id, "number": number, "code": actor.code, "name": (actor.name or actor.text).lower()}
        for number, actor in enumerate((*mention.actors, *mention.recipients))
    ]


def report(row: Any) -> Report:
    """The report of a row."""
    when = codec.moment_from_text(row.published)
    return Report(
        row.id,
        row.text,
        codec.body_from_json(row.body),
        row.title,
        row.author,
        row.outlet,
        when,
        row.url,
        row.language,
        row.name,
        *codec.about_from_json(row.about),
    )


def act(row: Row[Any]) -> Act:
    """The act of a row."""
    undone = datetime.fromisoformat(row.undone) if row.undone else None
    one = (row.report, row.start) if row.report is not None else None
    other = (row.other_report, row.other_start) if row.other_report is not None else None
    at = datetime.fromisoformat(row.at)
    return Act(row.number, row.verb, one, other, row.author, at, undone, row.field or "", row.value or "")


def retraction(row: Row[Any]) -> Retraction:
    """The retraction of a row."""
    undone = datetime.fromisoformat(row.undone) if row.undone else None
    return Retraction(row.number, row.report, row.kind, row.why, row.author, datetime.fromisoformat(row.at), row.told_by, undone)


def _storable(text: str | None) -> str | None:
    """The text without what no database holds: NUL and lone surrogates become U+FFFD, so that offsets stay."""
    return _UNSTORABLE.sub("\ufffd", text) if text else text
