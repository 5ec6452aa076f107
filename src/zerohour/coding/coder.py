"""A report, its analysis and what the reader proposes in, a Reading out: the steps of coding, in order. Each report is coded by itself."""

from base64 import b64encode
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property, partial

from zerohour.codebook import Codebook
from zerohour.coding import attribution, dating, figures, places, status, times
from zerohour.coding.countries import countries
from zerohour.coding.decoding import Decoded, codes_of, decoded
from zerohour.coding.entities import Coder
from zerohour.coding.gazetteer import Candidate, Gazetteer
from zerohour.coding.lexicon import Lexicon
from zerohour.coding.own import is_own
from zerohour.coding.people import Cast
from zerohour.coding.sharing import shared
from zerohour.coding.sureness import sure
from zerohour.coding.trees import Tree
from zerohour.coding.weighing import Known, weighed
from zerohour.records import (
    DONE,
    Actor,
    Analysis,
    Argument,
    EventMention,
    Figure,
    Place,
    PlaceMention,
    Proposal,
    Reading,
    Report,
    Source,
    Span,
    Statement,
    TimeExpression,
    Window,
)

AHEAD = frozenset({"planned", "expected"})
NEEDS = frozenset({"upos", "xpos", "lemma", "head", "label", "names", "events"})


@dataclass(frozen=True)
class Scene:
    """What the steps share about one report."""

    report: Report
    trees: tuple[Tree, ...]
    cast: Cast
    statements: tuple[Statement, ...]
    times: tuple[TimeExpression, ...]
    places: tuple[tuple[PlaceMention, Candidate | None], ...]
    book: Codebook
    gazetteer: Gazetteer

    @cached_property
    def _starts(self) -> list[int]:
        return [tree.sentence.span.start for tree in self.trees]

    def at(self, offset: int) -> tuple[Tree, int]:
        """The sentence and the word that an offset lies in."""
        tree = self.trees[max(0, bisect_right(self._starts, offset) - 1)]
        return tree, max(0, bisect_right([token.start for token in tree.tokens], offset) - 1)


def code(
    report: Report, analysis: Analysis, proposals: Sequence[Proposal], book: Codebook, lexicon: Lexicon, gazetteer: Gazetteer
) -> Reading:
    """The event mentions of a report, in the order of its text."""
    scene = scene_of(report, analysis, book, lexicon, gazetteer, proposals)
    told = weighed(proposals, partial(_known, scene))
    events = decoded(told)
    counts = _counts(scene, events)
    whole = shared([_mention(scene, event, counts.get(event.trigger, ())) for event in events], told)
    return Reading(report, tuple(replace(m, id=f"{report.id}-{n:02d}") for n, m in enumerate(whole, 1)), report.notes)


def scene_of(
    report: Report, analysis: Analysis, book: Codebook, lexicon: Lexicon, gazetteer: Gazetteer, proposals: Sequence[Proposal] = ()
) -> Scene:
    """Everything that is read once for the whole report; what is proposed tells which times lie ahead."""
    trees = tuple(Tree(number, sentence) for number, sentence in enumerate(analysis.sentences))
    found_places = tuple(places.mentions(analysis, trees, gazetteer.find))
    cast = Cast(Coder(book, lexicon, report.day), report.text, _home(trees, found_places), _lands(found_places))
    cast.fill(trees)
    statements = tuple(attribution.statements(trees, report.text, cast, book))
    scene = Scene(report, trees, cast, statements, (), found_places, book, gazetteer)
    ahead = [(event, event.status in AHEAD or _may_come(scene, event)) for event in decoded(proposals)]
    sure = [(event, is_ahead) for event, is_ahead in ahead if is_ahead or event.status in DONE]
    told = [(one, is_ahead and not _is_of_saying(scene, one, event)) for event, is_ahead in sure for one in event.of("time")]
    return replace(scene, times=tuple(times.find(report.text, report.published, dating.direction(told))))


def _lands(found: Iterable[tuple[PlaceMention, Candidate | None]]) -> dict[int, str]:
    """The countries, ISO alpha-3, of the towns and regions named, by the offset of the name."""
    known = ((m.start, countries().by_alpha2.get(m.country_code or "")) for m, c in found if c is not None and c.is_local)
    return {start: code for start, code in known if code}


