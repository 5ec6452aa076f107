"""What names a country or a body in a text: the words and the code that they stand for by definition, whatever the sentence says of them."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from zerohour.coding.countries import Countries, countries, folded
from zerohour.coding.gazetteer.index import spelled
from zerohour.coding.lexicon import LONGEST, Lexicon
from zerohour.coding.places import known
from zerohour.coding.resolution import Find, Name, resolved

# A town of fewer people names its country only where the text names that country too.
_LEAST_TOWN = 15_000
_LONGEST_PLACE = 4


@dataclass(frozen=True, slots=True)
class Naming:
    """Words first to last (not included) that stand for a code; `sector` and `known` where the table of actors says so, `town` for places."""

    first: int
    last: int
    code: str
    sector: str | None = None
    known: bool = False
    town: bool = False


def namings(words: Sequence[str], day: date | None, lexicon: Lexicon, find: Find) -> list[Naming]:
    """All of a text's, in their order; the longest first where two overlap. `words` are those of the whole text."""
    table = countries()
    found: list[Naming] = []
    runs: list[tuple[int, int]] = []
    position = 0
    while position < len(words):
        one = _at(words, position, day, lexicon, table)
        if one is None and words[position][:1].isupper():
            runs.append((position, _run(words, position)))
        found += [one] if one else []
        position = one.last if one else position + 1
    return sorted([*found, *_towns(words, runs, found, find)], key=lambda one: one.first)


def _at(words: Sequence[str], first: int, day: date | None, lexicon: Lexicon, table: Countries) -> Naming | None:
    for size in range(min(LONGEST, len(words) - first), 0, -1):
        last = first + size
        if (entry := lexicon.exact(words[first:last], day)) is not None and entry.code:
            return Naming(first, last, entry.code, entry.sector, True)
        if size <= 5 and words[first][:1].isupper() and (code := _country(" ".join(words[first:last]), table)):
            return Naming(first, last, code)
    return None


def _country(words: str, table: Countries) -> str | None:
    low = words.lower()
    if low in ("us", "male", "nice") and words not in ("US", "U.S."):
        return None
    return table.names.get(low) or table.nationality(words) or table.capitals.get(low) or table.names.get(folded(low))


def _run(words: Sequence[str], first: int) -> int:
    last = first + 1
    while last < len(words) and last - first < _LONGEST_PLACE and words[last][:1].isupper():
        last += 1
    return last


def _towns(words: Sequence[str], runs: Sequence[tuple[int, int]], found: Sequence[Naming], find: Find) -> Iterator[Naming]:
    """The towns and regions among the capitalised words, by what the whole text makes of their names."""
    taken = {n for one in found for n in range(one.first, one.last)}
    # A capital may only open a sentence or stand in a title: what the text also writes small is no name.
    small = {word for word in words if word[:1].islower()}
    names: list[Name] = []
    spans: list[tuple[int, int]] = []
    end = 0
    for first, most in runs:
        if first < end:
            continue
        for last in range(most, first, -1):
            text = " ".join(words[first:last])
            if taken & set(range(first, last)) or len(text) < 3 or (last - first == 1 and text.lower() in small):
                continue
            if choices := known(text, find):
                names.append(Name(first, last, text, choices))
                spans.append((first, last))
                end = last
                break
    senses = resolved(names)
    by_alpha2 = countries().by_alpha2
    for (first, last), name in zip(spans, names, strict=True):
        place = senses.get(spelled(name.text))
        if place is not None and place.kind in ("town", "region", "district") and (place.kind != "town" or place.population >= _LEAST_TOWN):
            if code := by_alpha2.get(place.country):
                yield Naming(first, last, code, town=True)
