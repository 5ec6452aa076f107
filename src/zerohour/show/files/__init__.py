"""Answers as files of others' formats, one module a format. Each takes what is known and gives the file's lines."""

from collections.abc import Callable, Iterable, Mapping

from zerohour.show.files import calendar, geojson, plover, table
from zerohour.show.files.known import Known

FORMATS: Mapping[str, Callable[[Known], Iterable[str]]] = {
    "plover": plover.lines_of,
    "csv": table.lines,
    "geojson": geojson.lines,
    "ics": calendar.lines,
}

__all__ = ["FORMATS", "Known"]
