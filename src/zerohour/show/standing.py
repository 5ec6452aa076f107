"""Tables for a terminal of who stands with whom, what shifted, and how the pace of events changes."""

from collections.abc import Sequence

from rich.console import Group, RenderableType
from rich.text import Text

from zerohour.records import Break, Day, Pace, Patterns, Shift, Tie, Triangle, Unusual
from zerohour.show.sheet import Sheet

_SHOWN = 12
QUADS = ("verbal cooperation", "material cooperation", "verbal conflict", "material conflict")


def network(ties: Sequence[Tie], found: Patterns) -> RenderableType:
    """Ties, blocs, triangles that do not balance, and what shifted since the period before."""
    if not ties:
        return Text("No two countries have met in an event yet.")
    cells = [
        (f"{tie.one} – {tie.other}", str(tie.events), f"{tie.verbal:+.1f}", f"{tie.material:+.1f}", _signed(score(tie)))
        for tie in ties[:_SHOWN]
    ]
    made = Sheet(("between", "events", "verbal", "material", "together"), cells, right=1)
    parts: list[RenderableType] = [Text(f"Since {found.since.isoformat()}", style="bold"), made]
    blocs = [" ".join(bloc) for bloc in found.balance.blocs if len(bloc) > 1]
    if blocs:
        share = f"{found.balance.frustration:.0%} of the weight of the ties runs against them"
        parts += [Text(f"Blocs by balance ({share})", style="bold"), *(Text(f"  {bloc}") for bloc in blocs)]
    if found.balance.triangles:
        parts.append(Text("Triangles that do not balance", style="bold"))
        parts += [Text(f"  {triangle(row)}") for row in found.balance.triangles[:_SHOWN]]
    if found.shifts:
        parts.append(Text("Shifts against the period of the same length before", style="bold"))
        parts += [Text(f"  {shift(row)}") for row in found.shifts[:_SHOWN]]
    return Group(*parts)


def tempo(days: Sequence[Day], found: Patterns) -> RenderableType:
    """Events a day by quad class with the escalation, change points, and what is unusual."""
    if not days:
        return Text("No event with a day.")
    up = {row.day: row for row in found.pace}
    cells = [(day.day.isoformat(), *(str(n or "") for n in day.quads), pace(up.get(day.day))) for day in days[-2 * _SHOWN :]]
    made = Sheet(("day", *(name.replace(" ", "\n") for name in QUADS), "escalation"), cells, right=1)
    parts: list[RenderableType] = [
        made,
        Text("Escalation: minus the mean PLOVER score of seven days; above 0 is conflict.", style="dim"),
    ]
    for title, lines in (
        ("Change points", [change_point(row) for row in found.breaks]),
        ("Unusual in the last seven days", [rare(row) for row in found.unusual[:_SHOWN]]),
    ):
        parts.append(Text(title, style="bold"))
        parts += [Text(f"  {line}") for line in lines or ("none",)]
    return Group(*parts)


def score(tie: Tie) -> float:
    """A tie's verbal and material scores together."""
    return tie.verbal + tie.material


def pace(row: Pace | None) -> str:
    """The escalation of a day and on how many events it rests."""
    return f"{row.escalation:+.1f} ({row.events})" if row else ""


def triangle(row: Triangle) -> str:
    """A triangle that does not balance, in words."""
    friends = [tie for tie in row.ties if score(tie) > 0]
    if len(friends) != 2:
        return f"{', '.join(row.countries)}: each at odds with the others"
    (odds,) = [tie for tie in row.ties if tie not in friends]
    (middle,) = set(row.countries) - {odds.one, odds.other}
    return f"{middle} stands with {odds.one} and with {odds.other}, who are at odds"


def shift(row: Shift) -> str:
    """How a tie shifted, in words."""
    before, after = (f"{score(tie):+.1f} in {tie.events}" if tie else "no event" for tie in (row.before, row.after))
    return f"{row.one} – {row.other}: {row.change:+.1f} ({before}, now {after})"


def change_point(row: Break) -> str:
    """A change point with its uncertainty, in words."""
    sure = "" if row.first == row.last else f" (between {row.first.isoformat()} and {row.last.isoformat()} with 90 %)"
    return f"{row.day.isoformat()}{sure}: from {row.before:g} to {row.after:g} events a day"


def rare(row: Unusual) -> str:
    """What is unusual, in words."""
    return f"{row.one} – {row.other}: {row.events} events, usually {row.usual:g} in seven days; so many by chance: {row.chance:.2g}"


def _signed(value: float) -> Text:
    return Text(f"{value:+.1f}", style="red" if value < 0 else "green")
