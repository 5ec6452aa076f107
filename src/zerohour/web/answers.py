"""The desk's answers, kept until the ledger changes or the day does: each is found once, not once a reader."""

import threading
import time
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import TypeVar, cast

from zerohour.desk import Desk, View
from zerohour.errors import UsageError
from zerohour.records import Countdown, Day, Event, Outcome, Outline, Patterns, Record, Sign, Tie

_KEPT, _FRESH = 200, 0.5
Answer = TypeVar("Answer")


class Answers:
    """Answers by question, for several readers at once."""

    def __init__(self, desk: Desk, indicators: Path | None = None) -> None:
        self.desk, self._indicators = desk, indicators
        # Finding an answer may ask for others.
        self._lock = threading.RLock()
        self._asked = -_FRESH
        self._state: tuple[object, ...] | None = None
        self._kept: dict[tuple[object, ...], object] = {}

    def once(self, question: tuple[object, ...], find: Callable[[], Answer]) -> Answer:
        """The answer to a question, found anew where the ledger has changed; whether it has is asked at most twice a second."""
        with self._lock:
            now = time.monotonic()
            if now - self._asked > _FRESH:
                state = (self.desk.state(), date.today())
                self._kept = self._kept if state == self._state else {}
                self._state, self._asked = state, now
            if question not in self._kept:
                if len(self._kept) >= _KEPT:
                    self._kept.clear()
                self._kept[question] = find()
            return cast(Answer, self._kept[question])

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
        return self.once(("network", as_of, since), lambda: view.network_and_tempo(since))

    def patterns(self, as_of: str, since: date) -> Patterns:
        """Blocs, shifts, change points, the unusual and escalation from a day on."""
        return self.once(("patterns", as_of, since), lambda: self.view(as_of).patterns(since))

    def outcomes(self, as_of: str) -> tuple[tuple[Outcome, ...], tuple[Record, ...]]:
        """What became of forecasts, and how forecasters did."""
        view = self.view(as_of)
        return self.once(("outcomes", as_of), lambda: (view.outcomes(), view.records()))

    def placed(self, as_of: str, since: date) -> list[Outline]:
        """The events with coordinates that were told since a day, in short."""
        view = self.view(as_of)
        return self.once(("placed", as_of, since), lambda: [e for e in view.outlines(since) if e.place and e.place.latitude is not None])

    def signs(self, as_of: str) -> tuple[Sign, ...]:
        """How the user's indicators stand; none without a list."""
        path = self._indicators
        return self.once(("signs", as_of), lambda: self.view(as_of).indicators(path)) if path else ()

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
        return self.once(("chart", name, as_of, since, picture), lambda: charts.svg(chart) if picture else charts.live(chart))

    def grades(self) -> dict[str, str]:
        """The user's grade by outlet."""
        return {name: grade for name, grade, _ in self.desk.outlets()}
