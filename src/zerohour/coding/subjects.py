"""Who does what a verb says, by syntax alone: through coordination, control, raising, relative and adverbial clauses."""

from zerohour.coding.mending import TIMES
from zerohour.coding.trees import Tree

# What such a paper does, its author does: "issued a statement supporting".
_WRITINGS = frozenset(
    {
        "statement",
        "letter",
        "declaration",
        "communique",
        "resolution",
        "petition",
        "message",
        "speech",
        "law",
        "bill",
        "decree",
        "warning",
        "notice",
    }
)
# Raising: the subject of these is the subject of what they open ("is expected to attack").
_OPAQUE_OBJECT_CONTROL = frozenset(
    {
        "urge",
        "ask",
        "order",
        "tell",
        "call",
        "force",
        "allow",
        "permit",
        "help",
        "invite",
        "press",
        "persuade",
        "convince",
        "encourage",
        "warn",
        "instruct",
        "let",
        "make",
        "enable",
        "require",
        "authorize",
        "get",
        "cause",
        "lead",
        "push",
        "want",
        "expect",
    }
)


def may_be_somebody(tree: Tree, number: int) -> bool:
    """Whether a word may head the phrase of an actor: no verb, no time."""
    token = tree.tokens[number]
    return token.upos in ("NOUN", "PROPN", "PRON", "ADJ", "NUM", "DET") and token.lemma.lower() not in TIMES


def subjects(tree: Tree, verb: int) -> tuple[list[int], bool]:
    """The subject of a verb, and whether it is passive; through coordination, control, raising, relative and adverbial clauses."""
    own = tree.children(verb, "nsubj", "csubj")
    if own:
        bare = tree.tokens[verb].xpos == "VBN" and not tree.children(verb, "aux") and not second_subject(tree, verb)
        passive = tree.tokens[own[0]].label.endswith(":pass") or bool(tree.children(verb, "aux:pass")) or bare
        return [_antecedent(tree, own[0], verb)], passive
    if tree.tokens[verb].xpos == "VBG" and (whose := tree.children(verb, "nmod:poss")):
        # "Their joining the alliance".
        return whose[:1], False
    if tree.tokens[verb].xpos in ("VBZ", "VBD", "VBP") and (before := [n for n in tree.children(verb, "compound") if n < verb]):
        # No verb has a compound: the parse took "a court sentences" for a noun's phrase.
        return before[-1:], False
    passive = bool(tree.children(verb, "aux:pass"))
    head, label = tree.head(verb), tree.tokens[verb].label
    if head is None:
        return [], passive
    if label == "acl":
        participle = tree.tokens[verb].xpos == "VBN"
        infinitive = any(tree.tokens[n].text.lower() == "to" for n in tree.children(verb, "mark"))
        if infinitive or (tree.tokens[verb].xpos == "VBG" and tree.tokens[head].lemma.lower() in _WRITINGS):
            return _noun_owner(tree, head), passive
        return [head], participle
    if label == "acl:relcl":
        return [head], passive
    if label in ("xcomp", "advcl", "acl") and (charged := _charged(tree, verb, head)):
        return charged, passive
    if tree.children(head, "expl") and label in ("xcomp", "ccomp", "advcl", "csubj") and tree.tokens[head].upos in ("ADJ", "NOUN"):
        # "It is too early to normalise relations": nobody in particular.
        return [], passive
    if label in ("xcomp", "ccomp") and tree.tokens[head].upos in ("VERB", "ADJ", "NOUN"):
        objects = tree.children(head, "obj", "iobj") or [
            n for n in tree.children(head, "obl") if tree.case(n) in ("on", "upon", "to") and n < verb
        ]
        if objects and tree.tokens[head].lemma.lower() in _OPAQUE_OBJECT_CONTROL:
            return [objects[0]], passive
        above, above_passive = subjects(tree, head)
        if above_passive and tree.tokens[head].lemma.lower() == "use":
            # A weapon "used to kill" kills for somebody who is not named.
            return [], passive
        return above, passive or (tree.tokens[verb].xpos == "VBN" and above_passive and not tree.children(verb, "mark"))
    if label == "conj" and tree.tokens[head].upos in ("VERB", "ADJ"):
        above, above_passive = subjects(tree, head)
        return above, passive or (above_passive and tree.tokens[verb].xpos == "VBN" and not tree.children(verb, "aux"))
    if label == "advcl" and (asked := _asked(tree, verb, head)):
        return asked, passive
    if label == "advcl" and tree.tokens[head].upos in ("VERB", "ADJ", "NOUN"):
        return subjects(tree, head)[0], passive or (tree.tokens[verb].xpos == "VBN" and not tree.children(verb, "aux"))
    if label == "parataxis":
        return [], passive
    return [], passive


def _charged(tree: Tree, verb: int, head: int) -> list[int]:
    """Whom the main verb's object makes the doer: "accused Syria of shelling", "jailed ten men for protesting"."""
    marks = {tree.tokens[n].text.lower() for n in tree.children(verb, "mark")}
    people = [n for n in tree.children(head, "obj", "iobj", "nsubj:pass") if may_be_somebody(tree, n)]
    return people[:1] if marks & {"of", "from", "for", "against"} and tree.tokens[verb].xpos == "VBG" else []


def _asked(tree: Tree, verb: int, head: int) -> list[int]:
    """Who is called on to do it: "called on both sides to cease fire"."""
    infinitive = any(tree.tokens[n].text.lower() == "to" for n in tree.children(verb, "mark"))
    if not infinitive or tree.tokens[head].lemma.lower() not in ("call", "appeal", "prevail", "rely", "count"):
        return []
    return [n for n in tree.children(head, "obl") if tree.case(n) in ("on", "upon", "to") and n < verb][:1]


def _antecedent(tree: Tree, subject: int, verb: int) -> int:
    """What a relative pronoun stands for."""
    if tree.tokens[subject].xpos in ("WDT", "WP") or tree.tokens[subject].text.lower() in ("who", "which"):
        head = tree.head(verb)
        if tree.tokens[verb].label == "acl:relcl" and head is not None:
            return head
    return subject


def _noun_owner(tree: Tree, noun: int) -> list[int]:
    """Who a noun's infinitive is about: "Iran's decision to strike", "a bid to win"."""
    owner = tree.children(noun, "nmod:poss")
    if owner:
        return owner[:1]
    head = tree.head(noun)
    if head is not None and tree.tokens[head].upos == "VERB" and tree.tokens[noun].label in ("obj", "obl", "xcomp"):
        return subjects(tree, head)[0]
    # "Was the last to ratify": the predicate's subject.
    return tree.children(noun, "nsubj")[:1] if tree.children(noun, "cop") else []


def second_subject(tree: Tree, verb: int) -> list[int]:
    """What the parse took for a second subject behind an active verb, its object: "police arrested 200 protesters"."""
    told = tree.children(verb, "nsubj")
    active = not tree.children(verb, "aux:pass") and any(n < verb for n in told)
    return [n for n in told if n > verb and active][:1]
