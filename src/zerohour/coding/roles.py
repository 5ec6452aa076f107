"""Who acts and who is acted upon: heads of noun phrases around a trigger, by syntax alone."""

from collections.abc import Sequence
from dataclasses import dataclass

from zerohour.coding.countries import countries, folded
from zerohour.coding.mending import TIMES
from zerohour.coding.subjects import agents, may_be_somebody, second_subject, subjects
from zerohour.coding.trees import Tree
from zerohour.coding.triggers import Trigger, is_asked_for

_TOWARDS = frozenset({"against", "on", "at", "to", "with", "toward", "towards", "for", "over", "into", "from", "upon", "of", "about"})
_WITH = frozenset({"with", "to", "at", "into"})
_OCCASION = frozenset({"in", "at", "during", "after", "following"})
_NOUN_TOWARDS = frozenset({"against", "on", "at", "to", "with", "toward", "towards", "into", "upon", "for", "over"})
# Of these, "of" names whom they are done to: the invasion of A, the support of A.
_DONE_TO = frozenset({"ASSAULT", "COERCE", "ACCUSE", "SUPPORT", "SANCTION"})
_BY_A_BOMB = frozenset({"outside", "near", "at", "inside", "beside", "under", "in front of", "through"})
# Of these a town before the noun says where they were.
_PLACED = frozenset({"ASSAULT", "CONSULT", "PROTEST", "AGREE"})
# Whom a deed does this to, it is done to.
_HARMS = frozenset({"hit", "strike", "damage", "destroy", "wreck", "devastate", "flatten", "level", "rock", "target", "sink"})
_TAKES = frozenset({"seize", "capture", "take", "retake", "recapture", "liberate", "free", "wrest", "confiscate"})
_CAPTIVES = frozenset({"hostage", "captive"})
# Whom a deed befalls that is the object of these: "faced shelling by A".
_UNDERGOES = frozenset({"face", "suffer", "endure", "undergo", "sustain", "withstand"})


@dataclass(frozen=True, slots=True)
class Roles:
    """Words that head the phrases of actors and recipients."""

    actors: tuple[int, ...] = ()
    recipients: tuple[int, ...] = ()


def roles(tree: Tree, trigger: Trigger) -> Roles:
    """The heads of actor and recipient phrases of a trigger; empty where the sentence names nobody."""
    found = _of_verb(tree, trigger) if trigger.verbal else _of_noun(tree, trigger)
    actors = tuple(n for n in past_days(tree, found.actors) if may_be_somebody(tree, n))
    recipients = tuple(n for n in past_days(tree, found.recipients) if may_be_somebody(tree, n) and n not in actors)
    return Roles(actors, recipients)


def past_days(tree: Tree, heads: Sequence[int]) -> list[int]:
    """The name before a weekday that was taken for its head: "Iran Saturday condemned"."""
    found = []
    for head in heads:
        named = (
            [n for n in tree.children(head, "compound", "nmod") if tree.tokens[n].upos == "PROPN"]
            if tree.tokens[head].lemma.lower() in TIMES
            else []
        )
        found.append(named[0] if named else head)
    return found


