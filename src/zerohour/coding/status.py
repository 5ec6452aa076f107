"""Whether an event occurred, goes on, is planned, expected, possible or did not come; how far the author commits to it.

Rules over tense, modality, negation and embedding (FactBank's sources of factuality, Sauri & Pustejovsky 2009); the commitment is on
the [-3, 3] scale of Lee et al. 2015.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from zerohour.codebook import Codebook
from zerohour.coding.trees import Tree
from zerohour.coding.triggers import Grammar, named
from zerohour.coding.undoing import undone
from zerohour.records import Probability, Span, Token

_LEARNED, _HALF = 0.9, 0.5
# Below these the trained layer's doubt holds against an "occurred" for which no word of the sentence speaks: a third of the scale, and for
# an infinitive, which by itself claims nothing, two thirds. Of what that doubts on UW's dev, 21 of 21 nouns and 49 of 61 verbs are
# below 2.2.
_DOUBTED, _UNCLAIMED = 1.0, 2.0
_NOT = frozenset({"not", "n't", "n’t", "never", "no", "neither", "nor", "without", "hardly"})
_IF = frozenset({"if", "unless", "whether", "lest"})
_SCALE = {
    "occurred": (3.0, "CT+"),
    "ongoing": (3.0, "CT+"),
    "planned": (1.5, "PR+"),
    "expected": (1.5, "PR+"),
    "possible": (0.5, "PS+"),
    "negated": (-2.5, "CT-"),
}
_RANKS = frozenset({"first", "last", "latest", "only", "second", "third"})
_TRYING = frozenset({"try", "attempt", "struggle", "seek", "fight"})


@dataclass(frozen=True, slots=True)
class Status:
    """A status, the author's commitment with its FactBank code, and the words of estimative probability beside it.

    `ahead`: the clause speaks of the future, so that a denial says only when it will not come. `undoing`: it is told as
    "undone", or as "deferred", perhaps to a day.
    """

    name: str
    factuality: float
    commitment: str
    probability: Probability | None = None
    ahead: bool = False
    undoing: str = ""


def status_of(tree: Tree, word: int, verbal: bool, carrier: int | None, book: Codebook, kind_quad: int = 2) -> Status:
    """The status of the event that a word tells of."""
    grammar = book.grammar
    name = _verb_status(tree, word, grammar, kind_quad) if verbal else _noun_status(tree, word, carrier, grammar, kind_quad)
    name = _doubted(tree, word, name)
    undoing = "" if verbal else undone(tree, word, grammar)
    if undoing and not (carrier is not None and name in ("possible", "planned", "expected")):
        return Status("negated", *_SCALE["negated"], undoing=undoing)
    probability = estimative(tree, word if carrier is None else carrier, book)
    if probability and name in ("occurred", "possible", "planned") and probability.low >= 55 and name != "planned":
        name = "expected"
    score, code = _SCALE[name]
    if name == "possible" and _is_conditional(tree, word):
        score, code = 0.0, "Uu"
    if probability:
        score = round((probability.low + probability.high) / 200 * 6 - 3, 2)
        code = ("PR" if abs(score) < 2.5 else "CT") + ("+" if score > 0 else "-")
    return Status(name, score, code, probability, _ahead(tree, carrier if carrier is not None else word, grammar))


def commitment(name: str, probability: Probability | None) -> tuple[float, str]:
    """The author's commitment to an event of a status, on [-3, 3], with its FactBank code; words of probability say it more exactly."""
    score, code = _SCALE[name]
    if probability and name not in ("occurred", "ongoing", "negated"):
        score = round((probability.low + probability.high) / 200 * 6 - 3, 2)
        code = ("PR" if abs(score) < 2.5 else "CT") + ("+" if score > 0 else "-")
    return score, code


def _doubted(tree: Tree, word: int, name: str) -> str:
    """Possible instead of occurred, where the trained layer doubts it."""
    learned = tree.sentence.factuality
    return "possible" if learned and name == "occurred" and learned[word] < _DOUBTED else name


def _is_conditional(tree: Tree, word: int) -> bool:
    """Whether the clause, or the one that it stands in, is an "if" or "whether": it commits nobody."""
    chain = [word, *tree.ancestors(word)][:4]
    return any(tree.tokens[m].text.lower() in _IF for n in chain for m in tree.children(n, "mark"))


def _ahead(tree: Tree, word: int, grammar: Grammar) -> bool:
    """Whether the word, or the verb whose subject or object it is, stands in the future."""
    verbs = [word, *([h] if (h := tree.head(word)) is not None else [])]
    return any(tree.tokens[n].text.lower() in grammar["modal_future"] for v in verbs for n in tree.children(v, "aux"))


