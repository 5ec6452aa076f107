"""Lists of what GDELT has seen (GKG, events, mentions): the addresses of its articles, each once."""

from collections.abc import Iterator

from zerohour.records import Address, Passed
from zerohour.sources.kinds.item import MOST_BYTES, Item, Row

# How many addresses are remembered, so that an article of fifty events is fetched once.
_REMEMBERED = 200_000


def addresses(item: Item) -> Iterator[Row]:
    """The addresses of a list, in its order. What GDELT coded is not taken over: it is no report."""
    seen: set[str] = set()
    number = 0
    while line := item.stream.readline(MOST_BYTES):
        number += 1
        cells = line.decode("utf-8", "replace").rstrip("\r\n").split("\t")
        url = next((c for c in reversed(cells[:61]) if _is_article(c)), None) if len(cells) != 27 else cells[4]
        where = f"{item.where}, line {number}"
        if url is None or not _is_article(url):
            if number > 1:
                yield Passed(where, "row without an address")
        elif url in seen:
            yield Passed(where, "row of an article that was named before")
        else:
            if len(seen) < _REMEMBERED:
                seen.add(url)
            yield Address(url, where)


def _is_article(cell: str) -> bool:
    return cell.startswith(("http://", "https://")) and " " not in cell
