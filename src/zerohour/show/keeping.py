"""Tables about the ledger itself."""

from collections.abc import Sequence

from zerohour.records import Check, Deletion
from zerohour.show.sheet import Sheet


def counts(found: Check) -> Sheet:
    """How many rows a ledger has by table."""
    return Sheet(("rows of", "count"), [(name, f"{count:,}") for name, count in found.counts], right=1)


def deletions(rows: Sequence[Deletion]) -> Sheet:
    """What was deleted, oldest first."""
    cells = [(row.report, f"{row.at:%Y-%m-%d %H:%M}", row.author, "yes" if row.is_swept else "no") for row in rows]
    return Sheet(("report", "deleted", "by", "out of free space"), cells)
