"""Coding lines of what users checked: a line an event, as coders write them for training. Fields as `sources.lines` reads them."""

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby

from zerohour.records import Actor, Checked, EventMention, Place, Report, Source, Span, Window

_END = re.compile(
    r"""(?<![ (]Mr\.)(?<![ (]Ms\.)(?<![ (]Dr\.)(?<![ (]St\.)(?<![ (]Lt\.)(?<!Mrs\.)(?<!Gen\.)(?<!Sen\.)(?<!Col\.)(?<!Gov\.)(?<!Rep\.)
    (?:(?<=[.!?][”"’')\]])|(?<=[a-z0-9)\]%][.!?])|(?<=''))\s+(?=[A-Z“"‘(\[`])|\n\s*\n""",
    re.VERBOSE,
)


def fields(one: EventMention) -> dict[str, str]:
    """What a form has of a mention: a field of FIELDS, and its words."""
    return {
        "type": one.type,
        "mode": one.mode or "-",
        "status": one.status,
        "actors": parties(one.actors),
        "recipients": parties(one.recipients),
        "day": days(one.window),
        "place": _place(one.place),
        "teller": tellers(one.attribution),
    }


def _place(place: Place | None) -> str:
    if place is None:
        return "-"
    return f"{place.name} = {place.country_code}" if place.country_code else place.name


def lines(checked: Iterable[Checked]) -> Iterator[str]:
    """A head for each report and a line for each checked event. What is no event is a remark: coding lines tell of events alone."""
    for number, rows in groupby(checked, key=lambda one: one.report.id):
        told = list(rows)
        yield f"# {number}"
        spans = sentences(told[0].report.text)
        yield from (line(one.holds, one.report, spans) for one in told if one.holds is not None)
        yield from (f"! no event: {line(one.read, one.report, spans)}" for one in told if one.holds is None and one.read is not None)


def line(one: EventMention, report: Report, spans: Sequence[Span]) -> str:
    """One mention: sentence | trigger | type | mode | actors | recipients | time | place | status | said by | flags."""
    number = next(n for n, span in enumerate(spans) if one.trigger.start < span.end)
    fields = (
        str(number),
        _numbered(one.trigger, report, spans[number]),
        one.type,
        one.mode or "-",
        *sides(one, report, spans, number),
        days(one.window),
        _place_words(one.place, report, spans[number]),
        one.status,
        "; ".join(f"{_words(s.span, report, spans, number)} = {s.kind.replace(' ', '-')}" for s in one.attribution) or "-",
        "sym" if one.symmetric else "",
    )
    return " | ".join(fields).rstrip()


def sides(one: EventMention, report: Report, spans: Sequence[Span], number: int) -> tuple[str, str]:
    """Actors and recipients, each in one field."""

    def party(of: Actor) -> str:
        return f"{_words(of.span, report, spans, number)} = {of.code or ''}{f'.{of.sector}' if of.sector else ''}".strip()

    return "; ".join(map(party, one.actors)) or "-", "; ".join(map(party, one.recipients)) or "-"


def _place_words(place: Place | None, report: Report, sentence: Span) -> str:
    """A place by the words of the sentence, where they name it; else it is the context's."""
    if place is None:
        return "-"
    named = place.name if place.name in sentence.of(report.text) else "~"
    return f"{named} = {place.country_code or ''}".strip()


def parties(actors: Iterable[Actor]) -> str:
    """Parties as a form has them: "the army = ISR.MIL; Hamas = PSE.REB"; "-" for none."""
    told = (f"{' '.join(a.text.split())} = {a.code or ''}{f'.{a.sector}' if a.sector else ''}".strip() for a in actors)
    return "; ".join(told) or "-"


def tellers(chain: Iterable[Source]) -> str:
    """Who says so, as a form has it: "two diplomats = anonymous"; "-" for the report itself."""
    return "; ".join(f"{' '.join(s.text.split())} = {s.kind}" for s in chain) or "-"


def days(window: Window | None) -> str:
    """A window as coders write it: "2024-08-05", "2024-08-05..", "-"."""
    if window is None or (window.earliest is None and window.latest is None):
        return "-"
    first, last = (day.isoformat()[:10] if day else "" for day in (window.earliest, window.latest))
    return first if first == last else f"{first}..{last}"


def sentences(text: str) -> list[Span]:
    """The sentences of a report as coders number them."""
    bounds, start = [], 0
    for match in _END.finditer(text):
        bounds.append((start, match.start()))
        start = match.end()
    found = []
    for first, last in [*bounds, (start, len(text))]:
        at = first
        for piece in re.split(r"(\n+)", text[first:last]):
            if piece.strip() and not piece.startswith("\n"):
                found.append(Span(at + len(piece) - len(piece.lstrip()), at + len(piece.rstrip())))
            at += len(piece)
    return found


def start_of(text: str, number: int, words: str, before: int) -> int | None:
    """Where words begin in the sentence of a number, behind so many of their kind; None where they are not there."""
    spans = sentences(text)
    if number >= len(spans):
        return None
    found = [match.start() for match in re.finditer(_pattern(words), spans[number].of(text))]
    return spans[number].start + found[before] if before < len(found) else None


def _pattern(words: str) -> str:
    pieces = r"\s+".join(map(re.escape, words.split()))
    return r"(?<!\w)" * words[:1].isalnum() + pieces + r"(?!\w)" * words[-1:].isalnum()


def _numbered(where: Span, report: Report, sentence: Span) -> str:
    """The words of a stretch; with "#2" where they are not the first of their kind in the sentence."""
    words = " ".join(where.of(report.text).split())
    before = sum(sentence.start + match.start() < where.start for match in re.finditer(_pattern(words), sentence.of(report.text)))
    return f"{words}#{before + 1}" if before else words


def _words(span: Span | None, report: Report, spans: Sequence[Span], number: int) -> str:
    """Words with the number of their sentence where that is another one; without a place in the report they are the context's."""
    if span is None or not any(one.holds(span) for one in spans):
        return "~"
    of = next(n for n, one in enumerate(spans) if one.holds(span))
    words = _numbered(span, report, spans[of])
    return words if of == number else f"@{of} {words}"
