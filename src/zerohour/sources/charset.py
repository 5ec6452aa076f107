"""Bytes as text: by their mark, by what they say of themselves, by what fits."""

import codecs
import re
from contextlib import suppress

from zerohour.errors import SourceError

_META = re.compile(rb"""<(?:meta[^>]{0,200}?charset|\?xml[^>]{0,100}?encoding)\s{0,5}=\s{0,5}["']?\s{0,5}([\w-]{2,20})""", re.IGNORECASE)
# What pages are written in; other codecs of Python pack, escape, or take very long.
_CHARSETS = re.compile(
    r"utf-(8|8-sig|16|16-le|16-be|32)|iso8859-\d+|ascii|cp\d+|koi8-[rut]|mac-\w+|gb\w+|big5\w*|euc_\w+|iso2022_\w+|shift_jis\w*|johab|tis-620|hz"
)
# What a charset is called in pages, and what writers of pages mean by it (WHATWG Encoding).
_MEANT = {"iso8859-1": "cp1252", "ascii": "cp1252", "iso8859-9": "cp1254", "iso8859-11": "cp874", "gb2312": "gb18030", "gbk": "gb18030"}
_TEXTLESS = frozenset(range(32)) - {9, 10, 11, 12, 13, 27}
_SAMPLE = 8192


def decode(raw: bytes, name: str, declared: str | None = None) -> str:
    """The text of the bytes: by their mark, as UTF-8, by the charset declared outside or in a meta tag, else as Windows-1252.

    Raises SourceError for what is empty or no text.
    """
    if not raw.strip():
        raise SourceError(f"{name}: the file is empty; give a report's text")
    if raw.startswith((b"\xff\xfe", b"\xfe\xff")):
        return raw.decode("utf-16", "replace")
    if wide := _wide(raw[:_SAMPLE]):
        return raw.decode(wide, "replace").lstrip("\ufeff")
    if is_binary(raw[:_SAMPLE]):
        raise SourceError(f"{name}: the file is binary, not text; give a text or HTML file")
    own = _META.search(raw[:4096])
    for said in (declared, own[1].decode("ascii") if own else None):
        if said and (codec := _codec(said)):
            with suppress(UnicodeDecodeError, ValueError):
                return raw.decode(codec).lstrip("\ufeff")
    return _unsaid(raw)


def _unsaid(raw: bytes) -> str:
    """Text that says nothing of its charset: UTF-8, also with a few broken letters, else Windows-1252."""
    with suppress(UnicodeDecodeError):
        return raw.decode("utf-8-sig")
    tried = raw.decode("utf-8", "replace")
    whole = sum(c > "\x7f" and c != "\ufffd" for c in tried)
    return tried.lstrip("\ufeff") if whole > 4 * tried.count("\ufffd") else raw.decode("cp1252", "replace")


def is_binary(start: bytes) -> bool:
    """Whether bytes are no text in any charset that this reads, by their start."""
    return sum(b in _TEXTLESS for b in start) > len(start) // 50


def _wide(start: bytes) -> str | None:
    """UTF-16 without a mark: every second byte of Latin text is NUL, and no other."""
    even, odd = start[::2].count(0), start[1::2].count(0)
    half = len(start) // 2
    if half >= 4 and odd > 0.6 * half and even == 0:
        return "utf-16-le"
    return "utf-16-be" if half >= 4 and even > 0.6 * half and odd == 0 else None


def _codec(charset: str) -> str | None:
    """Python's name of a charset that pages are written in."""
    try:
        name = codecs.lookup(charset).name
    except (LookupError, ValueError):
        return None
    return _MEANT.get(name, name) if _CHARSETS.fullmatch(name) else None
