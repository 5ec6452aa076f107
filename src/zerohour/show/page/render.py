"""Fills the templates. No template sees the ledger: what it shows is prepared here as words, so that a page says what the terminal says."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from urllib.parse import quote, urlencode

from jinja2 import Environment, PackageLoader, StrictUndefined, select_autoescape

from zerohour.records import (
    FIELDS,
    STANDS,
    STATUSES,
    Act,
    Actor,
    Attention,
    Checked,
    Claims,
    Corroboration,
    Countdown,
    Day,
    Event,
    EventMention,
    Hit,
    News,
    Outcome,
    Outline,
    Patterns,
    Rate,
    Record,
    Report,
    Retraction,
    Sign,
    Span,
    Summary,
    Tally,
    Tie,
    Told,
    Version,
    is_code,
)
from zerohour.show import acts, outlook, standing, table
from zerohour.show.clock import ahead, clock, sections
from zerohour.show.files import lines
from zerohour.show.headline import called, headline

_SCRIPT = "text/javascript; charset=utf-8"
_SCRIPTS = ("live.js", "asof.js", "chart.js", "keys.js", "timeline.js", "clock.js")
STATIC = {"desk.css": "text/css; charset=utf-8", "icon.svg": "image/svg+xml"} | dict.fromkeys(_SCRIPTS, _SCRIPT)
# A name of ten thousand characters is no name; the report page shows it whole.
_LONGEST = 200
# Lines of the board on one page.
BOARD = 30
# The views, by what they are for, and those of them that look from a day.
VIEWS = (
    ("Now", (("/", "Board"), ("/triage", "Triage"), ("/news", "New"), ("/timeline", "Timeline"), ("/events", "Events"), ("/map", "Map"))),
    ("Who", (("/actors", "Actors"), ("/network", "Network"), ("/patterns", "Patterns"))),
    ("Record", (("/outcomes", "Outcomes"), ("/sources", "Sources"), ("/search", "Search"), ("/add", "Add"))),
)
DATED = frozenset(
    {"/", "/timeline", "/events", "/map", "/actors", "/network", "/patterns", "/outcomes", "/contradicted"}
    | {"/actor", "/dyad", "/place", "/outlet"}
)
# Those that are of what was told since a day.
_SINCE = frozenset({"/map", "/actors", "/network", "/patterns"})
# Events named beside a place on the map.
_NEWEST = 3
# Checked readings on one page.
_CHECKED = 200


_NOTHING = Tally(0, 0, 0)


@dataclass(frozen=True, slots=True)
class Seat:
    """Who sits at a page, how much waits for him, and the act that he has just done, which can be taken back."""

    author: str = ""
    tally: Tally = _NOTHING
    did: Act | None = None


_NOBODY = Seat()


@dataclass(frozen=True, slots=True)
class Filters:
    """What a page is narrowed to, as its address says it; empty strings narrow nothing. `seat` is no part of the address."""

    as_of: str = ""
    since: str = ""
    until: str = ""
    actor: str = ""
    other: str = ""
    type: str = ""
    status: str = ""
    place: str = ""
    outlet: str = ""
    q: str = ""
    stands: str = ""
    part: str = ""
    sort: str = ""
    page: int = 1
    seat: Seat = _NOBODY

    def link(self, path: str, **changes: object) -> str:
        """The address of a page with these filters, some of them changed."""
        kept = {name: changes.get(name, getattr(self, name)) for name in self.__slots__ if name != "seat"}
        asked = {name: str(value) for name, value in kept.items() if value not in ("", 1)}
        return f"{path}?{urlencode(asked)}" if asked else path

    def about(self, path: str, **asked: object) -> str:
        """The address of a page about something, of which these filters keep the day looked from alone."""
        return Filters(as_of=self.as_of).link(path, **asked)

    def view(self, path: str) -> str:
        """The address of another view of the same day, and of the same period where it has one."""
        return Filters(as_of=self.as_of, since=self.since if path in _SINCE else "").link(path)

    def others(self, *names: str) -> list[tuple[str, str]]:
        """The filters that narrow something, but for these and the number of the page: what a form has to keep."""
        return [(name, getattr(self, name)) for name in self.__slots__ if name not in (*names, "page", "seat") and getattr(self, name)]


@cache
def _templates() -> Environment:
    made = Environment(
        loader=PackageLoader("zerohour.show.page", "templates"),
        autoescape=select_autoescape(default=True),
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    made.filters |= {
        "when": table.when,
        "people": lambda actors: _short(table.people(actors)),
        "chain": lambda chain: _short(table.sources(chain)),
        "moment": table.moment,
        "short": _short,
        "path": lambda words: quote(words, safe=""),
        "triangle": standing.triangle,
        "shift": standing.shift,
        "headline": headline,
        "mark": table.mark,
        "marked": table.marked,
        "doubt": table.doubt,
        "known": _known,
        "day": table.short,
        "reliability": table.reliability,
        "became": outlook.became,
        "change_point": standing.change_point,
        "rare": standing.rare,
        "deed": acts.deed,
        "fields": lines.fields,
        "stands": acts.standing,
    }
    made.globals |= {"statuses": STATUSES, "quads": standing.QUADS, "views": VIEWS, "dated": DATED}
    return made


def static(name: str) -> str:
    """A file that pages ask for, by its name in STATIC."""
    return files(__package__).joinpath("static", name).read_text(encoding="utf-8")


def board(
    answer: Countdown,
    total: int,
    glance: Summary,
    latest: Sequence[tuple[Event, Corroboration]],
    signs: Sequence[Sign],
    filters: Filters,
) -> str:
    """The board: how things stand at a glance, and a page of what is due, which is `total` in all; on the first one also how indicators
    stand, and what happened in the last week.
    """
    parts = [(name, [(due, due.event.best, clock(due, answer.moment)) for due in rows]) for name, rows in sections(answer.due)]
    last = max(1, -(-total // BOARD))
    opening = glance.opening
    left = ahead(opening.window, glance.day, answer.moment) if opening else ""
    given = {"parts": parts, "last": last, "signs": signs, "latest": _told(latest), "counts": dict(glance.due)}
    return filled("board.html", "Board", filters, answer=answer, glance=glance, opening=opening, left=left, total=total, **given)


def contradicted(rows: Sequence[tuple[Event, Corroboration]], filters: Filters) -> str:
    """What some tell as done and others deny."""
    return filled("contradicted.html", "Contradicted", filters, rows=_told(rows))


def events(found: Sequence[tuple[Event, Corroboration]], total: int, size: int, types: Iterable[str], filters: Filters) -> str:
    """A page of the list of events."""
    last = max(1, -(-total // size))
    return filled("events.html", "Events", filters, rows=_told(found), total=total, last=last, types=sorted(types))


def triage(
    found: Sequence[tuple[Event, Corroboration]],
    attention: Mapping[str, Attention],
    total: int,
    size: int,
    types: Iterable[str],
    filters: Filters,
) -> str:
    """A page of the user's inbox: events as they stand with him, and what can be done with each."""
    last = max(1, -(-total // size))
    stands = filters.stands or STANDS[0]
    given = {"rows": _told(found), "attention": attention, "total": total, "last": last, "types": sorted(types)}
    return filled("triage.html", "Triage", filters, stands=stands, all_stands=STANDS, **given)


def news(found: News | None, attention: Mapping[str, Attention], filters: Filters) -> str:
    """What the ledger has learned since the user looked, the gravest first; or that he has not looked yet."""
    parts = (
        []
        if found is None
        else [
            ("Contradicted", [(event, "") for event in found.contradicted]),
            ("Retracted or corrected", [(event, "") for event in found.retracted]),
            ("Forecasts that were decided", [(o.event, f"{outlook.became(o)}, as {o.forecaster} expected") for o in found.decided]),
            ("Changed", [(after, f"was {before.status}, {table.when(before.window) or 'no day'}") for before, after in found.changed]),
            ("New", [(event, "") for event in found.new]),
        ]
    )
    rows = [(title, events) for title, events in parts if events]
    return filled("news.html", "New since you looked", filters, since=found.since if found else None, parts=rows, attention=attention)


def checks(found: Sequence[Checked], rate: Rate, said: Sequence[Act], filters: Filters) -> str:
    """How the reader did on what users checked, each, and the corrections that hold, the newest first."""
    return filled("checks.html", "How the reader did", filters, rows=found[:_CHECKED], rate=rate, said=said[: -_CHECKED - 1 : -1])


def event(
    found: Event,
    behind: Corroboration,
    figures: Sequence[Claims],
    reasons: Mapping[str, Sequence[tuple[str, float]]],
    grades: Mapping[str, str],
    attention: Attention,
    types: Iterable[str],
    filters: Filters,
) -> str:
    """An event with every mention, its sentence with the trigger marked, its figures, its origins, and why it was joined."""
    all_sides = ("Affirmed", behind.affirmed), ("Denied", behind.denied), ("Taken back", behind.retracted)
    sides = [(word, _mentions(side, reasons, grades)) for word, side in all_sides if side]
    title = headline(found)
    given = {"standing": table.standing(found, behind), "claims": table.claims(figures), "attention": attention}
    given |= {"types": sorted(types), "nothing": dict.fromkeys(FIELDS, "")}
    return filled("event.html", title, filters, event=found, sides=sides, **given)


def report(
    found: Report, mentions: Sequence[EventMention], versions: Sequence[Version], marks: Sequence[Retraction], filters: Filters
) -> str:
    """A report's text, untouched, with the sentences that tell of events marked, who took it back, and its versions."""
    pieces = _pieces(found.text, mentions)
    title = found.title or found.name or found.id
    return filled("report.html", title, filters, report=found, pieces=pieces, mentions=mentions, versions=versions, marks=marks)


def search(hits: Sequence[Hit] | None, filters: Filters) -> str:
    """The search form, and what was found."""
    rows = [(hit, [" ".join(span.of(hit.report.text).split()) for span in hit.snippets]) for hit in hits or ()]
    return filled("search.html", "Search", filters, rows=rows, asked=hits is not None)


def patterns(found: Patterns, filters: Filters) -> str:
    """Blocs, triangles that contradict them, shifts, change points, what is unusual, escalation."""
    blocs = [bloc for bloc in found.balance.blocs if len(bloc) > 1]
    return filled("patterns.html", "Patterns", filters, found=found, blocs=blocs)


def network(ties: Sequence[Tie], days: Sequence[Day], filters: Filters) -> str:
    """Who deals with whom, and how much happens a day."""
    most = max((abs(tie.verbal + tie.material) for tie in ties), default=1.0)
    busiest = max((sum(day.quads) for day in days), default=1)
    return filled("network.html", "Network and tempo", filters, ties=ties[:100], days=days[-60:], most=most, busiest=busiest)


def places(found: Sequence[Outline], events_of: Callable[[Sequence[str]], Iterable[Event]], filters: Filters) -> str:
    """Events on a map, and in a list by place with the newest of each; `events_of` gives the events of ids."""
    by_place: dict[str, list[str]] = {}
    for one in found:
        by_place.setdefault(one.place.name if one.place else "", []).append(one.id)
    rows = sorted(by_place.items(), key=lambda row: (-len(row[1]), row[0]))[:100]
    known = {event.id: event for event in events_of([number for _, ids in rows for number in ids[-_NEWEST:]])}
    told = [(name, len(ids), [known[n] for n in reversed(ids[-_NEWEST:]) if n in known]) for name, ids in rows]
    return filled("map.html", "Map", filters, rows=told)


def outcomes(found: Sequence[Outcome], records: Sequence[Record], filters: Filters) -> str:
    """What became of forecasts, the newest first, and how forecasters did."""
    return filled("outcomes.html", "Outcomes", filters, rows=list(reversed(found))[:200], records=[r for r in records if not r.type][:100])


def sources(outlets: Sequence[tuple[str, str, int]], filters: Filters) -> str:
    """The ledger's outlets with the user's grades."""
    return filled("sources.html", "Sources", filters, rows=[(name, table.reliability(grade), count) for name, grade, count in outlets])


def prepare() -> None:
    """Loads all templates, so that no reader waits for that."""
    for name in _templates().list_templates():
        _templates().get_template(name)


def message(title: str, words: str, filters: Filters) -> str:
    """One sentence on a page of its own."""
    return filled("message.html", title, filters, words=words)


def _known(actor: Actor) -> str:
    """The name by which an actor has a page of its own; "" for a pronoun and for what is written small. A short one is no code."""
    words = called(actor)
    if not any(letter.isupper() for letter in words) or len(words) > _LONGEST:
        return ""
    return words.lower() if is_code(words) else words


def filled(template: str, title: str, filters: Filters, **given: object) -> str:
    """A page of its template, with the words that all pages have."""
    return _templates().get_template(template).render(title=_short(" ".join(title.split())), filters=filters, **given)


def _short(words: str) -> str:
    flat = " ".join(words.split())
    return flat if len(flat) <= _LONGEST else flat[:_LONGEST] + " …"


def _told(rows: Sequence[tuple[Event, Corroboration]]) -> list[tuple[Event, str, str]]:
    """Events with how they stand and the sentence of their best mention."""
    return [(event, table.standing(event, behind), event.best.sentence) for event, behind in rows]


def _mentions(
    side: Iterable[tuple[str, Sequence[Told]]], reasons: Mapping[str, Sequence[tuple[str, float]]], grades: Mapping[str, str]
) -> list[tuple[str, list[tuple[Told, tuple[str, str, str], str, str]]]]:
    """For each origin its mentions: the sentence before, in and after the trigger, why it was joined, and the outlet's grade."""
    found = []
    for origin, told in side:
        rows = []
        for one in told:
            why = ", ".join(f"{name} {value:+.1f}" for name, value in reasons.get(one.mention.id, ()) if value)
            rows.append(
                (one, _around(one.report.text, one.mention.sentence, one.mention.trigger), why, grades.get(one.report.outlet or "", "F"))
            )
        found.append((origin, rows))
    return found


def _around(text: str, sentence: Span, trigger: Span) -> tuple[str, str, str]:
    inside = sentence.holds(trigger)
    parts = (
        (text[sentence.start : trigger.start], trigger.of(text), text[trigger.end : sentence.end])
        if inside
        else (sentence.of(text), "", "")
    )
    return parts[0], parts[1], parts[2]


def _pieces(text: str, mentions: Sequence[EventMention]) -> list[tuple[str, tuple[EventMention, ...]]]:
    """The text cut at the borders of sentences with events; each piece with the mentions of its sentence."""
    by_sentence: dict[Span, list[EventMention]] = {}
    for mention in mentions:
        by_sentence.setdefault(mention.sentence, []).append(mention)
    pieces: list[tuple[str, tuple[EventMention, ...]]] = []
    last = 0
    for span, told in sorted(by_sentence.items()):
        if span.start < last:
            continue
        pieces += [(text[last : span.start], ()), (span.of(text), tuple(told))]
        last = span.end
    return [*pieces, (text[last:], ())]