def factuality(trees: Sequence[Tree], where: Span, book: Codebook) -> float:
    """The author's commitment to the event at a span, on [-3, 3]: the trained layer's word and the rules', nine parts to one.

    Half and half for what is told as undone ("the cancelled visit"), of which the layer saw a dozen in training. Without the layer the
    rules alone; 0 where no word stands there.
    """
    for tree in trees:
        for number, token in enumerate(tree.tokens):
            if token.start < where.end and where.start < token.end:
                ruled = status_of(tree, number, token.upos in ("VERB", "AUX"), None, book)
                weight = _HALF if ruled.undoing else _LEARNED
                learned = tree.sentence.factuality
                return round(weight * learned[number] + (1 - weight) * ruled.factuality, 3) if learned else ruled.factuality
    return 0.0


def _verb_status(tree: Tree, verb: int, grammar: Grammar, quad: int) -> str:
    own = _own_status(tree, verb, grammar, quad)
    above = _embedding(tree, verb, grammar)
    return "possible" if own == "occurred" and above is None and _is_unclaimed(tree, verb) else _joined(own, above)


def _is_unclaimed(tree: Tree, verb: int) -> bool:
    """Whether an infinitive of which no word above says that it came is doubted by the trained layer: "X, backed by Y, to resign"."""
    learned, head = tree.sentence.factuality, tree.head(verb)
    infinitive = tree.tokens[verb].xpos == "VB" and any(tree.tokens[m].text.lower() == "to" for m in tree.children(verb, "mark"))
    return infinitive and bool(learned) and learned[verb] < _UNCLAIMED and (head is None or not _would_like(tree, head))


def _would_like(tree: Tree, verb: int) -> bool:
    """Whether it is "would like to": who would like to express something does so."""
    aux = [tree.tokens[n].text.lower() for n in tree.children(verb, "aux")]
    return tree.tokens[verb].lemma.lower() == "like" and any(a in ("would", "'d", "’d") for a in aux)


def _joined(own: str, above: str | None) -> str:
    if above is None or own == "negated":
        return own
    if above == "negated":
        return "negated" if own in ("occurred", "ongoing") else own
    if own in ("planned", "expected") and above == "possible":
        return "possible"
    return above if own in ("occurred", "ongoing") or above == "possible" else own


def _own_status(tree: Tree, verb: int, grammar: Grammar, quad: int) -> str:
    """By the verb's own auxiliaries and negation."""
    helpers = [tree.tokens[n] for n in tree.children(verb, "aux", "cop")]
    lemmas = {t.text.lower() for t in helpers} | {t.lemma.lower() for t in helpers if t.xpos == "MD"}
    negated = negation(tree, verb)
    if any(tree.tokens[m].text.lower() in _IF for m in tree.children(verb, "mark")):
        return "possible"
    if _is_awaited(tree, verb, helpers):
        return "possible"
    if lemmas & grammar["modal_future"] or ("would" in lemmas and _is_reported_will(tree, verb, grammar, quad)):
        return "negated" if negated else ("planned" if quad <= 2 else "expected")
    if lemmas & grammar["modal_possible"]:
        return "negated" if negated and lemmas & {"could", "can", "ca"} else "possible"
    if negated:
        return "negated"
    token = tree.tokens[verb]
    if token.xpos == "VBG" and any(t.lemma.lower() == "be" and t.xpos in ("VBZ", "VBP") for t in helpers):
        return "ongoing"
    if token.xpos == "VBG" and any(t.text.lower() == "been" for t in helpers):
        return "ongoing"
    if _is_to(tree, verb, helpers):
        return "planned"
    return "occurred"


def _is_awaited(tree: Tree, verb: int, helpers: Sequence[Token]) -> bool:
    """Whether an "until" with a present verb waits for it: "will not stop until all are released"."""
    until = any(tree.tokens[m].text.lower() in ("until", "till") for m in tree.children(verb, "mark"))
    return until and any(t.xpos in ("VBZ", "VBP") for t in (tree.tokens[verb], *helpers))


