"""Text, Markdown, HTML, JSON lines and WARC files, folders of them, and standard input."""

import bz2
import gzip
import lzma
import zlib
from collections.abc import Callable, Iterator, Mapping
from datetime import date
from pathlib import Path
from typing import Any, BinaryIO

from zerohour.errors import SourceError
from zerohour.records import Refusal, Report
from zerohour.sources import page, text
from zerohour.sources.boundary import each

_PAGES = (".html", ".htm", ".xhtml")
_ARCHIVES = (".jsonl", ".ndjson", ".warc")
_PACKINGS: Mapping[str, Callable[[Path], Any]] = {".gz": gzip.GzipFile, ".bz2": bz2.BZ2File, ".xz": lzma.LZMAFile}
SUFFIXES = (".txt", ".text", ".md", ".markdown", *_PAGES, *_ARCHIVES)
_MOST_BYTES = 20_000_000
_TEXTLESS = frozenset(range(32)) - {9, 10, 11, 12, 13, 27}


def reports(path: Path, published: date | None = None) -> Iterator[Report | Refusal]:
    """The reports of a file, or of every text, HTML, JSON lines and WARC file below a folder, by name, packed (gz, bz2, xz) or not.

    What cannot be read is a Refusal. A folder's README speaks of the folder, and is left out.
    """
    if path.is_dir():
        found = sorted(p for p in path.rglob("*") if _kind(p)[0] in SUFFIXES and p.stem.lower() != "readme" and p.is_file())
        if not found:
            yield Refusal(str(path), f"{path}: the folder holds no {', '.join(SUFFIXES)} file; give a folder of reports")
        for one in found:
            yield from each(str(one), _reports(one, published))
    else:
        yield from each(str(path), _reports(path, published))


def _kind(path: Path) -> tuple[str, str]:
    """The suffix that says what a file holds, and the one that says how it is packed."""
    last = path.suffix.lower()
    return (path.with_suffix("").suffix.lower(), last) if last in _PACKINGS else (last, "")


def _reports(path: Path, published: date | None) -> Iterator[Report | Refusal]:
    kind, packing = _kind(path)
    name = path.name.removesuffix(path.suffix) if not packing else path.with_suffix("").stem
    try:
        # A web archive is packed record by record, which its own reader undoes.
        with path.open("rb") if kind == ".warc" or not packing else _PACKINGS[packing](path) as stream:
            if kind in _ARCHIVES:
                from zerohour.sources import archive  # here, since it brings what fetching takes along

                yield from (archive.warc if kind == ".warc" else archive.json_lines)(stream, path.name, published)
            else:
                yield from_bytes(stream, name, published, html=kind in _PAGES)
    except FileNotFoundError:
        yield Refusal(str(path), f"{path}: there is no such file; check the path")
    except (EOFError, gzip.BadGzipFile, zlib.error, lzma.LZMAError) as why:
        yield Refusal(str(path), f"{path}: the file is packed and damaged ({type(why).__name__}); get it again")
    except OSError as why:
        yield Refusal(str(path), f"{path}: {why.strerror or why}; check that it can be read")
    except SourceError as why:
        yield Refusal(str(path), str(why))


def from_bytes(stream: BinaryIO, name: str, published: date | None = None, html: bool = False) -> Report:
    """The report in a stream of bytes. Raises SourceError for what is empty, binary or too large."""
    raw = stream.read(_MOST_BYTES + 1)
    if len(raw) > _MOST_BYTES:
        raise SourceError(f"{name}: more than {_MOST_BYTES // 1_000_000} MB are no single report; split it into reports")
    decoded = decode(raw, name)
    if html or decoded.lstrip()[:200].lower().startswith(("<!doctype html", "<html")):
        return page.report(decoded, name, published)
    return text.report(decoded, published, name)


def decode(raw: bytes, name: str) -> str:
    """The text of the bytes: UTF-8, UTF-16 with a mark, else Windows-1252. Raises SourceError for what is empty or no text."""
    if not raw.strip():
        raise SourceError(f"{name}: the file is empty; give a report's text")
    if raw.startswith((b"\xff\xfe", b"\xfe\xff")):
        return raw.decode("utf-16", "replace")
    if b"\0" in raw[:8192] or sum(b in _TEXTLESS for b in raw[:8192]) > len(raw[:8192]) // 50:
        raise SourceError(f"{name}: the file is binary, not text; give a text or HTML file")
    try:
        return raw.decode("utf-8-sig")
    except UnicodeDecodeError:
        return raw.decode("cp1252", "replace")
