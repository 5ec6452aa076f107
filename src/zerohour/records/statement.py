"""Stretches of a text, and who says them."""

from dataclasses import dataclass
from typing import NamedTuple


class Span(NamedTuple):
    """A stretch of a text: `str` offsets, the end not included."""

    start: int
    end: int

    def of(self, text: str) -> str:
        """The words of the stretch."""
        return text[self.start : self.end]

    def holds(self, other: "Span") -> bool:
        """Whether the other stretch lies within this one."""
        return self.start <= other.start and other.end <= self.end


@dataclass(frozen=True, slots=True)
class Source:
    """One link of an attribution chain.

    `kind` is outlet, official, government, military, armed group, person, document, social media, anonymous or unattributed
    (speculation that the text ascribes to nobody).
    """

    text: str
    kind: str
    span: Span | None = None


@dataclass(frozen=True, slots=True)
class AttributionMention:
    """That somebody is said to say something: the spans of source, cue and content. The source is empty where none is named."""

    source: tuple[Span, ...]
    cue: tuple[Span, ...]
    content: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class Statement:
    """A stretch of a report and the chain of those who say it, nearest first; empty: the report's own voice."""

    content: Span
    chain: tuple[Source, ...] = ()
    denied: bool = False
