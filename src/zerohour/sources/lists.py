"""Lists of what to watch: OPML, TOML, or a plain text file with an address a line."""

import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from lxml import etree

from zerohour.errors import SourceError
from zerohour.sources.links import is_web, plain

QUARTER = 900
_LEAST, _MOST = 60, 7 * 86400


@dataclass(frozen=True, slots=True)
class Watched:
    """A feed or page, its name, and the seconds between two looks at it."""

    url: str
    name: str
    every: int = QUARTER


def load(path: Path) -> list[Watched]:
    """The sources of a list, each address once. Raises SourceError with one sentence."""
    try:
        raw = path.read_bytes()
    except OSError as why:
        raise SourceError(f"{path}: {why.strerror or why}; give a list of sources (OPML, TOML, or one address a line)") from why
    if path.suffix.lower() == ".toml":
        rows = _toml(raw, path.name)
    elif raw.lstrip()[:1] == b"<":
        rows = _opml(raw, path.name)
    else:
        rows = _lines(raw, path.name)
    found = {row.url: row for row in rows}
    if not found:
        raise SourceError(f"{path.name}: no http or https address in it; give OPML, TOML ([[source]] url = …), or one address a line")
    return list(found.values())


def _opml(raw: bytes, name: str) -> Iterator[Watched]:
    parser = etree.XMLParser(resolve_entities=False, no_network=True, recover=True, huge_tree=False)
    try:
        root = etree.fromstring(raw, parser)
    except (etree.LxmlError, ValueError) as why:
        raise SourceError(f"{name}: this is no OPML list ({type(why).__name__})") from why
    for outline in root.iter("outline") if root is not None else ():
        fields = {str(key).lower(): str(value) for key, value in outline.attrib.items()}
        url = fields.get("xmlurl") or (fields.get("url") if fields.get("type") in ("rss", "atom", "link") else None)
        if url and is_web(url):
            yield Watched(plain(url), " ".join((fields.get("title") or fields.get("text") or url).split()))


def _toml(raw: bytes, name: str) -> Iterator[Watched]:
    try:
        rows: list[dict[str, Any]] = tomllib.loads(raw.decode("utf-8")).get("source", [])
        for row in rows:
            every = row.get("minutes", QUARTER // 60) * 60
            if not _LEAST <= every <= _MOST:
                raise SourceError(f"{name}: minutes = {row['minutes']} of {row['url']} is not between 1 and {_MOST // 60}")
            yield Watched(plain(str(row["url"])), str(row.get("name", row["url"])), int(every))
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError) as why:
        raise SourceError(f"{name}: {why}; a source is a [[source]] table with url, and name and minutes if you like") from why


def _lines(raw: bytes, name: str) -> Iterator[Watched]:
    for number, line in enumerate(raw.decode("utf-8", "replace").splitlines(), 1):
        words = line.partition(" #")[0].strip()
        if not words or words.startswith("#"):
            continue
        if not is_web(words):
            raise SourceError(f"{name}: line {number} is no http or https address: {words[:60]}")
        yield Watched(plain(words), words)
