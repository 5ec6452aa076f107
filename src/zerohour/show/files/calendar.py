"""What is due as iCalendar (RFC 5545): a window is an all-day span, never a false day; a planned event is CONFIRMED, others TENTATIVE.

What is past is not in it. UID is the event's id, SEQUENCE the number of times that its window moved: a calendar that has the file
already moves its own entry.
"""

from collections.abc import Iterator
from datetime import UTC, date, datetime, time, timedelta

import icalendar

from zerohour.errors import visible
from zerohour.records import Due, moved
from zerohour.show import table
from zerohour.show.files.known import Known
from zerohour.show.headline import headline

_ICD = {"planned": "CONFIRMED"}


def lines(known: Known) -> Iterator[str]:
    """The lines of a calendar; what has no day is left out."""
    calendar = icalendar.Calendar()
    calendar.add("prodid", "-//Zerohour//crisis desk//EN")
    calendar.add("version", "2.0")
    calendar.add("x-wr-calname", "Zerohour: what is due")
    for due in known.due.due:
        if (span := _span(due, known.due.as_of)) is not None:
            calendar.add_component(_entry(due, *span))
    yield from calendar.to_ical().decode("utf-8").rstrip("\r\n").split("\r\n")


def _entry(due: Due, start: date, end: date | None) -> icalendar.Event:
    found, told = due.event, due.event.best
    entry = icalendar.Event()
    entry.add("uid", f"{found.id}@zerohour")
    entry.add("dtstamp", _stamp(told.report.published, told.learned))
    entry.add("dtstart", start)
    if end is not None:
        entry.add("dtend", end)
    entry.add("summary", _flat(headline(found)))
    quote = told.sentence
    likely = f"{found.probability.words}: {found.probability.low}–{found.probability.high} %" if found.probability else ""
    facts = (
        table.when(found.window),
        likely,
        f"“{quote}”",
        f"{table.sources(told.mention.attribution)}, {told.report.outlet or told.report.name}",
    )
    entry.add("description", "\n".join(_flat(fact) for fact in facts if fact))
    entry.add("status", _ICD.get(found.status, "TENTATIVE"))
    entry.add("sequence", len(due.moves))
    entry.add("transp", "TRANSPARENT")
    entry.add("categories", [found.type])
    if found.place is not None:
        entry.add("location", _flat(found.place.name))
        if found.place.latitude is not None and found.place.longitude is not None:
            entry.add("geo", (found.place.latitude, found.place.longitude))
    if told.report.link:
        entry.add("url", told.report.link)
    return entry


def _flat(words: str) -> str:
    """The words on one line: some calendars take any break of a line for the end of a property."""
    return " ".join(visible(words).split())


def _span(due: Due, as_of: date) -> tuple[date, date | None] | None:
    """Start and end (not included) of the entry: a moment without an end, or whole days; an unknown start is today."""
    window = due.event.window
    if window is None or (window.earliest is None and window.latest is None):
        return None
    if window.at is not None:
        try:
            return (window.at.astimezone(UTC) if window.at.tzinfo else window.at), None
        except OverflowError:  # on the calendar's last day, west of Greenwich
            return window.at.replace(tzinfo=UTC), None
    last = window.latest or window.earliest or as_of
    first = window.earliest or min(as_of, last)
    return first, moved(last, timedelta(days=1))


def _stamp(published: date | None, learned: datetime) -> datetime:
    """When it was told, in UTC."""
    if published is None:
        return learned
    moment = published if isinstance(published, datetime) else datetime.combine(published, time())
    return moment.astimezone(UTC) if moment.tzinfo else moment.replace(tzinfo=UTC)
