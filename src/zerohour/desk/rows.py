"""Lists of answers that a notebook shows as tables, and that become data frames."""

from typing import Any, TypeVar

from zerohour.show import frame

Row = TypeVar("Row")
_SHOWN = 3


class Rows(list[Row]):
    """A list of events or other records, with a short repr, a table in notebooks, and frames."""

    def to_frame(self, library: str | None = None) -> Any:
        """A data frame, a row a record: of pandas, polars or pyarrow, whichever is there. Raises UsageError where none is."""
        return frame.frame(self, library)

    def __repr__(self) -> str:
        shown = ", ".join(map(repr, self[:_SHOWN]))
        return f"[{shown}]" if len(self) <= _SHOWN else f"[{shown}, … {len(self) - _SHOWN:,} more]"

    def _repr_html_(self) -> str:
        return frame.html(self)


def to_frame(rows: object, library: str | None = None) -> Any:
    """A data frame of records: events, what is due, outcomes, mentions, PLOVER records; or of a Countdown or a Reading.

    `library` is "pandas", "polars" or "pyarrow"; by default the first that is there. Raises UsageError where none is.
    """
    return frame.frame(rows, library)
