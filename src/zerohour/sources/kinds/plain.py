"""Text and Markdown, and lists of addresses."""

from collections.abc import Iterator
from dataclasses import replace

from zerohour.records import Address
from zerohour.sources import text
from zerohour.sources.charset import decode
from zerohour.sources.kinds.item import Item, Row


def report(item: Item) -> Iterator[Row]:
    """One report."""
    words = decode(item.whole(), item.where, item.charset)
    made = text.report(words, item.given.published, item.stem)
    yield text.bounded(replace(made, url=item.url or made.url), item.given.fetched)


def addresses(item: Item) -> Iterator[Row]:
    """An address a line."""
    for number, line in enumerate(item.stream, 1):
        if words := line.decode("utf-8", "replace").strip():
            yield Address(words.split()[0], f"{item.where}, line {number}")
