"""What lies in some days: which events to draw, and how much there is of each day."""

from collections import defaultdict
from collections.abc import Iterable
from datetime import date, timedelta

from zerohour.analysis import weight
from zerohour.codebook import Codebook
from zerohour.records import DONE, OPEN, Outline

# What is spread over more days says of no day that it was then.
_SPREAD = timedelta(days=62)
Counts = tuple[tuple[date, int, int, int], ...]


def timeline(
    outlines: Iterable[Outline], first: date, last: date, day: date, most: int, book: Codebook, only: str = ""
) -> tuple[list[str], int, Counts]:
    """The ids of the events that weigh most of those in some days, how many these are, and by day how many were conflict, cooperation and
    awaited. `only`: those with that code on one of their sides.
    """
    found, days = [], defaultdict[date, list[int]](lambda: [0, 0, 0])
    for one in outlines:
        begins, ends = one.first or one.last, one.last or one.first
        if begins is None or ends is None or begins > last or ends < first or ends - begins > _SPREAD:
            continue
        if only and only not in one.actors | one.recipients:
            continue
        near = min(max(begins, first), last)
        found.append((weight.plain(one, near, day, book) + (weight.most(one) if one.status in OPEN else 0), one.id))
        if one.status in DONE and begins == ends:
            days[begins][book.types[one.type].quad < 3] += 1
        elif one.status in OPEN:
            days[max(begins, first)][2] += 1
    found.sort(reverse=True)
    counts = tuple((on, n[0], n[1], n[2]) for on, n in sorted(days.items()))
    return [number for _, number in found[:most]], len(found), counts
