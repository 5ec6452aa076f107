"""A user's inbox: what of the ledger's events is unread, important or dismissed, and what is new since the last look."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from zerohour import ledger
from zerohour.desk.view import View
from zerohour.errors import UsageError
from zerohour.records import STANDS, Attention, Event, News, Query, Tally

_LIFTED = {"unimportant": "important", "undismissed": "dismissed"}
# What an event can be marked as; the last two take the mark of anybody back.
MARKS = ("read", "unread", "important", "dismissed", *_LIFTED)


@dataclass(frozen=True)
class Triage:
    """What a user has read of a ledger, and the marks that all who share it see. Every mark is an act, taken back with `Desk.undo`."""

    store: ledger.Ledger
    view: View
    author: str

    def mark(self, events: Sequence[Event], mark: str) -> list[int]:
        """Marks events, as one act: the numbers of the act, or of those that it took back. Raises UsageError for a mark that is none."""
        if mark not in MARKS:
            raise UsageError(f"{mark!r} is no mark; give one of {', '.join(MARKS)}")
        if mark in _LIFTED:
            return self.store.triage.lift(events, _LIFTED[mark])
        return self.store.triage.mark(events, mark, self.author)

    def read_all(self) -> list[int]:
        """Marks all that the ledger has learned by now as read: the number of the act."""
        return self.store.triage.read_all(self.author)

    def listed(self, query: Query, stands: str = "unread", first: int = 0) -> ledger.Page:
        """The events that are unread, important, dismissed or read and meet a query's filters, the newest first. Raises UsageError."""
        if stands not in STANDS:
            raise UsageError(f"an event is not {stands!r}; give one of {', '.join(STANDS)}")
        return self.store.triage.listed(query, stands, self.author, first, self.view.counts)

    def attention(self, events: Sequence[Event]) -> dict[str, Attention]:
        """How events stand with the user, by their ids."""
        return self.store.triage.attention(events, self.author)

    def state(self) -> tuple[int, int]:
        """What changes with every act, and with every one that is taken back."""
        return self.store.acts.state()

    def tally(self) -> Tally:
        """How many events are unread, how many important, and of how many the ledger has learned since the user looked."""
        return self.store.triage.tally(self.author)

    def look(self) -> list[int]:
        """Records that the user has looked at what is new by now: the number of the act."""
        return self.store.triage.look(self.author)

    def looked(self) -> datetime | None:
        """When the user last looked; None: never."""
        return self.store.triage.looked(self.author)

    def news(self) -> News | None:
        """What the ledger has learned since the user looked; None where he never did."""
        since = self.looked()
        return self.view.news(since) if since else None
