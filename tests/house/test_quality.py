"""Quality floors on hand-coded demo reports: a change that sinks below them is refused. Raise quality/floors.json when the coder gets better."""

import json
from pathlib import Path

from zerohour import desk

QUALITY = Path(__file__).parents[2] / "quality"


def figures():
    """Detection F1 and record F1, as the field's scorers have them: triggers must meet, and for a record sides, first day and status be right."""
    gold = json.loads((QUALITY / "demo.json").read_text(encoding="utf-8"))
    gold.pop("about")
    hits = right = wanted = told = 0
    for name, rows in gold.items():
        (report,) = desk.reports(next(desk.demo_reports().glob(f"{name}.*")))
        mentions = list(desk.shipped().read(report).mentions)
        for types, words, actors, recipients, day, status in rows:
            optional = words.startswith("(")
            bare = words.strip("()")
            start = report.text.index(bare)
            found = next(
                (m for m in mentions if m.type in types.split() and m.trigger.start < start + len(bare) and start < m.trigger.end), None
            )
            if found is not None:
                mentions.remove(found)
            if optional:
                continue
            wanted += 1
            if found is None:
                continue
            hits += 1
            first = found.window.earliest.isoformat() if found.window and found.window.earliest else None
            sides = [{a.code for a in people if a.code} for people in (found.actors, found.recipients)]
            both = set(actors) | set(recipients)
            exact = sides == [set(actors), set(recipients)] or (found.symmetric and sides[0] | sides[1] == both)
            right += exact and (day is None or first == day) and {found.status, status} in ({status}, {"occurred", "ongoing"})
        told += len(mentions)
    told += hits
    return {"detection": 2 * hits / (wanted + told), "record": 2 * right / (wanted + told)}


def test_the_coder_does_not_sink_below_its_floors():
    floors, now = json.loads((QUALITY / "floors.json").read_text(encoding="utf-8")), figures()
    assert now.keys() == floors.keys()
    assert all(now[name] >= floors[name] for name in floors), now
