"""Pages about one actor, two of them, a place or an outlet."""

from collections.abc import Sequence
from datetime import date

from zerohour.records import Dyad, Event, Locality, Outcome, Outlet, Portrait, is_code
from zerohour.show import table
from zerohour.show.headline import is_pronoun
from zerohour.show.page.render import Filters, filled
from zerohour.show.page.sorting import ordered

# Lines of a part beside others, and of one that is looked at alone.
_FEW, _PAGE = 12, 50
Part = tuple[str, str, Sequence[Event | Outcome]]


def actors(rows: Sequence[tuple[str | None, str, int]], since: date, filters: Filters) -> str:
    """Who has a part in what was told since a day: countries and bodies by code with their commonest names, and names by themselves."""
    by_code: dict[str, list[tuple[str, int]]] = {}
    for code, name, count in matching(rows, filters.q):
        by_code.setdefault(code or "", []).append((name, count))
    found = [(code, sum(n for _, n in names), sorted(names, key=lambda row: (-row[1], row[0]))) for code, names in by_code.items()]
    found.sort(key=lambda row: (not row[0], -row[1], row[0]))
    last = max(1, -(-len(found) // _PAGE))
    shown = found[(filters.page - 1) * _PAGE : filters.page * _PAGE]
    return filled("actors.html", "Actors", filters, rows=shown, last=last, since=since, count=len(found))


def matching(rows: Sequence[tuple[str | None, str, int]], words: str) -> list[tuple[str | None, str, int]]:
    """Those of a code, or with some words in their name; all without words. Pronouns are left out: they name nobody."""
    wanted = words.lower()
    # Stored small, the United States look like one.
    named = [row for row in rows if row[1] == "us" or not is_pronoun(row[1])]
    return [(code, name, n) for code, name, n in named if not wanted or wanted in name or wanted == (code or "").lower()]


def actor(found: Portrait, filters: Filters) -> str:
    """An actor: what it did, what was done to it, what it says, its forecasts with their record, its names, and with whom it deals."""
    parts: list[Part] = [
        ("did", "What it did", found.did),
        ("met", "What was done to it", found.met),
        ("said", "What it says", found.said),
        ("forecasts", "What it forecasts", found.forecasts),
    ]
    title = _title(found)
    return _parted("actor.html", title, parts, filters, found=found, name=title)


def dyad(found: Dyad, filters: Filters) -> str:
    """Two actors: what each did to the other, and what both shared in."""
    one, other = found.one, found.other
    parts: list[Part] = [
        ("there", f"{one} to {other}", found.there),
        ("back", f"{other} to {one}", found.back),
        ("both", "Together", found.both),
    ]
    return _parted("dyad.html", f"{one} and {other}", parts, filters, found=found)


def place(found: Locality, filters: Filters) -> str:
    """A place: what was told of it, and who has a part in that."""
    return _parted("place.html", found.name, [("events", "What was told of it", found.events)], filters, found=found)


def outlet(found: Outlet, filters: Filters) -> str:
    """An outlet: its grade, how much of it is its own, whose words it has, its forecasts with their record, its latest reports."""
    grade = table.reliability(found.grades[-1].grade if found.grades else "F")
    parts: list[Part] = [("forecasts", "What it forecasts in its own voice", found.forecasts)]
    return _parted("outlet.html", found.name, parts, filters, found=found, grade=grade)


def _title(found: Portrait) -> str:
    """A code with the name that stands for it most often; a name as reports write it."""
    names = [name for name, _ in found.names]
    if is_code(found.name):
        return f"{names[0]} ({found.name})" if names else found.name
    return next((name for name in names if name.lower() == found.name.lower()), found.name)


def _parted(template: str, title: str, parts: Sequence[Part], filters: Filters, **given: object) -> str:
    """A page with the beginning of each part, or with one part alone, a page of it."""
    alone = next((part for part in parts if part[0] == filters.part), None)
    shown = []
    for key, name, listed in parts:
        rows = listed if key == "forecasts" else ordered([one for one in listed if isinstance(one, Event)], filters.sort)
        if alone is None:
            shown.append((key, name, rows[:_FEW], len(rows)))
        elif alone[0] == key:
            shown.append((key, name, rows[(filters.page - 1) * _PAGE : filters.page * _PAGE], len(rows)))
    last = max(1, -(-len(alone[2]) // _PAGE)) if alone else 1
    return filled(template, title, filters, parts=shown, alone=alone is not None, last=last, **given)
