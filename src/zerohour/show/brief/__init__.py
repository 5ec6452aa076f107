"""The briefing: what happened, who says so, what is contradicted, what is due; every line with the words that it rests on."""

from zerohour.show.brief.check import unsupported
from zerohour.show.brief.compose import Brief, Line, compose
from zerohour.show.brief.write import WRITERS

__all__ = ["WRITERS", "Brief", "Line", "compose", "unsupported"]
