"""Event triggers: the verbs and nouns of a sentence that the codebook's cues name."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from zerohour.codebook import Codebook, Cue, EventType
from zerohour.coding.trees import Tree

PRESENCE = "be in"
# Among the objects of a cue: the name of a place.
PLACE = "PLACE"
_UNITS = frozenset({"dollar", "euro", "pound", "million", "billion", "ton", "tonne"})
_LANDS = frozenset({"country", "capital", "city", "kingdom", "town"})
_STATIVE = frozenset({"remain", "stay", "seem", "appear", "look", "feel"})
# "Is committed to": what somebody stands for, not what is done.
_STANCES = frozenset({"commit", "dedicate", "devote"})
_REVERSING = frozenset({"off", "back"})
_PARTICLES = ("compound:prt", "advmod", "case", "mark", "obl", "compound")


@dataclass(frozen=True, slots=True)
class Trigger:
    """A word of a sentence that tells of an event of a type; `carrier` is the light verb that carries an event noun."""

    word: int
    kind: EventType
    verbal: bool
    cue: str
    carrier: int | None = None
    particle: str | None = None


@dataclass(frozen=True)
class Cues:
    """All cues of a codebook by lemma; `presence` is the type of somebody's being in a place, the cue "be in"."""

    verbs: dict[str, tuple[tuple[Cue, EventType], ...]]
    nouns: dict[str, EventType]
    presence: EventType | None = None


def cues_of(book: Codebook) -> Cues:
    """The cues of a codebook, by lemma; the more specific first."""
    verbs: dict[str, list[tuple[Cue, EventType]]] = defaultdict(list)
    nouns: dict[str, EventType] = {}
    for kind in book.types.values():
        for cue in kind.verbs:
            verbs[cue.lemma].append((cue, kind))
        for noun in kind.nouns:
            nouns.setdefault(noun, kind)
    ordered = {lemma: tuple(sorted(rows, key=lambda r: (not r[0].objects, not r[0].particle, r[1].name))) for lemma, rows in verbs.items()}
    presence = next((kind for cue, kind in verbs.get("be", ()) if cue.particle == "in"), None)
    return Cues(ordered, nouns, presence)


Grammar = Mapping[str, frozenset[str]]


def triggers(tree: Tree, cues: Cues, grammar: Grammar) -> list[Trigger]:
    """The triggers of a sentence, in order; one a word."""
    found: list[Trigger] = []
    for number, token in enumerate(tree.tokens):
        lemma = token.lemma.lower()
        trigger = None
        if tree.children(number, "cop") and (kind := cues.presence) and _is_in_place(tree, number):
            trigger = Trigger(number, kind, True, PRESENCE)
        elif token.upos == "VERB" and not _is_nominal(tree, number):
            trigger = _verb(tree, number, lemma, cues)
        elif token.upos in ("NOUN", "PROPN", "ADJ", "VERB"):
            trigger = _noun(tree, number, token.text.lower() if token.xpos == "VBG" else lemma, cues, grammar)
        if trigger and not _is_likened(tree, number, grammar):
            found.append(trigger)
    return found


def _is_in_place(tree: Tree, number: int) -> bool:
    """Whether somebody is said to be in a country or town: "the envoy is in Tehran"."""
    named = tree.name_at.get(number, (0, 0, ""))[2] == "LOC" or tree.tokens[number].lemma.lower() in _LANDS
    return named and tree.case(number) == "in" and bool(tree.children(number, "nsubj"))


def _is_likened(tree: Tree, number: int, grammar: Grammar) -> bool:
    """Whether something is only compared with the event: "tantamount to assassinating a head of state"."""
    head = tree.head(number)
    return head is not None and tree.tokens[head].lemma.lower() in grammar["likened"]


def _is_nominal(tree: Tree, number: int) -> bool:
    """Whether an -ing form is a noun: by an article or noun before it ("the killing", "a mass shooting"), or as an object."""
    if number == 0 or tree.tokens[number].xpos != "VBG":
        return False
    if tree.tokens[number].label == "obj" or tree.tokens[number - 1].lemma.lower() in ("flee", "escape"):
        return True
    held = any(n < number for n in tree.children(number, "det", "compound", "amod")) and bool(tree.case(number))
    return held or tree.tokens[number - 1].text.lower() in ("the", "a", "an", "this", "that")


