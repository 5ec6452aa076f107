"""Event mentions with cross-document coreference (ECB+, Cybulska & Vossen 2014, CC BY 3.0): which mentions tell of one event."""

import csv
import io
import random
import zipfile
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from xml.etree import ElementTree

from training.sets import Row, pieced
from zerohour.language.wordpiece import WordPiece

ARCHIVE = "ECBplus_topics_1-35.zip"
# Topics to learn from; the last five are the test.
TOPICS = range(1, 31)


@dataclass(frozen=True)
class Mention:
    """A gold mention: its sentence and words in it, and the event that it is of."""

    sentence: int
    words: tuple[int, ...]
    event: str


@dataclass(frozen=True)
class Document:
    """A report of ECB+: the words of its sentences by their number, and the mentions of those sentences that were annotated in full."""

    name: str
    sentences: dict[int, tuple[str, ...]]
    mentions: tuple[Mention, ...]


def documents(folder: Path, topics: Iterable[int]) -> Iterator[tuple[int, Document]]:
    """Each document of some topics, with its topic; `folder` holds the archive and the list of annotated sentences."""
    with (folder / "coreference_sentences.csv").open(encoding="utf-8", newline="") as stream:
        annotated = {(f"{row['Topic']}_{row['File']}", int(row["Sentence Number"])) for row in csv.DictReader(stream)}
    with zipfile.ZipFile(io.BytesIO((folder / ARCHIVE).read_bytes())) as box:
        for topic in topics:
            for name in sorted(n for n in box.namelist() if n.endswith(".xml") and f"/{topic}/" in n):
                yield topic, _document(Path(name).stem, ElementTree.fromstring(box.read(name)), annotated)


def _document(name: str, root: ElementTree.Element, annotated: set[tuple[str, int]]) -> Document:
    sentences: dict[int, list[str]] = defaultdict(list)
    places: dict[str | None, tuple[int, int]] = {}
    for token in root.iter("token"):
        number = int(token.get("sentence", "0"))
        places[token.get("t_id")] = number, len(sentences[number])
        sentences[number].append(token.text or "")
    event_of: dict[str | None, str | None] = {}
    for link in (*root.iter("CROSS_DOC_COREF"), *root.iter("INTRA_DOC_COREF")):
        for source in link.findall("source"):
            event_of[source.get("m_id")] = link.get("note") if link.tag.startswith("CROSS") else f"{name}:{link.get('r_id')}"
    found: dict[tuple[int, int], Mention] = {}
    for mark in root.find("Markables") or ():
        words = sorted(places[a.get("t_id")] for a in mark.findall("token_anchor"))
        if words and mark.tag.startswith(("ACTION", "NEG")) and (name, words[0][0]) in annotated:
            event = event_of.get(mark.get("m_id")) or f"{name}:{mark.get('m_id')}"
            found[words[0]] = Mention(words[0][0], tuple(n for s, n in words if s == words[0][0]), event)
    return Document(name, {n: tuple(words) for n, words in sentences.items()}, tuple(found[place] for place in sorted(found)))


def coreferences(folder: Path, topics: Iterable[int], pieces: WordPiece) -> Iterator[Row]:
    """A row a sentence that has mentions: "mentions", each word of one with its event's name; "topic"; and where it stands."""
    for topic, document in documents(folder, topics):
        for number, words in document.sentences.items():
            told = [(n, m.event) for m in document.mentions if m.sentence == number for n in m.words]
            row = pieced(words, pieces) if told else None
            if row is not None:
                yield row | {"mentions": told, "topic": topic, "place": (document.name, number)}


def by_topic(rows: Sequence[Row], pieces: int, rng: random.Random) -> list[list[Row]]:
    """Batches of one topic each, of about so many pieces: pairs of one topic are those that are told apart with pains."""
    topics: dict[int, list[Row]] = defaultdict(list)
    for row in rows:
        topics[row["topic"]].append(row)
    found: list[list[Row]] = []
    for topic in sorted(topics):
        told = topics[topic]
        rng.shuffle(told)
        parts = max(1, round(sum(len(row["ids"]) for row in told) / pieces))
        found += [part for n in range(parts) if (part := told[n::parts])]
    return found
