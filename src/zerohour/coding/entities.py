"""Actors by their own words: country and sector from names, nationality words, roles and appositions."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date

from zerohour.codebook import Codebook
from zerohour.coding.countries import Countries, countries, folded
from zerohour.coding.lexicon import Lexicon
from zerohour.coding.trees import CLAUSAL, Tree
from zerohour.records import Actor

# A known name without a sector: its last word ("Union") is no role.
NO_SECTOR = ""
_INTERNATIONAL = frozenset({"UNO", "IGO", "EUR", "NGO"})
_LANDS = frozenset({"country", "nation", "state"})
_FORMER = frozenset({"ex", "former", "ousted", "deposed", "late", "one-time"})
_SPOKESPEOPLE = frozenset({"spokesman", "spokeswoman", "spokesperson"})
_ARMS = frozenset({"missile", "warplane", "warship"})
_PRESENT = frozenset({"current", "present", "new", "incoming", "acting", "incumbent"})
_DEPUTIES = frozenset({"deputy", "vice", "assistant"})
_OWN = frozenset({"of", "from"})
# Rebels and unidentified armed men.
ARMED = frozenset({"REB", "UAF"})
# Bodies and offices of a state: "the police" of a report from Istanbul are Turkey's.
INSTITUTIONS = frozenset({"GOV", "MIL", "COP", "LEG", "JUD", "SPY"})


@dataclass(frozen=True)
class Coder:
    """Codes noun phrases by their own words; what needs the rest of the report is left to the coreference step."""

    book: Codebook
    lexicon: Lexicon
    day: date | None

    def actors(self, tree: Tree, head: int, text: str) -> list[Actor]:
        """The actors that a noun phrase names: one, or several for "US and Israeli officials"."""
        phrase = tree.phrase(head)
        words = tree.words(phrase, text)
        core = self._counted(tree, head)
        name = tree.name_at.get(core)
        sector, office, former = self._sector(tree, core)
        codes, known_sector = self._codes(tree, core, phrase if core == head else tree.phrase(core))
        full = " ".join(t.text for t in tree.tokens[name[0] : name[1]]) if name else None
        if tree.tokens[core].label == "appos" and (above := tree.head(core)) is not None and not codes:
            codes, _ = self._codes(tree, above, tree.phrase(above))
            sector, office, former = (sector, office, former) if sector else self._sector(tree, above)
        sector = None if known_sector == NO_SECTOR else known_sector or sector
        base = Actor(words, None, sector, full, office, tree.span(phrase), former)
        return [replace(base, code=code) for code in codes] or [base]

    def _counted(self, tree: Tree, head: int) -> int:
        """What a number or amount counts: "thousands of students" are students."""
        while tree.tokens[head].lemma.lower().removesuffix("s") in self.book.grammar["partitive"]:
            inner = next((n for n in tree.children(head, "nmod") if tree.case(n) == "of"), None)
            if inner is None:
                break
            head = inner
        return head

    def _codes(self, tree: Tree, head: int, phrase: Sequence[int]) -> tuple[list[str], str | None]:
        """Country or organisation codes, and the sector that the lexicon gives."""
        core = [n for n in phrase if n == head or (self._speaks_for(tree, head, n) and not _is_opposed(tree, n))]
        if tree.tokens[head].lemma.lower() in self.book.grammar["relations"] and head not in tree.name_at:
            # Iran's allies are others than Iran.
            core = [n for n in core if n == head or tree.tokens[n].label in ("amod", "conj")]
        tokens = [tree.tokens[n].text for n in core]
        known = self.lexicon.find(tokens, self.day)
        if known is not None and (known[2].code or known[2].sector):
            if any(tree.tokens[n].lemma.lower() in _LANDS for n in tree.children(head, "nmod:poss")):
                # "The country's Senate" is that country's.
                return [], known[2].sector
            own = self.places_in(tree, [n for k, n in enumerate(core) if not known[0] <= k < known[1]], head)
            if own and known[2].code in _INTERNATIONAL:
                # "Russia's Security Council" is Russia's.
                return own, None
            before = self.places_in(tree, core[known[0] - 1 : known[0]], head) if known[0] and known[2].sector in ARMED else []
            if before and countries().nationality(tokens[known[0] - 1]):
                # "Egyptian Islamic Jihad" is another one than the Palestinian.
                return before, known[2].sector
            covers = known[0] <= core.index(head) < known[1] and head in tree.name_at
            return [known[2].code] if known[2].code else [], known[2].sector or (NO_SECTOR if covers else None)
        found = self.places_in(tree, core, head)
        if found:
            return list(dict.fromkeys([*found, *self._further(tree, head)])), None
        for child in tree.children(head, "appos", "nmod:desc", "flat"):
            codes, sector = self._codes(tree, child, tree.phrase(child)) if child not in core else ([], None)
            if codes:
                return codes, sector
        for child in tree.children(head, "nmod") if tree.tokens[head].lemma.lower() in _SPOKESPEOPLE else ():
            codes, sector = self._codes(tree, child, tree.phrase(child)) if tree.case(child) == "for" else ([], None)
            if codes:
                return codes, sector
        for child in tree.children(head, "nmod"):
            if (
                tree.case(child) == "in"
                and tree.tokens[head].lemma.lower() not in _LANDS
                and (found := self.places_in(tree, [child, *tree.children(child, "flat", "compound", "conj")], child))
            ):
                return found, None
        return [], None

    def _further(self, tree: Tree, head: int) -> list[str]:
        """The countries coordinated behind the first of several: "the ministers of Poland, Hungary and Slovakia"."""
        if tree.tokens[head].xpos not in ("NNS", "NNPS"):
            return []
        owners = [n for n in tree.children(head, "nmod") if tree.case(n) in _OWN]
        return [code for n in owners for more in tree.children(n, "conj") for code in self.places_in(tree, tree.phrase(more), more)]

    def _speaks_for(self, tree: Tree, head: int, number: int) -> bool:
        """Whether a word of the phrase says whose the head is: not one of a phrase like "in Kenya" or "to Kenya"."""
        for up in (number, *tree.ancestors(number)):
            if up == head:
                return True
            token = tree.tokens[up]
            if token.label in ("nmod", "obl", "obl:unmarked", "nmod:unmarked") and tree.case(up) not in _OWN:
                return False
            if token.label in CLAUSAL or token.label == "appos":
                return False
        return False

    def places_in(self, tree: Tree, numbers: Sequence[int], head: int) -> list[str]:
        """The countries that the words name, in the order of nearness to the head; coordinated nationalities give several."""
        table = countries()
        found: list[tuple[int, str, int]] = []
        position = 0
        while position < len(numbers):
            size, code = self._country_at(tree, numbers[position:], table)
            if code:
                found.append((abs(numbers[position] - head), code, numbers[position]))
            position += size
        if not found:
            return []
        found.sort()
        best = found[0]
        together = {best[2], *tree.children(best[2], "conj")} | ({h} if (h := tree.head(best[2])) is not None else set())
        codes = [
            code
            for _, code, number in sorted(found, key=lambda f: f[2])
            if number == best[2] or (number in together and tree.tokens[number].label in ("conj", "amod"))
        ]
        return list(dict.fromkeys(codes))

    def _country_at(self, tree: Tree, numbers: Sequence[int], table: Countries) -> tuple[int, str | None]:
        """How many words from the first make a country's name or nationality, and the country."""
        for size in range(min(5, len(numbers)), 0, -1):
            if numbers[size - 1] - numbers[0] != size - 1:
                continue
            tokens = [tree.tokens[n] for n in numbers[:size]]
            if not any(t.text[0].isupper() for t in tokens):
                continue
            words = " ".join(t.text for t in tokens)
            single = size == 1 and (tokens[0].text.lower() == "us" and not tokens[0].text.isupper())
            code = None if single else table.country(words) or table.nationality(words) or table.names.get(folded(words))
            if code and not (size == 1 and (_part_of_person(tree, numbers[0], self.book) or _is_byname(tree, numbers[0]))):
                return size, code
        return 1, None

    def _sector(self, tree: Tree, head: int) -> tuple[str | None, str | None, str | None]:
        """The PLOVER sector by role nouns in and beside the phrase, the words of the office held, and of one held before.

        Who holds an office has its sector, whatever they were before.
        """
        former: str | None = None
        held: tuple[str, str] | None = None
        for noun in self._role_nouns(tree, head):
            before = [tree.tokens[n] for n in tree.children(noun, "compound", "amod") if n < noun]
            if _is_deputy(tree, noun, self.book):
                continue
            words = _office(tree, noun)
            if any(t.lemma.lower() in _FORMER for t in before):
                former = former or words
            elif held is None and (sector := self._role_sector(tree, noun, [t.lemma.lower() for t in before])):
                if sector == "ELI":
                    former = former or words
                else:
                    held = sector, words
        if held:
            return *held, former
        if former:
            return "ELI", None, former
        for child in tree.children(head, "compound"):
            sector = self.book.sectors.get(tree.tokens[child].lemma.lower())
            if sector in INSTITUTIONS and child not in tree.name_at and tree.tokens[child].lemma.lower() not in _ARMS:
                return sector, None, None
        if (
            tree.tokens[head].upos in ("PROPN", "NOUN", "ADJ")
            and tree.tokens[head].xpos in ("NNPS", "NNS")
            and countries().nationality(tree.tokens[head].text)
        ):
            return "CVL", None, None
        return None, None, None

    def _role_sector(self, tree: Tree, noun: int, before: Sequence[str]) -> str | None:
        """The sector of a role noun, with the words beside it: "army chief", "head of state"."""
        lemma = tree.tokens[noun].lemma.lower()
        pairs = [f"{word} {lemma}" for word in reversed(before)]
        pairs += [f"{lemma} of {tree.tokens[n].lemma.lower()}" for n in tree.children(noun, "nmod") if tree.case(n) == "of"]
        for words in (*pairs, lemma):
            if sector := self.book.sectors.get(words) or self.book.sectors.get(words.removesuffix("s")):
                beside = [word for word in before if word not in _DEPUTIES] if sector == "GOV" else []
                inside = next((s for word in beside if (s := self.book.sectors.get(word)) in INSTITUTIONS), None)
                return inside or sector
        return None

    def _role_nouns(self, tree: Tree, head: int) -> Iterator[int]:
        first, last, _ = tree.name_at.get(head, (0, 0, ""))
        if not countries().country(" ".join(t.text for t in tree.tokens[first:last])):
            # "The West Bank" is no bank, the Soviet Union no trade union.
            yield head
        beside = tree.children(head, "nmod:desc", "flat", "compound") if head in tree.name_at else ()
        # "United States President": the country's name is no office.
        yield from (n for n in beside if tree.name_at.get(n, (0, 0, ""))[2] != "LOC")
        for apposition in tree.children(head, "appos"):
            yield apposition
            yield from tree.children(apposition, "nmod:desc")
        if head in tree.name_at:
            yield from (n for n in tree.children(head, "conj") if is_role(tree, head, n, self.book))