def _verb(tree: Tree, number: int, lemma: str, cues: Cues) -> Trigger | None:
    if tree.tokens[number].label in ("amod", "case", "compound") or _is_state(tree, number):
        return None
    rows = cues.verbs.get(lemma, ())
    for cue, kind in rows:
        if cue.particle and not _has_particle(tree, number, cue.particle):
            continue
        if cue.objects and not _has_object(tree, number, cue.objects):
            continue
        if _is_dropped(tree, number, lemma, kind):
            continue
        return Trigger(number, kind, True, f"{cue.lemma} {cue.particle}" if cue.particle else cue.lemma, particle=cue.particle)
    return None


def _is_dropped(tree: Tree, number: int, lemma: str, kind: EventType) -> bool:
    """Whether the codebook says that a verb with such an object, any object ("*") or such a preposition is no cue."""
    things = tree.children(number, "obj", "nsubj:pass") + _described(tree, number)
    beside = {tree.tokens[n].lemma.lower() for n in things} | {tree.case(n) for n in tree.children(number, "obl")}
    beside |= {"*"} if tree.children(number, "obj") else set()
    return any(f"{lemma} {word}" in kind.dropped for word in beside)


def _described(tree: Tree, number: int) -> list[int]:
    """The noun behind which a participle says what was done to it: "the treaty signed by A"."""
    head, token = tree.head(number), tree.tokens[number]
    return [head] if token.xpos == "VBN" and token.label == "acl" and head is not None else []


def _is_state(tree: Tree, number: int) -> bool:
    """Whether a participle says how something is, and not what is done to it: "remains committed", "stayed closed"."""
    before = [number - 1] if number else []
    above = [h for h in [tree.head(number)] if h is not None and tree.tokens[number].label == "xcomp"]
    if tree.tokens[number].lemma.lower() in _STANCES and tree.children(number, "aux:pass"):
        return True
    return tree.tokens[number].xpos == "VBN" and any(tree.tokens[n].lemma.lower() in _STATIVE for n in before + above)


def _has_particle(tree: Tree, number: int, particle: str) -> bool:
    for child in tree.children(number):
        token = tree.tokens[child]
        if token.text.lower() == particle and token.label in _PARTICLES and child > number:
            return True
        if token.label.split(":")[0] in ("obl", "advcl", "xcomp", "nmod") and child > number:
            mark = tree.case(child) or " ".join(tree.tokens[m].text.lower() for m in tree.children(child, "mark"))
            if mark == particle:
                return True
    return False


def named(tree: Tree, verb: int) -> set[str]:
    """The lemma of a verb, with its particle where it has one that turns its sense round: "call off"."""
    lemma = tree.tokens[verb].lemma.lower()
    particles = [tree.tokens[n].text.lower() for n in tree.children(verb, "compound:prt", "advmod")]
    return {f"{lemma} {word}" for word in particles if word in _REVERSING} or {lemma}


def _has_object(tree: Tree, number: int, nouns: Iterable[str]) -> bool:
    wanted = set(nouns)
    for child in tree.children(number, "obj", "nsubj:pass", "obl", "xcomp", "compound:prt", "advmod") + _described(tree, number):
        for one in tree.conjuncts(child):
            lemmas = {tree.tokens[one].lemma.lower(), tree.tokens[one].text.lower(), tree.tokens[one].lemma.lower().removesuffix("s")}
            lemmas |= {tree.tokens[n].lemma.lower() for n in tree.children(one, "compound")}
            lemmas |= {PLACE} if tree.name_at.get(one, (0, 0, ""))[2] == "LOC" else set()
            if wanted & lemmas and not (tree.tokens[child].label == "obl" and tree.case(child) == "to" and tree.children(number, "obj")):
                return True
    return False


