"""A briefing as PDF, set by typst (the extra `zerohour[pdf]`) from the template beside it.

The words come to the template as data, so nothing in them is markup.
"""

import json
import re
from datetime import UTC, datetime, time
from importlib.resources import files
from typing import Any

from zerohour.errors import UsageError
from zerohour.show.brief.compose import Brief, Line, reference

# What no font draws, and what would turn the direction of the text around it.
_HIDDEN = re.compile(r"[\x00-\x08\x0b-\x1f\x7f\u200e\u200f\u202a-\u202e\u2066-\u2069\ud800-\udfff\ufffe\uffff]")


def pdf(brief: Brief) -> bytes:
    """The file, dated by the day of the briefing; the same briefing gives the same bytes. Raises UsageError without typst."""
    try:
        import typst
    except ImportError as why:
        raise UsageError("a briefing as PDF needs typst; install it with: pip install 'zerohour[pdf]'") from why
    template = files(__package__).joinpath("templates", "brief.typ").read_bytes()
    # The only time that a program without a clock may tell; it would else be 1970.
    written = int(datetime.combine(brief.as_of, time(), UTC).timestamp())
    made: bytes = typst.compile(template, sys_inputs={"brief": json.dumps(_plain(brief))}, timestamp=written)
    return made


def words_of(words: str) -> str:
    """Words without what neither PDF nor a Word document holds."""
    return _HIDDEN.sub(" ", words)


def _plain(brief: Brief) -> dict[str, Any]:
    return {
        "title": brief.title,
        "covers": words_of(brief.covers),
        "bottom": [_line(line) for line in brief.bottom],
        "sections": [{"title": title, "lines": [_line(line) for line in lines]} for title, lines in brief.sections],
        "references": [{"number": number, "words": words_of(reference(report))} for number, report in brief.references],
        "refused": [words_of(", ".join(missing)) for _, missing in brief.refused],
    }


def _line(line: Line) -> dict[str, Any]:
    return {"words": words_of(line.words), "beside": [words_of(facts) for facts in line.beside], "cites": list(line.cites)}
