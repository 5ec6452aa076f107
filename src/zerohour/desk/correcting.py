"""A user's last word about what was read: any field of a mention or event, that it is no event, or that all is right."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime

from zerohour import analysis, ledger
from zerohour.coding.status import commitment
from zerohour.desk.reader import Reader
from zerohour.errors import UsageError
from zerohour.records import FIELDS, STATUSES, Act, Checked, Event, EventMention, Place, Rate, Refusal, Told
from zerohour.show.files import lines as shown
from zerohour.sources import lines as given

NONE = "event"
_ANY = datetime(1, 1, 1, tzinfo=UTC)
# What is made of the words of a report, which another may not have.
_WORDED = frozenset({"actors", "recipients", "teller"})


@dataclass(frozen=True)
class Correcting:
    """Corrections of a ledger's readings by a user: acts, which survive `recode` and are taken back with `Desk.undo`."""

    store: ledger.Ledger
    reader: Reader
    author: str

    def correct(self, what: Event | Told, /, **fields: str) -> list[int]:
        """Records, as one act, that fields are other, of a mention, or of all mentions of an event: its numbers; none where they are so.

        Fields are type, mode, actors, recipients, day, place, status and teller, their words as in a coding line: "the army = ISR.MIL",
        "2024-08-05..2024-08-07", "Nairobi = KE", "-" for none. Parties and tellers of an event are those of the mentions whose reports have
        the words. Raises UsageError for what is no such field, and for words that no report has.
        """
        if unknown := next((name for name in fields if name not in FIELDS), None):
            raise UsageError(f"{unknown!r} is no field that can be corrected; give some of {', '.join(FIELDS)}")
        told = _told(what)
        present = {one.mention.id: shown.fields(one.mention) for one in told}
        made = [row for name, words in fields.items() for row in self._rows(told, name, words.strip())]
        differ = [row for row in made if present[row[0].id][row[1]] != fields[row[1]].strip()]
        return self.store.correcting.correct(differ, self.author) if differ else []

    def no_event(self, what: Event | Told) -> list[int]:
        """Records, as one act, that what was read is no event, of a mention, or of all mentions of an event: its numbers."""
        return self.store.correcting.correct([(one.mention, NONE, False) for one in _told(what)], self.author)

    def held(self, what: Event | Told) -> list[int]:
        """Records, as one act, that a mention, or all mentions of an event, were read right in every field: its numbers."""
        return self.store.correcting.held([one.mention for one in _told(what)], self.author)

    def checked(self) -> list[Checked]:
        """What users checked: what the reader reads there, and what holds."""
        return self.store.correcting.checked()

    def rate(self, checked: Sequence[Checked] | None = None) -> Rate:
        """How the reader did on what users checked, where it was asked for already."""
        return analysis.rate(self.checked() if checked is None else checked)

    def lines(self) -> Iterable[str]:
        """Coding lines of what users checked, for training."""
        return shown.lines(self.checked())

    def acts(self) -> list[Act]:
        """The corrections and confirmations that hold, in their order."""
        return [act for act in self.store.acts.listed() if act.verb in ("correct", "held") and act.undone is None]

    def take(self, rows: Iterable[str]) -> Iterator[str]:
        """Takes coding lines over: what they say differently is corrected, else it was read right. A sentence for each that cannot be."""
        for row in given.read(rows):
            if isinstance(row, Refusal):
                yield row.reason
                continue
            reading = self.store.reading(row.report)
            if reading is None:
                yield f"{row.report}: there is no such report in this ledger"
                continue
            start = shown.start_of(reading.report.text, row.sentence, row.trigger, row.before)
            found = [Told(one, reading.report, _ANY) for one in reading.mentions if one.trigger.start == start]
            if not found:
                yield f"{row.report}: {row.words!r}: no event was read there"
                continue
            try:
                self._take(found[0], row)
            except UsageError as why:
                yield f"{row.report}: {row.words!r}: {why}"

    def _take(self, told: Told, row: given.Line) -> None:
        # What only the context tells has no words here.
        said = {name: words for name, words in row.fields.items() if "~" not in words}
        if not row.is_event:
            self.no_event(told)
        elif not self.correct(told, **said):
            self.held(told)

    def _rows(self, told: Sequence[Told], name: str, words: str) -> list[tuple[EventMention, str, object]]:
        """What a field becomes of each mention that it can be of."""
        made, refused = [], None
        for one in told:
            try:
                made.append((one.mention, name, self._value(one, name, words)))
            except UsageError as why:
                refused = why
        if refused is not None and (not made or name not in _WORDED):
            raise refused
        return made

    def _value(self, told: Told, field: str, words: str) -> object:
        report, mention = told.report, told.mention
        if field in ("actors", "recipients"):
            return given.parties(words, report, mention.sentence)
        if field == "teller":
            return given.tellers(words, report, mention.sentence)
        if field == "day":
            return given.days(words)
        if field == "place":
            return self._place(words)
        if field == "status":
            score, code = commitment(_one_of(words, STATUSES, "status"), mention.probability)
            return words, score, code
        types = self.reader.book.types
        if field == "type":
            return _one_of(words.upper(), sorted(types), "event type")
        modes = types[mention.type].modes if mention.type in types else ()
        return None if words in ("", "-") else _one_of(words, sorted(modes), f"mode of {mention.type}")

    def _place(self, words: str) -> Place | None:
        """A place by its name and country, with what the gazetteer knows of it."""
        named = given.place(words)
        if named is None:
            return None
        name, country = named
        known = [one for one in self.reader.places.find(name) if not country or one.country == country]
        if not known and not country:
            raise UsageError(f"{name!r} is in no gazetteer; give its country too, like: {name} = KE")
        if not known:
            return Place(name, country)
        best = max(known, key=lambda one: (one.own, one.population))
        return Place(best.name, best.country or None, best.geoname_id, best.latitude, best.longitude)


def _told(what: Event | Told) -> tuple[Told, ...]:
    return what.mentions if isinstance(what, Event) else (what,)


def _one_of(words: str, known: Sequence[str], what: str) -> str:
    if words not in known:
        raise UsageError(f"{words!r} is no {what}; give one of {', '.join(known) or 'none'}")
    return words
