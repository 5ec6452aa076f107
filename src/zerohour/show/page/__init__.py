"""Pages: answers in, HTML out. Server-rendered, readable without scripts; everything that comes from reports is escaped."""

from zerohour.show.page.render import (
    MOST_DUE,
    STATIC,
    Filters,
    board,
    event,
    events,
    message,
    network,
    outcomes,
    patterns,
    places,
    prepare,
    report,
    search,
    sources,
    static,
)

__all__ = [
    "MOST_DUE",
    "STATIC",
    "Filters",
    "board",
    "event",
    "events",
    "message",
    "network",
    "outcomes",
    "patterns",
    "places",
    "prepare",
    "report",
    "search",
    "sources",
    "static",
]
