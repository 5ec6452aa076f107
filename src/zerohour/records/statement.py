"""Stretches of a text, and who says them."""

from dataclasses import dataclass, field
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

    def meets(self, other: "Span") -> bool:
        """Whether the stretches share a character."""
        return self.start < other.end and other.start < self.end


@dataclass(frozen=True, slots=True)
class Source:
    """One link of an attribution chain: the words, and the name that they stand for where the report gives it elsewhere.

    `kind` is outlet, official, government, military, armed group, organisation, person, document, social media, anonymous or unattributed
    (speculation that the text ascribes to nobody). `sure` is the probability that they say so, as it was read; None where it was not told.
    """

    text: str
    kind: str
    span: Span | None = None
    name: str | None = None
    sure: float | None = field(default=None, compare=False)


@dataclass(frozen=True, slots=True)
class AttributionMention:
    """That somebody is said to say something: the spans of source, cue and content. The source is empty where none is named."""

    source: tuple[Span, ...]
    cue: tuple[Span, ...]
    content: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class Statement:
    """Stretches of a report and the one who says them, with the word that says so.

    `denied`: says that they are not so. `asserts` is False where the content is only what somebody has a view of ("condemned the attack").
    """

    content: tuple[Span, ...]
    cue: Span
    source: Source
    denied: bool = False
    asserts: bool = True

    def covers(self, offset: int) -> bool:
        """Whether the offset lies in the content."""
        return any(span.start <= offset < span.end for span in self.content)

    @property
    def size(self) -> int:
        """How many characters the content has."""
        return sum(span.end - span.start for span in self.content)
