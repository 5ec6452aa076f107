"""The timeline as a picture in the page: a bar a window or an event, awaited ones above, on a line of days. Drawn here, so that it is
read without scripts, in the colours of the page; a script of our own adds brush and zoom.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from zerohour.records import OPEN, Event, Timeline
from zerohour.show.headline import deed
from zerohour.show.page.render import Filters, filled
from zerohour.show.page.sorting import ordered

# The picture's own units: its width, the height of a lane, of the counts above and of the days between.
_WIDTH, _LANE, _COUNTS, _AXIS = 1200, 24, 56, 26
# About what a letter takes, the longest words beside a bar, and the narrowest bar.
_LETTER, _WORDS, _LEAST = 6.3, 52, 7.0
# So many lanes of each kind are drawn; what has no room stands in the list.
_LANES = 24
_DAY = timedelta(days=1)
# Lines of the list on one page.
_PAGE = 30


@dataclass(frozen=True, slots=True)
class Bar:
    """An event as it is drawn: where its bar begins, how long it is, its lane's height, its words and whether they stand before the bar."""

    event: Event
    x: float
    width: float
    y: float
    words: str
    before: bool


@dataclass(frozen=True, slots=True)
class Drawn:
    """All that the picture has: bars, ticks with their words, counts by day as columns (x, width, and three heights), and its height."""

    bars: tuple[Bar, ...]
    ticks: tuple[tuple[float, str, bool], ...]
    columns: tuple[tuple[float, float, float, float, float, date, int], ...]
    now: float | None
    parted: float
    height: float
    left_out: int


def timeline(found: Timeline, filters: Filters) -> str:
    """What lies in some days: the picture, the ways to look nearer and further, and the list, of the brushed days alone where there are."""
    chosen = _days_of(filters.part)
    rows = [(event, *days(event)) for event in ordered(brushed(found, filters.part), filters.sort)]
    drawn = draw(found)
    brush = None
    if chosen:
        scale = _Scale(found.first, found.last)
        left, right = scale.x(max(chosen[0], found.first)), scale.x(min(chosen[1], found.last) + _DAY)
        brush = (left, max(1.0, right - left), *chosen)
    last = max(1, -(-len(rows) // _PAGE))
    span = (found.last - found.first).days + 1
    return filled(
        "timeline.html",
        "Timeline",
        filters,
        found=found,
        drawn=drawn,
        rows=rows[(filters.page - 1) * _PAGE : filters.page * _PAGE],
        count=len(rows),
        last=last,
        brush=brush,
        width=_WIDTH,
        top=_COUNTS + _AXIS,
        ways=_ways(found, span),
    )


def brushed(found: Timeline, part: str) -> list[Event]:
    """Its events of the days of "2025-05-03..2025-05-07"; all where the words are none."""
    chosen = _days_of(part)
    return [event for event in found.events if chosen is None or _meets(event, *chosen)]


def days(event: Event) -> tuple[date, date]:
    """The first and last day of an event that has any."""
    window = event.window
    first = (window.earliest or window.latest) if window else None
    last = (window.latest or window.earliest) if window else None
    return first or date.min, last or date.max


def draw(found: Timeline) -> Drawn:
    """Where everything stands."""
    scale = _Scale(found.first, found.last)
    awaited = [e for e in found.events if e.status in OPEN]
    others = [e for e in found.events if e.status not in OPEN]
    top = _COUNTS + _AXIS + 6.0
    first, lanes = _packed(awaited, scale, top)
    parted = top + lanes * _LANE + (8 if lanes else 0)
    second, more = _packed(others, scale, parted + 8)
    bars = (*first, *second)
    height = parted + 8 + more * _LANE + 6
    most = max((a + b + c for _, a, b, c in found.counts), default=1)
    unit = (_COUNTS - 8) / most
    columns = tuple(
        (scale.x(on) + 0.5, max(1.0, scale.day - 1), a * unit, b * unit, c * unit, on, a + b + c)
        for on, a, b, c in found.counts
        if found.first <= on <= found.last
    )
    now = scale.x(found.day) + scale.day / 2 if found.first <= found.day <= found.last else None
    return Drawn(bars, _ticks(scale), columns, now, parted, height, len(found.events) - len(bars))


@dataclass(frozen=True, slots=True)
class _Scale:
    first: date
    last: date

    @property
    def day(self) -> float:
        return _WIDTH / ((self.last - self.first).days + 1)

    def x(self, day: date) -> float:
        return round((day - self.first).days * self.day, 1)


def _packed(events: Sequence[Event], scale: _Scale, top: float) -> tuple[list[Bar], int]:
    """Bars in as few lanes as they need, none over another's words, and how many lanes that are."""
    ends: list[float] = []
    bars = []
    for event in sorted(events, key=lambda e: (days(e), e.id)):
        first, last = days(event)
        x = scale.x(max(first, scale.first))
        width = max(_LEAST, scale.x(min(last, scale.last) + _DAY) - x - 1)
        words = deed(event)
        words = words if len(words) <= _WORDS else words[: words.rfind(" ", 0, _WORDS)] + " …"
        room = len(words) * _LETTER + 8
        before = x + width + room > _WIDTH and x - room > 0
        left, right = (x - room, x + width) if before else (x, x + width + room)
        lane = next((n for n, end in enumerate(ends) if end <= left), len(ends))
        if lane >= _LANES:
            continue
        if lane == len(ends):
            ends.append(0.0)
        ends[lane] = right + 6
        bars.append(Bar(event, x, round(width, 1), top + lane * _LANE, words, before))
    return bars, len(ends)


def _ticks(scale: _Scale) -> tuple[tuple[float, str, bool], ...]:
    """Days, Mondays or firsts of a month, as there is room for their words; the last of each says whether a month begins."""
    room = scale.day
    found = []
    day = scale.first
    while day <= scale.last:
        is_month = day.day == 1
        if room >= 34 or (room >= 9 and day.weekday() == 0) or (room < 9 and is_month):
            words = f"{day:%b %Y}" if room < 9 else f"{day.day} {day:%b}" if room < 34 or is_month else f"{day:%a} {day.day}"
            found.append((scale.x(day), words if room >= 48 or room < 34 or is_month else str(day.day), is_month))
        day += _DAY
    return tuple(found)


def _ways(found: Timeline, span: int) -> list[tuple[str, date, date]]:
    """The periods one step nearer, further, earlier and later, and those of some length around the day looked from."""
    middle = found.first + timedelta(days=span // 2)
    step = timedelta(days=max(1, span // 2))

    def around(day: date, length: int) -> tuple[date, date]:
        return day - timedelta(days=length // 2), day + timedelta(days=(length - 1) // 2)

    return [
        ("Earlier", found.first - step, found.last - step),
        ("Later", found.first + step, found.last + step),
        ("Nearer", *around(middle, max(3, span // 2))),
        ("Further", *around(middle, min(400, span * 2))),
        ("Week", *around(found.day, 7)),
        ("Four weeks", *around(found.day, 28)),
        ("Quarter", *around(found.day, 91)),
    ]


def _days_of(part: str) -> tuple[date, date] | None:
    """The days of "2025-05-03..2025-05-07"; None for anything else."""
    first, _, last = part.partition("..")
    try:
        return date.fromisoformat(first), date.fromisoformat(last)
    except ValueError:
        return None


def _meets(event: Event, first: date, last: date) -> bool:
    begins, ends = days(event)
    return begins <= last and ends >= first
