"""The shipped language model: text in, Analysis out."""

from zerohour.language.model import Model

__all__ = ["Model"]
