"""Events and mentions as JSON has them."""

from dataclasses import dataclass

from zerohour.records import Actor, Event, Place, Probability, Told, Window
from zerohour.show import table
from zerohour.show.headline import headline
from zerohour.web.answers import Answers

# A ledger of more events is none.
MOST = 1_000_000_000


@dataclass(frozen=True, slots=True)
class Mention:
    """One mention of an event: the report's id, title, outlet and address, the words with their offsets, and who says so, nearest first.

    `taken_back` says how the report was retracted or corrected; empty where it was not.
    """

    id: str
    report: str
    title: str | None
    outlet: str | None
    published: str | None
    url: str | None
    start: int
    end: int
    text: str
    status: str
    factuality: float
    attribution: list[str]
    taken_back: str


@dataclass(frozen=True, slots=True)
class EventAnswer:
    """An event with a headline, its parties, window, place, standing and every mention, oldest first; `retracted` where all its
    reports were taken back.
    """

    id: str
    headline: str
    type: str
    status: str
    actors: tuple[Actor, ...]
    recipients: tuple[Actor, ...]
    window: Window | None
    place: Place | None
    probability: Probability | None
    credibility: int | None
    affirmed_by: list[str]
    denied_by: list[str]
    retracted: bool
    mentions: list[Mention]


def event_answer(event: Event, answers: Answers) -> EventAnswer:
    """An event as JSON has it."""
    behind = answers.desk.corroboration(event)
    return EventAnswer(
        event.id,
        headline(event),
        event.type,
        event.status,
        event.actors,
        event.recipients,
        event.window,
        event.place,
        event.probability,
        behind.credibility,
        [name for name, _ in behind.affirmed],
        [name for name, _ in behind.denied],
        event.is_retracted,
        [mention_answer(told) for told in event.mentions],
    )


def mention_answer(told: Told) -> Mention:
    """A mention as JSON has it."""
    one, report = told.mention, told.report
    return Mention(
        one.id,
        report.id,
        report.title,
        report.outlet,
        report.published.isoformat() if report.published else None,
        report.link,
        one.sentence.start,
        one.sentence.end,
        one.sentence.of(report.text),
        one.status,
        one.factuality,
        [table.sources([source]) for source in one.attribution],
        table.mark(told),
    )
