"""The countdown as a picture: a bar a window, on a line of days."""

import altair

from zerohour.records import Countdown
from zerohour.show.charts.values import data


def countdown(answer: Countdown) -> altair.Chart:
    """An Altair chart of what is due and has days: x the window in days, y the event, colour its status."""
    rows = [
        {
            "event": f"{due.event.type} {', '.join(a.text for a in due.event.actors) or 'nobody named'}",
            "from": first.isoformat(),
            "to": last.isoformat(),
            "status": due.event.status,
        }
        for due in answer.due
        if (window := due.event.window) and (first := window.earliest or window.latest) and (last := window.latest or first)
    ]
    base = altair.Chart(data(rows), title=f"What is due as of {answer.as_of.isoformat()}").mark_bar(height=12, minBandSize=6)
    chart: altair.Chart = base.encode(
        x=altair.X("from:T", title="day"), x2="to:T", y=altair.Y("event:N", sort=None, title=None), color=altair.Color("status:N")
    )
    return chart
