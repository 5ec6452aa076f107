"""Tables with a header (CSV, TSV, or parted by semicolons or bars): a report a row."""

import csv
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date

from zerohour.errors import SourceError
from zerohour.records import Noted, Refusal
from zerohour.sources.charset import is_binary
from zerohour.sources.kinds import fields
from zerohour.sources.kinds.item import MOST_BYTES, Given, Item, Row
from zerohour.sources.stamps import stamp

_MARKS = ",;\t|"
_SAMPLE = 60
csv.field_size_limit(MOST_BYTES)


def rows(item: Item) -> Iterator[Row]:
    """A report a row. Which columns were taken for what is noted first. Raises SourceError where no column holds texts or addresses."""
    lines = _parted(_decoded(item))
    head = next(lines, "")
    mark = max(_MARKS, key=lambda m: len(next(csv.reader([head], delimiter=m), [])))
    reader = csv.reader(_again(head, lines), delimiter=mark)
    try:
        names = [name.strip() for name in next(reader, [])]
        sample = [row for row, _ in zip(reader, range(_SAMPLE), strict=False)]
        given = _columns(item.given, names, sample, item.where)
        yield Noted(item.where, f"{item.where}: {_told(given)}; --columns text=NAME,date=NAME takes others")
        dayfirst = (
            _dayfirst([row[names.index(given.columns["published"])] for row in sample if len(row) == len(names)])
            if "published" in given.columns
            else None
        )
        for number, row in enumerate(_chained(sample, reader), 2):
            if any(cell.strip() for cell in row):
                yield _row(dict(zip(names, row, strict=False)), f"{item.where}, row {number}", given, dayfirst)
    except csv.Error as why:
        yield Refusal(item.where, f"{item.where}: the table is damaged ({why}); what stands before was read")


def is_table(head: str) -> bool:
    """Whether a text begins with a header of two or more columns that reports have, one of them their text or address."""
    line = head.lstrip("\ufeff").split("\n", 1)[0]
    for mark in _MARKS:
        cells = {fields.key_of(cell.strip().strip('"')) for cell in line.split(mark)}
        known = {field for field, names in fields.FIELDS.items() if cells & {*names}}
        if len(known) >= 2 and known & {"text", "html", "url"} and len(line) < 2000 and all(len(cell) < 60 for cell in cells):
            return True
    return False


def _decoded(item: Item) -> Iterator[str]:
    """Lines as text: each UTF-8, else Windows-1252; UTF-16 by its mark."""
    start = item.stream.readline(MOST_BYTES)
    if start.startswith((b"\xff\xfe", b"\xfe\xff")):
        yield from (start + item.whole()).decode("utf-16", "replace").splitlines(keepends=True)
        return
    if is_binary(start[:8192]):
        raise SourceError(f"{item.where}: the file is binary, not a table; save it as CSV")
    while start:
        try:
            yield start.decode("utf-8-sig")
        except UnicodeDecodeError:
            yield start.decode("cp1252", "replace")
        start = item.stream.readline(MOST_BYTES)


def _parted(lines: Iterator[str]) -> Iterator[str]:
    """The lines of a file whose lines end in any way, each with one line feed."""
    for line in lines:
        *whole, last = line.replace("\r\n", "\n").replace("\r", "\n").split("\n")
        yield from (f"{part}\n" for part in whole)
        if last:
            yield last


def _again(head: str, lines: Iterator[str]) -> Iterator[str]:
    yield head
    # A NUL in a cell ends no table.
    yield from (line.replace("\0", "") for line in lines)


def _chained(sample: Sequence[list[str]], rest: Iterator[list[str]]) -> Iterator[list[str]]:
    yield from sample
    yield from rest


def _columns(given: Given, names: Sequence[str], sample: Sequence[Sequence[str]], where: str) -> Given:
    """Which column holds what: the user's choice, else by name; where no name says text, the column with the longest cells."""
    own = {("published" if k == "date" else k): v for k, v in given.columns.items()}
    if wrong := [v for v in own.values() if v not in names]:
        raise SourceError(f"{where}: there is no column {wrong[0]!r}; there are {', '.join(names)[:200]}")
    if strange := [k for k in own if k not in fields.FIELDS]:
        raise SourceError(f"{where}: a column cannot be {strange[0]!r}; give one of {', '.join(fields.FIELDS)} or date")
    known: dict[str, str] = {}
    for field, likely in fields.FIELDS.items():
        by_name = {fields.key_of(name): name for name in reversed(names)}
        found = own.get(field) or next((by_name[key] for key in likely if key in by_name and by_name[key] not in known.values()), None)
        if found:
            known[field] = found
    if "text" not in own and (known.get("text") is None or fields.key_of(known["text"]) in fields.SHORT):
        lengths = {
            name: _median([len(row[n]) for row in sample if n < len(row)]) for n, name in enumerate(names) if name not in known.values()
        }
        longest = max(lengths, key=lambda name: lengths[name], default=None)
        if longest and lengths[longest] >= 80:
            known["text"] = longest
    if not {"text", "html", "url"} & {*known}:
        raise SourceError(f"{where}: no column holds texts or addresses ({', '.join(names)[:120]}); name one with --columns text=NAME")
    return replace(given, columns=known)


def _median(values: Sequence[int]) -> int:
    return sorted(values)[len(values) // 2] if values else 0


def _told(given: Given) -> str:
    return ", ".join(f"{field} from {name!r}" for field, name in given.columns.items())


def _dayfirst(values: Sequence[str]) -> bool | None:
    """Whether days stand before months in a column, where one of its values can only be read so; None where all fit both."""
    told = [s for s in map(stamp, values) if s is not None]
    if not any(s.other for s in told):
        return None
    numeric = [(value, s.moment) for value, s in zip(values, map(stamp, values), strict=True) if s is not None and s.other is None]
    firsts = [_first_is_day(value, moment) for value, moment in numeric]
    return next((one for one in firsts if one is not None), None)


def _first_is_day(value: str, moment: date) -> bool | None:
    digits = value.strip().replace(".", "/").replace("-", "/").split("/")
    if len(digits) < 3 or not digits[0].isdigit() or len(digits[0]) > 2 or not digits[1].isdigit():
        return None
    return int(digits[0]) == moment.day if int(digits[0]) != int(digits[1]) else None


def _row(row: dict[str, str], where: str, given: Given, dayfirst: bool | None) -> Row:
    try:
        return fields.report(row, where, given, dayfirst)
    except SourceError as why:
        return Refusal(where, str(why))
