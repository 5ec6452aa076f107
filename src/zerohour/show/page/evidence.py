"""One mention beside the report that it was read in: what was coded at the left, the words that it was read from at the right, each in its
own colour.
"""

import re
from collections.abc import Iterable, Iterator
from itertools import pairwise

from zerohour.records import Event, EventMention, Report, Span, Told
from zerohour.show import table
from zerohour.show.headline import headline
from zerohour.show.page.render import Filters, filled

# What words may stand for, in the order in which one is named that stands for several.
PARTS = ("trigger", "actor", "recipient", "time", "place", "teller")
Mark = tuple[Span, str]
Piece = tuple[str, tuple[str, ...], bool]


def evidence(event: Event, told: Told, filters: Filters) -> str:
    """A mention of an event: its fields, and its report with the words that they were read from."""
    others = [one for one in event.mentions if one.report.id == told.report.id]
    number = next((n for n, one in enumerate(event.mentions) if one is told), 0)
    return filled(
        "evidence.html",
        headline(event),
        filters,
        event=event,
        told=told,
        others=others,
        earlier=event.mentions[number - 1] if number else None,
        later=event.mentions[number + 1] if number + 1 < len(event.mentions) else None,
        number=number + 1,
        pieces=list(pieces(told.report, told.mention)),
        found={part for _, part in marks(told.report, told.mention)},
        likely=table.likely(told.mention.probability),
    )


def marks(report: Report, mention: EventMention) -> list[Mark]:
    """The words of a report that a mention was read from, each with what it stands for."""
    found: list[Mark] = [(mention.trigger, "trigger")]
    for part, side in (("actor", mention.actors), ("recipient", mention.recipients)):
        found += [(span, part) for one in side for span in _spans(report, mention, one.span, one.text)]
    found += [(span, "teller") for one in mention.attribution for span in _spans(report, mention, one.span, one.text)]
    if mention.window:
        found += [(span, "time") for words in mention.window.words.split("; ") for span in _spans(report, mention, None, words)]
    if mention.place:
        found += [(span, "place") for span in _spans(report, mention, None, mention.place.name)]
    return [(span, part) for span, part in found if 0 <= span.start < span.end <= len(report.text)]


def pieces(report: Report, mention: EventMention) -> Iterator[Piece]:
    """The report cut at the borders of what was read: words, what they stand for, and whether they are of the mention's sentence."""
    known = marks(report, mention)
    sentence = mention.sentence
    borders = sorted({0, len(report.text), sentence.start, sentence.end, *(edge for span, _ in known for edge in span)})
    for start, end in pairwise(borders):
        here = Span(start, end)
        parts = {part for span, part in known if span.holds(here)}
        yield here.of(report.text), tuple(part for part in PARTS if part in parts), sentence.holds(here)


def _spans(report: Report, mention: EventMention, known: Span | None, words: str) -> Iterable[Span]:
    """Where words stand: where they were read, else in the mention's sentence, else where the report has them nearest before it."""
    if known is not None:
        return [known]
    pattern = r"\s+".join(map(re.escape, words.split()))
    if not pattern:
        return []
    found = [Span(*m.span()) for m in re.finditer(rf"(?i)(?<!\w){pattern}(?!\w)", report.text)]
    inside = [span for span in found if mention.sentence.holds(span)]
    before = [span for span in found if span.end <= mention.sentence.start]
    return inside[:1] or before[-1:] or found[:1]
