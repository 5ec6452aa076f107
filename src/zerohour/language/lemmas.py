"""Lemmas: a table of the treebanks' forms, irregular verbs, English inflection checked against known words, then the network's own edit."""

import re
from collections.abc import Callable, Collection, Iterator, Mapping
from functools import cache
from importlib import resources

_VOWELS = frozenset("aeiou")
_LONG = re.compile(r"[aeiouy]+[^aeiouy]+[aeiouy]")


@cache
def irregular() -> Mapping[str, str]:
    """The lemma of each irregular past form and past participle, from `irregular.txt`."""
    lines = resources.files("zerohour.language").joinpath("irregular.txt").read_text(encoding="utf-8").splitlines()
    rows = [line.split() for line in lines if line and not line.startswith("#")]
    return {form: lemma for lemma, *forms in rows for words in forms for form in words.split("/")}


def lemma_of(word: str, xpos: str, guess: str, table: Mapping[str, str], known: Collection[str]) -> str:
    """The lemma of a word with a Penn tag; `guess` is the network's, `known` holds whole words in lower case.

    `table` maps "form tag", the form in lower case, to a lemma.
    """
    low = word.lower()
    if xpos == "VBZ" and low.endswith("ed"):
        # No English verb ends so in the third person: the form corrects the tag.
        xpos = "VBD"
    if xpos == "CD":
        return guess if guess.replace(",", "") == low.replace(",", "") else low
    listed = table.get(f"{low} {xpos}")
    if listed is not None:
        return listed
    if low.isalpha() and (xpos in ("VB", "VBP") or (xpos == "NN" and low.endswith("ing"))):
        return low
    stem = _STEMS.get(xpos)
    if stem is None:
        return guess
    if xpos in ("VBD", "VBN", "VBG") and low in irregular():
        return irregular()[low]
    candidates = list(stem(low))
    return next((c for c in candidates if c in known), candidates[0] if candidates else guess)


def _past(word: str) -> Iterator[str]:
    if word.endswith("ied"):
        yield word[:-3] + "y" if len(word) > 4 else word[:-1]
    elif word.endswith("ed") and len(word) > 3:
        yield from _bare(word[:-2])


def _running(word: str) -> Iterator[str]:
    if word.endswith("ing") and len(word) > 4:
        yield from _bare(word[:-3])
        if word.endswith("ying"):
            yield word[:-4] + "ie"


def _bare(stem: str) -> Iterator[str]:
    """What a verb was before -ed or -ing: undoubled, with its e, or as it is; the likelier first."""
    doubled = len(stem) > 2 and stem[-1] == stem[-2] and stem[-1] not in _VOWELS
    # "expelled" is of expel, "shelled" of shell: a long verb in -el doubles its letter only before the ending.
    if doubled and (stem[-1] not in "flsz" or (stem.endswith("ell") and _LONG.search(stem))):
        yield stem[:-1]
    single = len(stem) > 2 and stem[-2] in _VOWELS and stem[-3] not in _VOWELS
    soft = stem.endswith(("c", "v", "u", "s", "z", "dg", "rg", "ng", "iat", "uat", "ieg")) or (
        single and (stem[-1] not in "wxyn" or stem.endswith("in")) and not (stem.endswith(("er", "en", "or")) and not stem.endswith("lor"))
    )
    if soft and not doubled:
        yield from (stem + "e", stem)
    else:
        yield from (stem, stem + "e")
    if doubled:
        yield stem[:-1]


def _plural(word: str) -> Iterator[str]:
    if not word.endswith("s") or word.endswith("ss") or len(word) < 3:
        return
    if word.endswith("ies") and len(word) > 4:
        yield word[:-3] + "y"
    if word.endswith(("ches", "shes", "xes", "sses", "zzes", "oes")):
        yield word[:-2]
    yield word[:-1]
    if word.endswith("es"):
        yield word[:-2]


def _compared(word: str) -> Iterator[str]:
    ending = next((e for e in ("est", "er") if word.endswith(e) and len(word) > len(e) + 2), None)
    if ending is None:
        return
    stem = word[: -len(ending)]
    if stem.endswith("i"):
        yield stem[:-1] + "y"
    yield from (stem, stem + "e")
    if stem[-1] == stem[-2]:
        yield stem[:-1]


_STEMS: Mapping[str, Callable[[str], Iterator[str]]] = {
    "VBD": _past,
    "VBN": _past,
    "VBG": _running,
    "VBZ": _plural,
    "NNS": _plural,
    "JJR": _compared,
    "JJS": _compared,
}