def _home(trees: Iterable[Tree], found: Iterable[tuple[PlaceMention, Candidate | None]]) -> str | None:
    """The country of the dateline, ISO alpha-3."""
    lines = [t.sentence.span for t in trees if t.sentence.kind == "dateline"]
    codes = [m.country_code for m, _ in found for span in lines if span.start <= m.start < span.end and m.country_code]
    return countries().by_alpha2.get(codes[-1]) if codes else None


def _counts(scene: Scene, events: Sequence[Decoded]) -> dict[Span, tuple[Figure, ...]]:
    """How many the events of a sentence met, by the words of each event."""
    told: dict[int, dict[int, Decoded]] = {}
    for event in events:
        tree, word = scene.at(event.trigger.start)
        told.setdefault(tree.number, {})[word] = event
    found = {}
    for number, words in told.items():
        kinds = [(word, kind.figures) for word, event in words.items() if (kind := scene.book.types.get(event.type))]
        for word, counts in figures.of_sentence(scene.trees[number], kinds).items():
            found[words[word].trigger] = counts
    return found


def _mention(scene: Scene, event: Decoded, counts: tuple[Figure, ...]) -> EventMention:
    tree, word = scene.at(event.trigger.start)
    window = _window(scene, tree, event)
    probability = status.estimative(tree, word, scene.book)
    tellers = _tellers(scene, event)
    score, commitment = status.commitment(event.status, probability, not tellers or tellers[0].kind != "unattributed")
    mention = EventMention(
        id="",
        report=scene.report.id,
        sentence=tree.sentence.span,
        trigger=event.trigger,
        type=event.type,
        status=event.status,
        mode=event.mode or None,
        actors=_side(scene, event.of("actor")),
        recipients=_side(scene, event.of("recipient")),
        symmetric=event.symmetric,
        window=window,
        place=_place(scene, event.of("place")),
        factuality=score,
        commitment=commitment,
        probability=probability,
        figures=counts,
        attribution=tellers,
        sense=b64encode(tree.sentence.sense(word)).decode("ascii"),
        sure=None if is_own(event.type) else sure("event", event.chance),
        sure_status=sure("status", event.chance_status),
    )
    return replace(mention, inherited=_inherited(scene, tree, event, mention))


_FIELDS = {"actor": "actors", "recipient": "recipients", "time": "window", "place": "place"}


def _inherited(scene: Scene, tree: Tree, event: Decoded, mention: EventMention) -> tuple[tuple[str, Span], ...]:
    """The fields that the words of another sentence alone tell, with that sentence."""
    found = []
    for role, name in _FIELDS.items():
        told = event.of(role)
        if told and getattr(mention, name) and not any(tree.sentence.span.holds(one.span) for one in told):
            found.append((name, scene.at(told[0].span.start)[0].sentence.span))
    return tuple(found)


def _window(scene: Scene, tree: Tree, event: Decoded) -> Window | None:
    """When it is, the moment in the zone of the place named beside it."""
    done = event.status in DONE
    found = dating.window_of(scene.times, event.of("time"), scene.report.text, None if done else scene.report.day, done)
    if found is not None and done:
        found = dating.not_ahead(found, scene.report.day)
    if found is None or found.at is None:
        return found
    inside = [t for t in scene.times if tree.sentence.span.start <= t.start < tree.sentence.span.end]
    zones = {m.start: zone for m, place in scene.places if (zone := dating.zone_of(place))}
    return dating.with_clocks(found, tree, inside, [m for m, _ in scene.places], zones)


def _may_come(scene: Scene, event: Decoded) -> bool:
    """Whether what is possible lies ahead, by its verb: "may strike", not "may have struck"."""
    tree, word = scene.at(event.trigger.start)
    beside = [tree.tokens[n] for n in tree.children(word, "aux")]
    return event.status == "possible" and any(t.xpos == "MD" for t in beside) and not any(t.lemma == "have" for t in beside)


