"""One record an event: what a sentence tells twice, as the deed and as what it did, is one mention; a title's echo is none."""

import re
from collections.abc import Sequence, Set
from dataclasses import replace

from zerohour.coding.subjects import doers, subjects
from zerohour.coding.trees import Tree
from zerohour.coding.triggers import Trigger
from zerohour.records import DONE, OPEN, Actor, EventMention, codes

_IN = frozenset({"in", "by", "during", "from", "with", "after"})
_WHEN = frozenset({"when", "as", "after"})
_LINKS = ("conj", "advcl", "acl", "acl:relcl", "advcl:relcl")
_GENERAL = frozenset({"attack", "assault", "violence", "atrocity"})
_STEM = 4
# Characters of a phrase before its noun.
_REACH = 40
# Characters between what is named and what names it again: further on, a report may be about another one.
_AGAIN = 2500
_DEFINITE = re.compile(r"\b(?:the|these|those|that|this)(?:\s+(?!of\b|on\b|in\b|by\b|to\b|and\b)[\w'-]+){0,3}\s+$", re.IGNORECASE)
_INDEFINITE = re.compile(r"\b(?:an?|another)(?:\s+(?!of\b|on\b|in\b|by\b|to\b|and\b)[\w'-]+){0,3}\s+$", re.IGNORECASE)
Row = tuple[Trigger, EventMention]


def folded(tree: Tree, rows: Sequence[Row]) -> list[EventMention]:
    """The mentions of a sentence, each event once.

    "killed 40 and wounded 1,000" is one event; so is "a blast killed 40" or "40 were killed in a blast": the noun stays where it names
    somebody itself, else the verb with those whom it names.
    """
    kept = {trigger.word: (trigger, mention) for trigger, mention in rows}
    deed_of = _deeds_told(tree, rows)
    for trigger, _ in rows:
        first = _first_consequence(tree, trigger, kept)
        if first is not None:
            kept[first] = (kept[first][0], _with_people(kept[first][1], kept[trigger.word][1]))
            del kept[trigger.word]
            if trigger.word in deed_of:
                deed_of.setdefault(first, deed_of[trigger.word])
    for verb, noun in deed_of.items():
        if verb in kept and noun in kept:
            _join(kept, noun, verb, above=tree.case(noun) not in _IN or noun == tree.head(verb) or kept[noun][0].verbal)
    carried = {trigger.carrier: trigger.word for trigger, _ in rows if trigger.carrier is not None}
    for trigger, _ in rows:
        head = tree.head(trigger.word)
        above = None if head is None else carried.get(head, head)
        if above is not None and above not in kept:
            # "Was hit by strikes in a raid", where hitting is no event of its own.
            above = next((n for n in _doing(tree, above) if n in kept), above)
        if above != trigger.word and trigger.word in kept and above in kept and _is_occasion(tree, trigger, kept[above][0]):
            kept[above] = (kept[above][0], _timed(kept[above][1], kept[trigger.word][1]))
            del kept[trigger.word]
    return [mention for _, (_, mention) in sorted(kept.items())]


def _is_occasion(tree: Tree, noun: Trigger, verb: Trigger) -> bool:
    """Whether a word only says on what occasion the same was done: "marched during a protest march", "retaliating, they struck"."""
    opening = noun.verbal and tree.tokens[noun.word].label == "advcl" and tree.tokens[noun.word].xpos == "VBG"
    if opening and noun.word < verb.word and noun.kind.name == verb.kind.name:
        return not tree.children(noun.word, "obj", "nsubj", "mark")
    inside = tree.tokens[noun.word].label == "obl" and tree.case(noun.word) in ("in", "during", "at")
    return inside and not noun.verbal and noun.kind.name == verb.kind.name and (verb.verbal or verb.kind.quad == 4)


def _deeds_told(tree: Tree, rows: Sequence[Row]) -> dict[int, int]:
    """For each verb of consequence the word of the deed that the sentence tells: "an attack killed ten", "attacked, killing ten"."""
    deeds = {trigger.word: trigger for trigger, _ in rows if not _is_consequence(trigger)}
    carried = {trigger.carrier: trigger.word for trigger in deeds.values() if trigger.carrier is not None}
    people = {trigger.word: mention.actors for trigger, mention in rows}
    found: dict[int, int] = {}
    for trigger, _ in rows:
        if not _is_consequence(trigger) and not (trigger.verbal and trigger.kind.quad == 4):
            continue
        near = _deeds(tree, trigger.word) if _is_consequence(trigger) else _doing(tree, trigger.word)
        for word in [carried.get(n, n) for n in near]:
            deed = deeds.get(word)
            by_others = deed is not None and deed.verbal and people[trigger.word] and people[trigger.word] != people[word]
            if deed is not None and deed.kind.name == trigger.kind.name and not by_others:
                found[trigger.word] = word
                break
    return found


