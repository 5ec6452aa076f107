"""Runs of words that a reader took for somebody, made whole: a name is never cut, a noun phrase with a hole in it is one phrase."""

from collections.abc import Container, Iterable, Sequence
from itertools import pairwise
from typing import NamedTuple

from zerohour.records import Analysis

Run = tuple[int, int]
# So many words may be missing inside a phrase.
_HOLE = 3
_NEVER_AT_AN_END = frozenset({"ADP", "PUNCT", "CCONJ", "SCONJ", "PART"})
_JOINTS = frozenset({"CCONJ", "PUNCT"})
_MODIFIERS = frozenset({"ADJ", "NOUN"})
_NO_PHRASE = frozenset({"PUNCT", "CCONJ", "VERB", "AUX"})


class Words(NamedTuple):
    """Of every word of a report: its tag, the number of the word that it hangs on (-1: none), first and last word of its name, and
    whether it is written small.
    """

    tags: list[str]
    heads: list[int]
    names: dict[int, Run]
    small: list[bool]


def words_of(analysis: Analysis) -> Words:
    """The words of a report in their order, numbered from 0."""
    tags: list[str] = []
    heads: list[int] = []
    names: dict[int, Run] = {}
    small: list[bool] = []
    for sentence in analysis.sentences:
        start = len(tags)
        tags += [token.upos for token in sentence.tokens]
        small += [token.text.islower() for token in sentence.tokens]
        heads += [start + token.head if token.head >= 0 else -1 for token in sentence.tokens]
        for name in sentence.names if sentence.names else ():
            names |= dict.fromkeys(range(start + name.first, start + name.last), (start + name.first, start + name.last - 1))
    return Words(tags, heads, names, small)


def whole(runs: Iterable[Run], words: Words) -> list[Run]:
    """The runs (first and last word), each with the whole of its names, those of one phrase joined; in their order."""
    found: list[Run] = []
    for run in sorted(named for one in runs if (named := _named(one, words)) is not None):
        if found and (run[0] <= found[-1][1] or _is_phrase((found[-1][0], run[1]), found[-1][1], run[0], words)):
            found[-1] = (found[-1][0], max(found[-1][1], run[1]))
        else:
            found.append(run)
    return found


def headed(run: Run, words: Words, others: Container[int]) -> Run:
    """A run that breaks off before the noun that it belongs to, with that noun: "national" of "his national security team".

    What is written with a capital ("Israeli") may stand for somebody by itself, and a noun among `others` is no part of a party.
    """
    last = run[1]
    head = words.heads[last]
    between = range(last + 1, head + 1)
    if not words.small[last] or words.tags[last] not in _MODIFIERS or not 0 < len(between) <= _HOLE or words.tags[head] != "NOUN":
        return run
    return run if any(n in others or words.tags[n] not in _MODIFIERS for n in between) else (run[0], head)


def parted(run: Run, tags: Sequence[str], named: Sequence[tuple[int, int, str]]) -> list[Run]:
    """A run in the place of one that joins parties of several countries: "Russia and Belarus", "Latvian and Canadian troops".

    `named` are first and last word and code of what names a country or body; it is parted where one ends and another one follows behind a
    conjunction or comma.
    """
    inside = [one for one in named if run[0] <= one[0] and one[1] <= run[1]]
    cuts = []
    for (_, left, code), (right, _, other) in pairwise(inside):
        joints = [n for n in range(left + 1, right) if tags[n] in _JOINTS]
        if joints and code != other:
            cuts.append((joints[0], joints[-1]))
    firsts, lasts = [run[0], *(last + 1 for _, last in cuts)], [*(first - 1 for first, _ in cuts), run[1]]
    return list(zip(firsts, lasts, strict=True))


def _named(run: Run, words: Words) -> Run | None:
    """A run without prepositions at its ends, and with the names that it cuts."""
    first, last = run
    while first <= last and words.tags[first] in _NEVER_AT_AN_END and not _is_inside(first, first, last, words):
        first += 1
    while last >= first and words.tags[last] in _NEVER_AT_AN_END:
        last -= 1
    if first > last:
        return None
    return min(first, words.names.get(first, (first, last))[0]), max(last, words.names.get(last, (first, last))[1])


def _is_inside(word: int, first: int, last: int, words: Words) -> bool:
    """Whether a preposition belongs to a word that itself hangs on the phrase: "at least three civilians"."""
    head = words.heads[word]
    return first < head <= last and first <= words.heads[head] <= last


def _is_phrase(run: Run, left: int, right: int, words: Words) -> bool:
    """Whether words with a hole between `left` and `right` hang together: all but one on another of them."""
    hole = range(left + 1, right)
    if len(hole) > _HOLE or any(words.tags[n] in _NO_PHRASE for n in hole):
        return False
    return sum(not run[0] <= words.heads[n] <= run[1] for n in range(run[0], run[1] + 1)) == 1
