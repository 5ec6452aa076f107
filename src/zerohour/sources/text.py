"""Plain text as a report."""

import hashlib
from datetime import date

from zerohour.errors import SourceError
from zerohour.records import Report
from zerohour.sources.front import front
from zerohour.sources.furniture import layout
from zerohour.sources.tongue import language

LIMIT = 1_000_000
# No index of a database takes much more.
_LONGEST = 2_000


def report(
    text: str,
    published: date | None = None,
    name: str | None = None,
    url: str | None = None,
    outlet: str | None = None,
    title: str | None = None,
    author: str | None = None,
) -> Report:
    """The report that a text holds. What the caller gives is believed over the text's front matter, and that over its byline.

    Raises SourceError for a text without words, or of more than a million characters, and for an endless address or outlet.
    """
    if not any(c.isalnum() for c in text):
        raise SourceError(f"{name or 'the text'}: there are no words in it; give a report's text")
    if len(text) > LIMIT:
        raise SourceError(
            f"{name or 'the text'}: {len(text) / 1e6:.1f} million characters are no single report (at most 1); split it into reports"
        )
    if max(len(url or ""), len(outlet or "")) > _LONGEST:
        raise SourceError(f"{name or 'the text'}: an address or outlet of more than {_LONGEST:,} characters is none")
    head = front(text)
    found = layout(text, head.end)
    digest = hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:16]
    return Report(
        id=digest,
        text=text,
        body=found.body,
        title=title or head.title or found.title,
        author=author or head.author or found.author,
        outlet=outlet or head.outlet or found.outlet,
        published=published or head.published or found.published,
        url=url or head.url,
        language=language(" ".join(span.of(text) for span in found.body)),
        name=name,
    )
