"""The briefing: a bottom line, what happened, what is contradicted, what is due; every line with the words that it rests on."""

from zerohour.show.brief.check import unsupported
from zerohour.show.brief.compose import Brief, Line, compose
from zerohour.show.brief.edits import Edit, edits
from zerohour.show.brief.write import WRITERS

__all__ = ["WRITERS", "Brief", "Edit", "Line", "compose", "edits", "unsupported"]
