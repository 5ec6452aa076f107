"""How many: the numbers that a sentence gives of those whom an event met, with the words that bound them."""

from collections.abc import Mapping, Sequence

from zerohour.coding.timewords import WORDS
from zerohour.coding.trees import Tree
from zerohour.records import Figure

_SIZES = {"dozen": 12, "hundred": 100, "thousand": 1_000, "million": 1_000_000, "billion": 1_000_000_000}
_BOUNDS = {
    "between": "at least",
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


# How those whom something befell hang on the word that says what.
_MET = frozenset({"obj", "iobj", "nsubj:pass", "nmod"})
# So far up from a number the word that says what befell those may stand.
_STEPS = 3

Kinds = Mapping[str, str]


def of_sentence(tree: Tree, told: Sequence[tuple[int, Kinds]]) -> dict[int, tuple[Figure, ...]]:
    """The figures of each event of a sentence, by the number of its word.

    `told` are the words of the events, each with what befalls people in events of its type by the lemma that says so. Every number belongs
    to one event: the one of whose kind it is and whose word is nearest to the word that says what befell them.
    """
    kinds = {lemma: kind for _, lemmas in told for lemma, kind in lemmas.items()}
    found: dict[int, list[Figure]] = {}
    for head in _numbered(tree) if kinds else ():
        befell = _befell(tree, head, kinds)
        if befell is None:
            continue
        kind = kinds[_lemma(tree, befell)]
        nearest = min((word for word, lemmas in told if kind in lemmas.values()), key=lambda word: (abs(word - befell), word))
        if (figure := _figure(tree, kind, head)) is not None:
            found.setdefault(nearest, []).append(figure)
    return {word: tuple(figures) for word, figures in found.items()}


def _lemma(tree: Tree, word: int) -> str:
    return tree.tokens[word].lemma.lower()


def _is_numeral(tree: Tree, word: int) -> bool:
    return tree.tokens[word].upos == "NUM" or _lemma(tree, word) in _SIZES


def _numbered(tree: Tree) -> list[int]:
    """The heads of the phrases that count somebody, in order: "42" of "42 were killed", "Kenyans" of "42 Kenyans"."""
    heads = []
    for number in (n for n in range(len(tree.tokens)) if _is_numeral(tree, n)):
        word, above = number, tree.head(number)
        while above is not None and _is_numeral(tree, above):
            word, above = above, tree.head(above)
        heads.append(above if above is not None and tree.tokens[word].label == "nummod" and word < above else word)
    return list(dict.fromkeys(heads))


def _befell(tree: Tree, head: int, kinds: Kinds) -> int | None:
    """The word that says what befell those of a phrase: "12 dead", "90 people killed there", "killed 12", "the killing of 12"."""
    if _lemma(tree, head) in kinds:
        return head
    if head + 1 < len(tree.tokens) and tree.tokens[head + 1].upos == "ADJ" and _lemma(tree, head + 1) in kinds:
        return head + 1
    for word in tree.children(head, "amod", "acl", "xcomp", "appos"):
        if _lemma(tree, word) in kinds:
            return word
    word = tree.first(head)
    if word != head and tree.tokens[word].upos == "VERB" and _lemma(tree, word) in kinds:
        # "Killed 12 in Kabul and 9 in Herat": the verb is told once.
        return word
    for _ in range(_STEPS):
        above = tree.head(word)
        if above is None or not (_is_met(tree, word) or _is_only_side(tree, word, above)):
            return None
        if _lemma(tree, above) in kinds:
            return above
        # "Left 12 dead": what they are is told beside them.
        beside = [n for n in tree.children(above, "xcomp", "amod") if n > word and _lemma(tree, n) in kinds]
        if beside:
            return beside[0]
        word = tree.first(above)
    return None


def _is_met(tree: Tree, word: int) -> bool:
    """Whether a word is whom a verb or noun is about: an object, also where its bounds make it look otherwise ("between 15 and 20")."""
    bounds = [mark for number in tree.children(word, "nummod") for mark in tree.children(number, "case")]
    return tree.tokens[word].label in _MET or (bool(bounds) and not tree.case(word))


def _is_only_side(tree: Tree, word: int, verb: int) -> bool:
    """Whether a word is the subject of a verb that is done to nobody: "17 people died"."""
    return tree.tokens[word].label == "nsubj" and not tree.children(verb, "obj")


def _figure(tree: Tree, kind: str, head: int) -> Figure | None:
    numerals = [n for n in tree.children(head, "nummod") if n < head] or ([head] if _is_numeral(tree, head) else [])
    if not numerals:
        return None
    first = last = numerals[-1]
    while first and (_is_numeral(tree, first - 1) or _is_part(tree, first - 1, first)):
        first -= 1
    if first > 1 and tree.tokens[first - 1].text == "-" and tree.tokens[first - 2].text.lower() in WORDS.numbers:
        first -= 2
    count = number([t.text for t in tree.tokens[first : last + 1]])
    if count is None:
        return None
    bound, begin = _bound(tree, first)
    words = " ".join(t.text for t in tree.tokens[begin : max(last, head) + 1])
    return Figure(kind, count, bound, words)


def _is_part(tree: Tree, word: int, behind: int) -> bool:
    """Whether a word belongs to the number behind it: "half a dozen"."""
    text, following = tree.tokens[word].text.lower(), tree.tokens[behind].text.lower()
    return (text == "a" and following in _SIZES) or (text == "half" and following in ("a", *_SIZES))


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
        if word in ("and", "a"):
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
    plain = word.replace(",", "") if word != "half" else "0.5"
    if plain.replace(".", "", 1).isdecimal() and plain.isascii() and len(plain) < 16:
        return float(plain)
    known = WORDS.numbers.get(word, "")
    return float(known) if known.replace(".", "", 1).isdecimal() else None
