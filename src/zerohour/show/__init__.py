"""Answers as tables, pictures and files."""

from zerohour.show import charts, plover, table

__all__ = ["charts", "plover", "table"]
