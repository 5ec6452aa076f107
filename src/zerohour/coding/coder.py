"""A report and its analysis in, a Reading out: the steps of coding, in order. Each report is coded by itself."""

from base64 import b64encode
from collections.abc import Callable, Iterable, Iterator, Set
from dataclasses import dataclass, replace
from functools import cached_property

from zerohour.codebook import Codebook, EventType
from zerohour.coding import attribution, blame, dating, figures, folding, places, sites, times
from zerohour.coding.countries import countries
from zerohour.coding.entities import ARMED, INSTITUTIONS, Coder
from zerohour.coding.gazetteer import Candidate, Gazetteer
from zerohour.coding.inherited import inherited
from zerohour.coding.lexicon import Lexicon
from zerohour.coding.nonevents import carried_by_same, part_of_another
from zerohour.coding.people import Cast
from zerohour.coding.pronouns import ONE, WE
from zerohour.coding.roles import Roles, behind, roles
from zerohour.coding.speakers import source_of
from zerohour.coding.status import Status, status_of
from zerohour.coding.trees import Tree
from zerohour.coding.triggers import PRESENCE, Cues, Trigger, cues_of, triggers
from zerohour.records import (
    OPEN,
    Actor,
    Analysis,
    EventMention,
    Place,
    PlaceMention,
    Reading,
    Report,
    Source,
    Span,
    Statement,
    Token,
    Window,
    codes,
)

_CIVIL = frozenset({"CVL", "LAB", "EDU", "MED", "OPP", "SOC"})
_SELVES = frozenset({"himself", "herself", "itself", "themselves"})
NEEDS = frozenset({"upos", "xpos", "lemma", "head", "label", "names"})


@dataclass(frozen=True)
class Scene:
    """What the steps share about one report."""

    report: Report
    trees: tuple[Tree, ...]
    cast: Cast
    statements: tuple[Statement, ...]
    timed: dict[int, list[dating.Timed]]
    places: tuple[tuple[PlaceMention, Candidate | None], ...]
    book: Codebook

    @cached_property
    def deeds(self) -> frozenset[str]:
        """Nouns of events, which are nobody, but for what people are called by too: a delegation."""
        return frozenset(noun for kind in self.book.types.values() for noun in kind.nouns) - frozenset(self.book.sectors)

    @cached_property
    def suffered(self) -> frozenset[str]:
        """Nouns of events whose possessor is the one they are done to."""
        return frozenset(noun for kind in self.book.types.values() for noun in kind.suffered)


def code(report: Report, analysis: Analysis, book: Codebook, lexicon: Lexicon, gazetteer: Gazetteer) -> Reading:
    """The event mentions of a report, in the order of its text."""
    scene = scene_of(report, analysis, book, lexicon, gazetteer)
    cues = cues_of(book)
    told = [_sentence(scene, tree, cues) for tree in scene.trees if tree.sentence.kind != "dateline"]
    found = [mention for mentions, _ in told for mention in mentions]
    again = {offset for _, offsets in told for offset in offsets}
    nouns = {t.start for tree in scene.trees for t in tree.tokens if t.upos == "NOUN"}
    found = folding.taken_up(found, report.text, nouns)
    found = folding.without_echoes(found, [t.sentence.span.start for t in scene.trees[:1] if t.sentence.kind == "headline"])
    numbered = [replace(m, id=f"{report.id}-{n:02d}") for n, m in enumerate(inherited(scene.trees, found, again), 1)]
    return Reading(report, tuple(numbered), report.notes)


def scene_of(report: Report, analysis: Analysis, book: Codebook, lexicon: Lexicon, gazetteer: Gazetteer) -> Scene:
    """Everything that is read once for the whole report."""
    trees = tuple(Tree(number, sentence) for number, sentence in enumerate(analysis.sentences))
    found_places = tuple(places.mentions(analysis, trees, gazetteer.find))
    cast = Cast(Coder(book, lexicon, report.day), report.text, _home(trees, found_places), _lands(found_places))
    cast.fill(trees)
    statements = tuple(attribution.statements(trees, report.text, cast, book))
    ahead = dating.looks_ahead(trees, book)
    timed = dating.placed(trees, times.find(report.text, report.published, ahead.get), book.grammar["judges"], report.day)
    return Scene(report, trees, cast, statements, timed, found_places, book)


