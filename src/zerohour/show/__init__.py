"""Answers as tables, pictures, pages and files. Pictures (show.charts), pages and files are loaded when asked for."""

from zerohour.show import table

__all__ = ["table"]
