"""Joining across reports: `python -m bench.joining --ecb ../shared/data/joining`.

ECB+ (Cybulska & Vossen 2014): gold event mentions of the sentences that were annotated, with cross-document coreference; topics 1-30
to develop on, 31-35 to test. Within each topic all pairs of gold mentions count; a pair is one event where its mentions are linked,
directly or in a chain. Two judges:

- `triggers`: mentions join where their triggers share a stem and their reports are alike (cosine of tf-idf over lemmas, from the threshold
  on that was best on topics 1-30). ECB+ annotates all kinds of events, most of which no type of ours covers, and gives no days of
  publication; this is what can be said without either.
- `desk`: the desk's own mentions and its own joining, over the gold mentions that it codes (the share is printed).

And the demo crisis, and (`--aquaint ../shared/data/time/AQUAINT`) the reports of the embassy bombings of August 1998: the desk's own
mentions, whose events quality/joins.json and joins1998.json give as they were judged by reading.
"""

import argparse
import json
import math
import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from itertools import combinations
from pathlib import Path

from training.events import Document, documents

from bench.heideltime import document
from zerohour import desk, ledger
from zerohour.records import Analysis, Report, Span, Told

THRESHOLDS = (0.1, 0.15, 0.2, 0.25, 0.3)
_ENDINGS = (
    "ations",
    "ation",
    "ition",
    "ings",
    "ing",
    "ments",
    "ment",
    "ors",
    "er",
    "ers",
    "ion",
    "ions",
    "al",
    "ance",
    "ure",
    "ed",
    "es",
    "s",
    "e",
)
_QUALITY = Path(__file__).parents[1] / "quality"
_WHEN = datetime(2026, 1, 1, tzinfo=UTC)


@dataclass(frozen=True)
class Gold:
    """A gold mention: where it stands, the stem of its trigger, and the event that it is of."""

    report: str
    start: int
    end: int
    stem: str
    event: str


def stem(lemma: str) -> str:
    """A lemma without the endings by which nouns are made of verbs."""
    ending = next((e for e in _ENDINGS if lemma.endswith(e) and len(lemma) - len(e) >= 3), "")
    return lemma[: len(lemma) - len(ending)]


def laid_out(document: Document) -> tuple[str, list[tuple[int, int, str]]]:
    """The text of a document, a line a sentence, and its gold mentions as offsets with their events."""
    text, places = "", {}
    for number, words in document.sentences.items():
        text += "\n" if text else ""
        for n, word in enumerate(words):
            text += " " if n else ""
            places[number, n] = len(text), len(text) + len(word)
            text += word
    spans = [(m, [places[m.sentence, n] for n in m.words]) for m in document.mentions]
    return text, sorted((min(a for a, _ in found), max(b for _, b in found), m.event) for m, found in spans)


def head_stem(analysis: Analysis, start: int, end: int) -> str:
    """The stem of the word that heads a stretch."""
    for sentence in analysis.sentences:
        inside = [n for n, token in enumerate(sentence.tokens) if token.start < end and start < token.end]
        if inside:
            head = next((n for n in inside if sentence.tokens[n].head not in inside), inside[0])
            return stem(sentence.tokens[head].lemma.lower())
    return ""


def vectors(counts: dict[str, Counter[str]]) -> dict[str, dict[str, float]]:
    """tf-idf of each document's lemmas, of length one."""
    frequency = Counter(word for words in counts.values() for word in words)
    found = {}
    for key, words in counts.items():
        found[key] = unit({w: (1 + math.log(n)) * math.log((len(counts) + 1) / (frequency[w] + 1)) for w, n in words.items()})
    return found


def unit(row: Mapping[str, float]) -> dict[str, float]:
    """Weights of words, made of length one."""
    length = math.sqrt(sum(value * value for value in row.values())) or 1.0
    return {word: value / length for word, value in row.items()}


def product(one: Mapping[str, float], other: Mapping[str, float]) -> float:
    """The cosine of two rows of length one."""
    return sum(value * other.get(word, 0.0) for word, value in one.items())


def linked(count: int, pairs: Iterable[tuple[int, int]]) -> list[int]:
    """For each of some numbers the group that it is in, where pairs are linked."""
    leader = list(range(count))

    def top(n: int) -> int:
        while leader[n] != n:
            leader[n] = leader[leader[n]]
            n = leader[n]
        return n

    for one, other in pairs:
        leader[top(other)] = top(one)
    return [top(n) for n in range(count)]


def scored(topics: Iterable[Sequence[tuple[str, object]]]) -> str:
    """Precision, recall and F1 over pairs: each topic a list of (gold event, group given)."""
    hit = told = gold = 0
    for rows in topics:
        for (one, first), (other, second) in combinations(rows, 2):
            hit, told, gold = hit + (one == other and first == second), told + (first == second), gold + (one == other)
    precision, recall = hit / max(told, 1), hit / max(gold, 1)
    return f"P {precision:.3f}  R {recall:.3f}  F1 {2 * precision * recall / max(precision + recall, 1e-9):.3f}  ({gold} gold pairs)"


