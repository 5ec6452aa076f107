"""What a language model saw in a text."""

from dataclasses import dataclass
from typing import NamedTuple, Protocol

from zerohour.records.statement import Span

LAYERS = frozenset({"upos", "xpos", "lemma", "head", "label", "names", "said", "factuality", "sense", "relation"})


class Token(NamedTuple):
    """A word by Universal Dependencies: offsets into the text, tags, the number of its head in the sentence (-1: root), its label.

    `name` is a BIO tag over PER, LOC and ORG.
    """

    start: int
    end: int
    text: str
    lemma: str
    upos: str
    xpos: str
    head: int
    label: str
    name: str

    @property
    def span(self) -> Span:
        """Where it stands in the text."""
        return Span(self.start, self.end)


class Name(NamedTuple):
    """Tokens first to last (not included) of a sentence that are a name of kind PER, LOC or ORG."""

    first: int
    last: int
    kind: str


class Said(NamedTuple):
    """That somebody says something, as numbers of tokens of a sentence: the words that say so, who says it, and what is said."""

    cue: tuple[int, ...]
    source: tuple[int, ...]
    content: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence and its kind: text, headline or dateline. `paragraph` counts from 0.

    From the trained layers: who says what (None without the layer); `spoken`, the tokens said by somebody whom another sentence names;
    for each token, were it an event, the author's commitment on [-3, 3] (empty without the layer); and `senses`, as many bytes a token as
    the layer has numbers, each from -127 to 127: a direction that mentions of one event share.
    """

    span: Span
    kind: str
    paragraph: int
    tokens: tuple[Token, ...]
    names: tuple[Name, ...]
    said: tuple[Said, ...] | None = None
    spoken: tuple[int, ...] = ()
    factuality: tuple[float, ...] = ()
    senses: bytes = b""

    def sense(self, token: int) -> bytes:
        """The direction of a token; empty without the layer."""
        size = len(self.senses) // max(1, len(self.tokens))
        return self.senses[token * size : (token + 1) * size]


@dataclass(frozen=True, slots=True)
class Analysis:
    """Paragraphs and sentences of a text, in order."""

    text: str
    paragraphs: tuple[Span, ...]
    sentences: tuple[Sentence, ...]


class Analyser(Protocol):
    """The wall between a language model and the coding room: the layers that it offers, and what it says of two marked parties."""

    layers: frozenset[str]

    def analyse(self, text: str, body: tuple[Span, ...] | None = None) -> Analysis:
        """The analysis of the whole text, or of the given stretches of it."""
        ...

    def relation(self, text: str, actor: Span | None, recipient: Span | None) -> dict[str, float]:
        """The probability of each relation that it was trained on between two parties of a sentence; empty without the layer."""
        ...
