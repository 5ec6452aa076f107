"""Lines of JSON."""

import json
import re

# What some reader of lines takes for their end, and what a terminal acts upon; JSON can write each as an escape, so nothing is lost.
_ACTIVE = re.compile("[\x7f-\x9f\u2028-\u202e\u2066-\u2069\ud800-\udfff]")


def line(value: object) -> str:
    """A value as one line of JSON in readable characters."""
    return _ACTIVE.sub(lambda found: f"\\u{ord(found.group()):04x}", json.dumps(value, ensure_ascii=False))