def _is_of_saying(scene: Scene, one: Argument, event: Decoded) -> bool:
    """Whether a time is told with who says so and not with what is said: "will deploy ships, it said on Friday"."""
    sentence = scene.at(one.span.start)[0].sentence.span
    beside = [row for row in scene.statements if row.covers(event.trigger.start) and sentence.holds(row.cue)]
    return bool(beside) and not any(row.covers(one.span.start) for row in beside)


def _head(scene: Scene, one: Argument) -> tuple[Tree, int]:
    """The word of an argument on which its others hang."""
    tree, first = scene.at(one.span.start)
    inside = [n for n in range(first, len(tree.tokens)) if tree.tokens[n].start < one.span.end] or [first]
    return tree, next((n for n in inside if tree.tokens[n].head not in inside), inside[-1])


def _known(scene: Scene, one: Argument) -> Known:
    """What the report gives for the one whom words mean; nothing where they mean several."""
    tree, head = _head(scene, one)
    found = scene.cast.one(tree, head)
    if len(found) != 1:
        return Known(None)
    # Somebody is called by the last word of his name; titles are none.
    inside = (token for token in tree.tokens if one.span.start <= token.start < one.span.end and token.upos == "PROPN")
    names = [token.text for token in inside if token.text.lower() not in scene.book.sectors]
    if tree.tokens[head].upos != "PROPN" or not names:
        return Known(found[0].code)
    return Known(found[0].code, names[-1], names[-2] if len(names) > 1 else None)


def _side(scene: Scene, parties: Sequence[Argument]) -> tuple[Actor, ...]:
    """The parties of a side; of those that stand for one country, each country once."""
    found = [actor for one in parties for actor in _actors(scene, one)]
    first = {actor.code: n for n, actor in reversed(list(enumerate(found))) if actor.code}
    return tuple(actor for n, actor in enumerate(found) if actor.code is None or first[actor.code] == n)


def _actors(scene: Scene, one: Argument) -> Iterator[Actor]:
    """A party: what the reader says of it, and the name and office that the report gives for the same one.

    Of "both governments" it is each that the reader takes it for, or that the report knows them to be if the reader's word is among those.
    """
    tree, head = _head(scene, one)
    everyone = scene.cast.one(tree, head)
    known = next(iter(everyone), Actor(""))
    words, told = " ".join(one.span.of(scene.report.text).split()), codes_of(one)
    several = tuple(dict.fromkeys(actor.code for actor in everyone if actor.code))
    if len(told) == 1 and len(several) > 1 and (told[0] is None or told[0] in several):
        told = several
    likely = sure("party", one.chance * (one.codes[0][1] if one.codes else 1.0))
    for code in told:
        yield Actor(words, code, one.sector or None, known.name, known.office, one.span, known.former_office, likely)


def _place(scene: Scene, found: Sequence[Argument]) -> Place | None:
    """The place that the words name, as far as the gazetteer knows it."""
    for one in found:
        for mention, _ in scene.places:
            if one.span.meets(Span(mention.start, mention.end)):
                return Place(
                    mention.name, mention.country_code, mention.geoname_id, mention.latitude, mention.longitude, sure("place", one.chance)
                )
        if (seat := places.seat(one.span.of(scene.report.text).split(), scene.gazetteer.find)) is not None:
            return Place(seat.name, seat.country, seat.geoname_id, seat.latitude, seat.longitude, sure("place", one.chance))
    return None


def _tellers(scene: Scene, event: Decoded) -> tuple[Source, ...]:
    """Those who say so, nearest first: whom the reader names, and behind him who is said to have it from whom."""
    told = tuple(_source(scene, one) for one in event.of("said"))
    chain = attribution.chain(scene.statements, event.trigger.start, event.trigger.start)
    if not told:
        return ()
    return (*told, *(one for one in chain if one.span is None or not any(t.span and t.span.meets(one.span) for t in told)))


def _source(scene: Scene, one: Argument) -> Source:
    tree, head = _head(scene, one)
    words = " ".join(one.span.of(scene.report.text).split())
    known = next(iter(scene.cast.one(tree, head)), Actor(""))
    name = known.name if known.name != words else None
    return Source(words, one.kind.replace("-", " ") or "person", one.span, name, sure("said", one.chance))
