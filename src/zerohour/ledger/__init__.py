"""The ledger that remembers: reports, mentions, and the events that they join to."""

from zerohour.ledger.gathering import Page, meets
from zerohour.ledger.joining import FEATURES, reasons
from zerohour.ledger.outbox import Outbox
from zerohour.ledger.placing import events
from zerohour.ledger.portraits import Portraits
from zerohour.ledger.store import Ledger
from zerohour.ledger.upkeep import Upkeep

__all__ = ["FEATURES", "Ledger", "Outbox", "Page", "Portraits", "Upkeep", "events", "meets", "reasons"]
