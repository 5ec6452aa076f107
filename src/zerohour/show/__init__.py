"""Answers as tables, pictures and files. The pictures (show.charts) are loaded when asked for."""

from zerohour.show import plover, table

__all__ = ["plover", "table"]
