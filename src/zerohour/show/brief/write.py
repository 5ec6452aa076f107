"""A briefing as Markdown, as one HTML file that asks for nothing else, as PDF, as a Word document, or as its lines to be edited."""

import re
from collections.abc import Callable, Mapping
from functools import cache

from jinja2 import Environment, PackageLoader, StrictUndefined, select_autoescape

from zerohour.errors import visible
from zerohour.show.brief.compose import Brief, reference
from zerohour.show.brief.docx import docx
from zerohour.show.brief.edits import lines
from zerohour.show.brief.pdf import pdf

_SPECIAL = re.compile(r"([\\`*_{}\[\]<>#|])")


@cache
def _templates() -> Environment:
    made = Environment(
        loader=PackageLoader("zerohour.show.brief", "templates"),
        autoescape=select_autoescape(("html",)),
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    made.filters |= {"reference": reference, "plain": lambda words: _SPECIAL.sub(r"\\\1", " ".join(visible(str(words)).split()))}
    return made


def markdown(brief: Brief) -> str:
    """Markdown; what would be markup in the reports' words is escaped."""
    return _templates().get_template("brief.md").render(brief=brief)


def html(brief: Brief) -> str:
    """One HTML file."""
    return _templates().get_template("brief.html").render(brief=brief)


WRITERS: Mapping[str, Callable[[Brief], str | bytes]] = {"md": markdown, "html": html, "pdf": pdf, "docx": docx, "toml": lines}
