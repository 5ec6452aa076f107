"""What a sentence of its own introduces ("The minister said:"): the paragraphs behind it, with quotation marks or without."""

from collections.abc import Iterator, Sequence
from itertools import groupby

from zerohour.codebook import Codebook
from zerohour.coding.pronouns import ONE, WE
from zerohour.coding.subjects import may_be_somebody, subjects
from zerohour.coding.trees import Tree
from zerohour.records import Span, Token

_MARKS = ('"', "“", "``", "''", "‘", "”")


def introduction(tree: Tree, book: Codebook) -> tuple[int, int] | None:
    """The reporting verb with which a sentence ends in a colon, and its subject; None for other sentences."""
    if not tree.tokens or tree.tokens[-1].text != ":":
        return None
    for verb in reversed(range(len(tree.tokens))):
        if tree.tokens[verb].upos == "VERB" and tree.tokens[verb].lemma.lower() in book.grammar["says"]:
            told, passive = subjects(tree, verb)
            speaks = [n for n in told if may_be_somebody(tree, n) and tree.tokens[n].upos != "PRON"]
            return (verb, speaks[0]) if speaks and not passive else None
    return None


def content(tree: Tree, speaker: int, trees: Sequence[Tree]) -> tuple[Span, ...]:
    """The sentences that are said: the next paragraphs as long as they open with a quotation mark; without marks the next paragraph, and
    those behind it up to the last where somebody speaks of "I" and "we", until the speaker is spoken of or others are introduced.
    """
    behind = [t for t in trees if t.sentence.paragraph > tree.sentence.paragraph and t.sentence.kind != "dateline"]
    parts = [list(part) for _, part in groupby(behind, key=lambda t: t.sentence.paragraph)]
    said = list(_quoted(parts)) or _spoken(parts, {t.lemma.lower() for t in _words(tree, speaker)})
    return tuple(t.sentence.span for part in said for t in part)


def _quoted(parts: Sequence[list[Tree]]) -> Iterator[list[Tree]]:
    for part in parts:
        if not _opens_quote(part):
            return
        yield part


def _spoken(parts: Sequence[list[Tree]], speaker: set[str]) -> list[list[Tree]]:
    said = 0
    for number, part in enumerate(parts, 1):
        if _opens_quote(part) or part[-1].tokens[-1].text == ":" or any(_is_of(t, speaker) for t in part):
            break
        words = {token.text.lower() for t in part for token in t.tokens}
        if number == 1 or (words & (ONE | WE) and not any(word.startswith(_MARKS) for word in words)):
            said = number
    return list(parts[:said])


def _opens_quote(part: Sequence[Tree]) -> bool:
    return part[0].tokens[0].text.startswith(_MARKS)


def _words(tree: Tree, speaker: int) -> list[Token]:
    heads = [speaker, *tree.children(speaker, "appos")]
    return [tree.tokens[n] for head in heads for n in tree.phrase(head) if tree.tokens[n].upos in ("NOUN", "PROPN")]


def _is_of(tree: Tree, speaker: set[str]) -> bool:
    """Whether a sentence's subject is the speaker: by a word of his name or office."""
    return any(t.label.split(":")[0] == "nsubj" and t.lemma.lower() in speaker for t in tree.tokens)
