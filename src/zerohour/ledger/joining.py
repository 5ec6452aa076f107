"""Whether two mentions may tell of one event: what keeps them apart, and a readable, weighted list of features that speak for it."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import timedelta
from math import sqrt
from operator import mul

from zerohour.ledger import traits
from zerohour.ledger.apart import apart
from zerohour.ledger.traits import Traits
from zerohour.records import DONE, Event, EventMention, Told, Window
from zerohour.records.answers import best

# From which sum of reasons on two mentions are one event.
ENOUGH = 1.3
_CLOSE = timedelta(days=12)
_DEED = "ASSAULT"
_UNLIKE = 0.4


@dataclass(frozen=True, slots=True)
class Feature:
    """One reason for or against a pair: a weight, times the value from -1 to 1 that the function gives. Its docstring explains it."""

    judge: Callable[[Traits, Traits], float]
    weight: float


def parties(one: Traits, other: Traits) -> float:
    """1 where the codes of both sides agree, 0.7 where one does and the other is unknown, 0 without any, -1 where a side differs.

    Sides agree where at least half of all their codes are shared, or where one names only some of those whom the other names; and
    where a deed met somebody of one name, whatever the codes.
    """
    if one.symmetric or other.symmetric:
        together = one.actors | one.recipients, other.actors | other.recipients
        values = [_agreement(*together)] * 2 if min(map(len, together)) > 1 else [_agreement(*together), 0.0]
    else:
        # Bodies share words ("the ministry"), the victims of a deed do not.
        same = one.targets & other.targets if one.type == _DEED else frozenset()
        values = [_agreement(one.actors, other.actors), 1.0 if same else _agreement(one.recipients, other.recipients)]
    return -1.0 if -1.0 in values else (0.0, 0.7, 1.0)[values.count(1.0)]


def _agreement(one: frozenset[str], other: frozenset[str]) -> float:
    if not one or not other:
        return 0.0
    if len(one & other) * 2 >= len(one | other):
        return 1.0
    return 1.0 if one < other or other < one else -1.0


def windows(one: Traits, other: Traits) -> float:
    """1 where both are dated and may be on one day, -1 where they cannot be (0.3 for expectations of one week), 0 where a date is unknown.

    Windows that begin more than a year apart say nothing where they overlap.
    """
    a, b, first, second = one.window, other.window, one.point, other.point
    if a is None or b is None or first is None or second is None:
        return 0.0
    apart = abs(first - second)
    if a.overlaps(b):
        return 1.0 if apart <= traits.YEAR else 0.0
    return 0.3 if one.is_open and other.is_open and apart <= traits.NEAR else -1.0


def places(one: Traits, other: Traits) -> float:
    """1 for the same place, -1 for places in different countries, 0 where one is unknown."""
    a, b = one.place, other.place
    if a is None or b is None:
        return 0.0
    if a.name == b.name:
        return 1.0
    return -1.0 if a.country_code and b.country_code and a.country_code != b.country_code else 0.0


def names(one: Traits, other: Traits) -> float:
    """1 where people or bodies named as acting agree by their last word, -1 where each names others, 0 where one names nobody."""
    return 0.0 if not one.names or not other.names else 1.0 if one.names & other.names else -1.0


def targets(one: Traits, other: Traits) -> float:
    """1 where people or bodies named as met by it agree by their last word, -1 where each names others, 0 where one names nobody."""
    return 0.0 if not one.targets or not other.targets else 1.0 if one.targets & other.targets else -1.0


def nearness(one: Traits, other: Traits) -> float:
    """0 for reports of the same days, falling to -1 for reports twelve days apart.

    Also 0 for what both give the same single day, and for a deed done to the same named one: these are told of for long.
    """
    if (one.type == _DEED and one.targets & other.targets) or _same_day(one, other):
        return 0.0
    return 0.0 if one.day is None or other.day is None else -min(1.0, abs((one.day - other.day).days) / _CLOSE.days)


def _same_day(one: Traits, other: Traits) -> bool:
    """Whether both are of one known day."""
    a, b = one.window, other.window
    return a is not None and b is not None and a.earliest is not None and a.earliest == a.latest == b.earliest == b.latest


def expectations(one: Traits, other: Traits) -> float:
    """1 where both are still open: an expected event is one until it has come; 0 otherwise."""
    return 1.0 if one.is_open and other.is_open else 0.0


def wording(one: Traits, other: Traits) -> float:
    """1 where different reports tell it in the same sentence, as reprints do; 0 otherwise."""
    return 1.0 if one.report != other.report and one.wording == other.wording else 0.0


def beside(one: Traits, other: Traits) -> float:
    """1 where one sentence tells both, of one status and with sides that agree: "killed in a strike"; 0 otherwise."""
    same = (one.report, one.sentence, one.status) == (other.report, other.sentence, other.status)
    return 1.0 if same and parties(one, other) == 1 else 0.0


def sense(one: Traits, other: Traits) -> float:
    """1 where the trained layer takes both to tell of the same, falling to -1 for what has nothing in common; 0 where one was read without.

    Two mentions of one event have a cosine of 0.6 at the median, others of one type 0.3 to 0.4 (the demo crisis, the embassy reports).
    """
    if len(one.sense) == 0 or len(one.sense) != len(other.sense):
        return 0.0
    lengths = _product(one.sense, one.sense) * _product(other.sense, other.sense)
    cosine = _product(one.sense, other.sense) / sqrt(lengths) if lengths else 0.0
    return max(-1.0, min(1.0, (cosine - _UNLIKE) / (1 - _UNLIKE)))


def _product(one: Sequence[int], other: Sequence[int]) -> int:
    return sum(map(mul, one, other))


FEATURES = (
    Feature(parties, 0.8),
    Feature(windows, 0.6),
    Feature(places, 0.5),
    Feature(names, 0.5),
    Feature(targets, 1.3),
    Feature(expectations, 0.7),
    Feature(wording, 1.5),
    Feature(nearness, 0.6),
    Feature(beside, 0.4),
    Feature(sense, 0.6),
)


def reasons(one: Told, other: Told) -> list[tuple[str, float]]:
    """What each feature adds to the score of a pair, by its name; mentions are joined from `ENOUGH` on."""
    a, b = traits.of(one), traits.of(other)
    return [(f.judge.__name__, f.weight * f.judge(a, b)) for f in FEATURES]


def differ(one: Traits, other: Traits) -> bool:
    """Whether two mentions are never of one event: of another type, with other sides, kept apart by a rule, or done on other days."""
    if one.type != other.type or parties(one, other) < 0 or apart(one, other):
        return True
    return not one.is_open and not other.is_open and windows(one, other) < 0


def fits(one: Traits, other: Traits) -> bool:
    """Whether two mentions tell of one event: nothing differs, and the reasons for it add up.

    What only one side speaks for, the other being unknown, takes something more that is the same, or one report.
    """
    far = one.day is not None and other.day is not None and abs(one.day - other.day) > traits.REACH
    if (far and not _same_day(one, other)) or differ(one, other):
        return False
    same = parties(one, other)
    if same < 1 and not _share(one, other, far) and not (same > 0 and one.report == other.report):
        return False
    return _adds_up(one, other)


def score(one: Traits, other: Traits) -> float:
    """The sum of the reasons for a pair."""
    return sum(f.weight * f.judge(one, other) for f in FEATURES)


def _adds_up(one: Traits, other: Traits) -> bool:
    """Whether the features do. A pair that only the sense lifts must also be one whose keys meet, so that the ledger finds it."""
    found = score(one, other)
    by_sense = next(f.weight for f in FEATURES if f.judge is sense) * sense(one, other)
    return found >= ENOUGH and (found - by_sense >= ENOUGH or traits.meet(one, other))


def _share(one: Traits, other: Traits, far: bool) -> bool:
    """Whether something beside parties and days is the same: also the report of two expectations, and the words of near reports."""
    in_one = one.report == other.report and one.is_open and other.is_open
    judges = (places, names, targets) if far else (places, names, targets, wording)
    return in_one or any(judge(one, other) > 0 for judge in judges)


def order(told: Told) -> tuple[str, str, str]:
    """Mentions in the order of publication, report and text; an event has the id of its first."""
    return str(told.report.published or ""), told.report.id, told.mention.id


def event(told: Sequence[Told]) -> Event:
    """What the newest telling mention says; both sides from the one mention that tells it best.

    What was taken back tells nothing while others tell it.
    """
    standing = [t for t in told if t.stands] or told
    status, window = _status(standing), _held(standing)
    telling = best(told, status, window).mention
    return Event(
        id=told[0].mention.id,
        type=telling.type,
        status=status,
        actors=telling.actors,
        recipients=telling.recipients,
        window=window,
        place=telling.place or next((t.mention.place for t in reversed(standing) if t.mention.place), None),
        probability=next((t.mention.probability for t in reversed(standing) if t.mention.probability), None),
        mentions=tuple(told),
    )


def _held(told: Sequence[Told]) -> Window | None:
    """The window of the newest report that gives one: there, of the mention that commits itself most, the last."""
    dated = [t for t in told if _window(t)]
    if not dated:
        return None
    newest = [t for t in dated if t.report.id == dated[-1].report.id]
    return _window(max(enumerate(newest), key=lambda row: (_firmness(row[1].mention), row[0]))[1])


def _firmness(mention: EventMention) -> tuple[int, float]:
    order = ("negated", "possible", "expected", "planned", "ongoing", "occurred")
    return order.index(mention.status), mention.factuality


def _status(told: Sequence[Told]) -> str:
    """Of the newest report, the most definite status; what once occurred stays so."""
    if any(t.mention.status in DONE for t in told):
        return next(t.mention.status for t in reversed(told) if t.mention.status in DONE)
    newest = [t.mention.status for t in told if t.report.id == told[-1].report.id]
    return min(newest, key=("planned", "expected", "possible", "negated").index)


def _window(told: Told) -> Window | None:
    found = told.mention.window
    return found if found and (found.earliest or found.latest) else None
