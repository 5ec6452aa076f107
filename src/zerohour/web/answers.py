"""The desk's answers, kept until the ledger changes: joining is done once, not once a reader."""

import threading
from datetime import date

from zerohour.desk import Desk
from zerohour.records import Countdown, Event
from zerohour.show.page import Filters

_KEPT = 8


class Answers:
    """Answers by moment, for several readers at once."""

    def __init__(self, desk: Desk) -> None:
        self.desk = desk
        self._lock = threading.Lock()
        self._state: tuple[int, ...] | None = None
        self._events: dict[str, list[Event]] = {}

    def _fresh(self) -> None:
        """Forgets everything where the ledger has changed. The lock must be held."""
        state = self.desk.state()
        if state != self._state:
            self._state = state
            self._events = {}

    def events(self, as_of: str = "") -> list[Event]:
        """The events as of a moment, today's by default. Raises UsageError for what is no moment."""
        with self._lock:
            self._fresh()
            if as_of not in self._events:
                if len(self._events) >= _KEPT:
                    self._events = {}
                self._events[as_of] = self.desk.events(as_of or None)
            return self._events[as_of]

    def countdown(self, as_of: str = "") -> Countdown:
        """What is due as of a moment."""
        return self.desk.countdown_of(self.events(as_of), as_of or date.today())

    def event(self, number: str) -> Event | None:
        """The event of an id, or that holds the mention of an id."""
        return next((e for e in self.events() if e.id == number or any(t.mention.id == number for t in e.mentions)), None)

    def grades(self) -> dict[str, str]:
        """The user's grade by outlet."""
        return {name: grade for name, grade, _ in self.desk.outlets()}

    def types(self) -> set[str]:
        """The types of the events that there are."""
        return {event.type for event in self.events()}


def matching(event: Event, asked: Filters) -> bool:
    """Whether an event meets the filters of an address."""
    people = (*event.actors, *event.recipients)
    wanted = asked.actor.lower()
    return (
        (not asked.type or event.type == asked.type.upper())
        and (not asked.status or event.status == asked.status)
        and (not wanted or any(wanted == (p.code or "").lower() or wanted in (p.name or p.text).lower() for p in people))
        and (
            not asked.place
            or (event.place is not None and asked.place.lower() in (event.place.name.lower(), (event.place.country_code or "").lower()))
        )
    )
