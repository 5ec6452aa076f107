"""Who independently stands behind an event. Two reports that copy one source are one origin."""

import re
from collections.abc import Iterable, Mapping

from zerohour.codebook import Codebook
from zerohour.records import DONE, Corroboration, Event, EventMention, Report, Source, Told, codes

CONFIRMED, CONTRADICTED = 1, 5
# Sources that are somebody: what two outlets have from one of them is told once.
_SOMEBODY = frozenset({"official", "government", "military", "armed group", "person", "document"})
_PASSED_ON = frozenset({"outlet", "social media"})
_HEAD = 400
# What was read with less in its type, status and parties confirms nothing.
_SURE = 0.25


def corroboration(event: Event, book: Codebook) -> Corroboration:
    """The origins of an event's mentions and its credibility grade.

    A mention comes from: the first report of its words, where it repeats them; the agency or outlet that it cites, or whose tag it
    carries; the named source that says so; else its own outlet. Unnamed sources are their outlet's word.

    Confirmed is what two reports of two origins tell in their own voice as done, with every side that the event has: an accuser's word
    confirms no culprit, nor does who tells of the deed alone. What denies it never supports it, nor does what was taken back.
    """
    affirmed: dict[str, list[Told]] = {}
    denied: dict[str, list[Told]] = {}
    retracted: dict[str, list[Told]] = {}
    first = {told.report.id: told for told in reversed(event.mentions)}
    found = [(told, *origin(told, first, book.agencies)) for told in event.mentions]
    # What a report has from somebody it does not itself confirm by telling it again.
    sourced = {told.report.id: name for told, name, own in reversed(found) if not own}
    for told, name, own in found:
        side = retracted if not told.stands else denied if told.mention.status == "negated" else affirmed
        side.setdefault(sourced.get(told.report.id, name) if own else name, []).append(told)
    credibility = CONTRADICTED if affirmed and denied else CONFIRMED if _are_two(event, affirmed) else None
    return Corroboration(_frozen(affirmed), _frozen(denied), credibility, _frozen(retracted))


def _are_two(event: Event, affirmed: Mapping[str, Iterable[Told]]) -> bool:
    """Whether two reports of two origins confirm an event."""
    done = {(name, told.report.id) for name, rows in affirmed.items() for told in rows if _confirms(told.mention, event)}
    return any(a != b and one != other for a, one in done for b, other in done)


def _confirms(mention: EventMention, event: Event) -> bool:
    """Whether a mention tells an event as done in its report's own voice, between the same sides, and was surely read."""
    if mention.status not in DONE or mention.attribution or mention.chance_of_all < _SURE:
        return False
    pairs = [(event.actors, mention.actors), (event.recipients, mention.recipients)]
    if mention.symmetric:
        pairs = [((*event.actors, *event.recipients), (*mention.actors, *mention.recipients))]
    return all(not codes(side) or codes(side) & codes(told) for side, told in pairs)


def origin(told: Told, first: Mapping[str, Told], agencies: Mapping[str, str]) -> tuple[str, bool]:
    """The origin of a mention in words, and whether it is the report's own word.

    `first`: mentions of the event by report, to follow a reprint to the report that it repeats.
    """
    if told.first not in ("", told.report.id):
        return origin(first[told.first], {}, agencies) if told.first in first else (f"report {told.first}", False)
    for source in reversed(told.mention.attribution):
        if source.kind in _PASSED_ON and (name := _name(source)):
            return agency(name, agencies) or name, False
    if wire := _wire(told.report, agencies):
        return wire, False
    for source in told.mention.attribution:
        if source.kind in _SOMEBODY and (name := _name(source)):
            return name, False
    return told.report.outlet or (told.report.author or told.report.name or told.first or told.report.id), True


def agency(words: str, agencies: Mapping[str, str]) -> str | None:
    """The news agency that words name; a tag in capitals must stand in capitals."""
    for tag, name in agencies.items():
        flags = re.NOFLAG if tag.isupper() else re.IGNORECASE
        if re.search(rf"(?<!\w){re.escape(tag)}(?!\w)", words, flags):
            return name
    return None


def _wire(report: Report, agencies: Mapping[str, str]) -> str | None:
    """The agency of a report's byline, outlet or dateline: "NAIROBI (AP) -"."""
    for words in (report.outlet, report.author, *re.findall(r"\(([^()\n]{2,40})\)", report.text[:_HEAD])):
        if words and (name := agency(words, agencies)):
            return name
    return None


def _name(source: Source) -> str | None:
    """How a source is told apart from others: its full name, else its own words where they are more than "he" or "officials"."""
    if source.name:
        return source.name
    words = [w for w in source.text.split() if w.lower() not in ("the", "a", "an")]
    return " ".join(words) if any(w[:1].isupper() for w in words) else None


def _frozen(side: Mapping[str, Iterable[Told]]) -> tuple[tuple[str, tuple[Told, ...]], ...]:
    return tuple((name, tuple(told)) for name, told in side.items())
