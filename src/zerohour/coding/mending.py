"""Mends what a parse cannot mean, before the rules read it."""

from collections.abc import Sequence

from zerohour.records import Token

PHRASE = frozenset(
    {
        "det",
        "amod",
        "compound",
        "flat",
        "nummod",
        "nmod:poss",
        "nmod:desc",
        "fixed",
        "case",
        "advmod",
        "goeswith",
        "det:predet",
        "punct",
        "nmod:npmod",
    }
)
_DAYS = frozenset({"monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"})
# Words of time, which are nobody.
TIMES = _DAYS | {"time", "day", "week", "month", "year", "hour", "morning", "night", "evening"}
_FINITE = frozenset({"VBD", "VBZ", "VBP"})


def mended(tokens: Sequence[Token]) -> tuple[Token, ...]:
    """The words with four mistakes mended, each of which contradicts the rest of the parse.

    A part of a noun's phrase cannot stand across the verb of which the noun is the subject. A noun right before a second finite verb
    without a subject is that subject ("A attacked a village and B attacked a camp"), not one more object. A noun without a preposition
    behind a verb without an object is its object ("met Kenya's president"). A name alone before a sentence whose subject begins right
    behind it belongs to that subject ("UK Prime Minister Rishi Sunak visits").
    """
    found = list(tokens)
    below: dict[int, list[int]] = {}
    for number, token in enumerate(tokens):
        below.setdefault(token.head, []).append(number)
    for number, token in enumerate(tokens):
        if token.head < 0:
            continue
        if _is_across(tokens, number):
            found[number] = token._replace(label="dep")
        elif token.label == "obl" and _is_object(tokens, number, below):
            found[number] = token._replace(label="obj")
        elif (verb := _second_verb(tokens, number, below)) is not None:
            found[number] = token._replace(head=verb, label="nsubj")
        elif token.label == "obl:unmarked" and (subject := _subject_behind(tokens, number, token.head, below)) is not None:
            found[number] = token._replace(head=subject, label="compound")
    if (loose := _loose_name(tokens, below)) is not None:
        name, verb, subject = loose
        found[name], found[verb] = tokens[name]._replace(head=subject, label="compound"), tokens[verb]._replace(head=-1, label="root")
    return tuple(found)


def _loose_name(tokens: Sequence[Token], below: dict[int, list[int]]) -> tuple[int, int, int] | None:
    """The name that was taken for the root, the verb below it, and that verb's subject."""
    name = next((n for n, t in enumerate(tokens) if t.head < 0), 0)
    verbs = below.get(name, [])
    if len(verbs) != 1 or tokens[verbs[0]].upos != "VERB" or tokens[verbs[0]].label != "parataxis":
        return None
    subject = _subject_behind(tokens, name, verbs[0], below)
    return (name, verbs[0], subject) if subject is not None else None


def _subject_behind(tokens: Sequence[Token], name: int, verb: int, below: dict[int, list[int]]) -> int | None:
    """The subject of a verb where it begins right behind a name that is no time."""
    if tokens[name].upos != "PROPN" or tokens[name].lemma.lower() in TIMES:
        return None
    told = [n for n in below.get(verb, ()) if tokens[n].label.startswith("nsubj")]
    return next((n for n in told if min(_under(below, n)) == name + 1), None)


def _under(below: dict[int, list[int]], number: int) -> list[int]:
    found = [number]
    for one in found:
        found += below.get(one, [])
    return found


def _has(tokens: Sequence[Token], below: dict[int, list[int]], number: int, *labels: str) -> bool:
    return any(tokens[n].label.split(":")[0] in labels or tokens[n].label in labels for n in below.get(number, ()))


def _is_across(tokens: Sequence[Token], number: int) -> bool:
    head = tokens[number].head
    verb = tokens[head].head
    return (
        tokens[number].label in PHRASE
        and tokens[number].label != "punct"
        and verb >= 0
        and tokens[verb].upos == "VERB"
        and min(number, head) < verb < max(number, head)
    )


def _is_object(tokens: Sequence[Token], number: int, below: dict[int, list[int]]) -> bool:
    token, verb = tokens[number], tokens[number].head
    bare = not _has(tokens, below, number, "case", "nummod") and token.lemma.lower() not in TIMES and token.upos in ("NOUN", "PROPN")
    return bare and number > verb and tokens[verb].upos == "VERB" and not _has(tokens, below, verb, "obj", "aux:pass", "ccomp")


def _second_verb(tokens: Sequence[Token], number: int, below: dict[int, list[int]]) -> int | None:
    """The verb of which a noun is the subject that was taken for one more object of the verb before."""
    token, verb = tokens[number], number + 1
    if token.label != "conj" or token.upos not in ("NOUN", "PROPN") or verb >= len(tokens):
        return None
    second = tokens[verb]
    same = second.upos == "VERB" and second.label == "conj" and second.head >= 0 and tokens[token.head].head == second.head < token.head
    return verb if same and second.xpos in _FINITE and not _has(tokens, below, verb, "nsubj") else None
