"""When an event is: the window that the time expressions in its words give. Without one the date is unknown."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from dateutil.relativedelta import relativedelta

from zerohour.coding.gazetteer import Candidate
from zerohour.coding.sureness import sure
from zerohour.coding.times import Direction
from zerohour.coding.trees import Tree
from zerohour.records import Argument, PlaceMention, TimeExpression, Window, day_of

_AFTER = frozenset({"since", "after", "from", "following"})
_BEFORE = frozenset({"by", "before", "until", "till"})
_WEEK = timedelta(days=7)
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")


def direction(told: Sequence[tuple[Argument, bool]]) -> Direction:
    """For the offset of a time expression: whether the event that it most likely belongs to lies ahead; None where it belongs to none."""
    by_chance = sorted(told, key=lambda row: -row[0].chance)

    def ahead(offset: int) -> bool | None:
        return next((is_ahead for one, is_ahead in by_chance if one.span.start <= offset < one.span.end), None)

    return ahead


def window_of(
    expressions: Sequence[TimeExpression], told: Sequence[Argument], text: str, opens: date | None = None, done: bool = False
) -> Window | None:
    """The window of the likeliest of the words that tell an event's time and give a day; of "Monday or Tuesday" both days.

    What is to come "by Friday" may come from the day on that it `opens`; what is `done` by Friday was done then.
    """
    for one in sorted(told, key=lambda argument: (-argument.chance, argument.span)):
        inside = [e for e in expressions if e.start < one.span.end and one.span.start < e.end]
        dated = _in_order([e for e in inside if e.earliest is not None and e.type in ("DATE", "TIME", "DURATION")], done)
        ends = [(e, found) for e in dated if (found := _ends(e, text, opens, done)) != (None, None)]
        if not ends:
            continue
        firsts, lasts = [a for _, (a, _) in ends], [b for _, (_, b) in ends]
        first = None if None in firsts else min(d for d in firsts if d)
        last = None if None in lasts else max(d for d in lasts if d)
        at = next((e.earliest for e, _ in ends if isinstance(e.earliest, datetime)), None)
        if at is not None:
            at = _first_clock(expressions, told, at)
        return Window(first, last, " | ".join(e.text for e, _ in ends), at, sure=sure("window", one.chance))
    return None


def _in_order(found: Sequence[TimeExpression], done: bool) -> list[TimeExpression]:
    """Days told together follow each other: of "Monday or Tuesday" Tuesday is the day after, not that of last week.

    Where they are of one week but the later one stands first, what is `done` was the week before, what is to come will be the week after.
    """
    ordered: list[TimeExpression] = []
    for one in found:
        if not ordered or not _is_back(ordered[-1], one):
            ordered.append(one)
        elif done:
            ordered[-1:] = [_moved(ordered[-1], -_WEEK), one]
        else:
            ordered.append(_moved(one, _WEEK))
    return ordered


def _is_back(one: TimeExpression, other: TimeExpression) -> bool:
    """Whether of two single days the one told after the other lies less than a week before it."""
    first, second = one.earliest, other.earliest
    if first is None or second is None or first != one.latest or second != other.latest or type(first) is not type(second):
        return False
    return timedelta(0) < first - second < _WEEK


def _moved(one: TimeExpression, by: timedelta) -> TimeExpression:
    earliest, latest = (day + by if day else None for day in (one.earliest, one.latest))
    return replace(one, earliest=earliest, latest=latest)


def _first_clock(expressions: Sequence[TimeExpression], told: Sequence[Argument], at: datetime) -> datetime:
    """Of the clocks of one day that tell an event's moment the one that the text gives first: the other is of another zone."""
    spans = [one.span for one in told]
    clocks = [e.earliest for e in expressions if any(e.start < s.end and s.start < e.end for s in spans)]
    return next(c for c in clocks if isinstance(c, datetime) and c.date() == at.date())


def not_ahead(found: Window, day: date | None) -> Window | None:
    """The window of what is done by the report's day: "7 October" is last year's where this year's is to come; others ahead are none."""
    if day is None or found.earliest is None or found.earliest <= day:
        return found
    if _YEAR.search(found.words) or found.earliest.replace(day=1) <= day or not any(c.isdigit() for c in found.words):
        return None
    before = relativedelta(years=1)
    return replace(found, earliest=found.earliest - before, latest=found.latest and found.latest - before, at=None, clock=None)


def _ends(found: TimeExpression, text: str, opens: date | None, done: bool) -> tuple[date | None, date | None]:
    first, last = day_of(found.earliest), day_of(found.latest)
    if found.type == "TIME":
        # "After midnight" is of that day.
        return first, last
    before = text[max(0, found.start - 20) : found.start].lower().split()
    marker = before[-1] if before else ""
    if marker in _AFTER:
        return first, last if marker == "from" else None
    if marker in _BEFORE:
        return first if done else opens if opens and last and opens <= last else None, last
    return first, last


def with_clocks(
    found: Window, tree: Tree, timed: Sequence[TimeExpression], places: Sequence[PlaceMention], zones: Mapping[int, str]
) -> Window:
    """The window's moment in the zone of the place beside it, checked against the same moment given elsewhere.

    `zones` maps the offset of a place name to its tz database zone. Where two clocks are given, `clock` says how many minutes they differ.
    """
    clocks = [t for t in timed if isinstance(t.earliest, datetime)]
    if found.at is None or not clocks:
        return found
    first = next((c for c in clocks if c.earliest == found.at), clocks[0])
    here = _zone_near(first, places, zones, tree, None)
    at = found.at if found.at.tzinfo or here is None else found.at.replace(tzinfo=ZoneInfo(here[0]))
    note = None
    for second in clocks:
        if second is first or not isinstance(second.earliest, datetime) or at.tzinfo is None:
            continue
        there = _zone_near(second, places, zones, tree, here)
        if there is None:
            continue
        told = second.earliest.replace(tzinfo=ZoneInfo(there[0]))
        real = at.astimezone(ZoneInfo(there[0]))
        minutes = round((told.replace(year=real.year, month=real.month, day=real.day) - real).total_seconds() / 60)
        minutes = (minutes + 720) % 1440 - 720
        note = (
            f"{at:%H:%M} {here[1] if here else ''} is {real:%H:%M} {there[1]}; the text says {second.text}: {abs(minutes)} min off".replace(
                "  ", " "
            )
        )
    return replace(found, at=at, clock=note)


def _zone_near(
    clock: TimeExpression, places: Sequence[PlaceMention], zones: Mapping[int, str], tree: Tree, taken: tuple[str, str] | None
) -> tuple[str, str] | None:
    """The zone of the place named right behind the time, else right before it, in the same sentence."""
    span = tree.sentence.span
    inside = [p for p in places if span.start <= p.start < span.end and p.start in zones and (taken is None or zones[p.start] != taken[0])]
    behind = [p for p in inside if 0 <= p.start - clock.end <= 30]
    before = [p for p in inside if 0 <= clock.start - p.end <= 30]
    chosen = (before[-1:] + behind[:1]) if taken is None else (behind[:1] + before[-1:])
    for place in chosen:
        try:
            ZoneInfo(zones[place.start])
        except (ZoneInfoNotFoundError, ValueError):
            continue
        return zones[place.start], place.name
    return None


def zone_of(place: Candidate | None) -> str:
    """The tz database's zone of a place; empty where it spans several."""
    return place.zone if place and place.is_local else ""
