"""Events that are told as undone or put off: "the cancelled visit", "talks were called off", "the cancellation of the summit"."""

from collections.abc import Iterator

from zerohour.coding.trees import Tree
from zerohour.coding.triggers import Grammar, named

_OF = frozenset({"of", "in", "to"})


def undone(tree: Tree, noun: int, grammar: Grammar) -> str:
    """Whether an event noun is "undone" or "deferred"; empty where it is neither, as what may be undone, will be or was not."""
    for words in _tellers(tree, noun):
        for name, listed in (("undone", grammar["undoes"]), ("deferred", grammar["defers"])):
            if words & listed:
                return name
    return ""


def _tellers(tree: Tree, noun: int) -> Iterator[set[str]]:
    """The words that may say so, each in the forms that the lists may have."""
    for number in tree.children(noun, "amod", "compound"):
        if tree.tokens[number].text.lower().endswith("ed"):
            yield {*_stems(tree.tokens[number].text.lower().split("-")[-1]), tree.tokens[number].lemma.lower()}
    head, label = tree.head(noun), tree.tokens[noun].label
    while head is not None and label.startswith("conj"):
        noun, label = head, tree.tokens[head].label
        head = tree.head(noun)
    for number in tree.children(noun, "acl"):
        if tree.tokens[number].xpos == "VBN":
            yield named(tree, number)
    if head is None:
        return
    passive = label == "nsubj:pass" or (label == "nsubj" and tree.tokens[head].xpos == "VBN" and bool(tree.children(head, "aux:pass")))
    if tree.tokens[head].upos in ("VERB", "ADJ", "AUX") and (passive or label == "obj"):
        if not _is_open(tree, head):
            yield named(tree, head)
    elif tree.tokens[head].upos == "NOUN" and ((label == "nmod" and tree.case(noun) in _OF) or label == "compound"):
        yield {tree.tokens[head].lemma.lower()}


def _is_open(tree: Tree, verb: int) -> bool:
    """Whether a verb is denied, or stands with a modal or an infinitive: its object is not undone yet."""
    beside = [tree.tokens[n] for n in tree.children(verb, "aux", "mark", "advmod")]
    return any(t.xpos in ("MD", "TO") or t.lemma.lower() in ("not", "never", "if", "unless") for t in beside)


def _stems(participle: str) -> set[str]:
    """The verbs that a form in "-ed" may be of."""
    short = participle.removesuffix("ed")
    return {short, short + "e", short[:-1]}
