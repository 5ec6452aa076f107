"""What many events tell of one actor, of two, or of a place: sorted and counted, nothing added."""

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace

from zerohour.analysis.outcomes import records
from zerohour.analysis.tempo import tempo
from zerohour.codebook import Codebook
from zerohour.records import (
    DONE,
    Actor,
    Dyad,
    Event,
    EventMention,
    Locality,
    Outcome,
    Portrait,
    Record,
    Source,
    Tie,
    has_words,
    is_code,
    is_named,
)

# What an actor is called in words; "" for one that is but a pronoun.
Called = Callable[[Actor], str]
_OWN = ("'s ", "’s ", "' ", "’ ")


def names_of(actor: str, events: Iterable[Event], called: Called) -> tuple[tuple[str, int], ...]:
    """The names under which mentions of events name an actor, the commonest first; what is written small is no name."""
    counts: Counter[str] = Counter()
    for one in _actors(events):
        words = called(one) if is_named(one, actor) else ""
        if any(letter.isupper() for letter in words):
            counts[words] += 1
    return tuple(sorted(counts.items(), key=lambda row: (-row[1], row[0])))


def says(mention: EventMention, author: str, actor: str, names: Sequence[str]) -> bool:
    """Whether an actor is the nearest who tells a mention: by its name, for a code by one of the names that stand for it.

    Where a report tells it in its own voice, that is its `author` ("" where an outlet answers for it).
    """
    return _is(mention.attribution[0], actor, names) if mention.attribution else not is_code(actor) and has_words(author, actor)


def _is(source: Source, actor: str, names: Sequence[str]) -> bool:
    told = [" ".join((words or "").split()) for words in (source.name, source.text)]
    if not is_code(actor):
        return any(has_words(words, actor) for words in told)
    small = {name.lower() for name in names}
    return any(words.lower() in small or words.lower().startswith(tuple(f"{n}{own}" for n in small for own in _OWN)) for words in told)


def portrait(
    actor: str,
    total: int,
    events: Sequence[Event],
    said: Sequence[Event],
    forecasts: Sequence[Outcome],
    called: Called,
    book: Codebook,
) -> Portrait:
    """An actor as the newest of its events tell of it, each the newest first; `said` are those that it tells of."""
    own = [one for one in _actors(events) if is_named(one, actor)]
    did = tuple(e for e in events if _acts(e, actor))
    return Portrait(
        actor,
        total,
        len(events),
        names_of(actor, events, called),
        _counted(one.code for one in own),
        _counted(one.sector for one in own),
        _counted(one.office for one in own),
        did,
        tuple(e for e in events if e not in did and _has(e.recipients, actor)),
        tuple(sorted(said, key=_newest, reverse=True)),
        _ties(actor, events, called, book),
        tuple(reversed(forecasts)),
        record(actor, forecasts),
    )


def dyad(one: str, other: str, total: int, events: Sequence[Event], book: Codebook) -> Dyad:
    """What two actors do to each other, as the newest events in which both have a part tell."""
    there = tuple(e for e in events if not e.best.mention.symmetric and _has(e.actors, one) and _has(e.recipients, other))
    back = tuple(e for e in events if e not in there and not e.best.mention.symmetric and _has(e.actors, other) and _has(e.recipients, one))
    both = tuple(e for e in events if e not in there and e not in back and _share(e, one, other))
    met = [*there, *back, *(e for e in both if e.best.mention.symmetric)]
    return Dyad(one, other, total, len(events), there, back, both, _tie(one, other, met, book), tempo((e.outline for e in met), book))


def locality(name: str, total: int, events: Sequence[Event], called: Called) -> Locality:
    """A place as the newest of its events tell of it."""
    places = [e.place for e in events if e.place is not None and e.place.latitude is not None]
    own = next((p for p in places if p.name.lower() == name.lower()), None)
    parties = _counted(key for e in events for key in {_key(a, called) for a in (*e.actors, *e.recipients)})
    return Locality(name, own, total, tuple(events), parties, _counted(e.type for e in events))


def record(actor: str, forecasts: Iterable[Outcome]) -> Record | None:
    """How an actor's decided forecasts went, whatever name each was made under; None without any."""
    found = records(replace(one, forecaster=actor) for one in forecasts)
    return next((row for row in found if not row.type), None)


def _actors(events: Iterable[Event]) -> Iterable[Actor]:
    for event in events:
        for told in event.mentions:
            yield from (*told.mention.actors, *told.mention.recipients)


def _newest(event: Event) -> str:
    return str(event.mentions[0].report.published or "")


def _counted(values: Iterable[str | None]) -> tuple[tuple[str, int], ...]:
    counts = Counter(value for value in values if value)
    return tuple(sorted(counts.items(), key=lambda row: (-row[1], row[0])))


def _has(side: Iterable[Actor], name: str) -> bool:
    return any(is_named(one, name) for one in side)


def _acts(event: Event, actor: str) -> bool:
    """Whether it is the one who does it, or meets on equal terms."""
    return _has(event.actors, actor) or (event.best.mention.symmetric and _has(event.recipients, actor))


def _share(event: Event, one: str, other: str) -> bool:
    return all(_has((*event.actors, *event.recipients), name) for name in (one, other))


def _key(actor: Actor, called: Called) -> str:
    """By what those on the other side are counted: their code, else their name."""
    words = called(actor)
    name = words if any(letter.isupper() for letter in words) else ""
    # In capitals it would be asked for as a code.
    return actor.code or (name.lower() if is_code(name) else name)


def _ties(actor: str, events: Iterable[Event], called: Called, book: Codebook) -> tuple[Tie, ...]:
    met: dict[str, list[Event]] = {}
    for event in events:
        for name in {_key(a, called) for a in _across(event, actor)} - {"", actor}:
            met.setdefault(name, []).append(event)
    found = [_tie(actor, name, rows, book) for name, rows in met.items()]
    return tuple(sorted(found, key=lambda t: (-t.events, t.other)))


def _across(event: Event, actor: str) -> Iterable[Actor]:
    """Those who stand on the other side than an actor: all others, where they meet on equal terms."""
    if event.best.mention.symmetric:
        return [a for a in (*event.actors, *event.recipients) if not is_named(a, actor)]
    return [*(event.recipients if _has(event.actors, actor) else ()), *(event.actors if _has(event.recipients, actor) else ())]


def _tie(one: str, other: str, events: Iterable[Event], book: Codebook) -> Tie:
    """How many events there are between two, and the PLOVER scores of those that occurred, verbal and material apart."""
    rows = list(events)
    sums = [0.0, 0.0]
    for event in rows:
        if event.status in DONE and not event.is_retracted:
            sums[book.types[event.type].quad in (2, 4)] += book.score(event.type, event.best.mention.mode)
    return Tie(one, other, len(rows), round(sums[0], 2), round(sums[1], 2))
