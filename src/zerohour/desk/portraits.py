"""The desk's questions about one actor, two of them, a place or an outlet."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from zerohour import analysis, codebook, ledger
from zerohour.records import Dyad, Event, Locality, Outcome, Outlet, Portrait, Report
from zerohour.show.headline import called

# So many of the newest events are read, and so many reports are listed.
_EVENTS, _REPORTS = 200, 20


@dataclass(frozen=True, slots=True)
class Portraits:
    """Asks a ledger for what was told until a day (None: ever); `day` is the one looked from.

    `counts` says which reports were out by then.
    """

    store: ledger.Ledger
    book: codebook.Codebook
    until: date | None
    day: date
    counts: Callable[[Report], bool]

    def actor(self, name: str) -> Portrait:
        """An actor by its code ("IRN") or by whole words of its name."""
        with self.store.at_once() as still:
            asked = still.portraits
            page = asked.involving([name], self.until, _EVENTS, self.counts)
            names = [words for words, _ in analysis.names_of(name, page.events, called)] or [name]
            said = asked.telling(names, lambda mention, author: analysis.says(mention, author, name, names), self.until, self.counts)
            made = [o for o in self._outcomes(asked, said) if analysis.says(o.forecast.mention, _author(o), name, names)]
        return analysis.portrait(name, page.total, page.events, said, made, called, self.book)

    def dyad(self, one: str, other: str) -> Dyad:
        """Two actors, each asked for in the same way."""
        page = self.store.portraits.involving([one, other], self.until, _EVENTS, self.counts)
        return analysis.dyad(one, other, page.total, page.events, self.book)

    def place(self, name: str) -> Locality:
        """A place by its name, or a country by its ISO alpha-2 code."""
        page = self.store.portraits.at(name, self.until, _EVENTS, self.counts)
        return analysis.locality(name, page.total, page.events, called)

    def outlet(self, name: str) -> Outlet:
        """An outlet by the name that its reports give."""
        with self.store.at_once() as still:
            asked = still.portraits
            known = asked.imprint(name, _REPORTS)
            events = asked.forecast_by(name, self.until, self.counts)
            made = [o for o in self._outcomes(asked, events) if o.forecaster == name]
        return Outlet(
            name,
            known.grades,
            known.reports,
            known.originals,
            known.first,
            known.last,
            known.repeats,
            known.repeated,
            known.marks,
            tuple(reversed(made)),
            analysis.record(name, made),
            known.newest,
        )

    def named(self, since: date) -> list[tuple[str | None, str, int]]:
        """Codes and names (in small letters) of all who have a part in what was told since a day, each with how often."""
        return self.store.portraits.named(since, self.day)

    def _outcomes(self, asked: ledger.Portraits, events: list[Event]) -> tuple[Outcome, ...]:
        return analysis.outcomes(events, self.day, asked.beside(events, self.counts))


def _author(row: Outcome) -> str:
    report = row.forecast.report
    return "" if report.outlet else report.author or ""
