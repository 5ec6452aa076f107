"""Every error that a caller can meet, each one sentence that says what is wrong and how to mend it.

ZerohourError
 ├─ SourceError      a report could not be had; nothing was stored
 ├─ CodebookError    a codebook file breaks its format
 ├─ ModelError       the language model's file is missing or damaged
 ├─ MissingLayer     the analyser lacks a layer that a coding step needs
 ├─ LedgerError      the ledger cannot be opened, read or written
 └─ UsageError       a value that the caller gave cannot be understood
"""


class ZerohourError(Exception):
    """One line for the user: what is wrong and how to mend it."""


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
