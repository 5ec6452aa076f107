"""How many: the numbers that a mention gives of those whom an event met, with the words that bound them."""

from collections.abc import Sequence

from zerohour.codebook import EventType
from zerohour.coding.timewords import WORDS
from zerohour.coding.trees import Tree
from zerohour.records import Figure

_SIZES = {"hundred": 100, "thousand": 1_000, "million": 1_000_000, "billion": 1_000_000_000}
_BOUNDS = {
    "at least": "at least",
    "more than": "at least",
    "no fewer than": "at least",
    "over": "at least",
    "as many as": "at most",
    "up to": "at most",
    "at most": "at most",
    "fewer than": "at most",
    "less than": "at most",
    "about": "about",
    "around": "about",
    "some": "about",
    "nearly": "about",
    "almost": "about",
    "roughly": "about",
    "approximately": "about",
}


def of_mention(tree: Tree, word: int, event: EventType, heads: Sequence[int]) -> tuple[Figure, ...]:
    """The figures of an event whose word counts people, one for each phrase with a number among those it was done to."""
    kind = event.figures.get(tree.tokens[word].lemma.lower())
    if kind is None:
        return ()
    found = [_figure(tree, kind, head) for one in heads for head in tree.conjuncts(one)]
    for verb in tree.children(word, "conj"):
        # "Killed 213 people and injured 5,000": the second may name nobody else.
        if other := event.figures.get(tree.tokens[verb].lemma.lower()):
            found += [_figure(tree, other, head) for head in tree.children(verb, "obj", "nsubj:pass")]
    return tuple(figure for figure in found if figure is not None)


def _figure(tree: Tree, kind: str, head: int) -> Figure | None:
    numerals = [n for n in tree.children(head, "nummod") if n < head] or ([head] if tree.tokens[head].upos == "NUM" else [])
    if not numerals:
        return None
    first = last = numerals[-1]
    while first and (tree.tokens[first - 1].upos == "NUM" or tree.tokens[first - 1].lemma.lower() in _SIZES):
        first -= 1
    if first > 1 and tree.tokens[first - 1].text == "-" and tree.tokens[first - 2].text.lower() in WORDS.numbers:
        first -= 2
    count = number([t.text for t in tree.tokens[first : last + 1]])
    if count is None:
        return None
    bound, begin = _bound(tree, first)
    words = " ".join(t.text for t in tree.tokens[begin : max(last, head) + 1])
    return Figure(kind, count, bound, words)


def _bound(tree: Tree, first: int) -> tuple[str, int]:
    """How the number that begins there is meant, and where the words that say so begin."""
    for size in (3, 2, 1):
        before = " ".join(t.text.lower() for t in tree.tokens[max(0, first - size) : first])
        if before in _BOUNDS and first >= size:
            return _BOUNDS[before], first - size
    return "", first


def number(words: Sequence[str]) -> int | None:
    """The whole number that words say ("1,200", "twenty five", "3 million"); None for what is none."""
    total, part = 0.0, 0.0
    told = False
    for word in " ".join(words).lower().replace("-", " ").split():
        if word == "and":
            continue
        told = True
        if word in _SIZES:
            part = (part or 1.0) * _SIZES[word]
            if _SIZES[word] > 100:
                total, part = total + part, 0.0
            continue
        value = _small(word)
        if value is None:
            return None
        part += value
    whole = total + part
    return int(whole) if told and whole == int(whole) else None


def _small(word: str) -> float | None:
    plain = word.replace(",", "")
    if plain.replace(".", "", 1).isdecimal() and plain.isascii() and len(plain) < 16:
        return float(plain)
    known = WORDS.numbers.get(word, "")
    return float(known) if known.replace(".", "", 1).isdecimal() else None
