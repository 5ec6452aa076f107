"""What a site's robots.txt asks for (RFC 9309)."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from urllib.robotparser import RobotFileParser

MOST_BYTES = 500_000
DAY, SOON = 86_400.0, 600.0
# Python's parser takes any digit of any script, and any number of them, for a number.
_DELAY = re.compile(r"(?i)\s*(?:crawl-delay|request-rate)\s*:(?!\s*[0-9]{1,6}(?:/[0-9]{1,6})?\s*(?:#.*)?$)")


@dataclass(frozen=True, slots=True)
class Robots:
    """A site's rules until a moment (of time.monotonic): None lets all in, a `barred` reason nobody."""

    until: float
    rules: RobotFileParser | None = None
    barred: str | None = None

    def allows(self, agent: str, url: str) -> bool:
        """Whether the rules let an agent read an address."""
        return self.rules is None or self.rules.can_fetch(agent, url)

    def delay(self, agent: str) -> float:
        """The seconds between two calls that the site asks for; 0 where it does not."""
        return float(self.rules.crawl_delay(agent) or 0) if self.rules else 0.0


def rules(body: bytes) -> RobotFileParser:
    """The rules of a file, of its first half a megabyte; a line that cannot be understood counts for nothing."""
    lines = [line for line in body[:MOST_BYTES].decode("utf-8", "replace").splitlines() if not _DELAY.match(line)]
    try:
        return _parsed(lines)
    except ValueError:
        return _parsed(line for line in lines if _is_sound(line))


def _is_sound(line: str) -> bool:
    try:
        _parsed(["User-agent: *", line])
    except ValueError:
        return False
    return True


def _parsed(lines: Iterable[str]) -> RobotFileParser:
    found = RobotFileParser()
    found.parse(lines)
    return found
