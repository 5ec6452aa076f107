"""The desk at a glance: what is due, what opens next, what is contradicted."""

from datetime import date, datetime, timedelta

from zerohour import analysis
from zerohour.desk.view import View
from zerohour.records import Event, Summary, Window

_MONTH = timedelta(days=30)


def summary(view: View) -> Summary:
    """How things stand as of the view's day."""
    with view.store.at_once() as still:
        found = still.due_outlines(view.day, analysis.KEEP_UNDATED, view.is_out)
        due = analysis.due_by_section(found, view.day)
        wanted = analysis.opening(found, view.day, view.reader.book)
        near = {event.id: event for event in still.lately(view.day, wanted, view.counts)}
        denied = still.portraits.denied(view.day - _MONTH, view.day, view.counts)
    contradicted = tuple(e for e in denied if view.corroboration(e).credibility == analysis.CONTRADICTED)
    return Summary(view.day, due, _next([near[n] for n in wanted if n in near], view.day, view.moment), contradicted)


def _next(events: list[Event], day: date, moment: datetime | None) -> Event | None:
    """The first whose moment or day is to come; the heaviest of one moment, as they stand."""

    def comes(event: Event) -> tuple[date, bool, float]:
        at = _at(event.window)
        return (event.window.earliest if event.window else None) or date.max, at is None, at.timestamp() if at else 0.0

    def is_ahead(event: Event) -> bool:
        at = _at(event.window)
        return at > moment if at and moment else comes(event)[0] > day

    return min(filter(is_ahead, events), key=comes, default=None)


def _at(window: Window | None) -> datetime | None:
    """The aware moment of a window that has one."""
    return window.at if window and window.at and window.at.tzinfo else None
