"""Whom a pronoun takes up, of those who were named before it. What the text does not decide stays open."""

from collections.abc import Sequence, Set
from dataclasses import dataclass

from zerohour.coding.subjects import subjects
from zerohour.coding.trees import Tree
from zerohour.records import Actor

ONE, WE = frozenset({"i", "me", "my", "myself"}), frozenset({"we", "us", "our", "ourselves"})
HE = frozenset({"he", "him", "his", "himself", "she", "her", "hers", "herself"})
IT = frozenset({"it", "its", "itself"})
THEY = frozenset({"they", "them", "their", "theirs", "themselves"})
_KINDS = {HE: {"PER", "ONE"}, IT: {"LOC", "ORG", "ONE", "MANY"}, THEY: {"MANY", "ORG", "ONE"}}
_LOOK_BACK, _MET_BACK, _PAIR = 3, 4, 2


@dataclass(frozen=True, slots=True)
class Seen:
    """An actor named somewhere: sentence and word, what kind of thing it is, whether it is a subject, and that of the main verb, or its
    owner (`main`), or who meets the main verb's subject ("spoke with X", "met X": `met`). `first` is the first word of its coordination.
    """

    sentence: int
    word: int
    actor: Actor
    kind: str
    subject: bool
    lemma: str
    first: int
    main: bool
    met: bool


def antecedents(seen: Sequence[Seen], tree: Tree, head: int, told: tuple[int, int] | None, bodies: Set[str]) -> list[Seen]:
    """Those whom a pronoun takes up: one, or all of a group that "they" are; none where nobody suits.

    `told` is the subject of the reporting verb whose content holds the pronoun, `bodies` are nouns that are "they" though singular.
    """
    word = tree.tokens[head].text.lower()
    near = [s for s in seen if (s.sentence, s.word) < (tree.number, head) and tree.number - s.sentence <= _LOOK_BACK]
    if (own := _made_to(near, tree, head, word)) is not None:
        return [own]
    acting = _acting(near, tree, head)
    near = [s for s in near if not any(s.lemma == a.lemma or (s.actor.name and s.actor.name == a.actor.name) for a in acting)]
    before = _suitable(near, word, bodies)
    if acting and word in HE:
        here = [s for s in before if s.kind == "PER"]
        return ([s for s in here if s.sentence == tree.number] or here)[-1:]
    nearer = word in HE and told is not None and any(s.kind == "PER" and s.word > told[1] for s in before if s.sentence == told[0])
    subjects = [s for s in before if (s.sentence, s.word) == told and not nearer] or [s for s in before if s.subject and not nearer]
    if not told and opens_sentence(tree, head):
        # The subject of a sentence goes on from that of the one before (centering, Grosz et al. 1995).
        last = tree.number - 1
        if word in THEY and (both := _pair(near, last)):
            return both
        subjects = [s for s in before if s.main and s.sentence == last and (s.subject or word in THEY)] or subjects
    if word in THEY and not subjects:
        # A body named in passing ("held by Hamas") is not who a sentence goes on with.
        before = [s for s in before if s.kind == "MANY" or s.lemma in bodies]
    return (subjects or before)[-1:]


def _made_to(near: Sequence[Seen], tree: Tree, head: int, word: str) -> Seen | None:
    """Whom the main verb makes do it to what is theirs ("pressed the regime to end its attacks"), unless others stand between."""
    verb = next((n for n in tree.ancestors(head) if tree.tokens[n].upos == "VERB"), None)
    above = tree.head(verb) if verb is not None else None
    if verb is None or above is None or tree.tokens[head].label != "nmod:poss" or tree.tokens[verb].label not in ("xcomp", "ccomp"):
        return None
    told = [n for n in subjects(tree, verb)[0] if n in tree.children(above, "obj", "iobj", "obl")]
    kinds = _kinds(word)
    here = [s for s in near if s.sentence == tree.number and told and s.word >= told[0] and s.kind in kinds]
    return here[0] if len(here) == 1 and here[0].word == told[0] else None


def _acting(near: Sequence[Seen], tree: Tree, head: int) -> list[Seen]:
    """Whom an object cannot take up: the subject of its own verb ("Kerry called Lavrov and urged him"; binding, Chomsky 1981)."""
    verb, label = tree.head(head), tree.tokens[head].label.split(":")[0]
    if verb is None or label not in ("obj", "iobj", "obl") or tree.tokens[head].text.lower().endswith(("self", "selves")):
        return []
    words = {n for first in subjects(tree, verb)[0] for n in tree.conjuncts(first)}
    return [s for s in near if s.sentence == tree.number and s.word in words]


def those_who_met(seen: Sequence[Seen], tree: Tree, head: int) -> list[Seen]:
    """The two who met in one of the sentences before, the last such: whom "the ministers", "both countries" are."""
    near = [s for s in seen if (s.sentence, s.word) < (tree.number, head)]
    return next((both for n in range(tree.number - 1, tree.number - 1 - _MET_BACK, -1) if len(both := _both(near, n)) == _PAIR), [])


def _kinds(word: str) -> set[str]:
    return next((kinds for words, kinds in _KINDS.items() if word in words), set())


def _suitable(near: Sequence[Seen], word: str, bodies: Set[str]) -> list[Seen]:
    kinds = _kinds(word)
    before = [s for s in near if s.kind in kinds]
    if word in HE:
        return [s for s in before if s.kind == "PER" or (s.actor.office and s.lemma not in bodies)] or before
    if word in THEY:
        return [s for s in before if s.kind != "ONE" or s.lemma in bodies]
    return [s for s in before if s.actor.code or s.kind == "ORG"]


def _pair(near: Sequence[Seen], last: int) -> list[Seen]:
    """Those who met in the last sentence, or in one shortly before it where only single ones act since."""
    for sentence in range(last, last - _LOOK_BACK, -1):
        if both := _both(near, sentence):
            return both
        if any(s.main and s.kind not in ("PER", "ONE") for s in near if s.sentence == sentence):
            return []
    return []


def _both(near: Sequence[Seen], sentence: int) -> list[Seen]:
    """Those who meet in a sentence: "Egypt and Qatar met", "Biden spoke with Netanyahu"; not where one side is already many."""
    here = [s for s in near if s.sentence == sentence]
    subject = next((s for s in here if s.main and s.subject), None)
    if subject is None:
        return []
    acting = [s for s in here if s.first == subject.first]
    met = [s for s in here if s.met and s not in acting]
    many = any(s.kind == "MANY" for s in (*(acting if len(acting) == 1 else ()), *met))
    return [*acting, *met] if len(acting) + len(met) > 1 and not many else []


def opens_sentence(tree: Tree, number: int) -> bool:
    """Whether the word is the subject of the sentence's main verb."""
    head = tree.head(number)
    return tree.tokens[number].label.split(":")[0] == "nsubj" and head is not None and tree.tokens[head].label == "root"


def is_met(tree: Tree, number: int, meets: Set[str]) -> bool:
    """Whether the main verb's subject meets the word: it stands behind "with" ("held talks with"), or is met."""
    head, label = tree.head(number), tree.tokens[number].label.split(":")[0]
    accompanied = label in ("obl", "nmod") and tree.case(number) == "with"
    if accompanied and head is not None and tree.tokens[head].label == "obj":
        head = tree.head(head)
    if head is None or tree.tokens[head].label != "root":
        return False
    return accompanied or (label == "obj" and tree.tokens[head].lemma.lower() in meets)
