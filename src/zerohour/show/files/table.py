"""Events as CSV, a row an event; a cell that a spreadsheet would take for a formula gets an apostrophe before it."""

import csv
import io
from collections.abc import Iterable, Iterator

from zerohour.errors import visible
from zerohour.records import Event, codes
from zerohour.show import table
from zerohour.show.files.known import Known

COLUMNS = (
    *("id", "event", "status", "quad_code", "event_scale", "actor_codes", "actors", "recipient_codes", "recipients", "date", "enddate"),
    *("place", "country", "latitude", "longitude", "geoname_id", "probability_low", "probability_high", "reports", "affirmed_by"),
    *("denied_by", "credibility", "attribution", "text", "outlet", "published", "url", "reports_retracted"),
)
_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def lines(known: Known) -> Iterator[str]:
    """The header and a row for each event, oldest first."""
    yield _line(COLUMNS)
    for event in known.events:
        yield _line([_safe(value) for value in row(event, known)])


def written(names: Iterable[str], rows: Iterable[Iterable[object]]) -> Iterator[str]:
    """The same of other lines under names."""
    yield _line(names)
    for cells in rows:
        yield _line([_safe(value) for value in cells])


def row(event: Event, known: Known) -> list[object]:
    """The cells of an event, in the order of COLUMNS: sides, sentence and source are those of its best mention."""
    best, window, place, likely = event.best, event.window, event.place, event.probability
    report, behind, kind = best.report, known.behind(event), known.book.types[event.type]
    return [
        event.id,
        event.type,
        event.status,
        kind.quad,
        known.book.score(event.type, best.mention.mode),
        " ".join(sorted(codes(event.actors))),
        table.parties(event.actors),
        " ".join(sorted(codes(event.recipients))),
        table.parties(event.recipients),
        window.earliest if window else None,
        window.latest if window else None,
        place.name if place else None,
        place.country_code if place else None,
        place.latitude if place else None,
        place.longitude if place else None,
        place.geoname_id if place else None,
        likely.low if likely else None,
        likely.high if likely else None,
        len({t.report.id for t in event.mentions}),
        "; ".join(name for name, _ in behind.affirmed),
        "; ".join(name for name, _ in behind.denied),
        behind.credibility,
        table.sources(best.mention.attribution),
        best.sentence,
        report.outlet,
        report.published,
        report.link,
        len({t.report.id for t in event.mentions if not t.stands}),
    ]


def _safe(value: object) -> object:
    if value is None:
        return ""
    if not isinstance(value, str):
        return value
    flat = visible(value).replace("\n", " ")
    return "'" + flat if value.startswith(_FORMULA) else flat


def _line(cells: Iterable[object]) -> str:
    out = io.StringIO()
    csv.writer(out, lineterminator="").writerow(cells)
    return out.getvalue()
