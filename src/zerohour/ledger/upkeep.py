"""What keeps a ledger whole, and what takes out of it: copies, checks, deletion."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from zerohour.ledger import checking, clock, copying, erasing
from zerohour.ledger.engine import Store
from zerohour.ledger.schema import deletions
from zerohour.records import Check, Deletion


@dataclass(frozen=True, slots=True)
class Upkeep:
    """The upkeep of an open ledger. `before` is where it lies as it was, where opening it brought it up from an older format."""

    store: Store
    before: Path | None

    def backup(self, target: str) -> None:
        """Copies the ledger as it is at one moment: to a file, which is replaced, or into a new database by URL. Raises LedgerError."""
        with self.store.guarded():
            copying.ledger(self.store, target)

    def check(self) -> Check:
        """How much there is, and a sentence for each fault: of the file, of rows that belong to nothing, of what cannot be read."""
        with self.store.guarded():
            return checking.check(self.store)

    def meant(self, words: str) -> list[str]:
        """The ids of the reports that words stand for: an id or its first letters, an address, else all that name somebody so."""
        with self.store.ask() as connection:
            return erasing.meant(connection, words)

    def reprints(self, numbers: Sequence[str]) -> list[str]:
        """The ids of the other reports that share their words with some."""
        with self.store.ask() as connection:
            return erasing.reprints_of(connection, numbers)

    def erase(self, numbers: Sequence[str], author: str, names: Sequence[str] = ()) -> None:
        """Deletes reports with all that was made of them, and refusals that hold one of some names. Their ids stay listed.

        `sweep` takes them out of free space too.
        """
        with self.store.change() as connection:
            erasing.erase(connection, numbers, author, clock.text(connection), names)

    def sweep(self) -> list[Path]:
        """Takes what was deleted out of free space and log, and removes the copies from before an upgrade: their paths.

        Raises LedgerError where others hold the ledger open all the while; it can be done again.
        """
        return erasing.sweep(self.store)

    def deletions(self) -> list[Deletion]:
        """What was deleted, oldest first."""
        with self.store.ask() as connection:
            return erasing.listed(connection)

    def deleted(self, report: str) -> Deletion | None:
        """The deletion of the report of an id; None where there is none, or the report was added again."""
        with self.store.ask() as connection:
            return next(iter(erasing.listed(connection, deletions.c.report == report)), None)
