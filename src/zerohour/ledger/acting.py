"""What users do: judgements, triage, corrections, each kept with author and time as rows of one table.

The ledger's clock gives no moment twice: rows of one moment are one act, and are undone together.
"""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, insert

from zerohour.ledger.schema import acts
from zerohour.records import Act

Spot = tuple[str, int]


def write(connection: Connection, verb: str, told: Iterable[Mapping[str, Any]], author: str, at: str) -> list[int]:
    """Keeps an act, a row for each mapping of columns: their numbers."""
    made = [connection.execute(insert(acts).values(verb=verb, author=author, at=at, **row)).inserted_primary_key for row in told]
    return [int(key[0]) for key in made if key]


def about(one: Spot, other: Spot | None = None) -> dict[str, Any]:
    """The columns that say which mention, or which two, an act is about."""
    found: dict[str, Any] = {"report": one[0], "start": one[1]}
    return found if other is None else found | {"other_report": other[0], "other_start": other[1]}


def as_known(found: Iterable[Act], known_at: datetime) -> list[Act]:
    """Acts as they stood at a moment: later ones left out, later undoing not yet done."""
    return [replace(a, undone=a.undone if a.undone and a.undone <= known_at else None) for a in found if a.at <= known_at]
