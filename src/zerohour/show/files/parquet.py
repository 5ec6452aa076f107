"""Events as Parquet, the columns of the CSV with types. Needs pyarrow (the extra `zerohour[parquet]`)."""

import io
from datetime import date, datetime

from zerohour.errors import UsageError
from zerohour.show.files import table
from zerohour.show.files.known import Known

_NUMBERS = {"quad_code": "int8", "credibility": "int8", "probability_low": "int8", "probability_high": "int8", "reports": "int32"}
_NUMBERS |= {"reports_retracted": "int32", "event_scale": "float64", "latitude": "float64", "longitude": "float64", "geoname_id": "int64"}
_DAYS = frozenset({"date", "enddate"})


def packed(known: Known) -> bytes:
    """The file. `date` and `enddate` are days, `published` ISO 8601 text as the report gives it. Raises UsageError without pyarrow."""
    try:
        import pyarrow
        from pyarrow import parquet
    except ImportError as why:
        raise UsageError("Parquet needs pyarrow; install it with: pip install 'zerohour[parquet]'") from why
    rows = [dict(zip(table.COLUMNS, table.row(event, known), strict=True)) for event in known.events]
    fields = [
        (name, pyarrow.date32() if name in _DAYS else getattr(pyarrow, _NUMBERS[name])() if name in _NUMBERS else pyarrow.string())
        for name in table.COLUMNS
    ]
    columns = {name: [_value(row[name], name) for row in rows] for name in table.COLUMNS}
    out = io.BytesIO()
    parquet.write_table(pyarrow.table(columns, schema=pyarrow.schema(fields)), out)
    return out.getvalue()


def _value(value: object, name: str) -> object:
    if isinstance(value, datetime) and name in _DAYS:
        return value.date()
    if isinstance(value, date) and name not in _DAYS:
        return value.isoformat()
    return value
