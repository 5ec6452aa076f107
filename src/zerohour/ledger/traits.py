"""What joining compares: the traits of a mention, and the keys by which mentions that may be one event find each other."""

from base64 import b64decode
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from hashlib import blake2b

from zerohour.ledger import nouns
from zerohour.records import OPEN, Actor, EventMention, Place, Report, Told, Window, codes, day_of, moved

# Reports further apart never tell of one event, expectations without a day only reports of a few days; windows further apart say nothing.
REACH, NEAR, YEAR = timedelta(days=24), timedelta(days=7), timedelta(days=366)
_SHORT = timedelta(days=3)


@dataclass(frozen=True, slots=True)
class Traits:
    """A mention as joining sees it. `sentence` is where its sentence begins; `published` is text, as it sorts;
    `victims` are the sectors of those whom it meets, `figures` how many of them in which way; `wording` stands for its sentence
    and trigger, `sense` is the direction of its trigger (empty where it was read without).

    `here` are the codes of each side whose words stand in its own sentence, `heard` the nouns of the recipients there; `met` are
    the nouns of all recipients, each with whether it is a plural. `one` says that one thing alone is met ("a school", "the base"),
    `several` that its trigger tells of several deeds ("bombings").
    """

    id: str
    report: str
    start: int
    sentence: int
    published: str
    day: date | None
    type: str
    status: str
    actors: frozenset[str]
    recipients: frozenset[str]
    symmetric: bool
    window: Window | None
    place: Place | None
    names: frozenset[str]
    targets: frozenset[str]
    victims: frozenset[str]
    figures: tuple[tuple[str, int], ...]
    wording: int
    sense: Sequence[int]
    here: tuple[frozenset[str], frozenset[str]]
    heard: frozenset[str]
    met: frozenset[tuple[str, bool]]
    one: bool
    several: bool

    @property
    def order(self) -> tuple[str, str, str]:
        """Mentions in the order of publication, report and text; an event has the id of its first."""
        return self.published, self.report, self.id

    @property
    def spot(self) -> tuple[str, int]:
        """Where it stands: its report, and where its trigger begins there."""
        return self.report, self.start

    @property
    def point(self) -> date | None:
        """The first known day of its window."""
        return day_of(self.window.earliest or self.window.latest) if self.window else None

    @property
    def is_open(self) -> bool:
        """Whether it is yet to come."""
        return self.status in OPEN


def of(told: Told) -> Traits:
    """The traits of a told mention."""
    trigger = told.mention.trigger.of(told.report.text)
    return made(told.mention, told.report.published, told.report.day, wording(told.mention, told.report), trigger)


def made(mention: EventMention, published: date | None, day: date | None, words: int, trigger: str) -> Traits:
    """The traits of a mention of a report published then, whose wording is known, and the words of whose trigger."""
    window = mention.window
    sides = _here(mention, mention.actors), _here(mention, mention.recipients)
    return Traits(
        mention.id,
        mention.report,
        mention.trigger.start,
        mention.sentence.start,
        str(published or ""),
        day,
        mention.type,
        mention.status,
        frozenset(codes(mention.actors)),
        frozenset(codes(mention.recipients)),
        mention.symmetric,
        window if window and (window.earliest or window.latest) else None,
        mention.place,
        frozenset(_last(a) for a in mention.actors if a.name and a.sector),
        frozenset(_last(a) for a in mention.recipients if _is_named(a)),
        frozenset(a.sector for a in mention.recipients if a.sector),
        tuple((figure.kind, figure.count) for figure in mention.figures if not figure.bound),
        words,
        memoryview(b64decode(mention.sense)).cast("b"),
        (frozenset(codes(sides[0])), frozenset(codes(sides[1]))),
        frozenset(nouns.head(a.text) for a in sides[1]),
        frozenset(noun for a in mention.recipients if (noun := _noun(a))),
        any(nouns.is_one(a.text) and not (a.name or "")[:1].isupper() for a in mention.recipients),
        nouns.are_deeds(trigger),
    )


