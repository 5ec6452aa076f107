"""PDF files, by their text layer."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace

from zerohour.errors import SourceError
from zerohour.sources import text
from zerohour.sources.joined import joined
from zerohour.sources.kinds.item import Item, Row

_MOST_PAGES = 400
_NUMBER = re.compile(r"\s*(?:page\s*)?\d{1,4}(?:\s*(?:/|of)\s*\d{1,4})?\s*", re.IGNORECASE)


def report(item: Item) -> Iterator[Row]:
    """The text of all pages as one report, without what stands on every page. Raises SourceError for a scan and a locked file."""
    from pypdf import PdfReader  # here, since few read PDF
    from pypdf.errors import PyPdfError

    with item.seekable() as stream:
        try:
            found = PdfReader(stream)
            if found.is_encrypted and not found.decrypt(""):
                raise SourceError(f"{item.where}: the PDF is locked by a password; save it without one")
            pages, size = [], 0
            for number, page in enumerate(found.pages):
                pages.append(page.extract_text())
                size += len(pages[-1])
                if number >= _MOST_PAGES or size > text.LIMIT:
                    break
            about = found.metadata
            title = about.title if about else None
        # A file of another's making breaks its reader in any way: lists that are none, loops, numbers too large.
        except (PyPdfError, ValueError, TypeError, KeyError, IndexError, AttributeError, RecursionError, OSError, ArithmeticError) as why:
            raise SourceError(f"{item.where}: the PDF cannot be read ({type(why).__name__}); save it again") from why
    words = joined("\n".join(_bare(pages)))
    if sum(c.isalpha() for c in words) < 20:
        raise SourceError(f"{item.where}: the PDF holds pictures of pages and no text (a scan); give one with a text layer")
    made = text.report(words, item.given.published, item.stem, item.url)
    known = title if isinstance(title, str) and len(title.split()) > 2 and title.lower() in words.lower().replace("\n", " ") else None
    yield text.bounded(replace(made, title=known or made.title), item.given.fetched)


def _bare(pages: Sequence[str]) -> Iterator[str]:
    """The pages without their numbers, and without the lines that stand at the head or foot of most."""
    rows = [[line.strip() for line in page.splitlines()] for page in pages]
    ends = Counter(re.sub(r"\d+", "#", line) for row in rows for line in {*row[:2], *row[-2:]} if line)
    always = {line for line, count in ends.items() if count > 2 and 2 * count > len(rows)}
    for row in rows:
        yield "\n".join(line for line in row if not _NUMBER.fullmatch(line) and re.sub(r"\d+", "#", line) not in always)
