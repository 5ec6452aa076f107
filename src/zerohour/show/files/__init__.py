"""Answers as files of others' formats, one module a format. Each takes what is known and gives the file's lines, or its bytes."""

from collections.abc import Callable, Iterable, Mapping

from zerohour.show.files import calendar, ftm, geojson, parquet, plover, table
from zerohour.show.files.known import Known

FORMATS: Mapping[str, Callable[[Known], Iterable[str]]] = {
    "plover": plover.lines_of,
    "csv": table.lines,
    "geojson": geojson.lines,
    "ics": calendar.lines,
    "ftm": ftm.lines,
}
PACKED: Mapping[str, Callable[[Known], bytes]] = {"parquet": parquet.packed}

__all__ = ["FORMATS", "PACKED", "Known"]
