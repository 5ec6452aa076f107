"""The language of a text, by py3langid (Lui & Baldwin 2012)."""

import re

import py3langid

_SURE = 200
_SAMPLE = 4000
# Of a line or two of plain English the classifier often makes the pidgin of Nigeria.
_OF_ENGLISH = frozenset({"pcm"})
# In a line or two full of names the classifier errs; one word in seven of these says English.
# fmt: off
_ENGLISH = frozenset({
    "the", "of", "and", "to", "in", "a", "an", "that", "with", "for", "on", "by", "from", "his", "her", "its",
    "was", "were", "is", "are", "has", "have", "had", "at", "will", "it", "not", "be", "been", "who",
})
# fmt: on


def language(text: str) -> str:
    """An ISO 639-1 code, "und" for a script that cannot be told; short texts are English unless they clearly are not."""
    sample = text[:_SAMPLE]
    letters = [c for c in sample if c.isalpha()]
    if not letters:
        return "en"
    found = str(py3langid.classify(sample.lower() if sample.isupper() else sample)[0])
    if found == "en" or len(letters) >= _SURE:
        return found
    if found in _OF_ENGLISH:
        return "en"
    words = re.findall(r"[^\W\d_]+", sample.lower())
    latin = sum(ord(c) < 0x250 for c in letters) > len(letters) / 2
    if not latin:
        return found
    return "en" if len(words) < 6 or sum(w in _ENGLISH for w in words) * 7 >= len(words) else found
