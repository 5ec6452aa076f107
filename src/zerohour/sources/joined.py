"""Lines that were only wrapped, as paragraphs: of files whose own lines mean nothing, such as PDF and mail."""

import re
from collections.abc import Iterator

_LIST = re.compile(r"\s*(?:[-*•·–]|\d{1,2}[.)])\s")
_END = re.compile(r"[.!?:…][\"'”’)\]]*$")


def joined(text: str) -> str:
    """The text a paragraph a line, a blank line apart; a word that was parted at the end of a line is one again."""
    lines = [" ".join(line.split()) for line in text.splitlines()]
    full = sorted(len(line) for line in lines if line)
    width = full[int(len(full) * 0.9)] if full else 0
    return "\n\n".join(_paragraphs(lines, width))


def _paragraphs(lines: list[str], width: int) -> Iterator[str]:
    held = ""
    for line in lines:
        if not line:
            if held:
                yield held
            held = ""
        elif not held:
            held, last = line, line
        elif _goes_on(last, line, width):
            held = _glued(held, line)
            last = line
        else:
            yield held
            held = last = line
    if held:
        yield held


def _goes_on(before: str, line: str, width: int) -> bool:
    """Whether a line goes on in the next: it is full, or ends within a sentence that goes on."""
    if _LIST.match(line) or width > 200:
        return False
    if before.endswith("-") and line[:1].islower():
        return True
    if _END.search(before):
        return len(before) + len(line.split()[0]) > 0.9 * width
    return len(before) > 0.6 * width or line[:1].islower()


def _glued(before: str, line: str) -> str:
    if re.search(r"[^\W\d_]-$", before) and line[:1].islower():
        return before[:-1] + line
    return f"{before} {line}"
