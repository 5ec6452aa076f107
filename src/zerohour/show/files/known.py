"""What an export is made from."""

from collections.abc import Callable
from dataclasses import dataclass

from zerohour.codebook import Codebook
from zerohour.records import Corroboration, Countdown, Event, Reading


@dataclass(frozen=True, slots=True)
class Known:
    """The readings and events of a ledger as of a moment, what is due of them, and how an event is corroborated."""

    readings: tuple[Reading, ...]
    events: tuple[Event, ...]
    due: Countdown
    behind: Callable[[Event], Corroboration]
    book: Codebook
