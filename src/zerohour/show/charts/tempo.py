"""The tempo as a picture: events a day."""

from collections.abc import Sequence

import altair

from zerohour.records import Day
from zerohour.show.charts.values import data

_QUADS = ("verbal cooperation", "material cooperation", "verbal conflict", "material conflict")


def tempo(answer: Sequence[Day]) -> altair.Chart:
    """An Altair chart of events a day, stacked by quad class."""
    rows = [
        {"day": day.day.isoformat(), "kind": name, "events": count} for day in answer for name, count in zip(_QUADS, day.quads, strict=True)
    ]
    chart: altair.Chart = (
        altair.Chart(data(rows), title="Events a day")
        .mark_bar()
        .encode(x=altair.X("day:T", title=None), y=altair.Y("events:Q"), color=altair.Color("kind:N", sort=list(_QUADS), title=None))
    )
    return chart