def _lands(found: Iterable[tuple[PlaceMention, Candidate | None]]) -> dict[int, str]:
    """The countries, ISO alpha-3, of the towns and regions named, by the offset of the name."""
    known = ((m.start, countries().by_alpha2.get(m.country_code or "")) for m, c in found if c is not None and c.is_local)
    return {start: code for start, code in known if code}


def _home(trees: Iterable[Tree], found: Iterable[tuple[PlaceMention, Candidate | None]]) -> str | None:
    """The country of the dateline, ISO alpha-3."""
    lines = [t.sentence.span for t in trees if t.sentence.kind == "dateline"]
    codes = [m.country_code for m, _ in found for span in lines if span.start <= m.start < span.end and m.country_code]
    return countries().by_alpha2.get(codes[-1]) if codes else None


def _sentence(scene: Scene, tree: Tree, cues: Cues) -> tuple[list[EventMention], set[int]]:
    # "March" is a month where it is part of a time.
    months = [t.expression for t in scene.timed.get(tree.number, ())]
    found = [t for t in triggers(tree, cues, scene.book.grammar) if not any(m.start <= tree.tokens[t.word].start < m.end for m in months)]
    carried = {t.carrier for t in found if t.carrier is not None}
    others = {t.word for t in found}
    verbs = {t.word for t in found if t.verbal}
    rows = []
    for trigger in found:
        if (trigger.verbal and trigger.word in carried and carried_by_same(trigger, found)) or part_of_another(
            tree, trigger, found, scene.book
        ):
            continue
        if (mention := _mention(scene, tree, trigger, others, verbs)) is not None:
            rows.append((trigger, mention))
    again = {tree.tokens[t.word].start for t, _ in rows if _tells_again(tree, t, scene)}
    return folding.folded(tree, rows), again


def _tells_again(tree: Tree, trigger: Trigger, scene: Scene) -> bool:
    """Whether a verb tells of a deed told before: "were injured in the blast"."""
    deeds = [
        n
        for n in tree.children(trigger.word, "obl")
        if tree.case(n) in ("in", "by", "during") and tree.tokens[n].lemma.lower() in scene.deeds
    ]
    return any(tree.tokens[m].lemma.lower() in ("the", "that", "this") for n in deeds for m in tree.children(n, "det"))


