"""Every error that a caller can meet, each one sentence that says what is wrong and how to mend it.

Such a sentence quotes what others wrote: addresses, file names, servers' words. `sentence` makes it fit to be printed, stored and logged.

ZerohourError
 ├─ SourceError      a report could not be had; nothing was stored
 ├─ CodebookError    a codebook file breaks its format
 ├─ ModelError       the language model's file is missing or damaged
 ├─ MissingLayer     the analyser lacks a layer that a coding step needs
 ├─ LedgerError      the ledger cannot be opened, read or written
 └─ UsageError       a value that the caller gave cannot be understood
"""

import re

_HIDDEN = "***"
_LONGEST = 2_000
# Who asks, and with what: "https://user:password@host". What looks like a port and a path is none.
_USER = re.compile(r"(?P<kept>://[^\s:/@]{0,200}:)(?!\d{1,5}(?:[/?#]|$))[^\s@]{1,300}@(?=[^\s@])")
_KEY = re.compile(
    r"(?i)(?P<kept>(?<![a-z])(?:api|access|auth|client|private|secret|session)?[_-]?"
    r"(?:key|token|password|passwd|pwd|passphrase|secret|credentials?|signature|sig|sid|auth)=[\"']?)[^\s&#;,\"']{1,2000}"
)
_HEADER = re.compile(r"(?i)(?P<kept>\b(?:bearer|basic)\s{1,5})[\w.~+/=-]{6,2000}")
# What a terminal would act upon (C0, DEL, C1), what turns the direction of the text around it, and halves of characters, which no file
# and no terminal takes.
_ACTIVE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff]")
_BREAKS = re.compile("\r\n?|[\u2028\u2029]")


def redacted(words: str) -> str:
    """The words with the passwords and keys of addresses, settings and headers hidden."""
    for pattern, end in ((_USER, "@"), (_KEY, ""), (_HEADER, "")):
        words = pattern.sub(rf"\g<kept>{_HIDDEN}{end}", words)
    return words


def visible(words: str) -> str:
    """The words as text alone: what a terminal would act upon becomes U+FFFD, one for one; every break of a line is a line feed."""
    return _BREAKS.sub("\n", _ACTIVE.sub("\ufffd", words))


def sentence(words: str) -> str:
    """The words as one line of at most 2,000 characters, visible and redacted."""
    flat = " ".join(visible(redacted(words)).split())
    return flat if len(flat) <= _LONGEST else flat[:_LONGEST] + " …"


class ZerohourError(Exception):
    """One line for the user: what is wrong and how to mend it. Passwords, keys and control characters in it are hidden."""

    def __init__(self, words: str) -> None:
        super().__init__(sentence(words))


class SourceError(ZerohourError):
    """A report could not be had; nothing was stored."""


class CodebookError(ZerohourError):
    """A codebook file breaks its format."""


class ModelError(ZerohourError):
    """The language model's file is missing or damaged."""


class MissingLayer(ZerohourError):  # noqa: N818 - the design's name
    """The analyser lacks a layer that a coding step needs."""


class LedgerError(ZerohourError):
    """The ledger cannot be opened, read or written."""


class UsageError(ZerohourError):
    """A value that the caller gave cannot be understood."""
