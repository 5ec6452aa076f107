"""Who is said to have done a deed: who claims it, and who is blamed for it by whom."""

from collections.abc import Iterator
from dataclasses import dataclass

from zerohour.coding.status import negation
from zerohour.coding.subjects import doers, may_be_somebody
from zerohour.coding.trees import Tree
from zerohour.coding.triggers import Trigger

_OWNS = frozenset({"claim", "take", "accept", "admit", "acknowledge", "assume"})
_OWNED = frozenset({"responsibility", "credit", "blame"})
# By which word the blamed one, and the deed, hangs on the verb; None: it is the object.
_BLAMES: dict[str, tuple[tuple[str | None, str | None], ...]] = {
    "blame": (("on", None), (None, "for")),
    "accuse": ((None, "of"),),
    "attribute": (("to", None),),
    "ascribe": (("to", None),),
    "pin": (("on", None),),
}


@dataclass(frozen=True, slots=True)
class Charge:
    """The heads of those who are said to have done something, and of who says so."""

    doers: tuple[int, ...] = ()
    teller: int | None = None


def charge(tree: Tree, trigger: Trigger) -> Charge:
    """Who claims or is blamed for the deed of force that a noun names; empty where the sentence charges nobody.

    "A claimed responsibility for the attack", "the attack was claimed by A", "B blamed the attack on A", "accused A of the attack",
    "an attack blamed on A".
    """
    if trigger.verbal or trigger.kind.quad != 4:
        return Charge()
    for verb, charged in (*_claimed(tree, trigger.word), *_blamed(tree, trigger.word)):
        found = tuple(n for n in charged if may_be_somebody(tree, n) and tree.tokens[n].text.lower() not in ("nobody", "none"))
        if found and not negation(tree, verb):
            return Charge(found, next(iter(doers(tree, verb)), None))
    return Charge()


def _claimed(tree: Tree, noun: int) -> Iterator[tuple[int, list[int]]]:
    head = tree.head(noun)
    for participle in tree.children(noun, "acl"):
        if tree.tokens[participle].lemma.lower() == "claim":
            yield participle, doers(tree, participle)
    if head is None:
        return
    if tree.tokens[head].lemma.lower() == "claim" and tree.tokens[noun].label in ("obj", "nsubj:pass"):
        yield head, doers(tree, head)
    owned = [head, *tree.children(head, "obj", "nsubj:pass")]
    for thing in owned if tree.case(noun) == "for" else ():
        verb = tree.head(thing)
        if tree.tokens[thing].lemma.lower() in _OWNED and verb is not None and tree.tokens[verb].lemma.lower() in _OWNS:
            yield verb, doers(tree, verb)


def _blamed(tree: Tree, noun: int) -> Iterator[tuple[int, list[int]]]:
    for verb in (*tree.children(noun, "acl"), *tree.ancestors(noun)):
        things = [noun] if tree.head(verb) == noun else tree.children(verb, "obj", "nsubj:pass")
        for doer_by, deed_by in _BLAMES.get(tree.tokens[verb].lemma.lower(), ()):
            if doer_by is not None and noun in things:
                yield verb, _behind(tree, verb, noun, doer_by)
            elif doer_by is None and noun in _hung(tree, verb, things) and tree.case(noun) == deed_by:
                yield verb, things


def accused(tree: Tree, trigger: Trigger) -> tuple[int, ...]:
    """Whom a verb blames for the deed that is its object: "B blamed the attack on A"; empty for other verbs."""
    for doer_by, _ in _BLAMES.get(tree.tokens[trigger.word].lemma.lower(), ()) if trigger.verbal else ():
        for thing in tree.children(trigger.word, "obj", "nsubj:pass") if doer_by is not None else ():
            found = [n for n in _behind(tree, trigger.word, thing, doer_by or "") if may_be_somebody(tree, n)]
            if found and tree.tokens[thing].upos == "NOUN":
                return tuple(found)
    return ()


def _behind(tree: Tree, verb: int, deed: int, by: str) -> list[int]:
    """Who stands behind "on" or "to"; "blamed the attack on A" is often read as an attack on A."""
    own = [n for n in tree.children(verb, "obl") if tree.case(n) == by]
    return own[-1:] or [n for n in tree.children(deed, "nmod") if tree.case(n) == by][-1:]


def _hung(tree: Tree, verb: int, things: list[int]) -> list[int]:
    return tree.children(verb, "obl") + [n for thing in things for n in tree.children(thing, "nmod")]