def is_asked_for(tree: Tree, number: int, verb: Trigger) -> bool:
    """Whether a noun is what the cue of a verb asks for as its object: "signed a treaty"."""
    lemma, wanted = tree.tokens[verb.word].lemma.lower(), tree.tokens[number].lemma.lower()
    return any(wanted in cue.objects for cue in verb.kind.verbs if cue.lemma == lemma)


def _noun(tree: Tree, number: int, lemma: str, cues: Cues, grammar: Grammar) -> Trigger | None:
    before = [tree.tokens[n] for n in tree.children(number, "compound", "amod") if n < number]
    pair = f"{before[-1].lemma.lower()} {lemma}" if before else ""
    if pair not in cues.nouns:
        behind = {tree.case(n) for n in tree.children(number, "nmod")} | {t.text.lower() for t in tree.tokens[number + 1 : number + 2]}
        pair = next((words for word in sorted(behind) if (words := f"{lemma} {word}") in cues.nouns), pair)
    kind = cues.nouns.get(pair) or cues.nouns.get(lemma)
    if kind is None or tree.tokens[number].label in ("compound", "amod", "flat", "nmod:desc"):
        return None
    if (
        any(f"{t.lemma.lower()} {lemma}" in kind.dropped for t in before)
        or lemma in kind.dropped
        or _is_struggle(tree, number, kind, lemma)
    ):
        return None
    if number in tree.name_at:
        return None
    return Trigger(number, kind, False, pair if pair in cues.nouns else lemma, carrier=_carrier(tree, number, grammar, kind.quad))


def _is_struggle(tree: Tree, number: int, kind: EventType, lemma: str) -> bool:
    """Whether a word of fighting has an aim and no arms: "their battle to block his return"."""
    behind = tree.tokens[number + 1 : number + 3]
    aimed = len(behind) == 2 and behind[0].text.lower() == "to" and behind[1].xpos == "VB"
    return kind.quad == 4 and lemma in kind.mutual and aimed


def _carrier(tree: Tree, number: int, grammar: Grammar, quad: int) -> int | None:
    """The light verb whose object the noun is: "launched an attack", "an attack launched by them"."""
    return _carrying(tree, number, grammar, quad) or next(
        (n for n in tree.children(number, "acl") if _described(tree, n) and _is_light(tree, n, grammar, quad)), None
    )


def _carrying(tree: Tree, number: int, grammar: Grammar, quad: int) -> int | None:
    number = tree.first(number)
    head, label = tree.head(number), tree.tokens[number].label
    while head is not None and label == "nmod" and _is_measure(tree, number, head, grammar):
        # "Launched a week of protests", "gave $100 million in aid".
        number = tree.first(head)
        head, label = tree.head(number), tree.tokens[number].label
    if head is None or tree.tokens[head].upos != "VERB" or label not in ("obj", "nsubj:pass", "obl"):
        return None
    light = _is_light(tree, head, grammar, quad)
    return head if light and (label != "obl" or _is_carried_by(tree, head, number)) else None


def _is_carried_by(tree: Tree, verb: int, number: int) -> bool:
    """Whether a light verb carries a noun with a preposition: "went to war", "joined them for talks", "gave $100 million in aid"."""
    lemma, case = tree.tokens[verb].lemma.lower(), tree.case(number)
    amount = case == "in" and any(_is_amount(tree, n) for n in tree.children(verb, "obj"))
    return amount or (lemma, case) == ("join", "for") or lemma in ("go", "enter", "carry")


def _is_measure(tree: Tree, number: int, head: int, grammar: Grammar) -> bool:
    """Whether a word only says how much there is of another."""
    case = tree.case(number)
    return (case == "of" and tree.tokens[head].lemma.lower() in grammar["partitive"]) or (case in ("of", "in") and _is_amount(tree, head))


def _is_amount(tree: Tree, number: int) -> bool:
    token = tree.tokens[number]
    return token.upos in ("NUM", "SYM") or token.lemma.lower() in _UNITS


def _is_light(tree: Tree, verb: int, grammar: Grammar, quad: int) -> bool:
    """Whether a verb only carries an event noun. Who ends a war wages none by that."""
    names = named(tree, verb)
    return bool(names & grammar["light"]) and not (names & grammar["ending"] and quad == 4)
