"""The network as a picture: a cell a pair of countries."""

from collections.abc import Sequence

import altair

from zerohour.records import Tie
from zerohour.show.charts.values import data


def network(answer: Sequence[Tie]) -> altair.Chart:
    """An Altair chart of ties: one country across, the other down, colour the sum of PLOVER scores (red conflict, blue cooperation)."""
    rows = [
        row
        for t in answer
        for row in (
            {"one": t.one, "other": t.other, "score": t.verbal + t.material},
            {"one": t.other, "other": t.one, "score": t.verbal + t.material},
        )
    ]
    scale = altair.Scale(scheme="redblue", domainMid=0)
    chart: altair.Chart = (
        altair.Chart(data(rows), title="Who stands how with whom")
        .mark_rect()
        .encode(x=altair.X("one:N", title=None), y=altair.Y("other:N", title=None), color=altair.Color("score:Q", scale=scale))
    )
    return chart