def _is_opposed(tree: Tree, number: int) -> bool:
    """Whether a word names whom the others are against: "the anti-Houthi coalition", "the Coalition to Counter ISIL"."""
    before = [t.text.lower() for t in tree.tokens[max(0, number - 2) : number]]
    return (before[-2:] if before[-1:] == ["-"] else before[-1:])[:1] in (["anti"], ["counter"])


def _office(tree: Tree, noun: int) -> str:
    """The words of an office, without "current", "former" and the like: "Security Council secretary"."""
    before = [n for child in tree.children(noun, "compound", "amod") for n in tree.subtree(child) if n < noun]
    kept = [tree.tokens[n].text for n in sorted(before) if tree.tokens[n].lemma.lower() not in _FORMER | _PRESENT]
    return " ".join([*kept, tree.tokens[noun].text]).replace(" - ", "-").lstrip("- ")


def is_role(tree: Tree, name: int, conjunct: int, book: Codebook) -> bool:
    """Whether what hangs as a conjunct on a person's name is a second office of the same person: "A, ex-minister and current secretary"."""
    token = tree.tokens[conjunct]
    bare = not tree.children(conjunct, "det") and token.xpos == "NN" and conjunct not in tree.name_at
    offices = [n for n in tree.children(name, "appos") if n < conjunct and tree.name_at.get(n, (0, 0, ""))[2] != "PER"]
    return bare and bool(offices) and token.lemma.lower() in book.sectors


