"""Text and HTML files, folders of them, and standard input."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import BinaryIO

from zerohour.errors import SourceError
from zerohour.records import Refusal, Report
from zerohour.sources import page, text

SUFFIXES = (".txt", ".text", ".html", ".htm", ".xhtml")
_MOST_BYTES = 20_000_000
_TEXTLESS = frozenset(range(32)) - {9, 10, 11, 12, 13, 27}


def reports(path: Path, published: date | None = None) -> Iterator[Report | Refusal]:
    """The report of a file, or of every text and HTML file below a folder, by name; what cannot be read is a Refusal."""
    if path.is_dir():
        found = sorted(p for p in path.rglob("*") if p.suffix.lower() in SUFFIXES and p.is_file())
        if not found:
            yield Refusal(str(path), f"{path}: the folder holds no {', '.join(SUFFIXES)} file; give a folder of reports")
        for one in found:
            yield _report(one, published)
    else:
        yield _report(path, published)


def _report(path: Path, published: date | None) -> Report | Refusal:
    try:
        with path.open("rb") as stream:
            return from_bytes(stream, path.stem, published, html=path.suffix.lower() in (".html", ".htm", ".xhtml"))
    except FileNotFoundError:
        return Refusal(str(path), f"{path}: there is no such file; check the path")
    except OSError as why:
        return Refusal(str(path), f"{path}: {why.strerror or why}; check that it can be read")
    except SourceError as why:
        return Refusal(str(path), str(why))


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
