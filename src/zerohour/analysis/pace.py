"""How the pace of events changes: shifts between periods, change points, what is unusual, escalation. Counts are taken as Poisson."""

import math
from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import date, timedelta

from zerohour.analysis.network import pairs
from zerohour.codebook import Codebook
from zerohour.records import DONE, Break, Day, Outline, Pace, Shift, Tie, Unusual

# Jeffreys' kind of prior for a rate, with the mass of half an event; on the scale of the counts at hand.
_SHAPE = 0.5
_LEAST_DAYS, _SURE, _ODDS = 6, 0.9, 20.0
_WEEK = timedelta(days=7)
_UNUSUAL, _PAST = 0.01, 4


def shifts(before: Sequence[Tie], after: Sequence[Tie]) -> tuple[Shift, ...]:
    """How the ties of each two countries differ between two periods, the greatest change first; without those that stayed as they were."""
    old, new = ({(t.one, t.other): t for t in ties} for ties in (before, after))
    found = [Shift(*pair, old.get(pair), new.get(pair)) for pair in sorted({*old, *new})]
    return tuple(sorted((s for s in found if s.change), key=lambda s: (-abs(s.change), s.one, s.other)))


def breaks(days: Sequence[Day], first: date, last: date) -> tuple[Break, ...]:
    """The days from `first` to `last` on which the number of events a day changed, in order.

    Each stretch is split where the exact posterior of one change in a Poisson rate (Raftery & Akman 1986) has its mode, and its parts
    again, as long as the change makes the counts twenty times likelier than none.
    """
    if first > last:
        return ()
    counted = {day.day: sum(day.quads) for day in days}
    counts = [counted.get(first + timedelta(days=n), 0) for n in range((last - first).days + 1)]
    prior = max(sum(counts), 1) / len(counts)
    return tuple(sorted(_split(counts, first, _SHAPE / prior), key=lambda b: b.day))


def _split(counts: Sequence[int], start: date, rate: float) -> list[Break]:
    if len(counts) < 2 * _LEAST_DAYS:
        return []
    sums = [0]
    for count in counts:
        sums.append(sums[-1] + count)
    whole = _evidence(sums[-1], len(counts), rate)
    places = range(_LEAST_DAYS, len(counts) - _LEAST_DAYS + 1)
    logs = [_evidence(sums[n], n, rate) + _evidence(sums[-1] - sums[n], len(counts) - n, rate) - whole for n in places]
    top = max(logs)
    shares = [math.exp(log - top) for log in logs]
    odds = top + math.log(sum(shares) / len(shares))
    if odds < math.log(_ODDS):
        return []
    best = logs.index(top)
    low, high = _credible(shares, best)
    cut = places[best]
    found = Break(
        start + timedelta(days=cut),
        start + timedelta(days=places[low]),
        start + timedelta(days=places[high]),
        round(sums[cut] / cut, 2),
        round((sums[-1] - sums[cut]) / (len(counts) - cut), 2),
        round(math.exp(min(odds, 50.0)), 1),
    )
    return [found, *_split(counts[:cut], start, rate), *_split(counts[cut:], start + timedelta(days=cut), rate)]


def _evidence(events: int, days: int, rate: float) -> float:
    """The log of how likely counts with this sum are, under a rate with a gamma prior; but for what all splits share."""
    gamma = math.lgamma
    return _SHAPE * math.log(rate) - gamma(_SHAPE) + gamma(events + _SHAPE) - (events + _SHAPE) * math.log(days + rate)


def _credible(shares: Sequence[float], best: int) -> tuple[int, int]:
    """The shortest stretch around the mode that holds nine tenths of the whole."""
    low = high = best
    held, total = shares[best], sum(shares)
    while held < _SURE * total:
        left = shares[low - 1] if low else -1.0
        right = shares[high + 1] if high + 1 < len(shares) else -1.0
        if left >= right:
            low -= 1
            held += left
        else:
            high += 1
            held += right
    return low, high


def unusual(events: Iterable[Outline], as_of: date) -> tuple[Unusual, ...]:
    """Pairs of countries with more events in the seven days up to a day than in the past to be expected, the least likely first.

    The past are the seven-day periods before, from the pair's first event on, at least four; how likely a count is, given them, is the
    predictive distribution of a Poisson rate (negative binomial). Events count once, on the first day of their window.
    """
    days: dict[tuple[str, str], list[date]] = {}
    for event in events:
        if event.status in DONE and not event.retracted and event.first is not None and event.first <= as_of:
            for pair in pairs(event):
                days.setdefault(pair, []).append(event.first)
    found = []
    for (one, other), told in sorted(days.items()):
        weeks = Counter((as_of - day) // _WEEK for day in told)
        past = max(weeks)
        if past < _PAST or not weeks[0]:
            continue
        before = sum(count for week, count in weeks.items() if week)
        chance = _tail(weeks[0], before + _SHAPE, past)
        if chance <= _UNUSUAL:
            found.append(Unusual(one, other, weeks[0], round(before / past, 2), chance))
    return tuple(sorted(found, key=lambda u: (u.chance, u.one, u.other)))


def _tail(count: int, shape: float, exposure: float) -> float:
    """How likely `count` or more events are in one period, where `shape` events were seen in `exposure` periods."""
    miss = exposure / (exposure + 1)
    below = sum(
        math.exp(math.lgamma(k + shape) - math.lgamma(shape) - math.lgamma(k + 1) + shape * math.log(miss) + k * math.log1p(-miss))
        for k in range(count)
    )
    return float(f"{max(0.0, 1.0 - below):.3g}")


def escalation(events: Iterable[Outline], book: Codebook) -> tuple[Pace, ...]:
    """For each day with an event of one known day, the escalation over the seven days up to it, in order."""
    scores: dict[date, list[float]] = {}
    for event in events:
        if event.status in DONE and event.on is not None and not event.retracted:
            scores.setdefault(event.on, []).append(book.score(event.type, event.mode))
    found = []
    for day in sorted(scores):
        near = [score for other, told in scores.items() if timedelta(0) <= day - other < _WEEK for score in told]
        found.append(Pace(day, round(-sum(near) / len(near), 2), len(near)))
    return tuple(found)
