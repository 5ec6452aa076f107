"""What a site gives in the place of an article: a check against robots, a question for consent, a paywall, an error."""

import re
import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

# Longer texts speak of such things; shorter ones are them.
_SHORT, _STUB = 900, 1_600


@dataclass(frozen=True, slots=True)
class _Wall:
    name: str
    titles: re.Pattern[str]
    words: re.Pattern[str]


@cache
def _walls() -> dict[str, _Wall]:
    table = tomllib.loads(files(__package__).joinpath("walls.toml").read_text(encoding="utf-8"))
    return {kind: _Wall(row["name"], _either(row["titles"]), _either(row["words"])) for kind, row in table.items()}


def _either(rows: list[str]) -> re.Pattern[str]:
    return re.compile("|".join(f"(?:{row})" for row in rows) or r"(?!)", re.IGNORECASE)


def wall(title: str | None, shown: str, article: str, offered: str) -> str | None:
    """What a page is in the place of an article; None for a real one.

    It is told by its title, the words that it shows (without what is apart: a banner about cookies is no wall), those of its article, and
    what it offers (its words but for the site's own head and foot, where each page asks subscribers to log in).
    """
    head = (title or "").strip()
    for kind, row in _walls().items():
        if kind == "paywall":
            if len(article) < _STUB and row.words.search(offered) and len(re.findall(r"[.!?][\"”’]?(?:\s|$)", article)) <= 6:
                return row.name
        elif len(article) < _SHORT and len(shown) < 3 * _SHORT and (row.titles.fullmatch(head) or row.words.search(shown)):
            return row.name
    return None