def _is_reported_will(tree: Tree, verb: int, grammar: Grammar, quad: int) -> bool:
    """Whether "would" is what "will" becomes when it is reported: "said that it would withdraw"; not where an "if" stands by it.

    What is threatened or warned of stays possible.
    """
    below = verb
    for up in tree.ancestors(verb):
        if tree.tokens[below].label.split(":")[0] == "ccomp":
            conditional = any(tree.tokens[m].text.lower() in _IF for n in tree.children(verb, "advcl") for m in tree.children(n, "mark"))
            lemma = tree.tokens[up].lemma.lower()
            feared = lemma in grammar["menaces"] and quad > 2
            return tree.tokens[up].xpos in ("VBD", "VBN") and lemma in grammar["says"] and not conditional and not feared
        if tree.tokens[below].label.split(":")[0] not in ("conj", "xcomp"):
            return False
        below = up
    return False


def _is_to(tree: Tree, verb: int, helpers: Sequence[Token]) -> bool:
    """Whether something is to come: "is to visit", "is to be funded"."""
    present = any(t.lemma.lower() == "be" and t.xpos in ("VBZ", "VBP") for t in helpers)
    marks = [tree.tokens[n].text.lower() for n in tree.children(verb, "mark", "aux")]
    return present and (tree.tokens[verb].xpos == "VB" or ("to" in marks and "be" in marks))


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


def _embedding(tree: Tree, word: int, grammar: Grammar) -> str | None:
    """What the words above say about the clause: planned, expected, possible, negated; None: nothing."""
    below = word
    for up in tree.ancestors(word):
        label = tree.tokens[below].label.split(":")[0]
        lemma = tree.tokens[up].lemma.lower()
        if label in ("conj", "cc"):
            if tree.tokens[below].xpos in ("VB", "VBN", "VBG") and not tree.children(below, "aux", "nsubj"):
                below = up
                continue
            return _embedding(tree, up, grammar) if label == "conj" else None
        if label == "advcl":
            infinitive = any(tree.tokens[m].text.lower() == "to" for m in tree.children(below, "mark"))
            conditional = any(tree.tokens[m].text.lower() in _IF for m in tree.children(below, "mark"))
            kept_from = any(tree.tokens[m].text.lower() == "from" for m in tree.children(below, "mark"))
            if kept_from and lemma in grammar["negated"]:
                return None if negation(tree, up) else "negated"
            along = tree.tokens[below].xpos == "VBG" and not tree.children(below, "nsubj") and tree.tokens[up].label != "acl:relcl"
            if along and not infinitive and not conditional:
                # "The need to defeat them while protecting civilians": what goes along with it is no more real.
                told = _joined(_own_status(tree, up, grammar, 1), _embedding(tree, up, grammar))
                return told if told in ("possible", "planned", "expected") else None
            return "possible" if infinitive or conditional else None
        if label not in ("xcomp", "ccomp", "acl", "csubj", "obl"):
            return None
        if (
            lemma in _TRYING
            and tree.tokens[up].xpos == "VBG"
            and any(tree.tokens[n].lemma.lower() == "be" for n in tree.children(up, "aux"))
        ):
            return "ongoing"
        found = _opens(tree, up, lemma, below, grammar)
        if found in ("planned", "expected"):
            return _weakened(tree, up, found, grammar)
        if found:
            return found
        below = up
    return None


def _weakened(tree: Tree, up: int, found: str, grammar: Grammar) -> str:
    """What is said of the plan itself: "if Iran is planning to", "denied that it plans to", "scrapped plans to"."""
    if any(tree.tokens[m].text.lower() in _IF for m in tree.children(up, "mark")):
        return "possible"
    if tree.tokens[up].upos == "NOUN" and undone(tree, up, grammar):
        return "negated"
    higher = _embedding(tree, up, grammar)
    return higher if higher in ("possible", "negated") else found


def _opens(tree: Tree, up: int, lemma: str, below: int, grammar: Grammar) -> str | None:
    if _would_like(tree, up):
        return None
    infinitive = any(tree.tokens[m].text.lower() == "to" for m in tree.children(below, "mark")) or tree.tokens[below].label == "xcomp"
    denied = negation(tree, up)
    ruled_out = lemma == "rule" and any(tree.tokens[n].text.lower() == "out" for n in tree.children(up))
    if lemma in grammar["negated"] or ruled_out:
        return None if denied else "negated"
    if lemma in grammar["adjectives_possible"]:
        return "possible"
    if lemma in grammar["expected"]:
        return "negated" if denied else "expected"
    if lemma in grammar["planned"] and infinitive:
        return "negated" if denied else "planned"
    if lemma in grammar["unrealised"] and (
        infinitive or tree.tokens[up].upos in ("NOUN", "ADJ") or lemma in ("fear", "hope", "warn", "suggest", "threaten", "demand")
    ):
        return "possible"
    own = [tree.tokens[n].text.lower() for n in tree.children(up, "aux")]
    if infinitive and any(a in grammar["modal_future"] for a in own):
        return "planned"
    if infinitive and any(a in grammar["modal_possible"] for a in own):
        return "possible"
    if tree.tokens[below].label == "acl" and infinitive and tree.tokens[up].upos == "NOUN":
        ranked = any(tree.tokens[n].text.lower() in _RANKS for n in tree.children(up, "amod"))
        # "The last country to ratify" has ratified.
        return None if ranked else "possible"
    return None


