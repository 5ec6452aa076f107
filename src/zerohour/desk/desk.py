"""A ledger and the questions that it answers."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from zerohour import analysis, ledger, sources
from zerohour.desk import taking
from zerohour.desk.alarms import Alarms, Channel
from zerohour.desk.correcting import Correcting
from zerohour.desk.reader import Reader, shipped
from zerohour.desk.rows import Rows
from zerohour.desk.triage import Triage
from zerohour.desk.view import View
from zerohour.desk.watching import Look, Watch
from zerohour.errors import UsageError
from zerohour.records import (
    Act,
    Change,
    Corroboration,
    Countdown,
    Day,
    Event,
    EventMention,
    Hit,
    Noted,
    Passed,
    Query,
    Reading,
    Refusal,
    Report,
    Retraction,
    Taken,
    Tie,
    Told,
    Version,
)

if TYPE_CHECKING:
    from zerohour.sources.net import Limits

# NATO Admiralty: A completely reliable, B usually, C fairly, D not usually, E unreliable, F cannot be judged.
RELIABILITY = ("A", "B", "C", "D", "E", "F")


class Desk:
    """A ledger and the questions that it answers. Close it, or use it in a `with`."""

    def __init__(self, store: ledger.Ledger, own: Reader | None = None) -> None:
        self._store, self._own = store, own

    def __enter__(self) -> "Desk":
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """Lets the ledger go."""
        self._store.close()

    @property
    def upkeep(self) -> ledger.Upkeep:
        """Copying, checking and deleting."""
        return self._store.upkeep

    @property
    def _reader(self) -> Reader:
        return self._own or shipped()

    def add(self, report: Reading | Report, learned: datetime | None = None) -> bool:
        """Stores a report with its mentions, whole or not at all; False where it is already there. A Report is read first."""
        number = report.report.id if isinstance(report, Reading) else report.id
        if self._store.holds(number):
            return False
        return self._store.add(report if isinstance(report, Reading) else self._reader.read(report), learned)

    def add_all(self, rows: Iterable[Report | Refusal | Passed | Noted]) -> Iterator[bool | Refusal]:
        """Adds reports one after the other: for each whether it is new. What could not be read is recorded, and given back."""
        for done in self.take(rows):
            yield Refusal(done.locator, done.reason) if done.outcome == "refused" else done.outcome in ("added", "updated")

    def take(self, rows: Iterable[Report | Refusal | Passed | Noted], again: bool = False) -> Iterator[Taken]:
        """Adds what sources give, one after the other, and tells what became of each. What could not be read is recorded.

        What was deleted stays out, and is not recorded anew, unless it is wanted `again`.
        """
        return taking.take(self._store, self._reader, rows, again)

    def watch(self, watched: Path, private: bool = False, alarms: Alarms | None = None, limits: "Limits | None" = None) -> Iterator[Look]:
        """Looks for ever at the sources of a list, each when it is due, and adds what is new. Raises SourceError for a broken list.

        A look without a source tells that nothing is due before its moment: the caller waits, or ends.
        """
        from zerohour.sources import net

        return Watch(self._store, self.add_all, net.load(watched), net.Fetcher(private, limits or net.Limits()), alarms).looks()

    def alarms(self, indicators: Path, channels: Mapping[str, Channel]) -> Alarms:
        """Warnings of the indicators of a file, kept in this ledger until each channel (by a name of 8 letters at most) has taken them."""
        return Alarms(self.view, self._store.outbox(str(indicators.resolve())), indicators, channels)

    def search(self, query: Query) -> list[Hit]:
        """The reports that hold all words of a query and meet its filters, with the mentions that do."""
        return self._store.search(query)

    def reading(self, number: str) -> Reading | None:
        """The report of an id with its mentions; None where there is none."""
        return self._store.reading(number)

    def versions(self, place: str) -> tuple[Version, ...]:
        """The versions of the report at an address, or of an id, oldest first, with what changed; none where it is unknown."""
        reading = self._store.reading(place)
        url = reading.report.url if reading else place
        if url is None:
            return ()
        return analysis.versions(self._store.at_url(url))

    def types(self) -> list[str]:
        """The event types that reading knows, by name."""
        return sorted(self._reader.book.types)

    def size(self) -> int:
        """How many reports there are."""
        return self._store.state()[0]

    def days(self) -> tuple[date | None, date | None]:
        """The first and the last day of publication of its reports; None without any."""
        return self._store.days()

    def state(self) -> tuple[int, ...]:
        """What changes whenever an answer may: counts of reports, judgements, undone ones and grades."""
        return self._store.state()

    def view(self, as_of: str | date | None = None, known_at: str | date | None = None, least: float = 0.0) -> View:
        """The desk as it stood: of what was published by a moment, and what the ledger had learned by one. Raises UsageError.

        What was read with a probability of less than `least` is left out.
        """
        return View(self._store, self._reader, sources.published(as_of), sources.instant(known_at), least)

    def readings(self, as_of: str | date | None = None) -> Rows[Reading]:
        """All readings published up to the moment, in the order of publication; None takes all."""
        return Rows(self.view(as_of).readings())

    def events(self, as_of: str | date | None = None) -> Rows[Event]:
        """The events that the reports published up to the moment tell of, mentions joined as features and judgements say."""
        return Rows(self.view(as_of).events())

    def event(self, number: str) -> Event:
        """The event of an id, or that holds the mention of an id; the first letters are enough. Raises UsageError."""
        return self.view().event(number)

    def corroboration(self, event: Event) -> Corroboration:
        """The independent origins that affirm and deny an event, and its credibility grade."""
        return self.view().corroboration(event)

    def reasons(self, one: Told, other: Told) -> list[tuple[str, float]]:
        """What each feature of joining adds to the score of two mentions; they are joined from 1 on."""
        return ledger.reasons(one, other)

    def judge(self, verdict: str, one: EventMention, other: EventMention, author: str) -> int:
        """Records that two mentions tell of the "same" event or of "different" ones: the judgement's number."""
        return self._store.acts.judge(verdict, one, [other], author)[0]

    def split(self, out: EventMention, others: Sequence[EventMention], author: str) -> list[int]:
        """Records, as one act, that a mention tells of another event than these others: the numbers of the act."""
        return self._store.acts.judge("different", out, others, author)

    def triage(self, author: str) -> Triage:
        """What a user has read, finds important, or has dismissed; and the way to mark it."""
        return Triage(self._store, self.view(), author)

    def correcting(self, author: str) -> Correcting:
        """The way to correct what was read, and how the reader did on what was checked."""
        return Correcting(self._store, self._reader, author)

    def acts(self, limit: int | None = None, number: int | None = None) -> list[Act]:
        """What users did, in its order, undone or not: the last so many rows, or all; or the row of a number alone."""
        return self._store.acts.listed(limit, number)

    def undo(self, number: int) -> list[int]:
        """Takes an act back, whole: the numbers of its rows. Raises UsageError where no act of that number holds."""
        if not (undone := self._store.acts.undo(number)):
            raise UsageError(f"there is no act {number} that holds; see them with: zerohour acts")
        return undone

    def retract(self, report: str, why: str, author: str, kind: str = "retracted") -> list[int]:
        """Records that a report was taken back: "retracted", "withdrawn", or "replaced" by a corrected one: the numbers of the retractions.

        The report is named by its id, the first letters of it, or its address, which is all versions there. Raises UsageError.
        """
        return self._store.retracting.retract(report, kind, why, author)

    def reinstate(self, report: str) -> list[int]:
        """Takes back all that holds against a report, of its page's words too: the numbers of the retractions. Raises UsageError."""
        return self._store.retracting.reinstate(report)

    def retractions(self) -> list[Retraction]:
        """All retractions and corrections, of pages and of users, those taken back too."""
        return self._store.retracting.listed()

    def grade(self, outlet: str, grade: str, author: str) -> None:
        """Records how reliable an outlet is in the user's own judgement: NATO Admiralty, A to F. Raises UsageError."""
        if grade.upper() not in RELIABILITY:
            raise UsageError(f"{grade!r} is no grade of reliability; give one of {', '.join(RELIABILITY)}")
        self._store.grade(outlet, grade.upper(), author)

    def outlets(self) -> list[tuple[str, str, int]]:
        """Each outlet with its grade (F, cannot be judged, by default) and its number of reports, by name."""
        counts, grades = self._store.outlets(), self._store.grades()
        return [(name, grades.get(name, "F"), counts.get(name, 0)) for name in sorted({*counts, *grades})]

    def countdown(self, as_of: str | date | None = None) -> Countdown:
        """What is due as of a day or moment (today by default), in the order of the board, from what had been published by then."""
        return self.view(as_of or date.today()).countdown()

    def happened(self, as_of: str | date | None = None) -> Rows[Event]:
        """What occurred or goes on, of the day looked from (today by default) and the week before, what weighs most first."""
        return Rows(self.view(as_of or date.today()).happened())

    def network(self, as_of: str | date | None = None) -> tuple[Tie, ...]:
        """Signed ties between countries over what occurred, the strongest first."""
        return self.view(as_of).network()

    def tempo(self, as_of: str | date | None = None) -> tuple[Day, ...]:
        """Events a day by quad class, in order."""
        return self.view(as_of).tempo()

    def recode(self) -> Iterator[Change]:
        """Reads every stored report anew and keeps what differs: a row for each report of which something that is shown does."""
        stored = (self._store.reading(number) for number in self._store.ids())
        for new in self._reader.read_all(old.report for old in stored if old):
            if isinstance(new, Refusal):
                self._store.refuse(new)
                continue
            old = self._store.reading(new.report.id)
            if old and self._store.recode(new):
                change = analysis.change(old, new)
                if change.new or change.gone or change.changed:
                    yield change


def open_desk(url: str | Path, own: Reader | None = None) -> Desk:
    """The desk over a ledger: a file's path, made where there is none, or a postgresql:// URL. Raises LedgerError."""
    return Desk(ledger.Ledger(url), own)
