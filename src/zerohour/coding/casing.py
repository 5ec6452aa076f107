"""Texts that have lost their capitals, as old wires and scrapers leave them."""

from collections.abc import Sequence

# In a text with a smaller part of capitalised words they are lost: prose has a tenth.
_LEAST = 0.02


def is_caseless(words: Sequence[str]) -> bool:
    """Whether the words of a text have lost their capitals."""
    return sum(word[:1].isupper() for word in words) <= _LEAST * len(words)
