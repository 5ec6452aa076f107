"""Where reports come in: files, folders, standard input, the web; and the demo crisis."""

from collections.abc import Iterable, Iterator
from datetime import date, datetime
from pathlib import Path
from typing import BinaryIO

from zerohour import sources
from zerohour.coding import gazetteer
from zerohour.records import Refusal, Report, day_of


def moment(value: str | date | None) -> date | None:
    """A publication time from an ISO 8601 string, a date or a datetime. Raises UsageError for what is no moment."""
    return sources.published(value)


def day(value: str | date | None) -> date | None:
    """The day of the same."""
    return day_of(sources.published(value))


def instant(value: str | None, begin: bool = False) -> datetime | None:
    """An aware moment: of a day its end (or begin), where no zone is given UTC. Raises UsageError for what is no moment."""
    return sources.instant(value, begin)


def reports(path: Path, published: date | None = None) -> Iterator[Report | Refusal]:
    """The reports of a file or folder; what cannot be read comes as a Refusal with its sentence."""
    return sources.reports(path, published)


def from_stream(stream: BinaryIO, name: str, published: date | None = None) -> Report:
    """The report in a stream of bytes. Raises SourceError."""
    return sources.from_bytes(stream, name, published)


def each(locator: str, rows: Iterable[Report | Refusal]) -> Iterator[Report | Refusal]:
    """The rows of a source; where it breaks off, a refusal is the last."""
    return sources.each(locator, rows)


def from_web(url: str, published: date | None = None, private: bool = False) -> Iterator[Report | Refusal]:
    """The report at an http(s) address, or those that a feed there announces. `private` lets addresses of private networks in."""
    from zerohour.sources import net  # here, since it takes as long to load as all the rest

    yield from net.reports(net.Fetcher(private), url, published)


def post(url: str, words: str, key: str) -> None:
    """Posts JSON to an address of the user's own, with a key by which a repeated one is known. Raises SourceError where it is not taken."""
    from zerohour.sources import net

    net.post(url, words, key)


def demo_reports() -> Path:
    """The folder of the demo crisis."""
    return Path(__file__).parents[1] / "demo"


def places_are_indexed() -> bool:
    """Whether this user's index of place names is built; the first reading builds it."""
    return gazetteer.indexed() is not None