def _last(actor: Actor) -> str:
    return ((actor.name or "").split() or [""])[-1].lower()


def _is_named(actor: Actor) -> bool:
    """Whether an actor is one whom a name tells apart: no country, and nobody of a people ("Twelve Americans")."""
    name = actor.name or ""
    people = actor.sector == "CVL" and actor.code is not None and name.endswith("s")
    return name[:1].isupper() and not people and (actor.sector is not None or actor.code is None)


def _here(mention: EventMention, side: Iterable[Actor]) -> list[Actor]:
    """Those of a side whose words stand in the mention's sentence."""
    sentence = mention.sentence
    return [actor for actor in side if actor.span and sentence.start <= actor.span.start < sentence.end]


def _noun(actor: Actor) -> tuple[str, bool] | None:
    """What an actor is called by a common noun, and whether by its plural; None for one who is called by a name alone."""
    alone = actor.text == actor.name and actor.text[:1].isupper() and " " not in actor.text
    return None if alone else nouns.number(actor.text)


def wording(mention: EventMention, report: Report) -> int:
    """A hash of the words of a mention's sentence and trigger, blanks aside."""
    return _hash(" ".join(mention.sentence.of(report.text).split()), mention.trigger.of(report.text))


@dataclass(frozen=True, slots=True)
class Ask:
    """Where to look for mentions that may fit: a key, in a range of days, both included (None: of any), and without a day too or not."""

    key: int
    first: date | None
    last: date | None
    undated: bool = True


def keys(one: Traits) -> frozenset[tuple[int, date | None]]:
    """The keys under which a mention is found, each with a day.

    Two mentions fit only where they share a trait (parties that agree, a name, a place) and one of: the days of their windows (key "a", by
    the window's first day), both being open or meeting the same named one (key "b", by the day of report), or a second trait or their
    wording (key "c", by the day of report). What joining's weights allow decides which; that the keys miss nothing is tested.
    """
    found = {(_hash(one.type, "c", kind, value), one.day) for kind, value in _strong(one)}
    point = one.point
    for kind, value in (*_sides(one), *_apart_from_sides(one, (_known(one),))):
        if one.window is not None and point is not None:
            found.add((_hash(one.type, "a", _span(one.window), kind, value), point))
        if one.is_open or kind == "target":
            found.add((_hash(one.type, "b", kind, value), one.day))
    return frozenset(found)


def asks(one: Traits) -> list[Ask]:
    """Where the mentions stand that may fit one."""
    found = [Ask(_hash(one.type, "c", kind, value), *_around(one.day, REACH)) for kind, value in _strong(one)]
    for kind, value in (*_counterparts(one), *_apart_from_sides(one, _unlike(one)), *_named(one)):
        if one.window is not None and one.point is not None:
            first, last = one.window.earliest or one.point - YEAR, one.window.latest or one.point + YEAR
            for span, before, after in (("short", _SHORT + NEAR, NEAR), ("long", YEAR, YEAR)):
                found.append(Ask(_hash(one.type, "a", span, kind, value), moved(first, -before), moved(last, after), undated=False))
        if one.is_open or kind == "target":
            reach = REACH if kind == "target" else NEAR
            found.append(Ask(_hash(one.type, "b", kind, value), *_around(one.day, reach)))
    return found


def meet(one: Traits, other: Traits) -> bool:
    """Whether each of two mentions is found where the other looks."""
    return _finds(one, other) and _finds(other, one)


def _finds(one: Traits, other: Traits) -> bool:
    stored = keys(other)
    return any(key == ask.key and _within(day, ask) for ask in asks(one) for key, day in stored)


def _within(day: date | None, ask: Ask) -> bool:
    if day is None:
        return ask.undated
    return (ask.first is None or ask.first <= day) and (ask.last is None or day <= ask.last)


