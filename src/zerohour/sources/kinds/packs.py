"""What packs other files: zip, tar, and single files packed by gzip, bzip2 or xz."""

import bz2
import gzip
import lzma
import shutil
import tarfile
import tempfile
import zipfile
import zlib
from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from typing import IO, Any

from zerohour.errors import SourceError
from zerohour.records import Passed, Refusal
from zerohour.sources.kinds import crawls
from zerohour.sources.kinds.item import DEEPEST, Item, Row

PACKINGS: Mapping[bytes, Callable[[Any], Any]] = {b"\x1f\x8b": gzip.open, b"BZh": bz2.open, b"\xfd7zXZ\0": lzma.open}
DAMAGED = (EOFError, gzip.BadGzipFile, zlib.error, lzma.LZMAError, zipfile.BadZipFile, tarfile.TarError)
# A member that unpacks to more than this many times its size, and to more than the second, is a trap.
_RATIO, _LARGE = 300, 200_000_000
_LARGEST = 4_000_000_000


def packed(item: Item) -> Iterator[Row]:
    """What a packed file holds."""
    if item.depth >= DEEPEST:
        raise SourceError(f"{item.where}: packed more than {DEEPEST} times into each other; unpack it first")
    with item.seekable() as stream:
        start = stream.read(6)
        stream.seek(0)
        opened = next(tool for magic, tool in PACKINGS.items() if start.startswith(magic))
        name = _unpacked_name(item.name)
        with opened(stream) as inner:
            # A web archive is packed record by record, which its own reader undoes.
            found = stream if inner.read(5) == b"WARC/" else inner
            found.seek(0)
            if found is stream:
                yield from crawls.warc(replace(item, stream=stream))
            else:
                yield from item.read(replace(item, name=name, stream=found, depth=item.depth + 1))


def unzipped(item: Item) -> Iterator[Row]:
    """What the files in a zip give, in its order."""
    with item.seekable() as stream:
        try:
            with zipfile.ZipFile(stream) as parts:
                for part in parts.infolist():
                    yield from _member(item, parts, part)
        except (*DAMAGED, OSError, ValueError, NotImplementedError, RuntimeError) as why:
            yield Refusal(item.where, f"{item.where}: the archive is damaged ({type(why).__name__}); what stands before was read")


def _member(item: Item, parts: zipfile.ZipFile, part: zipfile.ZipInfo) -> Iterator[Row]:
    where = f"{item.where}, {part.filename}"
    if part.is_dir():
        return
    if part.flag_bits & 1:
        yield Refusal(where, f"{where}: it is locked by a password; unpack it first")
        return
    if part.file_size > _LARGE and part.file_size > _RATIO * max(1, part.compress_size):
        yield Refusal(where, f"{where}: it unpacks to {part.file_size / 1e6:.0f} MB from almost nothing, as no report does")
        return
    try:
        with parts.open(part) as inner:
            yield from item.inside(part.filename.rpartition("/")[2], where, inner)
    except (*DAMAGED, NotImplementedError, RuntimeError, OSError, ValueError) as why:
        yield Refusal(where, f"{where}: it is damaged or packed in a way that is not read ({type(why).__name__})")


def untarred(item: Item) -> Iterator[Row]:
    """What the files in a tar give, in its order."""
    try:
        with tarfile.open(fileobj=item.stream, mode="r|") as parts:
            for part in parts:
                where = f"{item.where}, {part.name}"
                inner: IO[bytes] | None = parts.extractfile(part) if part.isfile() else None
                if inner is not None and part.size > _LARGEST:
                    yield Refusal(where, f"{where}: {part.size / 1e9:.0f} GB are no report and no archive of them; unpack it first")
                elif inner is not None:
                    # In a tar that is unpacked on the way nobody can go back.
                    with tempfile.SpooledTemporaryFile(_LARGE // 100) as kept:
                        shutil.copyfileobj(inner, kept)
                        kept.seek(0)
                        yield from item.inside(part.name.rpartition("/")[2], where, kept)
                elif not part.isdir():
                    yield Passed(where, "link or device in a tar")
    except (*DAMAGED, OSError, ValueError) as why:
        yield Refusal(item.where, f"{item.where}: the archive is damaged ({type(why).__name__}); what stands before was read")


def _unpacked_name(name: str) -> str:
    base, _, last = name.rpartition(".")
    known = {"gz", "bz2", "xz", "gzip"}
    if last.lower() in ("tgz", "tbz", "tbz2", "txz"):
        return f"{base}.tar"
    return base if base and last.lower() in known else name
