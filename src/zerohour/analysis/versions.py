"""What changed between the versions of a report at one address."""

import re
from collections.abc import Sequence
from datetime import datetime
from difflib import SequenceMatcher
from itertools import pairwise

from zerohour.records import Report, Version

_END = re.compile(r"(?<=[.!?])[\"\'”’)]*\s+|\n+")


def versions(rows: Sequence[tuple[Report, datetime]]) -> tuple[Version, ...]:
    """The versions in the order in which they were learned, each with the sentences that are new and gone against the one before."""
    if not rows:
        return ()
    found = [Version(*rows[0])]
    for (before, _), (after, learned) in pairwise(rows):
        old, new = _sentences(before.text), _sentences(after.text)
        edits = [e for e in SequenceMatcher(None, old, new, autojunk=False).get_opcodes() if e[0] != "equal"]
        found.append(
            Version(
                after,
                learned,
                tuple(line for _, _, _, first, last in edits for line in new[first:last]),
                tuple(line for _, first, last, _, _ in edits for line in old[first:last]),
            )
        )
    return tuple(found)


def _sentences(text: str) -> list[str]:
    return [flat for piece in _END.split(text) if (flat := " ".join(piece.split()))]