def _of_verb(tree: Tree, trigger: Trigger) -> Roles:
    verb = trigger.word
    subject, passive = subjects(tree, verb)
    if trigger.cue in trigger.kind.consequences and tree.tokens[verb].xpos in ("VBD", "VBN") and not tree.children(verb, "obj", "aux"):
        # "Three soldiers killed in a raid": headlines leave the auxiliary out.
        passive = True
    own = [n for n in tree.children(verb, "obj", "iobj") if tree.tokens[n].label != "obj:unmarked"]
    own = own or second_subject(tree, verb)
    own = own or [n for inner in tree.children(verb, "ccomp", "xcomp") for n in _accused(tree, inner)]
    # Who is briefed, not what on.
    along = _WITH if trigger.kind.name == "CONSULT" else _TOWARDS
    towards = [n for n in tree.children(verb, "obl") if tree.case(n) in along and n > verb]
    if trigger.kind.name == "COERCE" and trigger.cue in ("ban", "bar", "prevent"):
        towards = []
    # Who is gone to is met; where somebody rallies is only where.
    bound: list[int] = []
    if trigger.particle and not (trigger.particle == "in" and trigger.kind.quad == 4):
        bound = [n for n in tree.children(verb, "obl") if tree.case(n) == trigger.particle]
        own, towards = (own or bound), [n for n in towards if n not in bound]
    carrier_object = [n for n in own if is_asked_for(tree, n, trigger)]
    if carrier_object:
        inner = [n for o in carrier_object for n in tree.children(o, "nmod") if tree.case(n) in _NOUN_TOWARDS]
        # Those who are received, expelled or summoned are met, where the text says whose they are.
        met = trigger.kind.quad >= 3 or tree.tokens[verb].lemma.lower() == "receive"
        people = [
            n
            for n in carrier_object
            if met
            and (
                tree.tokens[n].lemma.lower() in _CAPTIVES
                or any(_is_nationality(tree.tokens[m].text) for m in tree.children(n, "amod", "compound"))
            )
        ]
        own = [n for n in own if n not in carrier_object] + people + inner
        own = own or bound
        # "Recalled its ambassador from Tehran", "retook the town from the rebels".
        out_of = [n for n in tree.children(verb, "obl") if tree.case(n) == "from" and may_be_somebody(tree, n)]
        own = own if people else out_of or own
    if tree.tokens[verb].lemma.lower() in _TAKES and trigger.kind.quad == 4:
        # What is taken from somebody is taken from him.
        own = [n for n in tree.children(verb, "obl") if tree.case(n) == "from" and may_be_somebody(tree, n)] or own
    if trigger.kind.object_is_means or trigger.cue in trigger.kind.prompted:
        own = []
    if trigger.cue in trigger.kind.agentless:
        return Roles((), tuple(_near(tree, verb)))
    if passive:
        # "Rockets were launched at Israel": what the cue names is moved, and meets others.
        moved = trigger.kind.quad == 4 and any(is_asked_for(tree, n, trigger) for n in subject) and bool(towards)
        return Roles(tuple(agents(tree, verb)), tuple(towards[:1] if moved else subject))
    recipients = own or [n for n in towards if may_be_somebody(tree, n)][:1]
    if trigger.kind.quad == 2 and own:
        recipients = own + [n for n in towards if tree.case(n) == "to"]
    if not recipients and trigger.kind.quad in (1, 3):
        opened = [n for word in tree.children(verb, "xcomp") for n in tree.children(word, "obj", "obl")]
        recipients = [n for n in opened if tree.tokens[n].label == "obj" or tree.case(n) in ("against", "on", "at", "to", "with")][:1]
    relative = tree.tokens[verb].label == "acl:relcl" and tree.children(verb, "nsubj") and not own
    if relative and subject and subject[0] != tree.head(verb) and tree.head(verb) is not None:
        recipients = [int(tree.tokens[verb].head), *recipients][:1]
    return Roles(tuple(subject), tuple(recipients))


def _accused(tree: Tree, inner: int) -> list[int]:
    """Whom the parse made the subject of what they are accused of: "accusing Biden of setting"."""
    of = any(tree.tokens[n].text.lower() in ("of", "for", "from") for n in tree.children(inner, "mark"))
    return tree.children(inner, "nsubj")[:1] if of and tree.tokens[inner].xpos == "VBG" else []


def behind(tree: Tree, trigger: Trigger, heads: Sequence[int], suffered: frozenset[str]) -> tuple[int, ...]:
    """Who stands behind the thing that a verb is about: "rejected Israel's demand", "condemned the attack by A", "asked money from B".

    `suffered` are nouns whose possessor is no doer: "condemned A's assassination".
    """
    found: list[int] = []
    for thing in heads:
        beside = [n for n in tree.children(thing, "amod", "compound") if _is_nationality(tree.tokens[n].text)]
        found += [n for n in tree.children(thing, "nmod") if tree.case(n) in ("by", "from")]
        if tree.tokens[thing].lemma.lower() not in suffered:
            found += tree.children(thing, "nmod:poss") + [one for n in beside for one in (n, *tree.children(n, "conj"))]
    asked = [n for n in tree.children(trigger.word, "obl") if tree.case(n) == "from"] if trigger.kind.name == "REQUEST" else []
    return tuple(n for n in (found or asked) if may_be_somebody(tree, n))


def _is_nationality(word: str) -> bool:
    return word[:1].isupper() and (countries().nationality(word) is not None or folded(word) in countries().names)


def _near(tree: Tree, verb: int) -> list[int]:
    """What a bomb goes off at: "exploded outside the embassies", "ripped through the market"."""
    return [n for n in tree.children(verb, "obl") if tree.case(n) in _BY_A_BOMB]


