"""What became of everything that was given: counts that add up, and a file of JSON lines."""

import json
from collections import Counter
from pathlib import Path
from types import TracebackType
from typing import TextIO

from zerohour.errors import UsageError
from zerohour.records import Taken

_ORDER = ("added", "updated", "already there", "refused", "passed over")
_MOST_KINDS = 6


class Outcomes:
    """Counts outcomes, and writes each to a file as it comes, where one is asked for. Use it in a `with`. Raises UsageError."""

    def __init__(self, path: Path | None) -> None:
        self.counts, self._passed = Counter[str](), Counter[str]()
        try:
            self._file: TextIO | None = path.open("w", encoding="utf-8") if path else None
        except OSError as why:
            raise UsageError(f"{path}: {why.strerror or why}; give --report a file that can be written") from why

    def __enter__(self) -> "Outcomes":
        return self

    def __exit__(self, kind: type[BaseException] | None, why: BaseException | None, where: TracebackType | None) -> None:
        if self._file:
            self._file.close()

    def keep(self, done: Taken) -> None:
        """Takes one in."""
        self.counts[done.outcome] += 1
        if done.outcome == "passed over":
            self._passed[done.reason] += 1
        if self._file:
            self._file.write(json.dumps(_row(done), ensure_ascii=False) + "\n")

    def told(self) -> str:
        """The counts in words: all that was given is in one of them."""
        words = ", ".join(f"{self.counts[name]} {name}" for name in _ORDER if self.counts[name] or name not in ("updated", "passed over"))
        return f"{words} ({kinds_of(self._passed)})" if self._passed else words


def kinds_of(counts: Counter[str]) -> str:
    """How many of which kind, the commonest first."""
    rows = [f"{count} {kind}" for kind, count in counts.most_common(_MOST_KINDS)]
    rest = counts.total() - sum(count for _, count in counts.most_common(_MOST_KINDS))
    return ", ".join([*rows, f"{rest} of other kinds"] if rest else rows)


def _row(done: Taken) -> dict[str, str | None]:
    """A line of the file: what does not apply is null."""
    return {
        "locator": done.locator.encode("utf-8", "replace").decode("utf-8"),
        "outcome": done.outcome,
        "reason": done.reason or None,
        "report": done.report,
        "title": done.title,
        "url": done.url,
        "published": done.published.isoformat() if done.published else None,
        "dated": done.dated,
    }
