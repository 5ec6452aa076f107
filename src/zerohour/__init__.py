"""Zerohour, a crisis desk: who did what to whom, when and where, who says so, how sure they are, and what is due next."""

from importlib import import_module
from typing import TYPE_CHECKING

from zerohour.errors import CodebookError, LedgerError, MissingLayer, ModelError, SourceError, UsageError, ZerohourError

if TYPE_CHECKING:
    from zerohour.desk import Desk, attributions, factuality, places, read, relation, times, to_frame, to_plover
    from zerohour.desk import open_desk as open
    from zerohour.show import charts

    __version__: str

# Loaded when they are first asked for: what reads, stores and draws takes most of a second.
_NAMES = ("Desk", "attributions", "factuality", "places", "read", "relation", "times", "to_frame", "to_plover")
_OF_THE_DESK = {name: name for name in _NAMES} | {"open": "open_desk"}


def __getattr__(name: str) -> object:
    """What is loaded late: the desk's verbs, the charts, and the version as it is installed."""
    if name in _OF_THE_DESK:
        found: object = getattr(import_module("zerohour.desk"), _OF_THE_DESK[name])
    elif name == "charts":
        found = import_module("zerohour.show.charts")
    elif name == "__version__":
        found = import_module("importlib.metadata").version("zerohour")
    else:
        raise AttributeError(f"module 'zerohour' has no attribute {name!r}")
    globals()[name] = found
    return found


def __dir__() -> list[str]:
    """All names, those that are loaded late too."""
    return sorted({*globals(), *__all__, "__version__"})


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
    "to_frame",
    "to_plover",
]
