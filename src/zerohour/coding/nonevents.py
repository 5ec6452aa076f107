"""Words of events that tell of no event of their own: deaths by accident, demands of a protest, refusing to speak, dangers."""

from collections.abc import Sequence

from zerohour.codebook import Codebook
from zerohour.coding.trees import Tree
from zerohour.coding.triggers import PRESENCE, Trigger, is_asked_for

# What somebody does who is a danger, and what is done about it.
_ENDANGERS = frozenset({"pose", "represent", "constitute", "present", "become", "remain", "face", "reduce", "eliminate", "counter"})


def _by_accident(tree: Tree, trigger: Trigger, found: Sequence[Trigger], book: Codebook) -> bool:
    """Whether a death has a cause that nobody is: a fire, a flood; not where the sentence tells of a deed too."""
    if any(not t.verbal and t.kind is trigger.kind for t in found):
        return False
    beside = [trigger.word, *tree.children(trigger.word), *([h] if (h := tree.head(trigger.word)) is not None else [])]
    near = {n for one in beside for n in (one, *tree.children(one))}
    near |= {n for one in near if tree.tokens[one].label in ("advcl", "conj") for n in tree.children(one, "nsubj", "obl")}
    return any(tree.tokens[n].lemma.lower() in book.grammar["accidents"] for n in near)


def part_of_another(tree: Tree, trigger: Trigger, found: Sequence[Trigger], book: Codebook) -> bool:
    """What is no event of its own.

    A death by accident or weather; the demand of a protest, what a meeting is held to discuss; refusing to speak; a threat that is a
    danger; the noun that belongs to another's cue ("extended condolences").
    """
    if trigger.verbal and trigger.cue in trigger.kind.consequences and _by_accident(tree, trigger, found, book):
        return True
    if trigger.kind.quad == 4 and any(tree.tokens[n].lemma.lower() in book.grammar["accidents"] for n in _doing(tree, trigger.word)):
        return True
    protest = {t.word for t in found if t.kind.name == "PROTEST"}
    if trigger.kind.quad == 3 and tree.tokens[trigger.word].label == "advcl" and tree.head(trigger.word) in protest:
        return True
    if trigger.cue == PRESENCE and any(t.word in tree.children(trigger.word, "nsubj") for t in found if t.kind is trigger.kind):
        return True
    if trigger.cue == "discuss" and any(t.kind.name == "CONSULT" and t.word < trigger.word for t in found):
        return any(tree.tokens[n].text.lower() == "to" for n in tree.children(trigger.word, "mark"))
    if trigger.cue == "threat" and _is_danger(tree, trigger):
        return True
    if not trigger.verbal and any(_is_its_object(tree, trigger, t) for t in found if t.verbal):
        return True
    opened = tree.children(trigger.word, "xcomp")
    return trigger.kind.name == "REJECT" and any(
        tree.tokens[n].lemma.lower() in book.grammar["says"] | book.grammar["speaking"] for n in opened
    )


def _is_danger(tree: Tree, noun: Trigger) -> bool:
    """Whether a threat is what somebody is, not what he says: "is a threat", "poses a threat", "the threat to Israel from Iran"."""
    head = tree.head(noun.word)
    above = tree.tokens[head].lemma.lower() if head is not None and tree.tokens[noun.word].label in ("obj", "nsubj:pass", "xcomp") else ""
    participles = {tree.tokens[n].lemma.lower() for n in tree.children(noun.word, "acl")}
    cases = {tree.case(n) for n in tree.children(noun.word, "nmod")}
    bare = noun.carrier is None and "by" not in cases and not tree.children(noun.word, "acl", "ccomp", "nmod:poss")
    one = tree.tokens[noun.word].xpos == "NN"
    return bool(tree.children(noun.word, "cop") or {above, *participles} & _ENDANGERS or (bare and (one or cases & {"to", "from"})))


def _is_its_object(tree: Tree, noun: Trigger, verb: Trigger) -> bool:
    """Whether a noun is the object that a verb's cue asks for, of the same type."""
    named = noun.carrier is None and noun.word in tree.children(verb.word, "obj", "nsubj:pass")
    return named and verb.kind is noun.kind and is_asked_for(tree, noun.word, verb)


def _doing(tree: Tree, verb: int) -> list[int]:
    """What does something: a verb's subject, or what its participle says of it ("wildfires destroying forests")."""
    before = verb - 1
    while before > 0 and tree.tokens[before].upos == "ADV":
        before -= 1
    said_of = tree.tokens[verb].xpos == "VBG" and before >= 0 and tree.tokens[before].upos == "NOUN"
    return tree.children(verb, "nsubj") + ([before] if said_of else [])


def carried_by_same(verb: Trigger, found: Sequence[Trigger]) -> bool:
    """Whether a verb only carries a noun that tells of an event of its quad class."""
    return any(t.carrier == verb.word and t.kind.quad == verb.kind.quad for t in found)
