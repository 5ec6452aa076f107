"""A briefing as PDF, set by typst (the extra `zerohour[pdf]`) from the template beside it.

The words come to the template as data, so nothing in them is markup.
"""

import json
import re
from importlib.resources import files
from typing import Any

from zerohour.errors import UsageError
from zerohour.show import table
from zerohour.show.brief.compose import Brief, Line

# What no font draws, and what would turn the direction of the text around it.
_HIDDEN = re.compile(r"[\x00-\x08\x0b-\x1f\x7f\u200e\u200f\u202a-\u202e\u2066-\u2069]")


def pdf(brief: Brief) -> bytes:
    """The file; the same briefing gives the same bytes. Raises UsageError without typst."""
    try:
        import typst
    except ImportError as why:
        raise UsageError("a briefing as PDF needs typst; install it with: pip install 'zerohour[pdf]'") from why
    template = files(__package__).joinpath("templates", "brief.typ").read_bytes()
    made: bytes = typst.compile(template, sys_inputs={"brief": json.dumps(_plain(brief))}, timestamp=0)
    return made


def _plain(brief: Brief) -> dict[str, Any]:
    figures = ", ".join(f"{count} {name}" for name, count in brief.figures)
    return {
        "title": f"Briefing as of {table.moment(brief.as_of)}",
        "covers": (f"Events told since {table.moment(brief.since)}. " if brief.since else "All events of the ledger. ") + figures + ".",
        "sections": [{"title": title, "lines": [_line(line) for line in lines]} for title, lines in brief.sections],
        "references": [
            {
                "number": number,
                "words": _words(
                    ", ".join(w for w in (r.title or r.name or r.id, r.author, r.outlet, table.moment(r.published), r.link) if w)
                ),
            }
            for number, r, _ in brief.references
        ],
        "refused": [_words(", ".join(missing)) for _, missing in brief.refused],
    }


def _line(line: Line) -> dict[str, Any]:
    return {"words": _words(line.words), "beside": [_words(facts) for facts in line.beside], "cites": list(line.cites)}


def _words(words: str) -> str:
    return _HIDDEN.sub(" ", words)
