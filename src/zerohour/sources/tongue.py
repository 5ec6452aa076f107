"""The language of a text, by py3langid (Lui & Baldwin 2012)."""

import py3langid

_ENOUGH = 40
_SAMPLE = 4000


def language(text: str) -> str:
    """An ISO 639-1 code; "en" for a text too short to tell, so that a headline is still read."""
    letters = sum(c.isalpha() for c in text[:_SAMPLE])
    if letters < _ENOUGH:
        return "en" if all(ord(c) < 0x370 for c in text if c.isalpha()) else "und"
    lowered = text[:_SAMPLE].lower() if text[:_SAMPLE].isupper() else text[:_SAMPLE]
    return str(py3langid.classify(lowered)[0])
