"""What weighs most: how grave, near, certain and surely read, and how many independently say so. A rank among events, no more."""

from collections import Counter
from collections.abc import Iterable
from datetime import date, timedelta

from zerohour.codebook import Codebook
from zerohour.records import DONE, Corroboration, Event, Outline, Span

# PLOVER's scores go to 10. Each side that is known counts for as much as eight of them, and so does a day that is: who, whom and when make
# an event of what may be background.
_GRAVITY, _SIDE, _DATED = 0.25, 2.0, 2.0
_STATUSES = {"planned": 2.0, "expected": 2.0, "possible": 0.0, "occurred": 0.0, "ongoing": 0.0}
# What a day takes away, up to a week of them: what has happened ages, what is awaited half as fast.
_DAY, _WAITING, _DAYS = 1.0, 0.5, 7
_WEEK = timedelta(days=7)
# What each further independent origin adds, up to three of them, a source that has a name, and a report that opens with it.
_ORIGIN, _FURTHER, _NAMED, _LEAD = 2.0, 3, 1.0, 2.0
# What being read for sure adds: the chance that type, status and parties are all as they were read, of the mention that tells it best.
_READ = 6.0
_NAMELESS = frozenset({"anonymous", "unattributed"})
# One who acts upon others and is among them, as in "Israel -> Israel and Lebanon", was read on one side too many.
_BOTH_SIDES = 8.0
# What all reports took back that told it weighs less than anything else.
_RETRACTED = 100.0
# What the same did to the same again weighs so much less than what stands above it, up to so many times; and what is read in a sentence
# that stands above already: a screen tells of many things, each once.
_AGAIN, _TIMES, _SAID = 2.0, 3, 4.0
LOWERED = _AGAIN * _TIMES + _SAID
# What stands in so much of a report's beginning, in characters, is what it is about.
_OPENING = 400


def plain(event: Outline, near: date | None, as_of: date, book: Codebook) -> float:
    """What an event weighs by its outline: type, status, known sides, a known day, and how far `near` is from the day looked from."""
    sides = 2 * bool(event.actors | event.recipients) if event.symmetric else bool(event.actors) + bool(event.recipients)
    apart = min(abs((as_of - near).days), _DAYS) if near else _DAYS
    dated = event.first is not None and event.last is not None and event.last - event.first <= _WEEK
    known = _SIDE * sides + _DATED * dated + _STATUSES.get(event.status, 0.0)
    aged = (_DAY if event.status in DONE else _WAITING) * apart
    mixed = not event.symmetric and event.actors != event.recipients and bool(event.actors & event.recipients)
    known -= _BOTH_SIDES * mixed
    return _GRAVITY * abs(book.score(event.type, event.mode)) + known - aged - _RETRACTED * event.retracted


def most(event: Outline) -> float:
    """What its mentions may add at most: so many reports have no more origins."""
    return _NAMED + _LEAD + _READ + _ORIGIN * min(event.reports - 1, _FURTHER)


def mentions(event: Event, behind: Corroboration) -> float:
    """What the mentions of an event add: independent origins that affirm it, a source that has a name, a report that opens with it, and
    how surely it was read.
    """
    named = any(not told.mention.attribution or told.mention.attribution[0].kind not in _NAMELESS for told in event.mentions)
    lead = any(told.mention.trigger.start < _OPENING for told in event.mentions)
    sure = _READ * event.best.mention.chance_of_all
    return _NAMED * named + _LEAD * lead + sure + _ORIGIN * min(max(len(behind.affirmed) - 1, 0), _FURTHER)


def weigh(event: Event, as_of: date, book: Codebook, behind: Corroboration) -> float:
    """What an event weighs in all: what has happened by its last known day, else by the day on which it was last told."""
    outline = event.outline
    near = (outline.last or outline.first or outline.told) if event.status in DONE else event.mentions[-1].report.day
    return plain(outline, near, as_of, book) + mentions(event, behind)


def spread(rows: Iterable[tuple[float, Event]]) -> list[tuple[float, Event]]:
    """Events with their weights, the heaviest first: of several of one type between the same sides, and of those that are shown by one
    sentence, the heaviest keeps its weight, and the others stand lower, by `LOWERED` at most.
    """
    above: Counter[tuple[str, frozenset[str], frozenset[str]]] = Counter()
    said: Counter[tuple[str, Span]] = Counter()
    found = []
    for heavy, event in sorted(rows, key=lambda row: (-row[0], row[1].id)):
        best, outline = event.best, event.outline
        alike, place = (event.type, outline.actors, outline.recipients), (best.report.id, best.mention.sentence)
        found.append((heavy - _AGAIN * min(above[alike], _TIMES) - _SAID * min(said[place], 1), event))
        above[alike] += 1
        said[place] += 1
    return sorted(found, key=lambda row: (-row[0], row[1].id))