def _mention(scene: Scene, tree: Tree, trigger: Trigger, others: Set[int], verbs: Set[int]) -> EventMention | None:
    parties, charge = roles(tree, trigger), blame.charge(tree, trigger)
    if charge.doers:
        parties = Roles(parties.actors or charge.doers, tuple(n for n in parties.recipients if n not in charge.doers))
    elif trigger.kind.quad == 3 and (blamed := blame.accused(tree, trigger)):
        parties = Roles(parties.actors, blamed)
    actors, recipients = _people(scene, tree, parties.actors), _people(scene, tree, parties.recipients, trigger.kind.quad == 4)
    if not recipients and trigger.verbal and trigger.kind.quad in (1, 3):
        others_own = _people(scene, tree, behind(tree, trigger, parties.recipients, scene.suffered))
        recipients = tuple(a for a in others_own if a.code not in codes(actors))
    if trigger.cue == PRESENCE:
        recipients = tuple(a for a in scene.cast.one(tree, trigger.word) if a.code)
        if not _is_abroad(actors, recipients):
            return None
    actors, recipients = _apart(actors, recipients, trigger)
    trigger = replace(trigger, kind=_of_civilians(scene.book, trigger, actors, recipients))
    status = status_of(tree, trigger.word, trigger.verbal, trigger.carrier, scene.book, trigger.kind.quad)
    status, when = _when(scene, tree, trigger, status, others, verbs)
    found_places = sites.without_clocks(scene.report.text, scene.timed.get(tree.number, ()), scene.places)
    place = sites.of_event(tree, trigger, found_places, others)
    if _has_no_counterpart(tree, trigger, actors, recipients) or not _is_event(trigger, actors, recipients, status, when, place):
        return None
    span = tree.tokens[trigger.word].span
    cue = tree.tokens[trigger.carrier].span if trigger.carrier is not None else span
    chain = attribution.chain(scene.statements, span.start, cue.start)
    if charge.doers and not chain:
        chain = (_teller(scene, tree, charge.teller),)
    if status.name == "expected" and status.probability is None and _own_word(scene, tree, actors, chain):
        status = replace(status, name="planned")
    return EventMention(
        id="",
        report=scene.report.id,
        sentence=tree.sentence.span,
        trigger=span,
        type=trigger.kind.name,
        status=status.name,
        mode=_mode(tree, trigger),
        actors=actors,
        recipients=recipients,
        symmetric=trigger.cue in trigger.kind.mutual,
        window=when,
        place=place,
        factuality=status.factuality,
        commitment=status.commitment,
        probability=status.probability,
        figures=figures.of_mention(tree, trigger, parties.recipients),
        attribution=chain,
        sense=b64encode(tree.sentence.sense(trigger.word)).decode("ascii"),
    )


def _teller(scene: Scene, tree: Tree, head: int | None) -> Source:
    """Who charges somebody with a deed."""
    if head is None:
        return Source("unattributed", "unattributed")
    return source_of(tree, head, tree.phrase(head), scene.report.text, scene.cast, scene.book)


def _of_civilians(book: Codebook, trigger: Trigger, actors: tuple[Actor, ...], recipients: tuple[Actor, ...]) -> EventType:
    """What the same word means of civilians: workers who strike, demonstrators who protest."""
    civil = bool(actors) and all(a.sector in _CIVIL for a in actors) and not any(r.code or r.sector in _CIVIL for r in recipients)
    return book.types.get(trigger.kind.civil.get(trigger.cue, ""), trigger.kind) if civil else trigger.kind


def _own_word(scene: Scene, tree: Tree, actors: tuple[Actor, ...], chain: tuple[Source, ...]) -> bool:
    """Whether those who say so, or whose state says so, are those who will do it: then it is announced, not forecast."""
    said = {name for source in chain for name in (source.text, source.name) if name}
    spans = [source.span for source in chain if source.span and source.kind in ("official", "government", "military")]
    theirs = codes(
        a for n, t in enumerate(tree.tokens) if any(s.start <= t.start < s.end for s in spans) for a in scene.cast.actors(tree, n)
    )
    return any({actor.text, actor.name} & said or (actor.code in theirs and _of_state(actor)) for actor in actors)


def _people(scene: Scene, tree: Tree, heads: Iterable[int], wide: bool = False) -> tuple[Actor, ...]:
    """The actors of phrases: only what names somebody."""
    found: list[Actor] = []
    for head in heads:
        lemma = tree.tokens[head].lemma.lower()
        if lemma in scene.deeds and head not in tree.name_at:
            continue
        place = tree.name_at.get(head, (0, 0, ""))[2] == "LOC"
        for actor in _first_person(scene, tree, head) or scene.cast.actors(tree, head):
            if not any(_same_one(actor, other) for other in found) and (
                actor.sector
                or (actor.name and not place)
                or lemma in scene.book.grammar["collective"]
                or _is_collective(tree, head, actor, scene.book)
                or (actor.code and _names_somebody(tree, head, wide))
            ):
                found.append(actor)
    return tuple(found)


def _is_collective(tree: Tree, head: int, actor: Actor, book: Codebook) -> bool:
    """Whether one beside others is told by a word like "ally": "Iran and its allies"."""
    own = [n for n in tree.children(head, "conj") if actor.span and tree.tokens[n].end == actor.span.end]
    return any(tree.tokens[n].lemma.lower() in book.grammar["collective"] for n in own)