def _noun_status(tree: Tree, noun: int, carrier: int | None, grammar: Grammar, quad: int) -> str:
    beside = {tree.tokens[n].lemma.lower() for n in tree.children(noun, "amod", "det", "advmod", "compound")}
    beside |= {tree.tokens[n].text.lower() for n in tree.children(noun, "amod")}
    if "no" in beside:
        return "negated"
    for name in ("possible", "expected", "planned"):
        if beside & grammar[f"adjectives_{name}"]:
            return name
    if carrier is not None:
        status = _verb_status(tree, carrier, grammar, quad)
        lemma = tree.tokens[carrier].lemma.lower()
        if status == "negated" and named(tree, carrier) & (grammar["undoes"] | grammar["defers"]):
            # What was not cancelled is to come.
            return "planned"
        done = lemma == "announce" and quad == 4 and "the" in beside
        if lemma in ("plan", "announce", "arrange", "prepare") and status == "occurred" and not done:
            return "planned"
        return status
    for verb in [n for n in tree.children(noun, "acl") if tree.tokens[n].label == "acl:relcl"]:
        # "The talks that will be held in Geneva".
        lemma = tree.tokens[verb].lemma.lower()
        if lemma != "announce" and (held := _of_happening(tree, verb, lemma, grammar, quad)) != "occurred":
            return held
    head, label = tree.head(noun), tree.tokens[noun].label.split(":")[0]
    if head is None:
        return "occurred"
    lemma, upos = tree.tokens[head].lemma.lower(), tree.tokens[head].upos
    if label == "nsubj" and upos == "ADJ" and (told := _predicated(lemma, grammar)):
        return "negated" if negation(tree, head) and told != "possible" else told
    if label == "nsubj" and upos in ("VERB", "ADJ"):
        return _of_happening(tree, head, lemma, grammar, quad)
    if label in ("obj", "obl", "nmod", "conj"):
        if upos == "VERB" and label in ("obj", "obl"):
            if lemma in grammar["expected"]:
                return "expected"
            if lemma in grammar["negated"]:
                # Who is urged to refrain from an attack has not refrained yet.
                return "possible" if _embedding(tree, head, grammar) == "possible" else "negated"
            if lemma in grammar["planned"] and label == "obj":
                return "planned"
            if lemma in grammar["achieves"] and label == "obj":
                told = _verb_status(tree, head, grammar, quad)
                return told if told in ("possible", "planned", "expected", "negated") else "occurred"
            if lemma in grammar["topics"] and "the" in beside:
                return "occurred"
            if lemma in ("plan", "prepare") and tree.case(noun) == "for":
                return "planned"
            if lemma in grammar["unrealised"] and (label == "obj" or tree.case(noun) in ("for", "of", "to", "against", "on")):
                return "possible"
        if lemma in ("plan", "planning", "preparation") and tree.case(noun) == "for":
            return "planned"
        if upos == "NOUN" and lemma in grammar["unrealised"] and tree.case(noun) in ("of", "for", "to", "against"):
            return "possible"
        if label == "conj":
            return _noun_status(tree, head, None, grammar, quad) if upos in ("NOUN", "PROPN") else "occurred"
    return "occurred"


def _predicated(lemma: str, grammar: Grammar) -> str | None:
    """What an adjective says of an event: "an attack is likely"."""
    return next((name for name in ("possible", "expected", "planned") if lemma in grammar[f"adjectives_{name}"]), None)


def _of_happening(tree: Tree, verb: int, lemma: str, grammar: Grammar, quad: int) -> str:
    """The status of an event noun that is the subject: "the meeting is planned", "an attack could come"."""
    own = _verb_status(tree, verb, grammar, quad)
    passive = bool(tree.children(verb, "aux:pass")) or tree.tokens[verb].upos == "ADJ" or bool(tree.children(verb, "nsubj:pass"))
    if passive and lemma in grammar["planned"]:
        return "negated" if own == "negated" else "planned"
    if passive and lemma in grammar["expected"]:
        return "negated" if own == "negated" else "expected"
    return own if lemma in grammar["happen"] or (passive and lemma in grammar["light"]) else "occurred"


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