def _doing(tree: Tree, verb: int) -> list[int]:
    """The noun that does what a verb says: "a strike hit the village", "was hit by strikes"."""
    return [n for n in doers(tree, verb) if tree.tokens[n].upos == "NOUN"]


def _is_consequence(trigger: Trigger) -> bool:
    return trigger.verbal and trigger.cue in trigger.kind.consequences


def _first_consequence(tree: Tree, trigger: Trigger, kept: dict[int, Row]) -> int | None:
    """The consequence verb before this one that it is coordinated with, or said beside."""
    if trigger.word not in kept or not _is_consequence(trigger) or tree.tokens[trigger.word].label not in ("conj", "advcl", "parataxis"):
        return None
    head = tree.head(trigger.word)
    if head not in kept or not _is_consequence(kept[head][0]):
        return None
    own, other = kept[trigger.word][1].actors, kept[head][1].actors
    return head if not own or own == other else None


def _deeds(tree: Tree, verb: int) -> list[int]:
    """Nouns that may be what the verb is the outcome of: its subject, what it happened in, or what its clause hangs on."""
    # "Killed and injured in an attack": what hangs on the last of several holds for all.
    told = [verb, *tree.children(verb, "conj")]
    found = [n for one in told for n in tree.children(one, "obl", "advcl") if tree.case(n) in _IN]
    for subject in subjects(tree, verb)[0]:
        # "bombings at embassies, which killed ten": what killed is further up.
        found += [subject, *(n for n in tree.ancestors(subject) if tree.tokens[subject].label in ("nmod", "conj"))][:3]
    head = tree.head(verb)
    if head is not None and tree.tokens[verb].label in _LINKS:
        found.append(head)
    clauses = [
        n for n in tree.children(verb, "advcl") if any(tree.tokens[m].text.lower() in _WHEN for m in tree.children(n, "mark", "advmod"))
    ]
    # "Were killed when a strike hit a school".
    found += [one for n in clauses for one in (n, *subjects(tree, n)[0])]
    return [one for n in found for one in tree.conjuncts(n)]


def _join(kept: dict[int, Row], noun: int, verb: int, above: bool) -> None:
    """`above`: the verb stands in the noun's clause, or is what the noun does."""
    (trigger, deed), (outcome_trigger, outcome) = kept[noun], kept[verb]
    if deed.actors or deed.recipients or above:
        kept[noun] = (trigger, replace(_timed(deed, outcome), recipients=deed.recipients or outcome.recipients, symmetric=deed.symmetric))
        del kept[verb]
    else:
        kept[verb] = (outcome_trigger, replace(_timed(outcome, deed), mode=outcome.mode or deed.mode))
        del kept[noun]


def _timed(one: EventMention, other: EventMention) -> EventMention:
    more = tuple(f for f in other.figures if f not in one.figures)
    return replace(one, window=one.window or other.window, place=one.place or other.place, figures=one.figures + more)


def _with_people(one: EventMention, other: EventMention) -> EventMention:
    more = tuple(r for r in other.recipients if r not in one.recipients)
    return replace(_timed(one, other), recipients=one.recipients + more, mode=one.mode or other.mode)


def taken_up(mentions: Sequence[EventMention], text: str, nouns: Set[int]) -> list[EventMention]:
    """A noun without sides of its own has those of the event that it takes up.

    "That meeting" is the meeting named before it; "an attack is likely", while an attack by somebody is expected, is that one.
    `nouns` are the places of the report's nouns.
    """
    result: list[EventMention] = []
    for mention in mentions:
        told = None
        if not mention.actors and not mention.recipients:
            before = text[max(mention.sentence.start, mention.trigger.start - 12) : mention.trigger.start].lower().split()
            definite = before[-1:] in (["that"], ["this"], ["the"])
            told = _last_that_may_be(mention, [m for m in result if m.type == mention.type], definite, text)
        if told:
            result.append(replace(mention, actors=told.actors, recipients=told.recipients, symmetric=told.symmetric))
        else:
            same = _named_again(mention, result, text) if mention.trigger.start in nouns else None
            result.append(_completed(mention, same) if same else mention)
    return result


