"""Where reports come in: files, folders, standard input, the web; and the demo crisis."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date, datetime
from functools import partial
from pathlib import Path
from typing import BinaryIO

from zerohour import sources
from zerohour.coding import gazetteer
from zerohour.records import Address, Noted, Passed, Refusal, Report, day_of

Row = Report | Refusal | Passed | Noted


def moment(value: str | date | None) -> date | None:
    """A publication time from an ISO 8601 string, a date or a datetime. Raises UsageError for what is no moment."""
    return sources.published(value)


def day(value: str | date | None) -> date | None:
    """The day of the same."""
    return day_of(sources.published(value))


def instant(value: str | None, begin: bool = False) -> datetime | None:
    """An aware moment: of a day its end (or begin), where no zone is given UTC. Raises UsageError for what is no moment."""
    return sources.instant(value, begin)


def reports(path: Path, published: date | None = None, columns: Mapping[str, str] | None = None, private: bool = False) -> Iterator[Row]:
    """What a file or folder gives: its reports, and those behind the addresses that it lists; for all else why not.

    `columns` says which column of a table holds what; `private` lets addresses of private networks in.
    """
    return _fetched(sources.reports(path, given=sources.Given(published, columns or {})), private, published)


def from_stream(
    stream: BinaryIO, name: str, published: date | None = None, columns: Mapping[str, str] | None = None, private: bool = False
) -> Iterator[Row]:
    """The same of a stream of bytes, of whatever kind it is."""
    return _fetched(sources.from_stream(stream, name, given=sources.Given(published, columns or {})), private, published)


def _fetched(rows: Iterator[Row | Address], private: bool, published: date | None) -> Iterator[Row]:
    """The rows, with what stands at an address in its place."""
    fetch: Callable[[Address], Iterator[Row]] | None = None
    for row in rows:
        if not isinstance(row, Address):
            yield row
            continue
        if fetch is None:
            from zerohour.sources import net

            fetch = partial(net.named, net.Fetcher(private), published=published)
        yield from fetch(row)


def each(locator: str, rows: Iterable[Row]) -> Iterator[Row]:
    """The rows of a source; where it breaks off, a refusal is the last."""
    return sources.each(locator, rows)


def from_web(url: str, published: date | None = None, private: bool = False) -> Iterator[Row]:
    """What stands at an http(s) address: a report, a file of any kind, or a feed, of which all that it announces.

    `private` lets addresses of private networks in.
    """
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
