"""Zerohour, a crisis desk: who did what to whom, when and where, who says so, how sure they are, and what is due next."""

from zerohour.desk import Desk, attributions, factuality, places, read, relation, times, to_plover
from zerohour.desk import open_desk as open
from zerohour.errors import CodebookError, LedgerError, MissingLayer, ModelError, SourceError, UsageError, ZerohourError
from zerohour.show import charts

__all__ = [
    "CodebookError",
    "Desk",
    "LedgerError",
    "MissingLayer",
    "ModelError",
    "SourceError",
    "UsageError",
    "ZerohourError",
    "attributions",
    "charts",
    "factuality",
    "open",
    "places",
    "read",
    "relation",
    "times",
    "to_plover",
]
