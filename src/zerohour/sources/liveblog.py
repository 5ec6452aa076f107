"""Live blogs: one page, many posts, each with its own time."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from zerohour.sources import markup
from zerohour.sources.markup import Tree
from zerohour.sources.stamps import Stamp, stamp

_LEAST = 3
_SHORTEST = 40


@dataclass(frozen=True, slots=True)
class Post:
    """One post: its headline, its paragraphs, when it was published, and its address (as seen from the page's)."""

    title: str | None
    paragraphs: tuple[str, ...]
    published: Stamp
    basis: str
    url: str | None = None


def posts(tree: Tree, linked: Sequence[Mapping[str, Any]]) -> list[Post]:
    """The posts of a live blog in the order of the page; none where the page is none: three or more, each with a time and words."""
    told = [post for one in linked for post in _of_linked(one.get("liveBlogUpdate"))]
    if len(told) >= _LEAST:
        return told
    # A time that stands beside elements is of all of them, and of none alone.
    timed = {time.getparent() for time in tree.iter("time")}
    out = markup.apart(tree)
    families: dict[Any, list[Post]] = {}
    for node in tree.iter("article", "div", "li", "section"):
        parent = node.getparent()
        if parent is None or parent in timed or node in out:
            continue
        if (post := _of_node(node)) is not None:
            families.setdefault(parent, []).append(post)
    best = max(families.values(), key=len, default=[])
    words = sum(len(line) for post in best for line in post.paragraphs)
    return best if len(best) >= _LEAST and len({p.published.moment for p in best}) >= _LEAST and 2 * words > len(_shown(tree)) else []


def _of_linked(updates: object) -> Iterator[Post]:
    for one in updates if isinstance(updates, list) else []:
        if not isinstance(one, dict):
            continue
        when, words = stamp(one.get("datePublished")), one.get("articleBody")
        if when is not None and isinstance(words, str) and len(words.strip()) >= _SHORTEST:
            head, url = one.get("headline"), one.get("url")
            lines = tuple(" ".join(line.split()) for line in words.splitlines() if line.strip())
            yield Post(head if isinstance(head, str) else None, lines, when, "JSON-LD", url if isinstance(url, str) else None)


def _of_node(node: Tree) -> Post | None:
    """A post: an element with exactly one time, to the minute, and words."""
    times = [t for t in node.iter("time") if t.get("datetime")]
    if len(times) != 1 or node.find(".//h1") is not None:
        return None
    when = stamp(times[0].get("datetime"))
    lines = [" ".join(p.text_content().split()) for p in node.iter("p")]
    lines = [line for line in lines if line]
    if (
        when is None
        or not hasattr(when.moment, "hour")
        or sum(map(len, lines)) < _SHORTEST
        or (len(lines) and not lines[-1].rstrip("\"'”’)").endswith((".", "!", "?", "…")))
    ):
        return None
    head = next((" ".join(h.text_content().split()) for h in node.iter("h2", "h3", "h4")), None)
    return Post(head or None, tuple(lines), when, "time element", f"#{node.get('id')}" if node.get("id") else None)


def _shown(tree: Tree) -> str:
    return " ".join(line for p in tree.iter("p") for line in [" ".join(p.text_content().split())])
