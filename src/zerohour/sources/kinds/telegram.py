"""What Telegram's desktop program exports of a channel as pages; as JSON it is read by `objects`."""

import re
from collections.abc import Iterator

from zerohour.sources import markup
from zerohour.sources.charset import decode
from zerohour.sources.kinds.item import Item, Row
from zerohour.sources.kinds.objects import message
from zerohour.sources.markup import Tree

# "15.08.2024 09:30:00 UTC+03:00"; older programs leave the zone out.
_MOMENT = re.compile(r"(\d\d)\.(\d\d)\.(\d{4}) (\d\d:\d\d:\d\d)(?: UTC([+-]\d\d:\d\d))?")


def messages(item: Item) -> Iterator[Row]:
    """A report a message: what it says, when, and who says it, of whom it was forwarded too. Raises SourceError for what is no page."""
    tree = markup.parsed(decode(item.whole(), item.where, item.charset), item.where)
    channel = next((_words(head) for top in _of(tree, "page_header") for head in _of(top, "text")), None)
    teller: str | None = None
    for node in _of(tree, "message"):
        number = node.get("id") or "message"
        # Who says several things one after the other is named over the first of them.
        own = next((_name(name) for name in _of(node, "from_name") if not _is_forwarded(name)), None)
        teller = own or (teller if "joined" in node.get("class").split() else None)
        row = {
            "type": "service" if "service" in node.get("class").split() else "message",
            "text": next((_words(text) for text in _of(node, "text")), ""),
            "from": teller,
            "forwarded_from": next((_name(name) for name in _of(node, "from_name") if _is_forwarded(name)), None),
            "date": next((_moment(date.get("title")) for date in _of(node, "date")), None),
        }
        yield from message(row, f"{item.where}, {number}", item.given, channel)


def _of(tree: Tree, name: str) -> Iterator[Tree]:
    """The elements of a class, in order."""
    return (node for node in tree.iter("div", "span") if name in (node.get("class") or "").split())


def _is_forwarded(node: Tree) -> bool:
    return any("forwarded" in (up.get("class") or "").split() for up in node.iterancestors())


def _name(node: Tree) -> str | None:
    """A name without the moment that may stand behind it."""
    return " ".join((node.text or "").split()) or None


def _words(node: Tree) -> str:
    """The words of an element, a line a break."""
    for line in node.iter("br"):
        line.tail = "\n" + (line.tail or "")
    return "\n".join(" ".join(line.split()) for line in node.text_content().split("\n")).strip()


def _moment(words: str | None) -> str | None:
    found = _MOMENT.search(words or "")
    return f"{found[3]}-{found[2]}-{found[1]}T{found[4]}{found[5] or ''}" if found else None
