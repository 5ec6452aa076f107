"""Files of every kind, folders of them, and standard input."""

import os
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from itertools import islice
from pathlib import Path
from typing import IO

from zerohour.errors import SourceError, sentence
from zerohour.records import Passed, Refusal, Report
from zerohour.sources import kinds
from zerohour.sources.boundary import each
from zerohour.sources.charset import decode
from zerohour.sources.kinds import Given, Item, Row

__all__ = ["decode", "from_bytes", "from_stream", "reports"]

# Of a folder so many names are sorted, and held, at a time.
_AT_ONCE = 10_000
# What SQLite puts beside a database that is open.
_BESIDE = ("-wal", "-shm", "-journal")


def reports(path: Path, published: date | None = None, given: Given | None = None) -> Iterator[Row]:
    """What a file gives, or every file below a folder, by name: the first is read before the last is listed.

    What cannot be read is a Refusal. A folder's README speaks of the folder, and is passed over.
    """
    known = replace(given or Given(), published=published or (given.published if given else None))
    if not path.is_dir():
        yield from each(str(path), _of_file(path, known, among=False))
        return
    none = True
    for one in _walk(path):
        none = False
        if one.stem.lower() == "readme":
            yield Passed(str(one), "README of a folder")
        else:
            yield from each(str(one), _of_file(one, known, among=True))
    if none:
        yield Refusal(str(path), f"{path}: the folder holds no file; give a folder of reports")


def _walk(folder: Path) -> Iterator[Path]:
    """The files below a folder, by name, a folder at a time; of very many so many at a time: none waits until all are listed."""
    try:
        with os.scandir(folder) as found:
            while entries := sorted(islice(found, _AT_ONCE), key=lambda entry: entry.name):
                for entry in entries:
                    if entry.is_dir(follow_symlinks=False):
                        yield from _walk(Path(entry.path))
                    elif entry.is_file():
                        yield Path(entry.path)
    except OSError:
        yield folder


def _of_file(path: Path, given: Given, among: bool) -> Iterator[Row]:
    name, where = sentence(path.name), sentence(str(path))
    if _is_database_in_use(path):
        yield kinds.unread(where, kinds.DATABASE, among)
        return
    try:
        with path.open("rb") as stream:
            yield from kinds.read(Item(name, where, stream, given, kinds.read, among))
    except FileNotFoundError:
        yield Refusal(where, f"{where}: there is no such file; check the path")
    except OSError as why:
        yield Refusal(where, f"{where}: {why.strerror or why}; check that it can be read")


def _is_database_in_use(path: Path) -> bool:
    """Whether a file is an open SQLite database, or one of the files beside it.

    Whoever only opens and closes such a file loses the locks of the whole process on it. Where that is our own ledger another process would
    then take it for closed, and remove the log into which we write.
    """
    try:
        real = path.resolve()
        base = next((real.with_name(real.name.removesuffix(end)) for end in _BESIDE if real.name.endswith(end)), None)
        return (base is not None and base.is_file()) or any(real.with_name(real.name + end).is_file() for end in _BESIDE)
    except (OSError, ValueError):
        return False


def from_stream(stream: IO[bytes], name: str, published: date | None = None, given: Given | None = None) -> Iterator[Row]:
    """What a stream of bytes gives, of whatever kind it is."""
    known = replace(given or Given(), published=published or (given.published if given else None))
    try:
        yield from kinds.read(Item(name, name, stream, known, kinds.read))
    except OSError as why:
        yield Refusal(name, f"{name}: {why.strerror or why}; check that it can be read")


def from_bytes(stream: IO[bytes], name: str, published: date | None = None) -> Report:
    """The one report in a stream of bytes. Raises SourceError for what is none."""
    for row in from_stream(stream, name, published):
        if isinstance(row, Report):
            return row
        if isinstance(row, Refusal):
            raise SourceError(row.reason)
    raise SourceError(f"{name}: there is no report in it; give a report's text")
