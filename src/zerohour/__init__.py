"""Zerohour, a crisis desk: who did what to whom, when and where, who says so, how sure they are, and what is due next."""

from importlib import import_module
from types import ModuleType

from zerohour.desk import Desk, attributions, factuality, places, read, relation, times, to_plover
from zerohour.desk import open_desk as open
from zerohour.errors import CodebookError, LedgerError, MissingLayer, ModelError, SourceError, UsageError, ZerohourError


def __getattr__(name: str) -> ModuleType:
    """Loads the charts when they are first asked for: Altair takes as long to load as all the rest."""
    if name == "charts":
        return import_module("zerohour.show.charts")
    raise AttributeError(f"module 'zerohour' has no attribute {name!r}")


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
