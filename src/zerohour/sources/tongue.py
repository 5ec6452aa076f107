"""The language of a text: by its script and its commonest words first, then by py3langid (Lui & Baldwin 2012)."""

import re
import tomllib
from importlib.resources import files

import py3langid

_SURE = 200
_SAMPLE = 4000
_WORDS = tomllib.loads(files(__package__).joinpath("tongue.toml").read_text(encoding="utf-8"))
_ENGLISH, _TURNS = frozenset(_WORDS["little"]), frozenset(_WORDS["flash"])
# Letters that English lacks; names bring a few of them.
_FOREIGN = re.compile(r"[ßäöüøåæœñçğışćčšžđłąęőűțășéèêëàâîïôûùíóúáãõ]", re.IGNORECASE)


def language(text: str) -> str:
    """An ISO 639-1 code, "und" for a script that cannot be told; short texts are English unless they clearly are not."""
    sample = text[:_SAMPLE]
    letters = [c for c in sample if c.isalpha()]
    if not letters:
        return "en"
    latin = sum(ord(c) < 0x250 for c in letters) > len(letters) / 2
    found = str(py3langid.classify(sample.lower() if sample.isupper() else sample)[0])
    if found == "en" or not latin:
        return found
    words = re.findall(r"[^\W\d_]+(?:['’][a-z]+)?", sample.lower())
    little = sum(w in _ENGLISH for w in words)
    if little * 9 >= len(words) and len({*words} & _ENGLISH) >= min(3, 1 + len(words) // 12):
        return "en"
    if len(letters) >= _SURE:
        return found
    told = little + sum(w in _TURNS for w in words)
    strange = len(_FOREIGN.findall(sample))
    return "en" if told * 7 >= len(words) or (len(words) < 6 and strange == 0) else found
