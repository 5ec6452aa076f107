"""Front matter: the block of "name: value" lines between two rules of dashes that Markdown files of articles begin with."""

import json
import re
from contextlib import suppress
from dataclasses import dataclass

from zerohour.sources.stamps import Stamp, stamp

_BLOCK = re.compile(r"\ufeff?---[ \t]*\r?\n(?P<lines>(?:[^\n]{0,1000}\n){1,100}?)---[ \t]*(?:\r?\n|$)")
_LINE = re.compile(r"(?m)^(?P<name>[A-Za-z_][\w -]{0,30}):[ \t]*(?P<value>\S[^\r\n]*(?:\r?\n[ \t]+[^\s-][^\r\n]*)*)")
_BROKEN = re.compile(r"\\\r?\n[ \t]*(?:\\(?= ))?")
_NAMES = {
    "title": ("title", "headline"),
    "date": ("date", "published", "publishdate", "publish_date", "pubdate", "date_published", "publishedat", "created"),
    "author": ("author", "authors", "byline"),
    "outlet": ("outlet", "source", "publisher", "site", "publication"),
    "url": ("url", "link", "source_url", "canonical_url"),
}


@dataclass(frozen=True, slots=True)
class Front:
    """What the block says, and where the text behind it begins: 0 without one."""

    end: int = 0
    title: str | None = None
    published: Stamp | None = None
    author: str | None = None
    outlet: str | None = None
    url: str | None = None


def front(text: str) -> Front:
    """The front matter of a text. A block without any of the names that articles use is none."""
    block = _BLOCK.match(text)
    if block is None:
        return Front()
    given: dict[str, str] = {}
    for line in _LINE.finditer(block["lines"]):
        given.setdefault(line["name"].strip().lower(), _plain(line["value"]))
    found = {kind: next((given[name] for name in names if given.get(name)), None) for kind, names in _NAMES.items()}
    if not any(found.values()):
        return Front()
    url = found["url"] if found["url"] and found["url"].startswith(("http://", "https://")) else None
    return Front(block.end(), found["title"], stamp(found["date"]), found["author"], found["outlet"], url)


def _plain(value: str) -> str:
    """A value without quotes and comment, its lines as one; of a list the first."""
    if value.startswith('"') and value.rstrip().endswith('"'):
        # What YAML writes in double quotes is JSON's, but for broken lines and the hard blank.
        value = _BROKEN.sub("", value).replace("\\_", " ")
        value = _one_line(value)
        with suppress(ValueError):
            return str(json.loads(value)).strip()
    words = re.sub(r"(?s)(?<!\s)\s++#.*", "", _one_line(value)).strip()
    if words.startswith("[") and words.endswith("]"):
        words = words[1:-1].split(",")[0].strip()
    return words[1:-1].strip() if len(words) > 1 and words[0] == words[-1] and words[0] in "\"'" else words


def _one_line(value: str) -> str:
    return " ".join(line.strip() for line in value.strip().split("\n") if line.strip())
