"""The boundary of a report: whatever goes wrong with one is a refusal of that one, and the others are read."""

import logging
from collections.abc import Callable, Iterable, Iterator
from itertools import islice
from typing import TypeVar

from zerohour.errors import SourceError, ZerohourError, sentence
from zerohour.records import Refusal

Made = TypeVar("Made")
# For us: what nobody foresaw, with its traceback, where the program that uses the package takes such a log.
_logger = logging.getLogger("zerohour.boundary")
_logger.addHandler(logging.NullHandler())


def whole(locator: str, make: Callable[[], Made]) -> Made | Refusal:
    """What is made of a report, or why not. What is wrong with the ledger or the model is no report's fault, and is raised."""
    try:
        return make()
    except SourceError as why:
        return Refusal(sentence(locator), str(why))
    except ZerohourError:
        raise
    except Exception as why:
        _logger.exception("%s", sentence(locator))
        kind = type(why).__name__
        return Refusal(sentence(locator), sentence(f"{locator}: reading it failed ({kind}); the others are read, please report this one"))


def each(locator: str, rows: Iterable[Made]) -> Iterator[Made | Refusal]:
    """The rows of a source; where it breaks off, a refusal is the last."""
    going = iter(rows)
    while True:
        found = whole(locator, lambda: tuple(islice(going, 1)))
        if isinstance(found, Refusal):
            yield found
            return
        if not found:
            return
        yield found[0]
