"""Who speaks where in a transcript or an interview, and what its interviewer asks."""

import re
from collections.abc import Iterator, Sequence

from zerohour.records import Span, Turn

_LINE = re.compile(r"[^\n\r\x0b\x0c\x85\u2028\u2029]+")
# "Q:", "MR. MILLER:", "Foreign Minister Ana Brandt:", "THE PRESIDENT:"
_LABEL = re.compile(
    r"\s*(?:\*\*)?(?P<name>[A-Z][\w.'’-]*(?:[ ](?:\(?[A-Z][\w.'’-]*\)?|of|the|and|for|de|al|van|von)){0,6})"
    r"(?:\*\*)?[ ]?:(?:\*\*)?(?=\s)"
)
_ASKS = frozenset(
    {
        "q",
        "question",
        "questions",
        "interviewer",
        "reporter",
        "moderator",
        "host",
        "anchor",
        "journalist",
        "presenter",
        "operator",
        "press",
        "audience",
    }
)
_ANSWERS = frozenset({"a", "answer"})
_ABOUT = re.compile(
    r"(?i)^(?:an?\s|exclusive\s|full\s|the\s)*(?:interview|q\s?&\s?a|q and a|transcript|conversation)"
    r"(?:\s+(?:with|of|by|from))?(?:\s*+[:–—-]\s++|\s++)(?P<who>\S.{2,119})$"
    r"|^(?P<first>[^:]{3,80}):\s+(?:an?\s|the\s)*(?:interview|q\s?&\s?a|transcript|conversation)\b"
)
_MOST_QUESTION = 400


def turns(
    text: str, body: Sequence[Span], title: str | None, asked: frozenset[str] = frozenset()
) -> tuple[tuple[Turn, ...], tuple[Span, ...]]:
    """The speeches of a text with their speakers, and the stretches that are no statements: an interviewer's questions, and labels.

    Three lines that begin with a label, of two kinds, make a transcript; two questions that stand alone before answers an interview whose
    title says of whom, and so do those that a page sets in bold (`asked`). Any other text has neither.
    """
    lines = [Span(m.start(), m.end()) for span in body for m in _LINE.finditer(text, span.start, span.end) if m.group().strip()]
    labels = {n: m for n, line in enumerate(lines) if line.of(text).strip() != title and (m := _LABEL.match(line.of(text)))}
    names = [m["name"].lower() for m in labels.values()]
    repeated = (len(set(names)) >= 2 and len(names) > len(set(names))) or bool(_ASKS & set(names) and len(names) > 1)
    if len(labels) >= 3 and repeated and 3 * len(labels) >= len(lines) // 3:
        return _labelled(lines, labels, _who(text, title))
    return _interview(text, lines, _who(text, title), asked)


def _labelled(
    lines: Sequence[Span], labels: dict[int, re.Match[str]], who: tuple[str, Span | None] | None
) -> tuple[tuple[Turn, ...], tuple[Span, ...]]:
    said: list[Turn] = []
    asked: list[Span] = []
    starts = sorted(labels)
    for number, nexts in zip(starts, (*starts[1:], len(lines)), strict=True):
        label = labels[number]
        named = Span(lines[number].start + label.start("name"), lines[number].start + label.end("name"))
        whole = Span(lines[number].start, lines[nexts - 1].end)
        name = label["name"]
        if name.lower() in _ASKS:
            asked.append(whole)
        elif name.lower() in _ANSWERS:
            asked.append(Span(whole.start, min(whole.end, lines[number].start + label.end() + 1)))
            if who:
                said.append(Turn(whole, *who))
        else:
            asked.append(Span(whole.start, min(whole.end, lines[number].start + label.end() + 1)))
            said.append(Turn(whole, name, named))
    return tuple(said), tuple(asked)


def _interview(
    text: str, lines: Sequence[Span], who: tuple[str, Span | None] | None, asked: frozenset[str]
) -> tuple[tuple[Turn, ...], tuple[Span, ...]]:
    """Answers after questions that stand alone, each a paragraph."""
    bold = [n for n, line in enumerate(lines) if n and line.of(text).strip() in asked]
    plain = [n for n, line in enumerate(lines) if n and n + 1 < len(lines) and _is_question(line.of(text))]
    questions = bold if len(bold) > 1 else plain
    alone = [n for n in questions if n + 1 not in questions]
    if len(alone) < 2 or (who is None and questions is not bold):
        return (), ()
    said = [
        Turn(Span(lines[n + 1].start, lines[last - 1].end), *(who or ("the one interviewed", None)))
        for n, last in zip(alone, (*(q for q in alone[1:]), len(lines)), strict=True)
        if last > n + 1
    ]
    return tuple(said), tuple(lines[n] for n in questions)


def _is_question(line: str) -> bool:
    return line.rstrip(' *_”"').endswith("?") and len(line) <= _MOST_QUESTION and not line.lstrip().startswith(("“", '"'))


def _who(text: str, title: str | None) -> tuple[str, Span | None] | None:
    """Whom an interview is with, by its title, and where the text says so."""
    for words in _heads(text, title):
        if about := _ABOUT.match(words.strip()):
            name = (about["who"] or about["first"]).strip(" .|")
            start = text.find(name)
            return name, Span(start, start + len(name)) if start >= 0 else None
    return None


def _heads(text: str, title: str | None) -> Iterator[str]:
    if title:
        yield title
    first = _LINE.search(text)
    if first:
        yield first.group()
