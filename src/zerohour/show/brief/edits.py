"""An analyst's changes to a briefing: its lines as a file of TOML, in which each may be struck out or given other words."""

import json
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from zerohour.errors import UsageError, visible

if TYPE_CHECKING:
    from zerohour.show.brief.compose import Brief

_KEYS = frozenset({"id", "strike", "words", "source"})
_LONGEST = 2_000
_HEAD = """# {title}: its lines. Set `strike` to true to leave a line out, or give it `words` of your own: the report's stay beside them.
# Then: zerohour brief --edits THIS_FILE, with the same options as this time.
"""


@dataclass(frozen=True, slots=True)
class Edit:
    """That a line is struck out, or the words that it gets in place of the report's ("": it keeps them)."""

    strike: bool = False
    words: str = ""


def lines(brief: "Brief") -> str:
    """The lines of a briefing as TOML, each once, for `edits` to read back."""
    made: dict[str, str] = {}
    for _, section in brief.sections:
        for line in section:
            if line.id and line.id not in made:
                source = line.words if not line.beside or line.words.startswith("“") else line.beside[0]
                made[line.id] = f'[[line]]\nid = {_quoted(line.id)}\nstrike = false\nwords = ""\nsource = {_quoted(source)}\n'
    return "\n".join([_HEAD.format(title=brief.title), *made.values()])


def edits(text: str, where: str) -> Mapping[str, Edit]:
    """The changes by line that a file of such lines asks for; lines as they were written ask for none. Raises UsageError."""
    try:
        rows = tomllib.loads(text).get("line", [])
    except (ValueError, RecursionError) as why:
        raise UsageError(f"{where}: the lines cannot be read ({str(why).splitlines()[0]})") from why
    if not isinstance(rows, list) or not all(isinstance(row, dict) for row in rows):
        raise UsageError(f"{where}: there is no [[line]] table; write one with: zerohour brief --format toml")
    found: dict[str, Edit] = {}
    for number, row in enumerate(rows, 1):
        place = f"{where}, line {number}"
        if unknown := sorted(set(row) - _KEYS):
            raise UsageError(f"{place}: {unknown[0]!r} is nothing of a line; there are {', '.join(sorted(_KEYS))}")
        name, strike, words = row.get("id"), row.get("strike", False), row.get("words", "")
        if not isinstance(name, str) or not name or name in found:
            raise UsageError(f"{place}: it needs an id of its own")
        if not isinstance(strike, bool) or not isinstance(words, str) or len(words) > _LONGEST:
            raise UsageError(f"{place}: strike is true or false, words are at most {_LONGEST:,} characters")
        found[name] = Edit(strike, " ".join(visible(words).split()))
    return {name: edit for name, edit in found.items() if edit != Edit()}


def _quoted(words: str) -> str:
    """A string of TOML, which JSON's are where nothing in them is hidden."""
    return json.dumps(" ".join(visible(words).split()), ensure_ascii=False)
