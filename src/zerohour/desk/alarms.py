"""Warnings of indicators that trip: kept in the ledger, and sent until they are taken."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from pathlib import Path

from zerohour import ledger
from zerohour.desk.view import View
from zerohour.errors import SourceError, UsageError
from zerohour.records import Event, Warned
from zerohour.show.warning import warning

# Takes a warning's JSON and its key. Raises SourceError where it could not be handed over.
Channel = Callable[[str, str], None]
# Longer than any channel takes; the seconds before the second try, and at most.
_LEASE, _FIRST, _MOST = timedelta(seconds=180), 60, 3600
_LONGEST = 500


@dataclass
class Alarms:
    """Warns once on each channel of each indicator that trips, however often that has to be tried. Raises LedgerError.

    A warning goes out again, with the same key, where the program was killed after it was taken and before that was recorded.
    """

    view: Callable[[], View]
    outbox: ledger.Outbox
    file: Path
    channels: Mapping[str, Channel]
    _unrecorded: list[int] = field(default_factory=list, init=False)

    def ring(self, now: datetime) -> list[str]:
        """Keeps a warning for each indicator that has tripped since it was asked last: a sentence each."""
        signs = [sign for sign in self.view().indicators(self.file) if sign.state == "tripped"]
        ids = {sign.indicator.name[:_LONGEST]: [event.mentions[-1].mention.id for event in sign.events] for sign in signs}
        new = self.outbox.trip(ids, tuple(self.channels), now)
        return [f"tripped: {name} ({len(ids[name])} event{'s' if len(ids[name]) != 1 else ''})" for name in sorted(new)]

    def send(self, now: datetime) -> list[str]:
        """Tries what is due, on a channel until one is not taken: a sentence for each that was not."""
        self._record(now)
        told: list[str] = []
        ways = dict(self.channels)
        while warned := self.outbox.take(tuple(ways), now, now + _LEASE):
            try:
                ways[warned.channel](warning(warned, self._events(warned)), warned.key)
            except SourceError as why:
                wait = min(_FIRST << min(warned.failures, 10), _MOST)
                self.outbox.failed(warned, now + timedelta(seconds=wait))
                del ways[warned.channel]
                told.append(f"the warning did not go out: {why}; it is tried again")
            else:
                self._unrecorded.append(warned.number)
                self._record(now)
        return told

    def _record(self, now: datetime) -> None:
        """Records what was taken, also while the ledger could not be used."""
        while self._unrecorded:
            self.outbox.sent(self._unrecorded[0], now)
            del self._unrecorded[0]

    def next(self) -> datetime | None:
        """When there is something to send."""
        return self.outbox.next(tuple(self.channels))

    def _events(self, warned: Warned) -> list[Event]:
        """The events that the warning is about, as they are known now; what was deleted meanwhile is not told."""
        view, found = self.view(), {}
        for number in warned.mentions:
            try:
                event = view.event(number)
            except UsageError:
                continue
            found[event.id] = event
        return list(found.values())
