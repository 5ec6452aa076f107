"""Answers as data frames: of pandas, polars or pyarrow, whichever is there; none of them is needed for anything else."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import fields, is_dataclass
from datetime import date
from importlib import import_module
from typing import Any

from zerohour.errors import UsageError
from zerohour.records import Countdown, Due, Event, EventMention, Outcome, Reading, Window, codes
from zerohour.show import headline, table

# By which name each makes a frame of columns.
LIBRARIES = {"pandas": "DataFrame", "polars": "DataFrame", "pyarrow": "table"}


def frame(rows: object, library: str | None = None) -> Any:
    """A frame of a list of events, of what is due, outcomes, mentions, PLOVER records or any other records; or of a Countdown or Reading.

    `library` is "pandas", "polars" or "pyarrow"; by default the first that is there. Raises UsageError where none is.
    """
    if library is not None and library not in LIBRARIES:
        raise UsageError(f"{library!r} makes no frames here; give one of {', '.join(LIBRARIES)}")
    for name in (library,) if library else LIBRARIES:
        try:
            module = import_module(name)
        except ImportError:
            continue
        return getattr(module, LIBRARIES[name])(columns(rows))
    raise UsageError(f"a frame needs {library or 'pandas, polars or pyarrow'}; install it with: pip install {library or 'polars'}")


def columns(rows: object) -> dict[str, list[Any]]:
    """The columns of a frame by name, of one length; an unknown value is None."""
    if isinstance(rows, Countdown):
        rows = rows.due
    elif isinstance(rows, Reading):
        rows = rows.mentions
    if not isinstance(rows, Iterable) or isinstance(rows, str | Mapping):
        raise UsageError(f"a frame is made of a list of records, not of {type(rows).__name__}")
    found = [_row(row) for row in rows]
    names = dict.fromkeys(name for row in found for name in row)
    return {name: [row.get(name) for row in found] for name in names}


def _row(row: object) -> dict[str, Any]:
    match row:
        case Event():
            return _event(row)
        case Due():
            return {"section": row.section, "opens": row.opens, "closes": row.closes} | _event(row.event)
        case Outcome():
            evidence = row.evidence.sentence if row.evidence else None
            told = {"forecaster": row.forecaster, "state": row.state, "likely": row.probability, "evidence": evidence}
            return told | _event(row.event) | {"text": row.forecast.sentence}
        case EventMention():
            return _mention(row)
        case Mapping():
            return {str(name): _cell(value) for name, value in row.items()}
    if is_dataclass(row):
        return {one.name: _cell(getattr(row, one.name)) for one in fields(row)}
    raise UsageError(f"a frame is made of records, not of {type(row).__name__}")


def _event(event: Event) -> dict[str, Any]:
    best = event.best
    told = {"id": event.id, "headline": headline.headline(event)} | _mention(best.mention) | {"type": event.type, "status": event.status}
    return told | {
        **_days(event.window),
        "reports": len({t.report.id for t in event.mentions if t.stands}),
        "retracted": event.is_retracted,
        "text": best.sentence,
        "outlet": best.report.outlet,
        "published": best.report.published.isoformat() if best.report.published else None,
        "url": best.report.link,
        "id": event.id,
    }


def _mention(one: EventMention) -> dict[str, Any]:
    place = one.place
    return {
        "id": one.id,
        "type": one.type,
        "status": one.status,
        "actors": table.parties(one.actors),
        "actor_codes": " ".join(sorted(codes(one.actors))),
        "recipients": table.parties(one.recipients),
        "recipient_codes": " ".join(sorted(codes(one.recipients))),
        **_days(one.window),
        "place": place.name if place else None,
        "latitude": place.latitude if place else None,
        "longitude": place.longitude if place else None,
        "factuality": one.factuality,
        "sure": one.sure,
        "says_so": table.sources(one.attribution),
    }


def _days(window: Window | None) -> dict[str, date | None]:
    return {"date": window.earliest if window else None, "enddate": window.latest if window else None}


def _cell(value: object) -> object:
    """A value as a cell holds it: what is more than a number, a day or words is told in words."""
    if value is None or isinstance(value, bool | int | float | str | date):
        return value
    if isinstance(value, Sequence) and all(isinstance(part, str) for part in value):
        return "; ".join(value)
    return str(value)


def html(rows: Sequence[object], most: int = 60) -> str:
    """The first rows as a table of HTML, for notebooks; every word escaped."""
    from html import escape

    made = columns(rows[:most])
    head = "".join(f"<th>{escape(name)}</th>" for name in made)
    cells = zip(*made.values(), strict=True)
    body = "".join(f"<tr>{''.join(f'<td>{escape(chr(32) if v is None else str(v))}</td>' for v in row)}</tr>" for row in cells)
    more = f"<p>and {len(rows) - most:,} more</p>" if len(rows) > most else ""
    return f"<table><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>{more}"