def _is_deputy(tree: Tree, noun: int, book: Codebook) -> bool:
    """Whether a deputy is somebody's, and no member of a parliament: "Deputy Secretary"."""
    after = tree.tokens[noun + 1].lemma.lower() if noun + 1 < len(tree.tokens) else ""
    return tree.tokens[noun].lemma.lower() in _DEPUTIES and after in book.sectors


def _is_byname(tree: Tree, number: int) -> bool:
    """Whether a nationality is part of an Arabic name: "Abu Muhammad al-Masri" is nobody of Egypt by that."""
    before = [t.text.lower() for t in tree.tokens[max(0, number - 2) : number]]
    return (before[:1] if before[-1:] == ["-"] else before[-1:]) in (["al"], ["el"])


def _part_of_person(tree: Tree, number: int, book: Codebook) -> bool:
    """Whether the word is one of several of a person's name, or has a title: "Paris Hilton", "Mr. Jordan"; not "Jordan urged".

    Nor "the US Secretary", whose last word is an office.
    """
    first, last, kind = tree.name_at.get(number, (0, 0, ""))
    if kind == "PER" and tree.tokens[last - 1].lemma.lower() in book.sectors:
        return False
    return kind == "PER" and (last - first > 1 or bool(tree.children(number, "nmod:desc", "appos")))
