"""What an address asks for."""

from datetime import date, timedelta
from typing import Annotated

from fastapi import Depends, Request

from zerohour.desk import day
from zerohour.records import Query
from zerohour.show import page
from zerohour.web import acts
from zerohour.web.answers import Answers

_PERIOD, _WEEKS = timedelta(days=30), timedelta(days=14)


def _filters(request: Request) -> page.Filters:
    """What the address narrows to; what it does not know is left out."""
    asked = request.query_params
    given = {name: asked.get(name, "").strip()[:200] for name in page.Filters.__slots__ if name not in ("page", "seat")}
    number = asked.get("page", "1")
    return page.Filters(**given, page=max(1, int(number)) if number.isdecimal() and len(number) < 7 else 1, seat=acts.seat(request))


Narrowed = Annotated[page.Filters, Depends(_filters)]


def query_of(asked: page.Filters, limit: int) -> Query:
    """The events that an address asks for, so many at most."""
    return Query(
        actor=asked.actor or None,
        type=asked.type or None,
        status=asked.status or None,
        place=asked.place or None,
        limit=limit,
        sort=asked.sort,
    )


def period_of(answers: Answers, asked: page.Filters) -> tuple[date, date]:
    """The first and last day of a timeline: what an address gives, by default two weeks before the day looked from and two after it."""
    today = answers.view(asked.as_of).day
    first = day(asked.since) if asked.since else None
    last = day(asked.until) if asked.until else None
    return first or (last or today) - _WEEKS, last or max(today, first or today) + _WEEKS


def since_of(answers: Answers, asked: page.Filters) -> date:
    """The first day of the period that an address gives, a month before the day looked from by default. Raises UsageError."""
    return (day(asked.since) if asked.since else None) or answers.view(asked.as_of).day - _PERIOD
