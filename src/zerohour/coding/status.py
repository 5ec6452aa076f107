"""How far an author commits to an event, and the words of estimative probability beside it, on the [-3, 3] scale of Lee et al. 2015."""

from collections.abc import Sequence

from zerohour.codebook import Codebook
from zerohour.coding.trees import Tree
from zerohour.records import Probability, Span

_NOT = frozenset({"not", "n't", "n’t", "never", "no", "neither", "nor", "without", "hardly"})
_SCALE = {
    "occurred": (3.0, "CT+"),
    "ongoing": (3.0, "CT+"),
    "planned": (1.5, "PR+"),
    "expected": (1.5, "PR+"),
    "possible": (0.5, "PS+"),
    "negated": (-2.5, "CT-"),
}


def commitment(name: str, probability: Probability | None, is_owned: bool = True) -> tuple[float, str]:
    """The author's commitment to an event of a status, on [-3, 3], with its FactBank code; words of probability say it more exactly.

    What nobody in particular is said to say ("reportedly") is no more than likely.
    """
    score, code = _SCALE[name] if is_owned else min(_SCALE[name], _SCALE["expected"])
    if probability and name not in ("occurred", "ongoing", "negated"):
        score = round((probability.low + probability.high) / 200 * 6 - 3, 2)
        code = ("PR" if abs(score) < 2.5 else "CT") + ("+" if score > 0 else "-")
    return score, code


def factuality(trees: Sequence[Tree], where: Span) -> float:
    """The author's commitment to the event at a span, on [-3, 3], as the trained layer says; 0 where no word stands there."""
    for tree in trees:
        for number, token in enumerate(tree.tokens):
            if token.start < where.end and where.start < token.end:
                return round(tree.sentence.factuality[number], 3) if tree.sentence.factuality else 0.0
    return 0.0


def estimative(tree: Tree, word: int, book: Codebook) -> Probability | None:
    """Words of estimative probability in the clause of the word, with their range; a negation turns the range round."""
    clause = [word, *(a for a in tree.ancestors(word))][:3]
    near: Sequence[int] = [n for c in clause for n in [c, *tree.children(c, "advmod", "amod", "aux", "cop", "xcomp", "obl", "nmod")]]
    lemmas = {n: tree.tokens[n].text.lower() for n in near}
    for row in book.estimative:
        last = row.words.split()[-1]
        for number, text in lemmas.items():
            if text != last or not _ends_here(tree, number, row.words):
                continue
            if row.words in ("expect", "expected") and not _embeds(tree, number, word):
                continue
            if any(negation(tree, c) for c in clause[:2]):
                return Probability(f"{row.words} not", 100 - row.high, 100 - row.low)
            return Probability(row.words, row.low, row.high)
    return None


def _ends_here(tree: Tree, number: int, words: str) -> bool:
    size = len(words.split())
    before = " ".join(t.text.lower() for t in tree.tokens[max(0, number - size + 1) : number + 1])
    return before == words


def _embeds(tree: Tree, number: int, word: int) -> bool:
    return number == tree.head(word) or number in tree.children(word, "amod") or number in tree.ancestors(word)


def negation(tree: Tree, word: int) -> bool:
    """Whether "not", "never", "no" and the like deny the word itself or its subject."""
    for child in tree.children(word, "advmod", "det", "aux", "cc", "case", "neg"):
        if tree.tokens[child].text.lower() in _NOT or tree.tokens[child].lemma.lower() in _NOT:
            return True
    for subject in tree.children(word, "nsubj", "obj"):
        if tree.tokens[subject].text.lower() in ("nobody", "none", "nothing"):
            return True
        if any(tree.tokens[n].text.lower() in ("no", "neither") for n in tree.children(subject, "det")):
            return True
        if tree.tokens[subject].text.lower() == "no" and tree.tokens[subject].label.startswith("nsubj"):
            return True
    return False
