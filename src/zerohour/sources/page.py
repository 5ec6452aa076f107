"""A web page as a report: trafilatura finds the article, its title, author and date."""

from datetime import date, datetime

from zerohour.errors import SourceError
from zerohour.records import Report
from zerohour.sources import text
from zerohour.sources.moments import moment
from zerohour.sources.pagetime import stated


def report(html: str, name: str, published: date | None = None, url: str | None = None) -> Report:
    """The article of a page; its text is the title and the paragraphs, a blank line apart. Raises SourceError where there is none."""
    import trafilatura  # here, since it takes as long to load as all the rest, and text files do without it

    try:
        found = trafilatura.bare_extraction(
            html, url=url, favor_precision=True, include_comments=False, include_tables=False, with_metadata=True, as_dict=False
        )
    except (ValueError, TypeError, RecursionError) as why:
        raise SourceError(f"{name}: the page cannot be read ({type(why).__name__}); save it again, or give its text") from why
    body = getattr(found, "text", None)
    if not body:
        raise SourceError(f"{name}: the page holds no article; give the page of a single report, or its text")
    title = getattr(found, "title", None)
    paragraphs = [line.strip() for line in body.splitlines() if line.strip()]
    if title and (not paragraphs or paragraphs[0] != title):
        paragraphs.insert(0, title)
    when = published or stated(html) or _day(getattr(found, "date", None))
    return text.report(
        "\n\n".join(paragraphs),
        when,
        name,
        url or getattr(found, "url", None),
        getattr(found, "sitename", None),
        title,
        getattr(found, "author", None),
    )


def plain(html: str) -> str:
    """The words of a piece of HTML, a paragraph a line."""
    from lxml.etree import LxmlError
    from lxml.html import fragment_fromstring

    try:
        root = fragment_fromstring(html, create_parent="div")
    except (LxmlError, ValueError):
        return ""
    for tag in root.xpath("//script|//style"):
        tag.drop_tree()
    for tag in root.xpath("//p|//br|//div|//li|//h1|//h2|//h3|//blockquote"):
        tag.tail = "\n" + (tag.tail or "")
    lines = (" ".join(line.split()) for line in root.text_content().split("\n"))
    return "\n\n".join(line for line in lines if line)


def _day(value: str | None) -> date | None:
    found = moment(value) if value else None
    return found.date() if isinstance(found, datetime) and not (found.hour or found.minute) else found
