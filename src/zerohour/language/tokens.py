"""Words of a sentence, cut as Universal Dependencies' English treebanks cut them."""

import re

_WORD = re.compile(
    r"""
      https?://\S+ | www\.\S+ | pic\.\w+\.\w+/\S+ | [\w.+-]+@[\w-]+(?:\.[\w-]+)+ | (?<!\w)[@#]\w+   # addresses and handles
    | \d++(?:[.,:]\d++)*+(?:st|nd|rd|th|s)?+(?![^\W\d_])                              # 1,500  2.15  5th
    | \d++(?:[.:]\d++)*+(?=(?:am|pm|AM|PM|km|kg|mm|cm|mph|bn|mn|GMT)\b)                     # 10 pm
    | (?:[A-Z]\.){2,}                                                                   # U.S.
    | (?<!\w)(?:Mr|Mrs|Ms|Dr|St|Gen|Col|Lt|Sgt|Capt|Maj|Adm|Sen|Rep|Gov|Pres|Prof|Jr|Sr|Inc|Corp|Ltd|Co|No|vs|Jan|Feb|Mar|Apr|Jun|Jul|Aug
        |Sept|Sep|Oct|Nov|Dec|a\.m|p\.m|e\.g|i\.e|etc)\.
    | (?<![A-Za-z.])[A-Z]\.(?=\s)                                                       # an initial
    | \w+?(?=n['’]t\b) | n['’]t\b | ['’](?:s|S|re|ve|ll|d|m)\b                          # do n't, Iran 's
    | [^\W_]+(?:['’](?!(?:s|S|re|ve|ll|d|m|t)\b)[^\W\d_]+)*+(?:\.[a-z]{2,3}\b)?          # O'Brien, Sana'a
    | ``|''|\.\.+|--+|_+|[^\s\w]|\S
    """,
    re.VERBOSE,
)
_CANNOT = re.compile(r"(?i)\b(can)(not)\b")


def words(text: str) -> list[tuple[int, int]]:
    """Offsets of the words and marks of a stretch of text; they cover all of it but white space."""
    spans: list[tuple[int, int]] = []
    for match in _WORD.finditer(text):
        start, end = match.span()
        if end - start == 6 and _CANNOT.fullmatch(match.group()):
            spans += [(start, start + 3), (start + 3, end)]
        elif end > start:
            spans.append((start, end))
    return spans
