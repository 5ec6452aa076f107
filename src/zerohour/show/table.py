"""Tables for a terminal of any width; colour only where the terminal has it."""

from collections.abc import Iterable, Sequence
from dataclasses import fields
from datetime import date, datetime

from rich.console import Group, RenderableType
from rich.text import Text

from zerohour.records import (
    DOUBTFUL,
    JUDGED,
    Act,
    Actor,
    Change,
    Claims,
    Corroboration,
    Event,
    EventMention,
    Hit,
    Place,
    Probability,
    Reading,
    Retraction,
    Source,
    Told,
    Version,
    Window,
    day_of,
)
from zerohour.show.headline import called, headline
from zerohour.show.sheet import Sheet

_MENTIONS = 4
_DESCRIBED = frozenset({"the", "he", "she", "it", "they", "his", "her", "its", "their", "this", "that"})
# NATO Admiralty, credibility of information and reliability of sources.
_CREDIBILITY = {1: "grade 1, confirmed", 5: "contradicted"}
_RELIABILITY = {
    "A": "completely reliable",
    "B": "usually reliable",
    "C": "fairly reliable",
    "D": "not usually reliable",
    "E": "unreliable",
    "F": "cannot be judged",
}
COLOURS = {"occurred": "green", "ongoing": "green", "planned": "cyan", "expected": "cyan", "possible": "yellow", "negated": "magenta"}


def reading(row: Reading) -> RenderableType:
    """The mentions of a report: what, by whom to whom, when, where, who says so, and the sentence's own trigger."""
    head = Text(row.report.title or row.report.name or row.report.id, style="bold")
    facts = [row.report.author, row.report.outlet, moment(row.report.published)]
    lines: list[RenderableType] = [head, Text(" · ".join(f for f in facts if f), style="dim")]
    lines += [Text(note, style="yellow") for note in row.notes]
    cells = [(_kind(m, row.report.text), _sides(m), _when_where(m), sources(m.attribution)) for m in row.mentions]
    if cells:
        lines.append(Sheet(("event", "who → whom", "when, where", "who says so"), cells))
    lines.append(Text(f"{len(row.mentions)} event mention{'s' if len(row.mentions) != 1 else ''}", style="dim"))
    return Group(*lines)


def _kind(mention: EventMention, text: str) -> Text:
    shown = Text(mention.type)
    shown.append(f"\n{mention.status}", style=COLOURS[mention.status])
    shown.append(f"\n“{mention.trigger.of(text)}”", style="dim")
    return shown.append(f"\n{words}", style="yellow") if (words := doubt(mention)) else shown


def doubt(mention: EventMention) -> str:
    """How surely a mention was read, where that is not sure: "read with 0.66"; else ""."""
    return "" if mention.is_read_with(DOUBTFUL) else f"read with {mention.sure:.2f}"


def _sides(mention: EventMention) -> Text:
    arrow = " ↔ " if mention.symmetric else " → "
    shown = Text(people(mention.actors) or "nobody named")
    return shown.append(arrow + (people(mention.recipients) or "–")) if mention.recipients or not mention.symmetric else shown


def people(actors: Iterable[Actor]) -> str:
    """Actors in their own words with their codes: "Kurilla (USA MIL)"."""
    return ", ".join(f"{' '.join(a.text.split())}{_codes(a)}" for a in actors)


def parties(actors: Iterable[Actor]) -> str:
    """Actors by what they are called, with their codes; the codes alone for a pronoun, which says nothing outside of its sentence."""
    return ", ".join(words for actor in actors if (words := _party(called(actor), _codes(actor))))


def _party(name: str, known: str) -> str:
    return f"{name}{known}" if name else known.strip(" ()")


def _codes(actor: Actor) -> str:
    known = " ".join(c for c in (actor.code, actor.sector) if c)
    return f" ({known})" if known else ""


def _when_where(mention: EventMention) -> str:
    rows = [when(mention.window), _where(mention.place), likely(mention.probability)]
    return "\n".join(r for r in rows if r) or "unknown"


def when(window: Window | None) -> str:
    """A window in words: a day, "7–11 Aug 2024", "until", "from"; with the moment where one is known."""
    if window is None or (window.earliest is None and window.latest is None):
        return ""
    if window.at is not None:
        return f"{short(window.at)} {window.at:%H:%M}" + (f" {window.at.tzname()}" if window.at.tzinfo else " (zone unknown)")
    first, last = window.earliest, window.latest
    if first is None:
        return f"until {short(last)}"
    if last is None:
        return f"from {short(first)}"
    return short(first) if first == last else f"{short(first)} – {short(last)}"


def short(day: date | None) -> str:
    """A day with its weekday."""
    return f"{day:%a} {day.day} {day:%b %Y}" if day else ""


def _where(place: Place | None) -> str:
    return f"{place.name}{f' ({place.country_code})' if place.country_code else ''}" if place else ""


def likely(probability: Probability | None) -> str:
    """Words of probability with their range."""
    return f"{probability.words}: {probability.low}–{probability.high} %" if probability else ""


