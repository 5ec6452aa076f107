"""Following a list of sources: round after round, through failures of servers, of the database and of those who are warned."""

from collections import deque
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

from zerohour import ledger
from zerohour.desk.alarms import Alarms
from zerohour.errors import LedgerError
from zerohour.records import Noted, Passed, Refusal, Report

if TYPE_CHECKING:
    from zerohour.sources import net

_LONGEST_WAIT = 60
Row = Report | Refusal | Passed | Noted
Adding = Callable[[Iterable[Row]], Iterator[bool | Refusal]]


@dataclass(frozen=True, slots=True)
class Look:
    """One look at a watched source: its name, when, how many reports were new, and why others could not be read.

    Without a name: nothing is due before the moment. `trouble` says why the ledger could not be used, until then; `told` what was, or could
    not be, warned of.
    """

    source: str | None
    at: datetime
    added: int = 0
    refused: tuple[str, ...] = ()
    told: tuple[str, ...] = ()
    trouble: str | None = None


@dataclass
class Watch:
    """Looks for ever at the sources of a list, each when it is due. A ledger that fails is tried again, ever more rarely."""

    store: ledger.Ledger
    add_all: Adding
    listed: "list[net.Watched]"
    fetcher: "net.Fetcher"
    alarms: Alarms | None = None
    _rung: tuple[int, ...] | None = field(default=None, init=False)

    def looks(self) -> Iterator[Look]:
        """A look for each source that is due; behind them one without a source: until its moment the caller waits, or ends."""
        failures = 0
        while True:
            try:
                for look in self._round():
                    failures = 0
                    yield look
            except LedgerError as why:
                wait = timedelta(seconds=min(1 << failures, _LONGEST_WAIT))
                failures = min(failures + 1, 10)
                yield Look(None, datetime.now(UTC) + wait, trouble=str(why))

    def _round(self) -> Iterator[Look]:
        from zerohour.sources import net

        # What had tripped before the first look is known before it.
        now, told = datetime.now(UTC), self._warned()
        for one in net.ready(self.listed, self.store.visit, now):
            look = self._look(one, now)
            look = replace(look, told=(*told, *look.told))
            try:
                told = self._warned()
            except LedgerError:
                yield look
                raise
            yield replace(look, told=(*look.told, *told))
            told = ()
        told = (*told, *self._warned())
        due = [net.pause_until(self.listed, self.store.visit), self.alarms.next() if self.alarms else None]
        yield Look(None, min(moment for moment in due if moment), told=told)

    def _look(self, one: "net.Watched", now: datetime) -> Look:
        """Stores what is new at a source. A link that gave no report, or one that is known, is remembered."""
        from zerohour.sources import net

        last = self.store.visit(one.url)
        glance = net.look(self.fetcher, one, last, now, lambda url: self._is_settled(url, now))
        under_way: deque[str | None] = deque()
        added, refused = 0, []
        for done in self.add_all(_noted(glance.found, under_way)):
            url, why = under_way.popleft() if under_way else None, done.reason if isinstance(done, Refusal) else None
            added += done is True
            refused += [why] if why else []
            if url and done is not True and not any(url == listed.url for listed in self.listed):
                self.store.remember(net.tried(url, self.store.visit(url), now, why))
        self.store.remember(glance.visit)
        told = (f"{one.name}: {one.url} has moved to {glance.moved}, which is asked from now on; change it in your list",)
        return Look(one.name, now, added, tuple(refused), told if glance.moved else ())

    def _is_settled(self, url: str, now: datetime) -> bool:
        from zerohour.sources import net

        return self.store.holds_url(url) or net.is_settled(self.store.visit(url), now)

    def _warned(self) -> tuple[str, ...]:
        """What was, and what could not be, warned of: indicators are asked wherever the ledger has changed."""
        if self.alarms is None:
            return ()
        told, state, now = [], self.store.state(), datetime.now(UTC)
        if state != self._rung:
            told += self.alarms.ring(now)
            self._rung = state
        return (*told, *self.alarms.send(now))


def _noted(rows: Iterable[Row], under_way: deque[str | None]) -> Iterator[Row]:
    """The rows, each with its address noted as it is taken: what is made of them comes in the same order."""
    for row in rows:
        under_way.append(row.url if isinstance(row, Report) else row.locator)
        yield row