def _first_person(scene: Scene, tree: Tree, head: int) -> list[Actor]:
    """Who "I" and "we" are: the one whose words they stand in, for "we" as far as a country and what they are."""
    token, word = tree.tokens[head], tree.tokens[head].text.lower()
    around = [s for s in scene.statements if s.covers(token.start) and s.source.span] if word in ONE | WE else []
    for told, number in _heads(scene, min(around, key=lambda s: s.size).source.span) if around else ():
        who = replace(scene.cast.one(told, number)[0], text=token.text, span=token.span)
        return [who if word in ONE else replace(who, name=None, office=None, former_office=None)]
    return []


def _heads(scene: Scene, where: Span | None) -> Iterator[tuple[Tree, int]]:
    """The words of a stretch that hang on none of it."""
    inside: Callable[[Token], bool] = lambda token: where is not None and where.start <= token.start < where.end
    for tree in scene.trees:
        for number, token in enumerate(tree.tokens):
            head = tree.head(number)
            if inside(token) and (head is None or not inside(tree.tokens[head])):
                yield tree, number


def _same_one(one: Actor, other: Actor) -> bool:
    """Whether two phrases name the same one: "Jordan cancelled its summit"."""
    return replace(one, text="", span=None) == replace(other, text="", span=None) and (bool(one.name) or one == other)


def _names_somebody(tree: Tree, head: int, wide: bool) -> bool:
    """Whether a phrase with a country's code is somebody: a name, a nationality, a pronoun; `wide`: also what belongs to a country."""
    token = tree.tokens[head]
    return (
        wide
        or token.upos in ("PROPN", "PRON", "ADJ", "DET", "NUM")
        or head in tree.name_at
        or countries().nationality(token.text) is not None
    )


def _is_abroad(actors: tuple[Actor, ...], recipients: tuple[Actor, ...]) -> bool:
    """Whether people of a state are in another one."""
    there = codes(recipients)
    return bool(there) and any(a.code and a.code not in there and a.sector in INSTITUTIONS for a in actors)


def _apart(actors: tuple[Actor, ...], recipients: tuple[Actor, ...], trigger: Trigger) -> tuple[tuple[Actor, ...], tuple[Actor, ...]]:
    """Nobody is actor and recipient at once; for events of two equal sides all are actors."""
    kept = tuple(r for r in recipients if all(r.span != a.span for a in actors))
    if trigger.cue in trigger.kind.mutual and not actors:
        return kept, ()
    return actors, kept


def _is_event(
    trigger: Trigger, actors: tuple[Actor, ...], recipients: tuple[Actor, ...], status: Status, when: Window | None, place: Place | None
) -> bool:
    """Whether somebody political, armed or public takes part; a bare noun needs a participant, or a time, or a light verb."""
    together = trigger.cue in trigger.kind.mutual and len(codes(actors)) > 1
    if trigger.kind.needs_recipient and not recipients and not together:
        return False
    press = any(side and all(p.sector == "JRN" for p in side) for side in (actors, recipients))
    if press and trigger.kind.name == "CONSULT":
        # Who speaks to a broadcaster gives an interview.
        return False
    parties = (*actors, *recipients)
    # Force counts by whom it meets too; a visit only by who makes it.
    deciding = parties if trigger.kind.quad == 4 else actors
    if trigger.cue in trigger.kind.officials and not any(_of_state(a) for a in deciding):
        return False
    if any(p.code or p.sector for p in parties):
        return not _own_affair(trigger, actors, recipients, status)
    if parties and (trigger.verbal or trigger.cue in trigger.kind.suffered):
        return trigger.kind.quad == 4
    if (trigger.verbal and trigger.cue not in trigger.kind.agentless) or trigger.kind.quad == 3:
        return False
    violent = trigger.kind.name in ("ASSAULT", "PROTEST")
    return (when is not None and (status.name in OPEN or violent)) or (place is not None and violent)