def _sides(one: Traits) -> Iterator[tuple[str, str]]:
    """Under which parties a mention is found: both sides; each with "+" or "-" where the other is known or not; all codes of equal ones."""
    if one.symmetric:
        yield from (("mutual", code) for code in one.actors | one.recipients)
        return
    others = "+" if one.recipients else "-", "+" if one.actors else "-"
    yield from (("parties", f"{a}>{r}") for a in one.actors for r in one.recipients)
    yield from (("parties", f"{a}>{others[0]}") for a in one.actors)
    yield from (("parties", f"{others[1]}>{r}") for r in one.recipients)


def _counterparts(one: Traits) -> Iterator[tuple[str, str]]:
    """Under which parties those stand that a mention's sides may agree with: both the same, or one the same and the other unknown."""
    codes_of = one.actors | one.recipients
    yield from (("mutual", code) for code in codes_of)
    if one.symmetric:
        yield from (("parties", sides) for code in codes_of for sides in (f"{code}>+", f"{code}>-", f"+>{code}", f"->{code}"))
        return
    yield from (("parties", f"{a}>{r}") for a in one.actors for r in one.recipients)
    yield from (("parties", f"{a}>-") for a in one.actors)
    yield from (("parties", f"->{r}") for r in one.recipients)
    if not one.recipients:
        yield from (("parties", f"{a}>+") for a in one.actors)
    if not one.actors:
        yield from (("parties", f"+>{r}") for r in one.recipients)


def _simple(one: Traits) -> Iterator[tuple[str, str]]:
    yield from (("code", code) for code in one.actors | one.recipients)
    yield from _others(one)


def _others(one: Traits) -> Iterator[tuple[str, str]]:
    yield from (("name", name) for name in one.names)
    yield from (("target", name) for name in one.targets)
    if one.place is not None:
        yield "place", one.place.name


def _apart_from_sides(one: Traits, known: Iterable[str]) -> Iterator[tuple[str, str]]:
    """The other traits, each with which sides are known: two mentions with a side that both know are found by it, or differ."""
    yield from ((kind, f"{sides} {value}") for sides in known for kind, value in _others(one))


def _named(one: Traits) -> Iterator[tuple[str, str]]:
    """The names of those met, with any sides: those who have one name agree, whatever their codes."""
    yield from (("target", f"{a}{r} {name}") for a in "-+" for r in "-+" for name in one.targets)


def _known(one: Traits) -> str:
    """Which sides of a mention are known: the actors ("+-"), the recipients; of equal sides both or none."""
    if one.symmetric:
        return "++" if one.actors | one.recipients else "--"
    return ("+" if one.actors else "-") + ("+" if one.recipients else "-")


def _unlike(one: Traits) -> list[str]:
    """Which sides those may know that share no known side with a mention."""
    known = _known(one)
    return [f"{a}{r}" for a in "-+" for r in "-+" if (known[0], a) != ("+", "+") and (known[1], r) != ("+", "+")]


def _strong(one: Traits) -> Iterator[tuple[str, str]]:
    yield "wording", str(one.wording)
    yield "sentence", f"{one.report}\0{one.sentence}"
    if one.is_open:
        yield "report", one.report
    simple = list(_simple(one))
    for kind, value in simple:
        for other, other_value in simple:
            if kind < other:
                yield f"{kind} {other}", f"{value}\0{other_value}"


def _span(window: Window) -> str:
    first, last = window.earliest, window.latest
    return "short" if first is not None and last is not None and last - first <= _SHORT else "long"


def _around(day: date | None, reach: timedelta) -> tuple[date | None, date | None]:
    return (moved(day, -reach), moved(day, reach)) if day is not None else (None, None)


def _hash(*words: str) -> int:
    return int.from_bytes(blake2b("\0".join(words).encode("utf-8", "replace"), digest_size=8).digest(), "big") >> 1