def sources(chain: Sequence[Source]) -> str:
    """A chain of attribution, nearest first; the report's own voice is said so."""
    if not chain:
        return "the report itself"
    return " ← ".join(_source(s) for s in chain)


def _source(source: Source) -> str:
    first = source.text.lower().split()[:1]
    described = bool(first) and first[0] in _DESCRIBED and source.name
    words = " ".join((source.name if described and source.name else max(source.text, source.name or "", key=len)).split())
    return words if source.kind in (words, "person") else f"{words} ({source.kind})"


def hits(found: Sequence[Hit]) -> RenderableType:
    """The reports that a search found: title, outlet and time, the stretches around the words, and the mentions that meet the filters."""
    lines: list[RenderableType] = []
    for hit in found:
        report = hit.report
        lines.append(Text(" ".join((report.title or report.name or report.id).split()), style="bold"))
        lines.append(Text(" · ".join(f for f in (report.outlet, moment(report.published), report.url or report.name) if f), style="dim"))
        lines += [Text(f"  … {' '.join(span.of(report.text).split())} …") for span in hit.snippets]
        for mention in hit.mentions[:_MENTIONS]:
            line = Text("  ").append(f"{mention.type} {mention.status}", style=COLOURS[mention.status])
            lines.append(line.append(f"  {_sides(mention)}").append(f"  {when(mention.window)}", style="dim"))
        if len(hit.mentions) > _MENTIONS:
            lines.append(Text(f"  and {len(hit.mentions) - _MENTIONS} more mentions", style="dim"))
        lines.append(Text(""))
    lines.append(Text(f"{len(found)} report{'s' if len(found) != 1 else ''}", style="dim"))
    return Group(*lines)


def events(rows: Sequence[tuple[Event, Corroboration]]) -> RenderableType:
    """Events with their ids: what, when, and how many reports from how many independent origins."""
    cells = []
    for event, behind in rows:
        what = Text(headline(event), style="bold").append(f"\n{event.type}", style="not bold dim")
        what.append(f" {event.status}", style=f"not bold {COLOURS[event.status]}")
        what.append("\n" + (people(event.actors) or "nobody named") + (f" → {people(event.recipients)}" if event.recipients else ""))
        cells.append((event.id, what, "\n".join(r for r in (when(event.window), _where(event.place)) if r), standing(event, behind)))
    return Group(
        Sheet(("id", "event", "when, where", "told by"), cells), Text(f"{len(rows)} event{'s' if len(rows) != 1 else ''}", style="dim")
    )


def standing(event: Event, behind: Corroboration) -> str:
    """How many reports tell an event, from how many origins, how many deny it, and its grade: "3 reports, 2 origins, denied by 1".

    Reports that were taken back are counted apart.
    """
    still = {t.report.id for t in event.mentions if t.stands}
    reports, origins, fallen = len(still), len(behind.affirmed), len({t.report.id for t in event.mentions} - still)
    if not reports:
        return f"retracted: {f'all {fallen} reports that told it were' if fallen > 1 else 'the report that told it was'} taken back"
    said = f"{reports} report{'s' if reports != 1 else ''}, {origins} origin{'s' if origins != 1 else ''}"
    said += f", denied by {len(behind.denied)}" if behind.denied else ""
    said += f", {fallen} more taken back" if fallen else ""
    return said + (f", {_CREDIBILITY[behind.credibility]}" if behind.credibility else "")


def event(
    found: Event,
    behind: Corroboration,
    links: Iterable[tuple[Told, Told, list[tuple[str, float]]]],
    acts: Sequence[Act],
    figures: Sequence[Claims] = (),
) -> RenderableType:
    """An event with its mentions, the origins behind them, why each mention was joined to the one before, and who gives which numbers."""
    head = Text(headline(found), style="bold").append(f"\n{found.type} ", style="not bold dim")
    head.append(found.status, style=f"not bold {COLOURS[found.status]}").append(
        f"  {people(found.actors) or 'nobody named'}{' → ' + people(found.recipients) if found.recipients else ''}"
    )
    lines: list[RenderableType] = [head]
    lines.append(Text("  ".join(r for r in (when(found.window), _where(found.place), standing(found, behind)) if r), style="dim"))
    why = {other.mention.id: reasons for _, other, reasons in links}
    places = {(t.report.id, t.mention.trigger.start) for t in found.mentions}
    for word, side in (("affirmed by", behind.affirmed), ("denied by", behind.denied), ("taken back:", behind.retracted)):
        for name, told in side:
            lines.append(Text(f"\n{word} {name}", style="bold"))
            for one in told:
                lines += _mention(one, why.get(one.mention.id, []))
    for kind, said in claims(figures):
        lines.append(Text(f"\n{kind}", style="bold"))
        lines += [Text(f"  {words}") for words in said]
    for act in acts:
        if act.verb in JUDGED and act.undone is None and act.one in places and act.other in places:
            lines.append(Text(f"\nact {act.number} by {act.author}: {act.verb}", style="yellow"))
    return Group(*lines)


