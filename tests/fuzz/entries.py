"""All places where bytes of others come in: good ones of each, and a function that takes what was made of them.

A function returns quietly where the program does what it promises: it reads, or says in one sentence why not. Whatever else it raises is a fault.
"""

import io
import random
import tempfile
import warnings
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import zerohour
from tests.fuzz.mutation import mutated
from tests.ledger.interrupted import FORMATS, write
from tests.sources import made
from zerohour import codebook, desk
from zerohour.errors import ZerohourError, sentence
from zerohour.records import Address, Noted, Passed, Reading, Refusal, Report
from zerohour.sources import feed, from_stream, net, robots, web
from zerohour.sources.fetch import Fetched, Fetcher
from zerohour.sources.moments import instant
from zerohour.sources.stamps import stamp

# What the boundary of a report says where an exception that nobody foresaw came to it.
UNFORESEEN = "please report this one"
Take = Callable[[str, bytes, Path], None]


class FaultError(Exception):
    """What came is neither what was read nor a sentence."""


@dataclass(frozen=True)
class Entry:
    """Where bytes come in: good inputs by name, and what takes one, with a folder of its own."""

    seeds: Callable[[], Mapping[str, bytes]]
    take: Take


def tried(name: str, number: int, folder: Path) -> None:
    """Gives an entry its input of a number. Raises FaultError, or whatever else the program raises and should not."""
    entry = ENTRIES[name]
    called, raw = mutated(entry.seeds(), random.Random(f"{name} {number}"))
    with warnings.catch_warnings():
        # Parsers of others say what they think of such files.
        warnings.simplefilter("ignore")
        try:
            entry.take(called, raw, folder)
        except ZerohourError as why:
            one_line(str(why))


def one_line(words: str) -> None:
    if words != sentence(words):
        raise FaultError(f"no sentence: {words[:200]!r}")
    words.encode()


def looked_at(rows: Iterable[object]) -> None:
    for row in rows:
        if isinstance(row, Refusal):
            one_line(row.reason)
            if UNFORESEEN in row.reason:
                raise FaultError(row.reason[-200:])
        elif isinstance(row, Report):
            if not any(c.isalnum() for c in row.text) or not all(0 <= s.start < s.end <= len(row.text) for s in row.body):
                raise FaultError(f"a report without words, or with a stretch outside of it: {row.name!r}")
            "\n".join((row.text, row.title or "", row.outlet or "", row.author or "", row.url or "", row.place or "")).encode()
        elif not isinstance(row, (Passed, Noted, Address, Reading)):
            raise FaultError(f"neither read nor refused: {row!r}"[:200])


@cache
def _files() -> dict[str, bytes]:
    """A file of every kind, and the demo's reports."""
    return made.every() | _demo()


@cache
def _demo() -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in sorted(desk.demo_reports().iterdir()) if path.stem != "README"}


def _file(name: str, raw: bytes, _: Path) -> None:
    looked_at(from_stream(io.BytesIO(raw), name))


_MEDIA = (
    "text/html",
    "text/html; charset=utf-8",
    "text/plain",
    "application/pdf",
    "application/rss+xml",
    "application/json",
    "image/png",
    "",
)
_CHARSETS = (None, "utf-8", "utf-16", "x-user-defined", "base64", "rot13", "undefined", "idna", "utf-8-sig", "\ud800")


def _fetched(name: str, raw: bytes, _: Path) -> None:
    """As a server's answer, of any media type and charset; nothing that it names is fetched, for no address of it may be asked for."""
    rng = random.Random(len(raw))
    found = Fetched(f"https://desk.example/{name}", raw, rng.choice(_MEDIA), rng.choice(_CHARSETS), None, None)
    looked_at(web.rows_of(Fetcher(), found, known=lambda _: True))


def _feeds() -> dict[str, bytes]:
    return {"a.rss": made.rss(), "a.atom": made.atom(), "b.json": made.json_feed()}


def _feed(_: str, raw: bytes, __: Path) -> None:
    found = feed.read(raw, "https://desk.example/feed")
    for entry in found.entries:
        "\n".join((entry.url or "", entry.title or "", entry.outlet or "", entry.author or "")).encode()


def _robots(_: str, raw: bytes, __: Path) -> None:
    found = robots.Robots(0.0, robots.rules(raw))
    found.allows("zerohour", "https://desk.example/a?b=c%zz")
    if not found.delay("zerohour") >= 0:
        raise FaultError("a delay that is none")


def _watched(name: str, raw: bytes, folder: Path) -> None:
    (folder / name).write_bytes(raw)
    net.load(folder / name)


