"""A report as it was published."""

import re
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from urllib.parse import quote

from zerohour.errors import sentence
from zerohour.records.statement import Span

_WEB = re.compile(r"(?i)https?://[^\s/?#]")
_LOGIN = re.compile(r"(?i)^(https?://)[^/?#@]{0,1000}@")
_UNSAFE = re.compile('[\\s\x00-\x20\x7f-\x9f"<>\\\\^`{|}\u202a-\u202e\u2066-\u2069\ud800-\udfff]')


def day_of(moment: date | None) -> date | None:
    """The day of a date or datetime, in its own zone."""
    return moment.date() if isinstance(moment, datetime) else moment


def moved(day: date, by: timedelta) -> date:
    """A day so much later, or earlier where that is negative; the calendar's last, or first, where it ends before."""
    try:
        return day + by
    except OverflowError:
        return date.min if by < timedelta() else date.max


@dataclass(frozen=True, slots=True)
class Dating:
    """How a report came by its moment of publication, and when it was last changed (None: not told).

    `basis` says where the moment was read: "given", "front matter", "JSON-LD", "meta", "time element", "byline", "feed", "mail", "field" or
    "address"; "" where there is none. `other` is the day that the same words may mean too (05/08/2024). `ahead` is the moment that the
    report itself states where that lay after it was fetched: it then counts as published when it was fetched.
    """

    basis: str = ""
    other: date | None = None
    ahead: date | None = None
    modified: date | None = None


@dataclass(frozen=True, slots=True)
class Notice:
    """That a report says at its top that it was "retracted", "withdrawn" or "corrected", and the words that say so."""

    kind: str
    words: str


@dataclass(frozen=True, slots=True)
class Turn:
    """What one speaker says in a transcript or an interview: the stretch, who it is, and where the text names him (None: nowhere)."""

    span: Span
    speaker: str
    named: Span | None = None


@dataclass(frozen=True, slots=True, repr=False)
class Report:
    """A text that an outlet published at a moment.

    `text` is the text as given; every offset elsewhere points into it. `body` are the stretches that are coded, in order: the title and
    the paragraphs, without byline, captions, embedded posts, forms and the questions of an interviewer. `published` is an aware datetime, a
    naive one (zone unknown), a date (time unknown) or None; `dating` says how it was found. `language` is an ISO 639 code; only "en" is
    coded. `turns` are the answers of an interview and the speeches of a transcript, in order. `remarks` are sentences about the reading of
    the source: that a page breaks off, say. `notice` is what it says of itself, where it was taken back or corrected. `place`
    is where it was found, a file and the entry in it; a ledger does not keep it.
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
    dating: Dating = Dating()
    turns: tuple[Turn, ...] = ()
    remarks: tuple[str, ...] = ()
    notice: Notice | None = None
    place: str | None = field(default=None, compare=False)

    def __repr__(self) -> str:
        """Short: a text of thousands of words tells nobody who it is."""
        words = " ".join((self.title or self.text[:60]).split())
        return f"Report({self.id!r}, {words!r}, {self.published or 'no day'}, {len(self.text):,} characters)"

    @property
    def notes(self) -> tuple[str, ...]:
        """What a reader should know of the report: its remarks, and whatever is doubtful about its date, a sentence each."""
        known, told = self.dating, []
        if self.published is None:
            told.append("no publication date: relative times stay without a day")
        if known.other is not None and self.published is not None:
            told.append(f"the date may also be {known.other.isoformat()}: its words fit both; --published decides")
        if known.ahead is not None:
            told.append(f"the report states {known.ahead.isoformat()}, which is after it was fetched; it counts from the fetch on")
        if self.notice is not None:
            told.append(f"the report says that it was {self.notice.kind}: {self.notice.words}")
        return (*told, *self.remarks)

    @property
    def day(self) -> date | None:
        """The day of publication, in the zone that the report gives."""
        return day_of(self.published)

    @property
    def link(self) -> str | None:
        """Its address where that is one of the web: without a password, on one line. None for any other, which nobody shall follow."""
        if self.url is None or not _WEB.match(self.url):
            return None
        return _UNSAFE.sub(lambda found: quote(found.group(), errors="replace"), _LOGIN.sub(r"\1", self.url, count=1))

    @property
    def teller(self) -> str:
        """Who tells it: the outlet, else the author, else the name that it was given, else its id."""
        return self.outlet or self.author or self.name or self.id


@dataclass(frozen=True, slots=True)
class Refusal:
    """Something that could not be read, and the one sentence why: a line, visible and redacted, whatever it quotes of a parser's words."""

    locator: str
    reason: str

    def __post_init__(self) -> None:
        object.__setattr__(self, "reason", sentence(self.reason))


