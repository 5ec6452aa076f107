"""Place names of a text and the places that they mean.

Recognition: the model's names, datelines, and capitalised words behind a preposition of place that the gazetteer knows. What each means:
see resolution.
"""

import re
from collections.abc import Iterator, Sequence

from zerohour.coding.countries import countries
from zerohour.coding.gazetteer import Candidate
from zerohour.coding.gazetteer.index import spelled
from zerohour.coding.resolution import Find, Name, resolved
from zerohour.coding.trees import Tree
from zerohour.records import Analysis, PlaceMention

_CAPITAL = "capital"
_INTO = frozenset({"in", "at", "near", "from", "to", "outside", "around", "into", "across", "toward", "towards", "over"})
_PREFIX = re.compile(
    r"(?i)^(?:the|northern|southern|eastern|western|central|downtown|north|south|east|west|suburban|greater|upper|lower)\s+"
)
_SUFFIX = re.compile(r"(?i)(?<!\s)\s++(?:city|province|state|county|region|district|area|island|peninsula)$")


def mentions(analysis: Analysis, trees: Sequence[Tree], find: Find) -> list[tuple[PlaceMention, Candidate | None]]:
    """All place names in the order of the text, each with the place it means; a name that the gazetteer lacks has no coordinates."""
    names = sorted(_recognised(analysis, trees, find), key=lambda n: n.start)
    names = [n for k, n in enumerate(names) if k == 0 or n.start >= names[k - 1].end]
    senses = resolved(names)
    return [(_mention(n, place), place) for n in names for place in [senses.get(spelled(n.text))]]


def _mention(name: Name, place: Candidate | None) -> PlaceMention:
    if place is None:
        return PlaceMention(name.start, name.end, name.text, None, None, None, None)
    return PlaceMention(name.start, name.end, place.name, place.geoname_id, place.latitude, place.longitude, place.country or None)


def _recognised(analysis: Analysis, trees: Sequence[Tree], find: Find) -> Iterator[Name]:
    text = analysis.text
    for tree in trees:
        if tree.sentence.kind == "dateline":
            yield from _dateline(text, tree, find)
            continue
        taken: set[int] = set()
        for name in tree.names:
            if name.kind == "LOC" or (name.kind == "ORG" and _used_as_place(tree, name.first, name.last)):
                taken.update(range(name.first, name.last))
                yield from _named(text, tree, name.first, name.last, find, name.kind == "LOC")
        for first, last in _capitalised(tree, taken):
            if _used_as_place(tree, first, last) and (choices := known(_words(text, tree, first, last), find)) and _large(choices):
                yield Name(
                    tree.tokens[first].start,
                    tree.tokens[last - 1].end,
                    _words(text, tree, first, last),
                    choices,
                    _behind(text, tree, last, find),
                )


def _words(text: str, tree: Tree, first: int, last: int) -> str:
    return text[tree.tokens[first].start : tree.tokens[last - 1].end]


def _named(text: str, tree: Tree, first: int, last: int, find: Find, sure: bool) -> Iterator[Name]:
    words = _words(text, tree, first, last)
    if countries().nationality(words) and not countries().names.get(words.lower()):
        return
    choices = known(words, find)
    if choices or (sure and tree.tokens[first].text[:1].isupper()):
        yield Name(tree.tokens[first].start, tree.tokens[last - 1].end, words, choices, _behind(text, tree, last, find))


def known(words: str, find: Find) -> tuple[Candidate, ...]:
    """What the gazetteer has for the words, whole or without "northern", "city" and the like."""
    flat = " ".join(words.split())
    for form in (flat, _PREFIX.sub("", flat), _SUFFIX.sub("", flat), _SUFFIX.sub("", _PREFIX.sub("", flat))):
        if len(form) > 1 and (found := find(form)):
            return found
    return ()


def seat(words: Sequence[str], find: Find) -> Candidate | None:
    """The capital that is told by its country: "the Turkish capital", "Sudan's capital"."""
    if _CAPITAL not in (word.lower() for word in words):
        return None
    table = countries()
    bare = (word.removesuffix("’s").removesuffix("'s") for word in words if word[:1].isupper())
    code = next((code for word in bare if (code := table.nationality(word) or table.names.get(word.lower()))), "")
    land = table.alpha2.get(code, "")
    return next((place for place in find(table.capital_of.get(land, "")) if place.kind == "town" and place.country == land), None)


def _large(choices: Sequence[Candidate]) -> bool:
    return any(c.kind != "town" or (c.population >= 20_000 and c.own) for c in choices)


def _used_as_place(tree: Tree, first: int, last: int) -> bool:
    """Whether a preposition of place stands before the name and it opens no longer noun phrase."""
    head = next((n for n in range(last - 1, first - 1, -1) if tree.head(n) is None or not first <= (tree.head(n) or 0) < last), last - 1)
    return tree.case(head) in _INTO and tree.tokens[head].label in ("obl", "nmod", "conj")


def _capitalised(tree: Tree, taken: set[int]) -> Iterator[tuple[int, int]]:
    """Runs of proper nouns that are no name of the model's."""
    first = None
    for number in range(len(tree.tokens) + 1):
        inside = number < len(tree.tokens) and tree.tokens[number].upos == "PROPN" and number not in tree.name_at and number not in taken
        if inside and first is None:
            first = number
        elif not inside and first is not None:
            yield first, number
            first = None


def _behind(text: str, tree: Tree, last: int, find: Find) -> tuple[Candidate, ...]:
    """What may be meant by the words behind the name's comma: "Kenosha, Wisconsin"; also "Springfield (Ill.)"."""
    if last + 1 >= len(tree.tokens) or tree.tokens[last].text not in (",", "("):
        return ()
    end = last + 1
    while end < len(tree.tokens) and end < last + 4 and tree.tokens[end].text[:1].isupper():
        end += 1
    return known(text[tree.tokens[last + 1].start : tree.tokens[end - 1].end], find) if end > last + 1 else ()


def dateline_pieces(text: str, tree: Tree) -> list[tuple[int, int]]:
    """The places of a dateline, town first: "NAIROBI, Kenya (AP) _" has two."""
    span = tree.sentence.span
    end = next((text.index(mark, span.start, span.end) for mark in ("(", "--", "_", "—", "–") if mark in span.of(text)), span.end)
    pieces = [(m.start(), m.end()) for m in re.compile(r"[^,\s][^,]*[^,\s]").finditer(text, span.start, end)]
    return [(a, b) for a, b in pieces if not re.search(r"\d", text[a:b])]


def _dateline(text: str, tree: Tree, find: Find) -> Iterator[Name]:
    pieces = dateline_pieces(text, tree)
    for number, (start, end) in enumerate(pieces):
        words = text[start:end]
        behind = text[pieces[number + 1][0] : pieces[number + 1][1]] if number + 1 < len(pieces) else None
        if choices := known(words, find):
            yield Name(start, end, words, choices, known(behind, find) if behind else ())
