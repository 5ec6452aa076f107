"""An event as a sentence: a template of its type and status, filled with what its best mention says. Nothing else is added."""

import tomllib
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from importlib.resources import files

from zerohour.records import OPEN, Actor, Event, Told, Window

_LONGEST = 60


@dataclass(frozen=True, slots=True)
class _Words:
    """What actors of a type do to somebody, alone, and what is done to somebody: infinitive, past and -ing form; and what it is."""

    to: Sequence[str]
    alone: Sequence[str]
    met: Sequence[str]
    noun: str


@dataclass(frozen=True, slots=True)
class _List:
    """The words of each type, pronouns, names that end in "s" and are one, and articles."""

    types: dict[str, _Words]
    pronouns: frozenset[str]
    single: frozenset[str]
    articles: frozenset[str]


@cache
def _list() -> _List:
    rows = tomllib.loads(files(__package__).joinpath("headlines.toml").read_text(encoding="utf-8"))
    pronouns, single, articles = (frozenset(rows.pop(name)) for name in ("pronouns", "single", "articles"))
    return _List({name: _Words(**row) for name, row in rows.items()}, pronouns, single, articles)


def headline(event: Event) -> str:
    """A sentence without a full stop: "Iran is expected to attack Israel; opens Wed 7 Aug, closes Sun 11 Aug; says Harbour Post".

    Who says so stands in it where no report says it in its own voice. What was retracted is told as such.
    """
    best = event.best
    told = "; ".join(part for part in (_deed(event, best), _days(event, best), _sayer(event, best)) if part)
    return f"Retracted: {told}" if event.is_retracted else _capital(told)


def deed(event: Event) -> str:
    """The same without its days and without who says so: "Iran is expected to attack Israel"."""
    told = _deed(event, event.best)
    return f"Retracted: {told}" if event.is_retracted else _capital(told)


def _capital(words: str) -> str:
    return words[:1].upper() + words[1:]


def parties(actors: Sequence[Actor]) -> str:
    """Actors by their names, at most three of them; a pronoun without a name is nobody's."""
    names = list(dict.fromkeys(name for name in map(called, actors) if name))
    names = names if len(names) <= 3 else [*names[:2], f"{len(names) - 2} others"]
    return " and ".join([", ".join(names[:-1]), names[-1]] if len(names) > 1 else names)


def called(actor: Actor) -> str:
    """What an actor is called: its fullest words; its name, or nothing, where they are but a pronoun."""
    words, name = (" ".join((given or "").split()) for given in (actor.text, actor.name))
    first = words.lower().split(" ")[0].rstrip("’'s") if words else ""
    if is_pronoun(words) or (first in _list().pronouns and name):
        return name
    fullest = _small(max(words, name, key=len))
    return fullest if len(fullest) <= _LONGEST else name or f"{fullest[: fullest.rfind(' ', 0, _LONGEST)]} …"


def is_pronoun(words: str) -> bool:
    """Whether words are but a pronoun, which says nothing outside of its sentence."""
    return words.lower() in _list().pronouns


def _small(words: str) -> str:
    """Words without the capital of an article that begins them."""
    first, _, rest = words.partition(" ")
    return f"{first.lower()} {rest}" if rest and first.lower() in _list().articles else words


def _deed(event: Event, best: Told) -> str:
    mention, known = best.mention, _list().types.get(event.type)
    actors, others = parties(mention.actors), parties(mention.recipients)
    if known is None:
        return f"{event.type.lower()}, {event.status}: {actors or 'nobody named'}{f' → {others}' if others else ''}"
    if not actors and not others:
        return {"occurred": "{} is told of", "ongoing": "{} goes on", "negated": "denied or called off: {}"}.get(
            event.status, f"{{}} is {event.status}"
        ).format(known.noun)
    subject, forms, end = (actors, known.to, f" {others}") if actors and others else (actors or others, known.alone, "")
    forms = known.met if not actors else forms
    several = _are_several(mention.actors if actors else mention.recipients)
    be = "are" if several else "is"
    said = {
        "occurred": f"{subject} {forms[1].replace('was ', 'were ', 1) if several else forms[1]}",
        "ongoing": f"{subject} {be} {forms[2]}",
        "planned": f"{subject} {be} to {forms[0]}",
        "expected": f"{subject} {be} expected to {forms[0]}",
        "possible": f"{subject} may {forms[0]}",
        "negated": f"denied or called off: {subject} {forms[2]}",
    }
    return said[event.status] + end


def _are_several(actors: Sequence[Actor]) -> bool:
    names = [name for name in map(called, actors) if name]
    last = names[0].split()[-1] if names else ""
    return len(set(names)) > 1 or (last.endswith("s") and not last.isupper() and last.lower() not in _list().single)


def _days(event: Event, best: Told) -> str:
    window = event.window
    if window is None or (window.earliest is None and window.latest is None):
        return ""
    year = best.report.day.year if best.report.day else None
    first, last = (_day(day, year) for day in (window.earliest, window.latest))
    if first == last:
        return f"on {first}"
    if event.status in OPEN:
        return ", ".join(words for words in (f"opens {first}" if first else "", f"closes {last}" if last else "") if words)
    return _between(window, first, last)


def _between(window: Window, first: str, last: str) -> str:
    if window.earliest is None:
        return f"until {last}"
    return f"between {first} and {last}" if window.latest else f"from {first}"


def _day(day: date | None, year: int | None) -> str:
    """A day; its year too where it is another one than the report's."""
    return f"{day:%a} {day.day} {day:%b}{f' {day.year}' if day.year != year else ''}" if day else ""


def _sayer(event: Event, best: Told) -> str:
    """Who says so, nearest first, where no mention is in its report's own voice."""
    if any(not told.mention.attribution for told in [t for t in event.mentions if t.stands] or event.mentions):
        return ""
    nearest = best.mention.attribution[0]
    words = " ".join(max(nearest.text, nearest.name or "", key=len).split())
    words = nearest.name or "somebody" if words.lower() in _list().pronouns else words
    return f"says {_small(words)[:_LONGEST]}"