def _of_noun(tree: Tree, trigger: Trigger) -> Roles:
    noun, kind = trigger.word, trigger.kind
    suffered = trigger.cue in kind.suffered
    actors: list[int] = []
    recipients: list[int] = []
    plain = [n for n in tree.children(noun, "compound") if n not in tree.name_at]
    inner = [n for child in plain for n in tree.children(child, "compound", "amod")]
    for child in (*inner, *tree.children(noun, "nmod", "nmod:poss", "amod", "compound", "nmod:unmarked")):
        case, label = tree.case(child), tree.tokens[child].label
        if label == "nmod:poss":
            (recipients if suffered else actors).append(child)
        elif case == "between" or case == "among":
            people = tree.conjuncts(child)
            actors.append(people[0])
        elif case == "by" or case == "from":
            actors.append(child)
            # "The attack by A on B" is often read as if B were A's.
            recipients += [n for n in tree.children(child, "nmod") if kind.quad == 4 and tree.case(n) in ("on", "against")]
        elif case == "of":
            (recipients if suffered or kind.name in _DONE_TO else actors).append(child)
        elif case in _NOUN_TOWARDS and label != "compound":
            recipients.append(child)
        elif case in ("in", "outside", "near") and kind.name == "ASSAULT" and suffered and not recipients:
            continue
        elif label == "compound" and tree.tokens[child].lemma.lower() in kind.sites:
            # "The U.S. Embassy bombing": the state before it may hang on the bombing.
            state = [n for n in tree.children(noun, "amod", "compound") if n == child - 1 and _is_nationality(tree.tokens[n].text)]
            recipients.append(state[0] if state else child)
        elif (
            label in ("amod", "compound")
            and child not in recipients
            and _names_country(tree, child)
            and not (kind.name in _PLACED and _is_town(tree, child))
        ):
            by_them = _is_nationality(tree.tokens[child].text) and tree.tokens[child].upos == "ADJ"
            by_them = by_them or tree.name_at.get(child, (0, 0, ""))[2] == "ORG"
            (recipients if suffered and not by_them else actors).append(child)
    if kind.name == "PROTEST" and not actors and tree.case(noun) in ("in", "at", "during") and tree.tokens[noun].label == "obl":
        # "Waved flags at a rally": who does something there takes part.
        actors = subjects(tree, tree.tokens[noun].head)[0]
    if trigger.cue in kind.mutual and recipients and not actors and tree.case(noun) in _OCCASION and tree.tokens[noun].label == "obl":
        # "In a call with A, B urged": B called.
        actors = subjects(tree, tree.tokens[noun].head)[0]
    if (suffered or kind.quad == 4) and not actors:
        actors = _stray_agent(tree, noun)
    if kind.quad == 4 and not recipients and trigger.cue not in kind.mutual:
        recipients = _harmed(tree, noun)
    if kind.name in ("SUPPORT", "AID") and tree.case(noun) == "with" and not actors and (head := tree.head(noun)) is not None:
        # "With the support of A, B advanced": A supports B.
        actors, recipients = recipients, [n for n in subjects(tree, head)[0] if tree.tokens[head].upos == "VERB"]
    return _with_carrier(tree, trigger, Roles(tuple(actors), tuple(recipients)))


def _harmed(tree: Tree, noun: int) -> list[int]:
    """What a deed harms: "the shelling damaged a ship", "a ship was damaged in the shelling"."""
    first = tree.first(noun)
    verb, label = tree.head(first), tree.tokens[first].label.split(":")[0]
    if verb is not None and label == "obj" and tree.tokens[verb].lemma.lower() in _UNDERGOES:
        return subjects(tree, verb)[0]
    if verb is None or tree.tokens[verb].lemma.lower() not in _HARMS:
        return []
    if label == "nsubj" and not tree.tokens[noun].label.endswith(":pass"):
        return tree.children(verb, "obj")
    told, passive = subjects(tree, verb)
    return [n for n in told if n != noun] if passive and label == "obl" and tree.case(noun) in ("by", "in", "during") else []


def _stray_agent(tree: Tree, noun: int) -> list[int]:
    """The "by" phrase that an active verb cannot have, behind its object: "protest the killings of A by B"."""
    first = tree.first(noun)
    verb = tree.head(first)
    if verb is None or tree.tokens[first].label != "obj" or tree.children(verb, "aux:pass"):
        return []
    return [n for n in agents(tree, verb) if n > noun and tree.tokens[n].upos in ("NOUN", "PROPN")][:1]


def _is_town(tree: Tree, number: int) -> bool:
    """Whether a place's name before a noun only says where: "the Madrid summit", "the Beirut strike"; no country is meant."""
    first, last, kind = tree.name_at.get(number, (0, 0, ""))
    words = " ".join(t.text for t in tree.tokens[first:last])
    return kind == "LOC" and folded(words) not in countries().names and countries().nationality(words) is None


def _names_country(tree: Tree, number: int) -> bool:
    token = tree.tokens[number]
    return token.text[:1].isupper() and token.upos in ("ADJ", "PROPN")


def _with_carrier(tree: Tree, trigger: Trigger, own: Roles) -> Roles:
    """The subject of a light verb acts; its further phrases receive."""
    verb = trigger.carrier
    if verb is None:
        return own
    subject, passive = subjects(tree, verb)
    if passive or tree.head(verb) == trigger.word:
        met = [n for n in tree.children(verb, "obl") if tree.case(n) in ("on", "against") and may_be_somebody(tree, n)]
        return Roles(own.actors or tuple(agents(tree, verb)), own.recipients or tuple(met[:1]))
    towards = [n for n in tree.children(verb, "obl", "iobj") if tree.case(n) in _NOUN_TOWARDS or tree.tokens[n].label == "iobj"]
    if tree.tokens[verb].lemma.lower() == "join" and (joined := tree.children(verb, "obj")):
        own, towards = Roles(own.actors), joined
    partners = tuple(subject) if trigger.cue not in trigger.kind.suffered or not own.actors else own.actors
    actors = partners if not own.actors or trigger.kind.name != "CONSULT" else tuple(dict.fromkeys((*partners, *own.actors)))
    if trigger.kind.name in ("REQUEST",) and own.actors:
        actors = own.actors
    return Roles(actors, own.recipients or tuple(n for n in towards if may_be_somebody(tree, n))[:1])
