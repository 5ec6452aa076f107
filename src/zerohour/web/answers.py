"""The desk's answers, kept until the ledger changes or the day does: each is found once, not once a reader."""

import threading
import time
from collections.abc import Callable
from concurrent.futures import Future
from datetime import date
from pathlib import Path
from typing import TypeVar, cast

from zerohour.desk import Desk, View, summary, timeline
from zerohour.errors import UsageError
from zerohour.records import (
    Countdown,
    Day,
    Dyad,
    Event,
    Locality,
    Outcome,
    Outlet,
    Outline,
    Patterns,
    Portrait,
    Record,
    Sign,
    Summary,
    Tie,
    Timeline,
)
from zerohour.show import page

_KEPT, _FRESH = 200, 0.5
Answer = TypeVar("Answer")


class Answers:
    """Answers by question, for several readers at once."""

    def __init__(self, desk: Desk, indicators: Path | None = None) -> None:
        self.desk, self._indicators = desk, indicators
        # Held for a moment at a time, never while something is found.
        self._lock = threading.Lock()
        # What takes long is found one after the other, so that what is quick keeps its turn.
        self._long = threading.Lock()
        self._asked = time.monotonic()
        self._state: tuple[object, ...] = (desk.state(), date.today())
        self._kept: dict[tuple[object, ...], Future[object]] = {}

    def once(self, question: tuple[object, ...], find: Callable[[], Answer]) -> Answer:
        """The answer to a question, found anew where the ledger has changed; whether it has is asked at most twice a second.

        Who asks what another is finding waits for that; who asks something else does not.
        """
        kept = self._fresh()
        with self._lock:
            known = kept.get(question)
            if known is None:
                if len(kept) >= _KEPT:
                    kept.clear()
                found = kept[question] = Future()
        if known is not None:
            return cast(Answer, known.result())
        try:
            found.set_result(find())
        except BaseException as why:
            with self._lock:
                if kept.get(question) is found:
                    del kept[question]
            found.set_exception(why)
            raise
        return cast(Answer, found.result())

    def _once_of_many(self, question: tuple[object, ...], find: Callable[[], Answer]) -> Answer:
        """The same of a question over most of the ledger."""

        def alone() -> Answer:
            with self._long:
                return find()

        return self.once(question, alone)

    def _fresh(self) -> dict[tuple[object, ...], "Future[object]"]:
        """The answers that hold. While one asks whether the ledger has changed, others have those from before."""
        with self._lock:
            now = time.monotonic()
            due = now - self._asked > _FRESH
            self._asked = now if due else self._asked
        state = (self.desk.state(), date.today()) if due else None
        with self._lock:
            if state is not None and state != self._state:
                self._state, self._kept = state, {}
            return self._kept

    def ask_anew(self) -> None:
        """Lets the next question ask at once whether the ledger has changed: the reader just changed it."""
        with self._lock:
            self._asked = -_FRESH

    def seat(self, author: str, did: int | None = None) -> page.Seat:
        """Who sits at a page, how much waits for him, and the act of a number, where it holds."""
        inbox = self.desk.triage(author)
        tally = self.once(("tally", author, inbox.state()), inbox.tally)
        act = next((one for one in self.desk.acts(number=did) if one.undone is None), None) if did else None
        return page.Seat(author, tally, act)

    def size(self) -> int:
        """How many reports there are."""
        return self.once(("size",), self.desk.size)

    def view(self, as_of: str = "") -> View:
        """The desk as of a moment, today's by default. Raises UsageError for what is no moment."""
        return self.desk.view(as_of or None)

    def happened(self, as_of: str, count: int) -> list[Event]:
        """So many events of the last week as of a moment, what weighs most first."""
        return self.once(("happened", as_of, count), lambda: self.view(as_of or date.today().isoformat()).happened(count))

    def countdown(self, as_of: str = "") -> Countdown:
        """What is due as of a moment."""
        return self.once(("countdown", as_of), lambda: self.desk.countdown(as_of or None))

    def soonest(self, as_of: str, most: int) -> tuple[Countdown, int]:
        """The first of what is due as of a moment, and how many there are."""
        return self.once(("soonest", as_of, most), lambda: self.desk.view(as_of or date.today()).soonest(most))

    def network(self, as_of: str, since: date) -> tuple[tuple[Tie, ...], tuple[Day, ...]]:
        """Ties and tempo of the events told since a day."""
        view = self.view(as_of)
        return self._once_of_many(("network", as_of, since), lambda: view.network_and_tempo(since))

    def patterns(self, as_of: str, since: date) -> Patterns:
        """Blocs, shifts, change points, the unusual and escalation from a day on."""
        return self._once_of_many(("patterns", as_of, since), lambda: self.view(as_of).patterns(since))

    def outcomes(self, as_of: str) -> tuple[tuple[Outcome, ...], tuple[Record, ...]]:
        """What became of forecasts, and how forecasters did."""
        view = self.view(as_of)
        return self._once_of_many(("outcomes", as_of), lambda: (view.outcomes(), view.records()))

    def placed(self, as_of: str, since: date) -> list[Outline]:
        """The events with coordinates that were told since a day, in short."""
        view = self.view(as_of)
        return self._once_of_many(
            ("placed", as_of, since), lambda: [e for e in view.outlines(since) if e.place and e.place.latitude is not None]
        )

    def actor(self, as_of: str, name: str) -> Portrait:
        """What is told of an actor."""
        return self.once(("actor", as_of, name), lambda: self.view(as_of).portraits.actor(name))

    def dyad(self, as_of: str, one: str, other: str) -> Dyad:
        """What two actors do to each other."""
        return self.once(("dyad", as_of, one, other), lambda: self.view(as_of).portraits.dyad(one, other))

    def place(self, as_of: str, name: str) -> Locality:
        """What is told of a place."""
        return self.once(("place", as_of, name), lambda: self.view(as_of).portraits.place(name))

    def outlet(self, as_of: str, name: str) -> Outlet:
        """What there is of an outlet."""
        return self.once(("outlet", as_of, name), lambda: self.view(as_of).portraits.outlet(name))

    def named(self, as_of: str, since: date) -> list[tuple[str | None, str, int]]:
        """Who has a part in what was told since a day."""
        view = self.view(as_of)
        return self._once_of_many(("named", as_of, since), lambda: view.portraits.named(since))

    def summary(self, as_of: str = "") -> Summary:
        """How things stand as of a moment, at a glance."""
        view = self.view(as_of or date.today().isoformat())
        return self.once(("summary", as_of), lambda: summary(view))

    def timeline(self, as_of: str, first: date, last: date, only: str = "") -> Timeline:
        """What lies in some days."""
        view = self.view(as_of)
        return self.once(("timeline", as_of, first, last, only), lambda: timeline(view, first, last, only=only))

    def signs(self, as_of: str) -> tuple[Sign, ...]:
        """How the user's indicators stand; none without a list."""
        path = self._indicators
        return self._once_of_many(("signs", as_of), lambda: self.view(as_of).indicators(path)) if path else ()

    def chart(self, name: str, as_of: str, since: date, picture: bool = True) -> str:
        """A picture of an answer as SVG, or as the Vega-Lite that a browser draws. Raises UsageError for a name that is none."""
        from zerohour.show import charts

        drawn: dict[str, Callable[[], charts.Chart]] = {
            "countdown": lambda: charts.countdown(self.countdown(as_of)),
            "map": lambda: charts.places(self.placed(as_of, since)),
            "network": lambda: charts.network(self.network(as_of, since)[0]),
            "tempo": lambda: charts.tempo(self.network(as_of, since)[1]),
            "escalation": lambda: charts.escalation(self.patterns(as_of, since).pace),
        }
        if name not in drawn:
            raise UsageError(f"{name!r} is no picture; there are {', '.join(drawn)}")
        chart = drawn[name]()
        return self._once_of_many(("chart", name, as_of, since, picture), lambda: charts.svg(chart) if picture else charts.live(chart))

    def grades(self) -> dict[str, str]:
        """The user's grade by outlet."""
        return {name: grade for name, grade, _ in self.desk.outlets()}
