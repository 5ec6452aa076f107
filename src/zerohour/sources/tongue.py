"""The language of a text: by its script, by how much likelier than English another is (py3langid, Lui & Baldwin 2012), and by its words."""

import re
import tomllib
from importlib.resources import files

import py3langid

_SAMPLE = 4000
# Letters before this one are Latin.
_LATIN = 0x250
_WORDS = tomllib.loads(files(__package__).joinpath("tongue.toml").read_text(encoding="utf-8"))
_ENGLISH = frozenset(_WORDS["little"]) | frozenset(_WORDS["flash"])
# Letters that English lacks; names bring a few of them.
_FOREIGN = re.compile(r"[ßäöüøåæœñçğışćčšžđłąęőűțășéèêëàâîïôûùíóúáãõ]")
# How much likelier (natural logarithm) another language may be in a text that is English still: names weigh so much, whole sentences far
# more. An English word weighs for it, a foreign letter against it.
_MARGIN, _WORD, _LETTER = 12.0, 3.0, 3.0


def language(text: str) -> str:
    """An ISO 639-1 code, "und" for a script that cannot be told; what is names for the most part is English unless it clearly is not."""
    sample = text[:_SAMPLE]
    letters = [c for c in sample if c.isalpha()]
    if not letters:
        return "en"
    latin = sum(ord(c) < _LATIN for c in letters) > len(letters) / 2
    if latin:
        # A name in its own script says nothing of the words around it.
        sample = "".join(c for c in sample if ord(c) < _LATIN or not c.isalpha())
    ranked = py3langid.rank(sample.lower() if sample.isupper() else sample)
    found, best = str(ranked[0][0]), float(ranked[0][1])
    if found == "en" or not latin:
        return found
    margin = best - next((float(score) for name, score in ranked if name == "en"), float("-inf"))
    told = sum(word in _ENGLISH for word in re.findall(r"[^\W\d_]+", sample.lower()))
    strange = len(_FOREIGN.findall(sample.lower()))
    return "en" if margin - _WORD * told + _LETTER * strange < _MARGIN else found
