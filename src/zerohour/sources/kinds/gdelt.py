"""Lists of what GDELT has seen (GKG, events, mentions): the addresses of its articles, each once."""

from collections.abc import Iterator

from zerohour.records import Address, Passed
from zerohour.sources.kinds.item import MOST_BYTES, Item, Row

# How many addresses are remembered, so that an article of fifty events is fetched once.
_REMEMBERED = 200_000
# Columns of the Global Knowledge Graph and which of them is the address; columns of the events; how the older graph's header begins.
_GRAPH, _DOCUMENT, _EVENTS, _HEADER = 27, 4, 61, "DATE"


def addresses(item: Item) -> Iterator[Row]:
    """The addresses of a list, in its order. What GDELT coded is not taken over: it is no report."""
    seen: set[str] = set()
    number = 0
    while line := item.stream.readline(MOST_BYTES):
        number += 1
        cells = line.decode("utf-8", "replace").rstrip("\r\n").split("\t")
        where = f"{item.where}, line {number}"
        urls = _articles(cells)
        new = [url for url in urls if url not in seen]
        if not urls and cells[0] != _HEADER:
            yield Passed(where, "row without an address")
        elif urls and not new:
            yield Passed(where, "row of an article that was named before")
        for url in new:
            if len(seen) < _REMEMBERED:
                seen.add(url)
            yield Address(url, where)


def _articles(cells: list[str]) -> list[str]:
    """The addresses of a row: in a fixed column of the newer graph, else in the last that holds any; the older graph has several."""
    cell = cells[_DOCUMENT] if len(cells) == _GRAPH else next((c for c in reversed(cells[:_EVENTS]) if _is_article(c)), "")
    return [url for url in dict.fromkeys(cell.split("<UDIV>")) if _is_article(url)]


def _is_article(cell: str) -> bool:
    return cell.startswith(("http://", "https://")) and " " not in cell
