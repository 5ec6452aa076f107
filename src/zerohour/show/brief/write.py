"""A briefing as Markdown, as one HTML file that asks for nothing else, or as PDF."""

import re
from collections.abc import Callable, Mapping
from functools import cache

from jinja2 import Environment, PackageLoader, StrictUndefined, select_autoescape

from zerohour.errors import visible
from zerohour.show import table
from zerohour.show.brief.compose import Brief
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
    made.filters |= {"moment": table.moment, "plain": lambda words: _SPECIAL.sub(r"\\\1", " ".join(visible(str(words)).split()))}
    return made


def markdown(brief: Brief) -> str:
    """Markdown; what would be markup in the reports' words is escaped."""
    return _templates().get_template("brief.md").render(brief=brief)


def html(brief: Brief) -> str:
    """One HTML file."""
    return _templates().get_template("brief.html").render(brief=brief)


WRITERS: Mapping[str, Callable[[Brief], str | bytes]] = {"md": markdown, "html": html, "pdf": pdf}
