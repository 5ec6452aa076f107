"""Tables about the ledger itself."""

from collections.abc import Sequence

from rich.table import Table

from zerohour.records import Check, Deletion


def counts(found: Check) -> Table:
    """How many rows a ledger has by table."""
    made = Table("rows of", "count", box=None, pad_edge=False)
    for name, count in found.counts:
        made.add_row(name, f"{count:,}")
    return made


def deletions(rows: Sequence[Deletion]) -> Table:
    """What was deleted, oldest first."""
    made = Table("report", "deleted", "by", "out of free space", box=None, pad_edge=False)
    for row in rows:
        made.add_row(row.report, f"{row.at:%Y-%m-%d %H:%M}", row.author, "yes" if row.is_swept else "no")
    return made
