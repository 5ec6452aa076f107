"""Feeds that were saved as files: the text that each entry carries."""

from collections.abc import Iterator
from dataclasses import replace

from zerohour.errors import SourceError
from zerohour.records import Address, Dating, Refusal
from zerohour.sources import feed, page, text
from zerohour.sources.feed import Entry
from zerohour.sources.kinds.item import Item, Row


def entries(item: Item) -> Iterator[Row]:
    """A report an entry that has words beside its title; the address of one that has none."""
    for number, entry in enumerate(feed.read(item.whole(), item.where, base=item.url).entries, 1):
        where = f"{item.where}, entry {number}"
        try:
            yield _row(item, entry, where)
        except SourceError as why:
            yield Refusal(where, str(why))


def _row(item: Item, entry: Entry, where: str) -> Row:
    carried = page.plain(entry.html) if entry.html else ""
    if not carried and entry.url:
        return Address(entry.url, where, entry.title, entry.published, entry.outlet, entry.author, entry.feed)
    whole = "\n\n".join(words for words in (entry.title, carried) if words)
    if not whole:
        raise SourceError(f"{where}: the entry has neither words nor an address")
    made = text.report(
        whole,
        item.given.published or entry.published,
        entry.title,
        entry.url,
        entry.outlet or entry.feed,
        entry.title,
        entry.author,
        page=True,
    )
    dating = Dating("feed", modified=entry.modified) if entry.published and not item.given.published else made.dating
    return text.bounded(replace(made, dating=dating, place=where), item.given.fetched)
