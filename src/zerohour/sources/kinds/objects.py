"""JSON and YAML: lines of objects, lists of them, what news interfaces answer, what Telegram exports."""

import json
from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import IO, Any

from zerohour.errors import SourceError
from zerohour.records import Passed, Refusal
from zerohour.sources.kinds import fields
from zerohour.sources.kinds.item import MOST_BYTES, Given, Item, Row

# Under which names interfaces give their list.
_LISTS = frozenset(
    {
        "articles",
        "items",
        "results",
        "data",
        "docs",
        "messages",
        "entries",
        "stories",
        "news",
        "posts",
        "reports",
        "hits",
        "rows",
        "records",
        "value",
    }
    | {"documents", "list", "statuses", "tweets", "response", "body", "events"}
)
_DEEPEST = 200
_MOST_YAML = 5_000_000


def lines(item: Item) -> Iterator[Row]:
    """A report a line: an object with its text (or html) and, where known, title, url, outlet, author and date of publication."""
    number = 0
    while line := item.stream.readline(MOST_BYTES + 1):
        number += 1
        where = f"{item.where}, line {number}"
        if len(line) > MOST_BYTES:
            yield Refusal(where, f"{where}: more than {MOST_BYTES // 1_000_000} MB are no single report")
            return
        if line.strip():
            try:
                row = json.loads(line.lstrip(b"\xef\xbb\xbf"))
            except (ValueError, RecursionError):
                yield Refusal(where, f"{where}: this is no JSON; each line must be one JSON object")
                continue
            yield from _one(row, where, item.given)


def whole(item: Item) -> Iterator[Row]:
    """A report an object of the list in a JSON file, wherever the list stands, read piece by piece; else the one that the file is."""
    import ijson

    with item.seekable() as stream:
        try:
            prefix, about = _list_of(stream)
            stream.seek(0)
            if prefix is None:
                raw = replace(item, stream=stream).whole()
                yield from _one(json.loads(raw.lstrip(b"\xef\xbb\xbf")), item.where, item.given)
                return
            telegram = prefix.endswith("messages.item") and "type" in about
            for number, row in enumerate(ijson.items(_unmarked(stream), prefix, use_float=True), 1):
                where = f"{item.where}, object {number}"
                if telegram:
                    yield from message(row, where, item.given, about.get("name"))
                else:
                    yield from _one(row, where, item.given)
        except (ijson.JSONError, ValueError, RecursionError) as why:
            yield Refusal(item.where, f"{item.where}: the JSON is damaged ({str(why).splitlines()[0][:80]}); what stands before was read")


def yaml(item: Item) -> Iterator[Row]:
    """A report an entry of a YAML list, or a document."""
    import yaml as parser

    try:
        rows = list(parser.load_all(item.whole(_MOST_YAML), Loader=getattr(parser, "CSafeLoader", parser.SafeLoader)))
    except (parser.YAMLError, ValueError, RecursionError, TypeError) as why:
        raise SourceError(
            f"{item.where}: this is no YAML ({type(why).__name__}); a list of reports with text, title, date is read"
        ) from why
    found = [one for row in rows for one in _listed(row)]
    for number, row in enumerate(found, 1):
        yield from _one(row, f"{item.where}, entry {number}", item.given)


def _listed(row: Any) -> list[Any]:
    if isinstance(row, list):
        return row
    inner = next((v for k, v in row.items() if str(k).lower() in _LISTS and isinstance(v, list)), None) if isinstance(row, dict) else None
    return inner if inner is not None else [] if row is None else [row]


def _one(row: Any, where: str, given: Given) -> Iterator[Row]:
    try:
        found = fields.report(row, where, given)
    except SourceError as why:
        yield Refusal(where, str(why))
        return
    yield found


def _unmarked(stream: IO[bytes]) -> IO[bytes]:
    """The stream behind a mark of UTF-8."""
    if stream.read(3) != b"\xef\xbb\xbf":
        stream.seek(0)
    return stream


def _list_of(stream: IO[bytes]) -> tuple[str | None, Mapping[str, str]]:
    """Where the list of objects stands (None: nowhere), and the words that stand before it at the top."""
    import ijson

    about: dict[str, str] = {}
    before = ""
    # A piece at a time: where each bracket opens a list, its names grow with every one.
    for prefix, event, value in ijson.parse(_unmarked(stream), buf_size=4_096):
        if prefix.count(".") > _DEEPEST:
            raise ValueError(f"more than {_DEEPEST} lists in one another")
        if event == "string" and "." not in prefix:
            about[prefix] = value[:200]
        if event == "start_map" and before == "start_array":
            names = [part for part in prefix.removesuffix(".item").removesuffix("item").split(".") if part and part != "item"]
            if names == ["chats", "list"]:
                return f"{prefix}.messages.item", about | {"type": "account"}
            if all(name.lower() in _LISTS for name in names):
                return prefix, about
        before = event
    return None, about


def message(row: Any, where: str, given: Given, channel: str | None) -> Iterator[Row]:
    """A message of a Telegram channel: what it says and when; services and pictures without words are passed over."""
    if not isinstance(row, Mapping) or row.get("type") != "message":
        yield Passed(where, "Telegram service message")
        return
    words = row.get("text")
    pieces = words if isinstance(words, list) else [words]
    said = "".join(str(p.get("text", "")) if isinstance(p, Mapping) else str(p or "") for p in pieces)
    if not any(c.isalnum() for c in said):
        yield Passed(where, "Telegram message without words")
        return
    teller = row.get("forwarded_from") or row.get("from") or channel
    when = row.get("date_unixtime") or row.get("date")
    edited = row.get("edited_unixtime") or row.get("edited")
    yield from _one({"text": said, "outlet": channel or teller, "author": teller, "date": when, "updated": edited}, where, given)
