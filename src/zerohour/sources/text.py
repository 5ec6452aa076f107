"""Plain text as a report."""

import hashlib
import re
from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta

from zerohour.errors import SourceError
from zerohour.records import Dating, Report, Span
from zerohour.sources.front import front
from zerohour.sources.furniture import layout
from zerohour.sources.notices import notice
from zerohour.sources.tongue import language
from zerohour.sources.turns import turns

LIMIT = 1_000_000
# No index of a database takes much more.
_LONGEST = 2_000
# Words, and ASCII marks each alone, as the model is given them: what takes its time. So many may be as short as they like.
_WORD = re.compile(r"[!-/:-@\[-`{-~]|[^\s!-/:-@\[-`{-~]+")
_MANY, _SHORTEST = 5_000, 1.5
_HALF = re.compile("[\ud800-\udfff]")
# How far clocks and zones may put a moment without one before the fetch.
_SLACK = timedelta(hours=14)


def report(
    text: str,
    published: date | None = None,
    name: str | None = None,
    url: str | None = None,
    outlet: str | None = None,
    title: str | None = None,
    author: str | None = None,
    page: bool = False,
    asked: frozenset[str] = frozenset(),
) -> Report:
    """The report that a text holds. What the caller gives is believed over the text's front matter, and that over its byline.

    `page`: the text is the article of a page, without what stood around it, and `asked` are the questions that it
    sets in bold. Raises SourceError for a text without words, of marks and single letters without end, or of more than
    a million characters, and for an endless address or outlet.
    """
    if not any(c.isalnum() for c in text):
        raise SourceError(f"{name or 'the text'}: there are no words in it; give a report's text")
    if len(text) > LIMIT:
        raise SourceError(
            f"{name or 'the text'}: {len(text) / 1e6:.1f} million characters are no single report (at most 1); split it into reports"
        )
    if _is_flood(text):
        raise SourceError(f"{name or 'the text'}: thousands of marks and single letters are no report; give its text alone")
    if max(len(url or ""), len(outlet or "")) > _LONGEST:
        raise SourceError(f"{name or 'the text'}: an address or outlet of more than {_LONGEST:,} characters is none")
    head = front(text)
    found = layout(text, head.end, page)
    heading = title or head.title or found.title
    spoken, unsaid = turns(text, found.body, heading, asked)
    said, line = notice(text, heading)
    # What a notice says was wrong is no event.
    body = without(without(found.body, unsaid), (line,) if line else ())
    digest = hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:16]
    stamp = head.published or found.published
    basis = "given" if published else "front matter" if head.published else "byline" if found.published else ""
    modified = found.modified.moment if found.modified else None
    return Report(
        id=digest,
        text=text,
        body=body or found.body,
        title=_without_halves(heading),
        author=_without_halves(author or head.author or found.author),
        outlet=_without_halves(outlet or head.outlet or found.outlet),
        published=published or (stamp.moment if stamp else None),
        url=_without_halves(url or head.url),
        language=language(" ".join(span.of(text) for span in found.body)),
        name=name,
        dating=Dating(basis, None if published or stamp is None else stamp.other, modified=modified),
        turns=spoken,
        notice=said,
    )


def _without_halves(words: str | None) -> str | None:
    """Words without lone surrogates, which an escape in front matter may give and no encoding holds: each becomes U+FFFD."""
    return words and _HALF.sub("\N{REPLACEMENT CHARACTER}", words)


def _is_flood(text: str) -> bool:
    """Whether a long text is of words so short that nobody wrote them: prose has four letters a word or mark, a table of figures two."""
    lengths = [match.end() - match.start() for match in _WORD.finditer(text)]
    return len(lengths) > _MANY and sum(lengths) < _SHORTEST * len(lengths)


def without(body: tuple[Span, ...], left_out: tuple[Span, ...]) -> tuple[Span, ...]:
    """Stretches without others that lie in them."""
    kept: list[Span] = []
    for span in body:
        start = span.start
        for out in (o for o in left_out if span.start <= o.start < span.end):
            if out.start > start:
                kept.append(Span(start, out.start))
            start = max(start, min(out.end, span.end))
        if start < span.end:
            kept.append(Span(start, span.end))
    return tuple(kept)


def bounded(found: Report, fetched: datetime | None = None) -> Report:
    """The report, published when it was fetched (an aware moment; now by default) where it states a later moment.

    Of two readings of the same words, one that lies ahead is none.
    """
    now, stated = fetched or datetime.now(UTC), found.published
    if stated is None or found.dating.basis == "given" or not _is_ahead(stated, now):
        other = found.dating.other
        return replace(found, dating=replace(found.dating, other=None)) if other is not None and _is_ahead(other, now) else found
    other = found.dating.other
    if other is not None and not _is_ahead(other, now):
        moment = datetime.combine(other, stated.timetz()) if isinstance(stated, datetime) else other
        return replace(found, published=moment, dating=replace(found.dating, other=None))
    return replace(found, published=now.replace(microsecond=0), dating=replace(found.dating, other=None, ahead=stated))


def _is_ahead(moment: date, now: datetime) -> bool:
    if not isinstance(moment, datetime):
        return datetime.combine(moment, time(), UTC) - _SLACK > now
    return moment - timedelta(minutes=5) > now if moment.tzinfo else moment.replace(tzinfo=UTC) - _SLACK > now