def by_triggers(golds: Sequence[Gold], alike: Callable[[str, str], float], threshold: float) -> list[tuple[str, object]]:
    """Gold mentions with the group that triggers and reports give them."""
    pairs = (
        (m, n)
        for m, n in combinations(range(len(golds)), 2)
        if golds[m].stem == golds[n].stem and alike(golds[m].report, golds[n].report) >= threshold
    )
    return list(zip((g.event for g in golds), linked(len(golds), pairs), strict=True))


def by_desk(golds: Sequence[Gold], texts: dict[str, str]) -> list[tuple[str, object]]:
    """The gold mentions that the desk codes, with the event that its joining gives them."""
    own, told = desk.shipped(), []
    for key, text in texts.items():
        report = Report(key, text, (Span(0, len(text)),))
        told += [Told(mention, report, _WHEN) for mention in own.read(report).mentions]
    where = {(t.report.id, t.mention.trigger.start): e.id for e in ledger.events(told) for t in e.mentions}
    found = []
    for gold in golds:
        event = next((where[gold.report, n] for n in range(gold.start, gold.end) if (gold.report, n) in where), None)
        if event is not None:
            found.append((gold.event, event))
    return found


def judged(named: Iterable[tuple[str, Report]], gold: Path) -> str:
    """The joining of the desk's own mentions of reports against events judged by reading.

    A group holds "name:offset" of triggers, and "alone" those of events that nothing else tells; a mention whose trigger holds an offset
    was judged. Others, which a reader of another day finds, are counted and left out.
    """
    read = json.loads(gold.read_text(encoding="utf-8"))
    judged: dict[str, list[tuple[int, str]]] = defaultdict(list)
    for number, group in enumerate([*read["groups"], *([place] for place in read["alone"])]):
        for name, offset in (place.rsplit(":", 1) for place in group):
            judged[name].append((int(offset), str(number)))
    own, told, events = desk.shipped(), [], {}
    for name, report in named:
        for mention in own.read(report).mentions:
            trigger = mention.trigger
            told.append(Told(mention, report, _WHEN))
            events[mention.id] = next((event for offset, event in judged[name] if trigger.start <= offset < trigger.end), None)
    rows: list[tuple[str, object]] = [
        (event, joined.id) for joined in ledger.events(told) for t in joined.mentions if (event := events[t.mention.id]) is not None
    ]
    return f"{scored([rows])}, {len(rows)} mentions, {len(told) - len(rows)} not judged"


def demo() -> str:
    """The demo crisis against quality/joins.json."""
    found = ((path.name[:2], report) for path in sorted(desk.demo_reports().glob("[0-9]*")) for report in desk.reports(path))
    return judged(found, _QUALITY / "joins.json")


def embassies(folder: Path) -> str:
    """The reports of 1998 that speak of embassies, of a folder of TimeML documents, against quality/joins1998.json."""
    found = []
    for path in sorted(folder.glob("*.tml")):
        text, day, _ = document(path)
        if "1998" in path.name and "embass" in text.lower():
            found.append((path.stem, Report(path.stem, text, (Span(0, len(text)),), published=date.fromisoformat(day))))
    return judged(found, _QUALITY / "joins1998.json")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--ecb", type=Path, required=True, help="the folder of the archive and the list of annotated sentences")
    parser.add_argument("--aquaint", type=Path, help="the folder of AQUAINT's TimeML documents, for the reports of the embassy bombings")
    args = parser.parse_args()
    golds: dict[int, list[Gold]] = defaultdict(list)
    texts: dict[int, dict[str, str]] = defaultdict(dict)
    counts: dict[str, Counter[str]] = {}
    analyser = desk.shipped().analyser
    for number, found in documents(args.ecb, range(1, 36)):
        text, mentions = laid_out(found)
        analysis = analyser.analyse(text)
        counts[found.name] = Counter(t.lemma.lower() for s in analysis.sentences for t in s.tokens if re.search(r"\w", t.text))
        golds[number] += [Gold(found.name, a, b, head_stem(analysis, a, b), event) for a, b, event in mentions]
        texts[number][found.name] = text
    row = vectors(counts)
    near = {(a, b): 1.0 if a == b else product(row[a], row[b]) for n in texts for a in texts[n] for b in texts[n]}
    alike = lambda a, b: near[a, b]
    develop, test = [n for n in golds if n <= 30], [n for n in golds if n > 30]
    for threshold in THRESHOLDS:
        print(
            f"triggers, topics 1-30, reports alike from {threshold}: {scored([by_triggers(golds[n], alike, threshold) for n in develop])}"
        )
    best = max(THRESHOLDS, key=lambda t: float(scored([by_triggers(golds[n], alike, t) for n in develop]).split("F1 ")[1].split()[0]))
    print(f"triggers, topics 31-35, reports alike from {best}: {scored([by_triggers(golds[n], alike, best) for n in test])}")
    if args.aquaint:
        print(f"embassy reports: {embassies(args.aquaint)}")
    coded = [by_desk(golds[n], texts[n]) for n in test]
    share = sum(map(len, coded)) / sum(len(golds[n]) for n in test)
    print(f"demo crisis: {demo()}")
    print(f"desk, topics 31-35: {scored(coded)}, {share:.0%} of the gold mentions coded")


if __name__ == "__main__":
    main()
