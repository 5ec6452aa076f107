"""A report as it was published."""

from dataclasses import dataclass
from datetime import date, datetime

from zerohour.records.statement import Span


def day_of(moment: date | None) -> date | None:
    """The day of a date or datetime, in its own zone."""
    return moment.date() if isinstance(moment, datetime) else moment


@dataclass(frozen=True, slots=True)
class Report:
    """A text that an outlet published at a moment.

    `text` is the text as given; every offset elsewhere points into it. `body` are the stretches that are coded, in order: the title and
    the paragraphs, without byline, captions, embedded posts and forms. `published` is an aware datetime, a naive one (zone unknown), a date
    (time unknown) or None. `language` is an ISO 639 code; only "en" is coded.
    """

    id: str
    text: str
    body: tuple[Span, ...]
    title: str | None = None
    author: str | None = None
    outlet: str | None = None
    published: date | None = None
    url: str | None = None
    language: str = "en"
    name: str | None = None

    @property
    def day(self) -> date | None:
        """The day of publication, in the zone that the report gives."""
        return day_of(self.published)

    @property
    def teller(self) -> str:
        """Who tells it: the outlet, else the author, else the name that it was given, else its id."""
        return self.outlet or self.author or self.name or self.id


@dataclass(frozen=True, slots=True)
class Refusal:
    """Something that could not be read, and the one sentence why."""

    locator: str
    reason: str


@dataclass(frozen=True, slots=True)
class Visit:
    """The last look at a watched address: when (aware), the server's validators, failures in a row, and why the last one failed."""

    url: str
    at: datetime
    etag: str | None = None
    modified: str | None = None
    failures: int = 0
    note: str | None = None


@dataclass(frozen=True, slots=True)
class Version:
    """A report as an address gave it at a moment, with the sentences that are new and gone against the version before."""

    report: Report
    learned: datetime
    new: tuple[str, ...] = ()
    gone: tuple[str, ...] = ()
