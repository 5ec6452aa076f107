"""The page on which reports are added, and what became of each."""

from collections import Counter
from collections.abc import Iterable, Iterator
from html import escape

from zerohour.errors import ZerohourError
from zerohour.records import Taken
from zerohour.show.page.render import Filters, filled

# Where the lines stand in the page; nothing that is shown holds it.
_HERE = "\x00"
_COLOURS = {"added": "occurred", "updated": "occurred", "already there": "planned", "refused": "minus"}
_ORDER = ("added", "updated", "already there", "refused", "passed over")


def add(filters: Filters) -> str:
    """The boxes for a text, files and an address."""
    return filled("add.html", "Add reports", filters, lines="")


def added(rows: Iterable[Taken], filters: Filters) -> Iterator[str]:
    """The same page with a line for each report as soon as it is read, and what became of all at the end."""
    before, _, after = filled("add.html", "Add reports", filters, lines=_HERE).partition(_HERE)
    yield before
    counts: Counter[str] = Counter()
    try:
        for row in rows:
            counts[row.outcome] += row.outcome != "noted"
            yield _line(row, filters)
    except ZerohourError as why:
        yield f'<li><span class="status minus">refused</span> {escape(str(why))}</li>\n'
    told = ", ".join(f"{counts[outcome]} {outcome}" for outcome in _ORDER if counts[outcome])
    yield f"</ol>\n<p><strong>{told or 'nothing was there to read'}</strong></p>\n"
    yield after


def _line(row: Taken, filters: Filters) -> str:
    """What became of one, in a line: a link to its report where the ledger has it."""
    what = escape(" ".join((row.title or row.locator).split())[:200])
    linked = f'<a href="{escape(filters.about(f"/report/{row.report}"))}">{what}</a>' if row.report and row.outcome != "refused" else what
    why = f" <small>{escape(row.reason)}</small>" if row.reason else ""
    return f'<li><span class="status {_COLOURS.get(row.outcome, "")}">{row.outcome}</span> {linked}{why}</li>\n'