_LISTS = {
    "a.toml": b'[[source]]\nurl = "https://desk.example/feed"\nname = "Desk"\nminutes = 15\n\n[[source]]\nurl = "https://desk.example/b"\n',
    "a.opml": b'<?xml version="1.0"?><opml version="2.0"><body><outline text="Desk" title="Desk" type="rss" xmlUrl="https://desk.example/feed"/></body></opml>',
    "a.txt": b"# ours\nhttps://desk.example/feed  # the desk\nhttps://desk.example/b\n",
}
_MOMENTS = {
    str(number): words.encode()
    for number, words in enumerate(
        ("2024-08-15T09:30:00+03:00", "Thu, 15 Aug 2024 09:30:00 +0300", "15 August 2024 at 9.30 am GMT", "20240815093000", "1723703400", "08/05/2024")
    )
}  # fmt: skip


def _moment(_: str, raw: bytes, __: Path) -> None:
    words = raw.decode("utf-8", "surrogateescape")
    stamp(words)
    instant(words)


def _types() -> dict[str, bytes]:
    folder = Path(codebook.__file__).parent / "events"
    return {path.name: path.read_bytes() for path in sorted(folder.glob("*.toml"))}


def _type(name: str, raw: bytes, folder: Path) -> None:
    (folder / "types").mkdir()
    (folder / "types" / name).write_bytes(raw)
    codebook.load(folder / "types")


_INDICATORS = {
    "a.toml": b'[[indicator]]\nname = "Attacks"\ntype = ["ASSAULT"]\nstatus = "occurred"\nactor = "IRN"\nplace = "Israel"\ncount = 3\ndays = 7\ngrade = 2\n',
}


def _indicator(name: str, raw: bytes, folder: Path) -> None:
    (folder / name).write_bytes(raw)
    codebook.load_indicators(folder / name, codebook.load())


_PLACES = {
    "a.csv": "name,latitude,longitude,country,other_names,population\nSelby Point,12.5,44.25,Yemen,Selby|Old Selby,1200\nAïn,1.0,2.0,FR,,\n".encode(),
    "a.geojson": b'{"type": "FeatureCollection", "features": [{"type": "Feature", "properties": {"name": "Selby", "pop": 3, "altnames": ["S"]}, '
    b'"geometry": {"type": "Polygon", "coordinates": [[[44.0, 12.0], [45.0, 12.0], [44.0, 13.0], [44.0, 12.0]]]}}]}',
}
_ACTORS = {
    "a.txt": b"RURITANIA_ [RUR]\n+RURITANIAN_FORCES\n[RURMIL 19900101-20001231]\n[RURGOV >010101]\nKARL_ZENDA_ ; comment\n[GRKGOV <20240815] # x\n",
    "actors.toml": b'[[actor]]\nnames = ["Karl Zenda", "Zenda"]\ncode = "RUS"\nsector = "GOV"\nsince = 2020-01-01\n',
}


def _place(name: str, raw: bytes, folder: Path) -> None:
    (folder / name).write_bytes(raw)
    desk.import_places([folder / name], folder / "made.csv")


def _actor(name: str, raw: bytes, folder: Path) -> None:
    (folder / name).write_bytes(raw)
    desk.import_actors([folder / name], folder / "made.toml")
    desk.reader(actors=folder / "made.toml")


@cache
def _ledgers() -> dict[str, bytes]:
    """Ledgers of every old format, as files."""
    with tempfile.TemporaryDirectory() as folder:
        for path in FORMATS.glob("*.sql"):
            write(Path(folder) / f"{path.stem}.db", int(path.stem))
        return {path.name: path.read_bytes() for path in Path(folder).glob("*.db")}


def _ledger(name: str, raw: bytes, folder: Path) -> None:
    (folder / name).write_bytes(raw)
    with zerohour.open(folder / name) as own:
        own.upkeep.check()
        own.view().countdown()
        own.view().events()


# A text of this many characters has the words of forty reports, each of which takes the time of its own.
_LONGEST = 60_000


def _read(name: str, raw: bytes, _: Path) -> None:
    """Read and coded, as adding does it: what takes too long, or fails, is refused."""
    rows: Iterator[object] = from_stream(io.BytesIO(raw[:_LONGEST]), name)
    looked_at(desk.shipped().read_all(row for row in rows if isinstance(row, Report)))


ENTRIES = {
    "file": Entry(_files, _file),
    "answer": Entry(_files, _fetched),
    "feed": Entry(_feeds, _feed),
    "robots": Entry(lambda: {"robots.txt": b"User-agent: *\nDisallow: /private\nCrawl-delay: 2\nAllow: /*.html$\nSitemap: /x\n"}, _robots),
    "list": Entry(lambda: _LISTS, _watched),
    "moment": Entry(lambda: _MOMENTS, _moment),
    "type": Entry(_types, _type),
    "indicator": Entry(lambda: _INDICATORS, _indicator),
    "place": Entry(lambda: _PLACES, _place),
    "actor": Entry(lambda: _ACTORS, _actor),
    "ledger": Entry(_ledgers, _ledger),
    "reading": Entry(_demo, _read),
}
