"""What a language model saw in a text."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple, Protocol

from zerohour.records.statement import Span

LAYERS = frozenset({"upos", "xpos", "lemma", "head", "label", "names", "said", "factuality", "sense", "relation", "events"})


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


class Naming(NamedTuple):
    """Words that stand for a country or a body by definition, and its code: ISO 3166 alpha-3, or one of PLOVER's (UNO, IGO, EUR …)."""

    span: Span
    code: str


class Marked(NamedTuple):
    """Words that tell an event of a user's own type, and its name: a reader was not trained on it, but tells what goes with them."""

    span: Span
    type: str


class Argument(NamedTuple):
    """Words that a proposed event has in a role (actor, recipient, place, time, said), and the probability of that.

    Of a party: the codes that it may have, the likeliest first ("" for none), its PLOVER sector, and the probability that the words mean
    parties of several codes ("both governments"); of a teller its kind ("" unknown).
    """

    role: str
    span: Span
    chance: float
    codes: tuple[tuple[str, float], ...] = ()
    sector: str = ""
    kind: str = ""
    several: float = 0.0


@dataclass(frozen=True, slots=True)
class Proposal:
    """What a reader proposes as an event: its words and, each with its probability, the types, statuses and modes that it may have.

    `chance` is that of any event there, `symmetric` that its sides are equal, `borderline` that a careful coder might leave it out.
    `arguments` may stand in any sentence that was read together with it; `same` are the proposals, by number, that may be the same event.
    """

    trigger: Span
    chance: float
    types: tuple[tuple[str, float], ...]
    statuses: tuple[tuple[str, float], ...]
    modes: tuple[tuple[str, float], ...] = ()
    symmetric: float = 0.0
    borderline: float = 0.0
    arguments: tuple[Argument, ...] = ()
    same: tuple[tuple[int, float], ...] = ()


class Analyser(Protocol):
    """The wall between a language model and the coding room: the layers that it offers, and what it says of two marked parties."""

    layers: frozenset[str]

    def analyse(self, text: str, body: tuple[Span, ...] | None = None) -> Analysis:
        """The analysis of the whole text, or of the given stretches of it."""
        ...

    def propose(
        self, analysis: Analysis, namings: Sequence[Naming], marked: Sequence[Marked] = (), unlikely: bool = False
    ) -> tuple[Proposal, ...]:
        """The events that the whole analysis tells of, in the order of the text; parties have the codes of namings, or a body's own.

        What is marked is an event of that type whatever the reader makes of it; with `unlikely` also what it hardly believes is given.
        """
        ...

    def relation(self, text: str, actor: Span | None, recipient: Span | None) -> dict[str, float]:
        """The probability of each relation that it was trained on between two parties of a sentence; empty without the layer."""
        ...