@dataclass(frozen=True, slots=True)
class Passed:
    """A file or an entry of an archive that holds no report by its kind ("image", "style sheet"): looked at, and left."""

    locator: str
    kind: str


@dataclass(frozen=True, slots=True)
class Address:
    """An address that a feed or list names and that is still to be fetched; `locator` tells where it stands.

    `title`, `published`, `outlet` and `author` are what the list says of the report, `feed` is what it calls itself.
    """

    url: str
    locator: str
    title: str | None = None
    published: date | None = None
    outlet: str | None = None
    author: str | None = None
    feed: str | None = None


@dataclass(frozen=True, slots=True)
class Noted:
    """A sentence about a file that was read, such as which columns of a table were taken for what; no outcome of its own."""

    locator: str
    words: str


@dataclass(frozen=True, slots=True)
class Taken:
    """What became of a file, or an entry in one: "added", "already there", "updated", "refused", "passed over"; or "noted", beside these.

    `reason` is the sentence of a refusal or remark, or the kind that is passed over. "updated": a new version of what the ledger has from
    the same address. Of a report also its id, title, address, and when it was published by what.
    """

    locator: str
    outcome: str
    reason: str = ""
    report: str | None = None
    title: str | None = None
    url: str | None = None
    published: date | None = None
    dated: str | None = None


def taken(report: Report, outcome: str) -> Taken:
    """What became of a report; its notes are the reason."""
    where = report.place or report.url or report.name or report.id
    return Taken(
        where, outcome, "; ".join(report.notes), report.id, report.title, report.url, report.published, report.dating.basis or None
    )


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
class Warned:
    """A warning that is to go out: the indicator that tripped, when (aware), the ids of mentions that tell why, failed tries.

    Its `number` is its own in the ledger, its `key` everywhere.
    """

    number: int
    key: str
    indicator: str
    channel: str
    made: datetime
    mentions: tuple[str, ...]
    failures: int = 0


@dataclass(frozen=True, slots=True)
class Version:
    """A report as an address gave it at a moment, with the sentences that are new and gone against the version before."""

    report: Report
    learned: datetime
    new: tuple[str, ...] = ()
    gone: tuple[str, ...] = ()


# How a report may be marked, the gravest first; what is marked in one of the first three ways supports nothing any more.
MARKS = ("retracted", "withdrawn", "replaced", "corrected")
VOID = frozenset(MARKS[:3])


@dataclass(frozen=True, slots=True)
class Retraction:
    """That a report was taken back, or corrected: by its page, then `told_by` is the report that says so, or by a user, the `author`.

    `kind` is retracted, withdrawn, replaced (the words that the ledger has are those from before a correction) or corrected (it holds what
    was corrected, and counts as before). `why` are the page's or the user's words; `at` and `undone` are aware moments.
    """

    number: int
    report: str
    kind: str
    why: str
    author: str
    at: datetime
    told_by: str | None = None
    undone: datetime | None = None


@dataclass(frozen=True, slots=True)
class Deletion:
    """That a report was deleted: its id, which tells nothing of it, by whom, when, and whether it is out of the ledger's free space too."""

    report: str
    author: str
    at: datetime
    is_swept: bool


@dataclass(frozen=True, slots=True)
class Check:
    """How many rows a ledger has by table, and a sentence for each fault that was found."""

    counts: tuple[tuple[str, int], ...]
    faults: tuple[str, ...]
