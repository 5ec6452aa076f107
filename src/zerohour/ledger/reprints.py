"""Which reports repeat which: word 5-grams, a fixed eighth of them kept in an index to find candidates, all of them to decide.

Sampling by the hash's value (Broder 1997) estimates containment, which finds cut and edited copies where resemblance does not; the decision
is by exact containment in the smaller report.
"""

import re
from collections.abc import Iterable, Mapping
from datetime import datetime
from hashlib import blake2b

from sqlalchemy import Connection, func, insert, select

from zerohour.ledger import rows
from zerohour.ledger.schema import reports, reprints, shingles
from zerohour.records import Report, Told

SHARE = 0.3
_SIZE = 5
_SAMPLED = 8
# Common phrases make many candidates; those that share most are looked at.
_CANDIDATES = 50
# A few sentences: fewer say nothing about a common origin.
_LEAST = 30
_AT_ONCE = 500
_WORD = re.compile(r"\w+")


def grams(report: Report) -> frozenset[int]:
    """Hashes of the word 5-grams of what is coded of a report."""
    words = [w.lower() for span in report.body for w in _WORD.findall(span.of(report.text))]
    return frozenset(
        int.from_bytes(blake2b(" ".join(words[n : n + _SIZE]).encode("utf-8", "replace"), digest_size=8).digest(), "big") >> 1
        for n in range(len(words) - _SIZE + 1)
    )


def containment(one: frozenset[int], other: frozenset[int]) -> float:
    """The share of the smaller one's 5-grams that stand in the other; 0 for reports of a sentence or two."""
    smaller = min(len(one), len(other))
    return len(one & other) / smaller if smaller >= _LEAST else 0.0


def index(connection: Connection, report: Report) -> None:
    """Remembers a report's sample, and which stored reports it shares its words with. The report itself must be stored."""
    own = grams(report)
    sample = sorted(gram for gram in own if gram % _SAMPLED == 0)
    counts: dict[str, int] = {}
    for first in range(0, len(sample), _AT_ONCE):
        part = sample[first : first + _AT_ONCE]
        asked = select(shingles.c.report, func.count()).where(shingles.c.hash.in_(part)).group_by(shingles.c.report)
        for number, count in connection.execute(asked):
            counts[number] = counts.get(number, 0) + count
    if sample:
        connection.execute(insert(shingles), [{"hash": gram, "report": report.id} for gram in sample])
    near = sorted((number for number in counts if number != report.id), key=lambda n: (-counts[n], n))[:_CANDIDATES]
    for row in connection.execute(select(reports).where(reports.c.id.in_(near)).order_by(reports.c.id)) if near else ():
        share = containment(own, grams(rows.report(row)))
        if share >= SHARE:
            connection.execute(insert(reprints).values(one=row.id, other=report.id, share=round(share, 3)))


def families(pairs: Iterable[tuple[str, str]], seen: Mapping[str, tuple[str, str]]) -> dict[str, str]:
    """For each report that shares its words with others, the first seen of them. `seen`: by report, when published and when learned."""
    leader: dict[str, str] = {}

    def top(number: str) -> str:
        while leader.get(number, number) != number:
            number = leader[number]
        return number

    for one, other in sorted(pairs):
        if one in seen and other in seen:
            first, second = sorted((top(one), top(other)), key=lambda n: (seen[n], n))
            leader[second] = first
            leader.setdefault(first, first)
    return {number: top(number) for number in leader}


def original(told: Told, first: Report | None) -> str:
    """The report in which a mention's sentence first stood: the family's first where it has the sentence too, else its own."""
    if first is None or first.id == told.report.id:
        return told.report.id
    sentence = " ".join(_WORD.findall(told.mention.sentence.of(told.report.text).lower()))
    return first.id if sentence and sentence in " ".join(_WORD.findall(first.text.lower())) else told.report.id


def order(report: Report, learned: datetime) -> tuple[str, str]:
    """What "first seen" goes by: publication, then learning; a report without a date comes last."""
    return (str(report.published) if report.published else "~", learned.isoformat())
