"""Whether a line claims more than the sentences that it cites: its names, numbers, places and dates must stand in one of them."""

import re
from collections.abc import Iterable, Iterator

_WORD = re.compile(r"\d+(?:[.,:]\d+)*|[^\W\d_]+(?:[’'][^\W\d_]+)*", re.UNICODE)
# Words that may open a line of ours in capitals without being a name.
_PLAIN = frozenset(
    ["the", "a", "an", "in", "on", "at", "by", "of", "for", "with", "and", "but", "to", "nobody", "he", "she", "it", "they", "his", "its"]
)
_TENS = ("twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")
_SMALL = (
    *("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve", "thirteen", "fourteen"),
    *("fifteen", "sixteen", "seventeen", "eighteen", "nineteen"),
)
_NUMBERS = {word: number for number, word in enumerate(_SMALL)} | {word: 10 * number for number, word in enumerate(_TENS, 2)}
_AMOUNTS = frozenset(
    ["dozen", "dozens", "hundred", "hundreds", "thousand", "thousands", "million", "millions", "billion", "billions", "half", "twice"]
)


def unsupported(line: str, cited: Iterable[str]) -> tuple[str, ...]:
    """The names, numbers, places and dates of a line that stand in none of the cited sentences, in the line's order.

    Numbers are compared by value ("12" and "twelve"), names without case and possessive. What this check cannot see is a changed verb or a
    dropped "not": a briefing's lines therefore quote.
    """
    known = {form for sentence in cited for word in _WORD.findall(sentence) for form in (_form(word), *_parts(word))}
    return tuple(dict.fromkeys(word for word in _claims(line) if _form(word) not in known))


def _claims(line: str) -> Iterator[str]:
    for word in _WORD.findall(line):
        low = word.lower()
        if word[0].isdigit() or low in _NUMBERS or low in _AMOUNTS or (word[0].isupper() and low not in _PLAIN):
            yield word


def _form(word: str) -> str:
    """How a word is compared: a number by its value, a name without case and possessive."""
    low = re.sub(r"[’']s?$", "", word.lower())
    if low in _NUMBERS:
        return str(_NUMBERS[low])
    return low.replace(",", "") if low[0].isdigit() else low


def _parts(word: str) -> Iterator[str]:
    """What else a cited word supports: a plural the singular."""
    if word.lower().endswith("s") and len(word) > 3:
        yield _form(word)[:-1]
