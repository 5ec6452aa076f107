"""Escalation as a picture: a line of days."""

from collections.abc import Sequence

import altair

from zerohour.records import Pace
from zerohour.show.charts.values import data


def escalation(answer: Sequence[Pace]) -> altair.Chart:
    """An Altair chart of the escalation of seven days: x the day, y minus the mean PLOVER score, size the number of events."""
    rows = [{"day": row.day.isoformat(), "escalation": row.escalation, "events": row.events} for row in answer]
    chart: altair.Chart = (
        altair.Chart(data(rows), title="Escalation (seven days; above nothing is conflict)")
        .properties(width=640, height=220)
        .mark_line(point=True, interpolate="step-after")
        .encode(
            x=altair.X("day:T", title=None),
            y=altair.Y("escalation:Q", title=None),
            tooltip=["day:T", "escalation:Q", "events:Q"],
        )
    )
    return chart
