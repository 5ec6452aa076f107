"""A sentence as a dependency tree: who hangs on whom."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property

from zerohour.coding.countries import countries, folded
from zerohour.coding.mending import PHRASE, mended
from zerohour.records import Name, Sentence, Span, Token

CLAUSAL = frozenset({"acl", "acl:relcl", "advcl", "ccomp", "xcomp", "parataxis", "csubj", "advcl:relcl"})


@dataclass(frozen=True)
class Tree:
    """A sentence and its number in the report, with the children of each word."""

    number: int
    sentence: Sentence

    @cached_property
    def tokens(self) -> tuple[Token, ...]:
        """The words."""
        return mended(self.sentence.tokens)

    @cached_property
    def _below(self) -> tuple[tuple[int, ...], ...]:
        below: list[list[int]] = [[] for _ in self.tokens]
        for number, token in enumerate(self.tokens):
            if token.head >= 0:
                below[token.head].append(number)
        return tuple(map(tuple, below))

    @cached_property
    def name_at(self) -> dict[int, tuple[int, int, str]]:
        """For each word within a name: first, last (not included) and kind of the name."""
        return {n: (name.first, name.last, name.kind) for name in self.names for n in range(name.first, name.last)}

    @cached_property
    def names(self) -> tuple[Name, ...]:
        """The names of the sentence; the halves of a country's name are one ("United", "States")."""
        found: list[Name] = []
        for name in self.sentence.names:
            words = [t.text for t in self.tokens[max(0, name.first - 1) : name.last]]
            if name.kind == "LOC" and words[0][:1].isupper() and name.first and folded(" ".join(words)) in countries().names:
                if found and found[-1].last == name.first:
                    found.pop()
                found.append(Name(name.first - 1, name.last, "LOC"))
            else:
                found.append(name)
        return tuple(found)

    def children(self, number: int, *labels: str) -> list[int]:
        """The words that hang on this one, all or those with a label; "nmod" also means "nmod:poss" unless given in full."""
        if not labels:
            return list(self._below[number])
        return [n for n in self._below[number] if self.tokens[n].label in labels or self.tokens[n].label.split(":")[0] in labels]

    def head(self, number: int) -> int | None:
        """The word that this one hangs on."""
        head = self.tokens[number].head
        return head if head >= 0 else None

    def ancestors(self, number: int) -> Iterator[int]:
        """The head, its head, and so on up to the root."""
        up = self.head(number)
        while up is not None:
            yield up
            up = self.head(up)

    def subtree(self, number: int, without: frozenset[str] = frozenset()) -> list[int]:
        """The word and all that hangs on it, in order; branches with a label of `without` are left out."""
        found, todo = [], [number]
        while todo:
            now = todo.pop()
            found.append(now)
            todo += [n for n in self._below[now] if self.tokens[n].label not in without]
        return sorted(found)

    def case(self, number: int) -> str:
        """The preposition before a noun, lower case; two words ("because of", "according to") as written; empty without one."""
        marks = [n for n in self.children(number, "case") if self.tokens[n].text not in ("'s", "’s", "'", "’")]
        return " ".join(t.text.lower() for m in marks for t in [self.tokens[m], *(self.tokens[f] for f in self.children(m, "fixed"))])

    def conjuncts(self, number: int) -> list[int]:
        """The word and those coordinated with it."""
        return [number, *self.children(number, "conj")]

    def first(self, number: int) -> int:
        """The first word of the coordination that the word is in."""
        while self.tokens[number].label == "conj" and (head := self.head(number)) is not None:
            number = head
        return number

    def phrase(self, number: int) -> list[int]:
        """The words of a noun phrase around its head: no clauses, appositions or further conjuncts; an "of" phrase is kept."""
        keep = {number}
        for child in self._below[number]:
            label = self.tokens[child].label
            if label == "case":
                continue
            if label in PHRASE and label != "punct":
                keep.update(self.subtree(child, CLAUSAL | {"appos"}))
            elif label == "nmod" and self.case(child) == "of":
                keep.update(self.subtree(child, CLAUSAL | {"appos", "conj"}))
        first, last = min(keep), max(keep)
        while first < number and (first not in keep or self.tokens[first].upos == "PUNCT"):
            first += 1
        return list(range(first, last + 1))

    def span(self, numbers: Iterable[int]) -> Span:
        """From the first to the last of the words."""
        found = sorted(numbers)
        return Span(self.tokens[found[0]].start, self.tokens[found[-1]].end)

    def words(self, numbers: Iterable[int], text: str) -> str:
        """The text from the first to the last of the words, white space folded."""
        return " ".join(self.span(numbers).of(text).split())
