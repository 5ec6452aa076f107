"""One thing to read: a file, an entry of an archive, an attachment of a mail; and what reading it may give."""

import shutil
import tempfile
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import IO

from zerohour.errors import SourceError
from zerohour.records import Address, Noted, Passed, Refusal, Report

Row = Report | Refusal | Passed | Noted | Address
MOST_BYTES = 20_000_000
DEEPEST = 4


@dataclass(frozen=True, slots=True)
class Given:
    """What is known beside the bytes: when they were published, which columns hold what, when they were fetched (aware)."""

    published: date | None = None
    columns: Mapping[str, str] = field(default_factory=dict)
    fetched: datetime | None = None


@dataclass(frozen=True)
class Item:
    """Bytes to read. `name` is the file's, `where` tells a reader where it lies, `stream` stands at its beginning.

    `among`: it is one of many, found in a folder or an archive, where what holds no report is passed over; else it is refused. `read` reads
    what is found inside.
    """

    name: str
    where: str
    stream: IO[bytes]
    given: Given
    read: Callable[["Item"], Iterator[Row]]
    among: bool = False
    depth: int = 0
    charset: str | None = None
    url: str | None = None

    @property
    def stem(self) -> str:
        """The name without its suffix: how a report of it is called."""
        return self.name.rsplit(".", 1)[0] or self.name

    def whole(self, most: int = MOST_BYTES) -> bytes:
        """All bytes. Raises SourceError for more than may be one report."""
        raw = self.stream.read(most + 1)
        if len(raw) > most:
            raise SourceError(f"{self.where}: more than {most // 1_000_000} MB are no single report; split it into reports")
        return raw

    @contextmanager
    def seekable(self) -> Iterator[IO[bytes]]:
        """The stream, or a copy on disk of one in which nobody can go back."""
        if self.stream.seekable():
            yield self.stream
            return
        with tempfile.TemporaryFile() as kept:
            shutil.copyfileobj(self.stream, kept)
            kept.seek(0)
            yield kept

    def inside(
        self, name: str, where: str, stream: IO[bytes], given: Given | None = None, url: str | None = None, charset: str | None = None
    ) -> Iterator[Row]:
        """What something found in this one gives; it has an address and a charset of its own."""
        if self.depth >= DEEPEST:
            yield Refusal(where, f"{where}: packed more than {DEEPEST} times into each other; unpack it first")
            return
        yield from self.read(
            Item(name, where, stream, given or self.given, self.read, among=True, depth=self.depth + 1, charset=charset, url=url)
        )
