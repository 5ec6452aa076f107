"""What names a country or a body in a text: the words, and the code that they stand for by definition whatever is said of them."""

import math
from collections.abc import Container, Iterator, Sequence
from datetime import date
from typing import NamedTuple

from zerohour.coding.casing import is_caseless
from zerohour.coding.countries import Countries, countries, folded
from zerohour.coding.gazetteer.index import spelled
from zerohour.coding.lexicon import LONGEST, Lexicon
from zerohour.coding.places import known
from zerohour.coding.resolution import Find, Name, resolved
from zerohour.records import Analysis, Naming, Span

# A town of fewer people names its country only where the text names that country too.
_LEAST_TOWN = 15_000
_LONGEST_PLACE = 4
_SURELY = 500_000
_ENDS = frozenset('.!?:;"“”‘’()—–-•|')
# In a text without capitals names are sought among the small words: countries, and towns and regions of so many people.
_SHORTEST, _LARGEST = 4, {"town": 1_000_000, "region": 5_000_000}


class Named(NamedTuple):
    """Words first to last (not included) that stand for a code."""

    first: int
    last: int
    code: str


def namings(analysis: Analysis, day: date | None, lexicon: Lexicon, find: Find) -> list[Naming]:
    """What names a country or a body in a report of a day."""
    tokens = [token for sentence in analysis.sentences for token in sentence.tokens]
    persons, start = set(), 0
    for sentence in analysis.sentences:
        persons |= {start + n for name in sentence.names or () if name.kind == "PER" for n in range(name.first, name.last)}
        start += len(sentence.tokens)
    found = named([token.text for token in tokens], day, lexicon, find, persons)
    return [Naming(Span(tokens[one.first].start, tokens[one.last - 1].end), one.code) for one in found]


def named(words: Sequence[str], day: date | None, lexicon: Lexicon, find: Find, persons: Container[int] = ()) -> list[Named]:
    """The same over words: all of a text's, in their order; the longest where two overlap. Those of `persons` name no town: "Obama"."""
    table = countries()
    words = _with_capitals(words, table, find)
    found: list[Named] = []
    runs: list[tuple[int, int]] = []
    position = 0
    while position < len(words):
        if (behind := _area(words, position, find)) is not None:
            position = behind
            continue
        one = _at(words, position, day, lexicon, table, find)
        if one is None and words[position][:1].isupper() and position not in persons:
            runs.append((position, _run(words, position)))
        found += [one] if one else []
        position = one.last if one else position + 1
    return sorted([*found, *_towns(words, runs, found, find)], key=lambda one: one.first)


def _with_capitals(words: Sequence[str], table: Countries, find: Find) -> Sequence[str]:
    """The words, those of countries and large towns with their capital where the whole text has lost its capitals."""
    if not is_caseless(words):
        return words

    def is_name(word: str) -> bool:
        if len(word) < _SHORTEST or not word.isalpha():
            return False
        name = word.capitalize()
        large = any(place.own and place.population >= _LARGEST.get(place.kind, math.inf) for place in find(name))
        return large or _country(name, table) is not None

    names = {word for word in set(words) if is_name(word)}
    return [word.capitalize() if word in names else word for word in words]


def _area(words: Sequence[str], first: int, find: Find) -> int | None:
    """Where the name of a sea, strait or region of several countries ends that begins here: "the Gulf of Oman" is not Oman's."""
    for size in range(_LONGEST_PLACE, 1, -1):
        part = words[first : first + size]
        if len(part) == size and part[0][:1].isupper() and part[-1][:1].isupper():
            found = find(" ".join(part))
            if found and all(place.kind in ("area", "continent") for place in found):
                return first + size
    return None


def _at(words: Sequence[str], first: int, day: date | None, lexicon: Lexicon, table: Countries, find: Find) -> Named | None:
    for size in range(min(LONGEST, len(words) - first), 0, -1):
        last = first + size
        if not any(map(str.isalnum, words[last - 1])):
            continue
        if (entry := lexicon.exact(words[first:last], day)) is not None and entry.code:
            return Named(first, last, entry.code)
        if size <= 5 and words[first][:1].isupper() and (code := _country(" ".join(words[first:last]), table)):
            return Named(first, last, _elsewhere(words, first, last, table, find) or code)
    return None


def _elsewhere(words: Sequence[str], first: int, last: int, table: Countries, find: Find) -> str | None:
    """The country of a town that shares its name with a capital or a country and is told with its region: "Paris, Texas"."""
    if words[last : last + 1] != [","] or not words[last + 1 : last + 2] or not words[last + 1][:1].isupper():
        return None
    for size in range(min(3, len(words) - last - 1), 0, -1):
        regions = {place.country for place in find(" ".join(words[last + 1 : last + 1 + size])) if place.kind == "region" and place.own}
        towns = {place.country for place in find(" ".join(words[first:last])) if place.kind == "town"}
        if len(regions & towns) == 1:
            return table.by_alpha2.get(next(iter(regions & towns)))
    return None


def _country(words: str, table: Countries) -> str | None:
    low = words.lower()
    if low in ("us", "male", "nice") and words not in ("US", "U.S."):
        return None
    return table.names.get(low) or table.nationality(words) or table.capitals.get(low) or table.names.get(folded(low))


def _opens(words: Sequence[str], first: int) -> bool:
    return first == 0 or words[first - 1] in _ENDS


def _run(words: Sequence[str], first: int) -> int:
    last = first + 1
    while last < len(words) and last - first < _LONGEST_PLACE and words[last][:1].isupper():
        last += 1
    return last


def _towns(words: Sequence[str], runs: Sequence[tuple[int, int]], found: Sequence[Named], find: Find) -> Iterator[Named]:
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
            choices = known(text, find)
            if len(text) < _SHORTEST:
                # Letters that also stand for some town ("The") are no name.
                choices = tuple(place for place in choices if place.own)
            if last - first == 1 and _opens(words, first):
                # So is the first word of a sentence, but for a large town's.
                choices = tuple(place for place in choices if place.kind != "town" or place.population >= _SURELY)
            if choices:
                names.append(Name(first, last, text, choices))
                spans.append((first, last))
                end = last
                break
    senses = resolved(names)
    by_alpha2 = countries().by_alpha2
    for (first, last), name in zip(spans, names, strict=True):
        place = senses.get(spelled(name.text))
        large = place is not None and (place.kind in ("region", "district") or (place.kind == "town" and place.population >= _LEAST_TOWN))
        if place is not None and large and (code := by_alpha2.get(place.country)):
            yield Named(first, last, code)