def claims(rows: Sequence[Claims]) -> list[tuple[str, list[str]]]:
    """For each kind of figure its lowest and highest number, and each with who claims it: numbers are shown, never averaged."""
    found = []
    for row in rows:
        span = f"{row.lowest:,}" if row.lowest == row.highest else f"{row.lowest:,} to {row.highest:,}"
        said = [f"{figure.words}: {_claimed_by(told)}, {moment(told.report.published)}" for figure, told in row.said]
        found.append((f"{row.kind}: {span}", list(dict.fromkeys(said))))
    return found


def _claimed_by(told: Told) -> str:
    chain = sources(told.mention.attribution)
    return f"{chain}, in {told.report.teller}" if told.mention.attribution and told.report.teller else chain


def _mention(told: Told, reasons: Iterable[tuple[str, float]]) -> list[RenderableType]:
    report, mention = told.report, told.mention
    where = " · ".join(f for f in (mention.id, report.outlet or report.name, moment(report.published), sources(mention.attribution)) if f)
    lines: list[RenderableType] = [Text(f"  {where}", style="dim"), Text(f"  “{clipped(mention.sentence.of(report.text), 300)}”")]
    if told.first != report.id:
        lines.append(Text(f"  repeats report {told.first}", style="yellow"))
    if told.mark is not None:
        lines.append(Text(f"  {mark(told)}", style="red"))
    if told_why := [f"{name} {value:+.1f}" for name, value in reasons if value]:
        lines.append(Text(f"  joined to the one before by {', '.join(told_why)}", style="dim"))
    return lines


def mark(told: Told) -> str:
    """How a mention's report was marked, by whom and why, in words; "" where it was not."""
    if told.mark is None:
        return ""
    other = f"report {told.mark.report}, which it repeats, " if told.mark.report != told.report.id else ""
    return f"{other}{marked(told.mark)}"


def marked(row: Retraction) -> str:
    """A retraction in words: "retracted, as its page says: …", "replaced by a corrected version, by ann on Tue 6 Aug 2024: …"."""
    kind = "replaced by a corrected version" if row.kind == "replaced" else row.kind
    page = "as its page says" if row.told_by == row.report else "as a later version of it says"
    return f"{kind}, {page if row.told_by else f'by {row.author} on {short(day_of(row.at))}'}: {row.why}"


def retractions(rows: Sequence[Retraction]) -> RenderableType:
    """Reports that were taken back or corrected, by whom, why and when."""
    cells = []
    for row in rows:
        undone = f", undone {moment(row.undone)}" if row.undone else ""
        by = row.author or ("its page" if row.told_by == row.report else f"report {row.told_by}")
        cells.append((str(row.number), row.report, row.kind, row.why, by, f"{moment(row.at)}{undone}"))
    return Sheet(("number", "report", "kind", "why", "by", "at"), cells) if rows else Text("No report was taken back.", style="dim")


def versions(rows: Sequence[Version]) -> RenderableType:
    """The versions of a report, each with what came and went."""
    lines: list[Text] = []
    for number, row in enumerate(rows, 1):
        lines.append(Text(f"version {number} of {len(rows)}: {row.report.id}", style="bold"))
        lines.append(Text(f"  published {moment(row.report.published)}, learned {moment(row.learned)}", style="dim"))
        lines += [Text(f"  + {line}", style="green") for line in row.new] + [Text(f"  - {line}", style="red") for line in row.gone]
    return Group(*lines)


def change(row: Change) -> RenderableType:
    """What a new coding of a report changed."""
    report = row.report
    lines = [Text(report.title or report.name or report.id, style="bold")]
    lines += [Text(f"+ {m.type} {m.status}: {_quoted(m, report.text)}", style="green") for m in row.new]
    lines += [Text(f"- {m.type} {m.status}: {_quoted(m, report.text)}", style="red") for m in row.gone]
    lines += [Text(f"~ {b.type} {_differing(a, b)}: {_quoted(b, report.text)}", style="yellow") for a, b in row.changed]
    return Group(*lines)


def _differing(before: EventMention, after: EventMention) -> str:
    told = [f.name for f in fields(after) if f.compare and f.name not in ("id", "sense")]
    return ", ".join(name for name in told if getattr(before, name) != getattr(after, name))


def _quoted(mention: EventMention, text: str) -> str:
    return clipped(mention.sentence.of(text), 90)


def outlets(rows: Sequence[tuple[str, str, int]]) -> RenderableType:
    """Outlets with their reliability grade and number of reports."""
    cells = [(outlet, reliability(grade), str(count)) for outlet, grade, count in rows]
    return Sheet(("outlet", "grade", "reports"), cells, right=2) if rows else Text("No outlet is known.", style="dim")


def reliability(grade: str) -> str:
    """A grade of reliability with its meaning."""
    return f"{grade} {_RELIABILITY[grade]}"


def clipped(sentence: str, most: int = 110) -> str:
    """The beginning of a sentence, white space folded, cut between words."""
    flat = " ".join(sentence.split())
    return flat if len(flat) <= most else flat[: flat.rfind(" ", 0, most)] + " …"


def moment(value: date | None) -> str:
    """A day, with the time where it is known."""
    if value is None:
        return "no publication date"
    return f"{short(value)} {value:%H:%M}" if isinstance(value, datetime) else short(value)