def _has_no_counterpart(tree: Tree, trigger: Trigger, actors: tuple[Actor, ...], recipients: tuple[Actor, ...]) -> bool:
    """Whether a verb whose object must be somebody else has another one: "meet their needs", "fight corruption", "killed himself"."""
    if trigger.cue in trigger.kind.consequences and any(tree.tokens[n].text.lower() in _SELVES for n in tree.children(trigger.word, "obj")):
        return True
    return trigger.cue in trigger.kind.counterparts and not recipients and len(actors) < 2 and bool(tree.children(trigger.word, "obj"))


def _of_state(actor: Actor) -> bool:
    """Whether an actor is a state, or somebody of one, or of an armed group."""
    return actor.sector in INSTITUTIONS | ARMED | {"ELI", "REL"} or bool(actor.code and not actor.sector)


def _own_affair(trigger: Trigger, actors: tuple[Actor, ...], recipients: tuple[Actor, ...], status: Status) -> bool:
    """What a country may do for its own people ("defend its citizens") is no event until it does it; nor what it warns them of."""
    theirs = codes(recipients)
    if trigger.kind.name == "THREATEN" and theirs and theirs <= codes(actors):
        return all(a.sector in INSTITUTIONS or not a.sector for a in actors) and all(r.sector in _CIVIL for r in recipients)
    return (
        trigger.kind.name in ("SUPPORT", "AID") and status.name not in ("occurred", "ongoing") and bool(theirs) and theirs <= codes(actors)
    )


def _mode(tree: Tree, trigger: Trigger) -> str | None:
    beside = {
        tree.tokens[n].lemma.lower()
        for n in (trigger.word, *tree.children(trigger.word, "compound", "amod", "obj", "obl", "nmod", "compound:prt", "advmod"))
    }
    beside.add(trigger.cue)
    if trigger.carrier is not None:
        beside.add(tree.tokens[trigger.carrier].lemma.lower())
    return next((mode.name for mode in trigger.kind.modes if mode.words & beside), None)


def _when(scene: Scene, tree: Tree, trigger: Trigger, status: Status, others: Set[int], verbs: Set[int]) -> tuple[Status, Window | None]:
    """The window of an event; "won't come Monday, but later" turns a denial into an expectation with a later window."""
    timed = scene.timed.get(tree.number, [])
    says = scene.book.grammar["says"]
    elsewhere = others - {trigger.word, trigger.carrier}
    chosen = dating.of_event(tree, trigger.word, trigger.carrier, timed, says, verbs, elsewhere)
    if not chosen:
        return status, None
    found = dating.window(chosen)
    if status.undoing == "deferred" and (moved := dating.deferred_to(chosen)):
        return replace(status, name="planned", factuality=1.5, commitment="PR+"), moved
    doubted = status.probability is not None and status.probability.high <= 45
    if ((status.name == "negated" and status.ahead) or doubted) and (moved := dating.moved_past(chosen, timed)):
        return replace(status, name="possible", factuality=0.5, commitment="PS+", probability=None), moved
    day = scene.report.day
    if found and day and found.earliest and found.earliest > day and status.name in ("occurred", "ongoing"):
        if trigger.verbal and not dating.is_present(tree.tokens[trigger.word]):
            # What has happened is not dated after the report of it.
            return status, None
        # "They meet on Monday", "before next week's talks": what has a day to come is on the calendar.
        status = replace(status, name="planned", factuality=1.5, commitment="PR+")
    if found and day and found.latest and found.latest < day and status.name == "planned" and trigger.carrier is not None:
        # "On Sunday they announced a withdrawal": that is when it was announced.
        return status, None
    if found is not None and found.at is not None:
        zones = {m.start: zone for m, place in scene.places if (zone := dating.zone_of(place))}
        found = dating.with_clocks(found, tree, timed, [m for m, _ in scene.places], zones)
    return status, found