def _last_that_may_be(mention: EventMention, before: Sequence[EventMention], definite: bool, text: str) -> EventMention | None:
    """The mention that a bare noun takes up; none where the last one so called has no sides either ("an attack ... the attack"), or where
    its sentence tells of such deeds by several.
    """
    for other in reversed(before):
        if _may_be(mention, other, definite, text):
            return None if _has_rival(other, before) else other
        fresh = _INDEFINITE.search(text[other.sentence.start : other.trigger.start]) is not None
        if definite and fresh and _stem(mention, text) == _stem(other, text) and mention.status in DONE and other.status in DONE:
            return None
    return None


def _has_rival(told: EventMention, before: Sequence[EventMention]) -> bool:
    """Whether the sentence of a mention tells of such a deed by others too."""
    return any(m.sentence == told.sentence and m.type == told.type and not _agree(m.actors, told.actors) for m in before)


def _stem(mention: EventMention, text: str) -> str:
    return mention.trigger.of(text).lower()[:_STEM]


def _named_again(mention: EventMention, before: Sequence[EventMention], text: str) -> EventMention | None:
    """The last mention of what "the bombings" are, where they were named before with nothing that differs."""
    beside = text[max(mention.sentence.start, mention.trigger.start - _REACH) : mention.trigger.start]
    if mention.status not in DONE or not _DEFINITE.search(beside):
        return None
    for other in reversed(before):
        if mention.trigger.start - other.trigger.start > _AGAIN:
            return None
        if other.type == mention.type and other.status in DONE and _stem(other, text) == _stem(mention, text):
            pairs = ((mention.actors, other.actors), (mention.recipients, other.recipients))
            same = all(_agree(one, two) for one, two in pairs) and _same_time(mention, other)
            return other if same and not _has_rival(other, before) else None
    return None


def _same_time(one: EventMention, other: EventMention) -> bool:
    return one.window is None or other.window is None or one.window.overlaps(other.window)


def _completed(mention: EventMention, told: EventMention) -> EventMention:
    """A mention with the day of what it names again, and with its sides where it names none or only what they are ("the embassy")."""
    window = replace(told.window, words="", at=None, clock=None) if told.window and not mention.window else mention.window
    return replace(
        mention,
        window=window,
        place=mention.place or told.place,
        actors=_known(mention.actors, told.actors, mention.recipients),
        recipients=_known(mention.recipients, told.recipients, mention.actors),
    )


def _known(own: tuple[Actor, ...], told: tuple[Actor, ...], opposite: tuple[Actor, ...]) -> tuple[Actor, ...]:
    """One side: as told before where it is unknown now or only what it is, and where nobody of it stands on the other."""
    sectors = {actor.sector for actor in told if actor.code}
    fits = not codes(own) and all(actor.sector in sectors for actor in own) and not codes(told) & codes(opposite)
    return told if codes(told) and fits else own


def _may_be(mention: EventMention, other: EventMention, definite: bool, text: str) -> bool:
    """Whether a bare noun takes up another mention: an open one, or by the same or a general word, as "the attack" may be any."""
    if mention.status in OPEN and other.status in OPEN:
        return bool(other.actors)
    # Of a war or a clash no side is the attacker.
    general = mention.trigger.of(text).lower().rstrip("s") in _GENERAL and not other.symmetric
    named = mention.type != "ASSAULT" or _stem(mention, text) == _stem(other, text) or general
    return definite and named and bool(other.actors or other.recipients)


def without_echoes(mentions: Sequence[EventMention], titles: Sequence[int]) -> list[EventMention]:
    """The mentions without those of the title (sentences that begin at these offsets) that the text itself tells."""
    body = [m for m in mentions if m.sentence.start not in titles]
    return [m for m in mentions if m.sentence.start not in titles or not any(_tells(m, other) for other in body)]


def _tells(title: EventMention, other: EventMention) -> bool:
    pairs = ((title.actors, other.actors), (title.recipients, other.recipients))
    return title.type == other.type and all(_agree(one, two) for one, two in pairs)


def _agree(one: Sequence[Actor], two: Sequence[Actor]) -> bool:
    a, b = codes(one), codes(two)
    return not a or not b or bool(a & b)
