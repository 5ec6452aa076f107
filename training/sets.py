"""The sets that the layers of meaning learn from, as rows of piece numbers with their gold."""

import csv
import json
import random
import re
from collections.abc import Iterator, Sequence
from pathlib import Path

from zerohour.language.sentences import paragraphs, sentences
from zerohour.language.tokens import words
from zerohour.language.wordpiece import WordPiece
from zerohour.language.words import straight
from zerohour.records import Span

NONE = -100
LONGEST = 110
MOST_PIECES = 160
Row = dict[str, list]
_MARKED = re.compile(r"<([st])>(.*?)</\1>")


def pieced(sentence: Sequence[str], pieces: WordPiece) -> Row | None:
    """Piece numbers, letter cases and the place of each word's first piece; None for a sentence that is too long."""
    found = pieces.sentence([straight(word) for word in sentence])
    return found._asdict() if len(found.ids) <= MOST_PIECES else None


def marked(sentence: str) -> tuple[str, dict[str, tuple[int, int]]]:
    """The sentence without its marks, and the first span of each mark."""
    plain, spans, begun = "", {}, {}
    for part in re.split(r"(</?[st]>)", sentence):
        if tag := re.fullmatch(r"<(/?)([st])>", part):
            if tag[1]:
                spans.setdefault(tag[2], (begun[tag[2]], len(plain)))
            else:
                begun[tag[2]] = len(plain)
        else:
            plain += part
    return plain, spans


def with_marks(row: Row, places: Sequence[tuple[int, int]], spans: Sequence[tuple[int, int] | None]) -> Row:
    """The row with a mark a piece: 1 for the actor's, 2 for the recipient's, 0 for the others."""
    ends = [*row["first"][1:], len(row["ids"]) - 1]
    marks = [0] * len(row["ids"])
    for number, span in enumerate(spans, 1):
        for (a, b), start, end in zip(places, row["first"], ends):
            if span and a < span[1] and span[0] < b:
                marks[start:end] = [number] * (end - start)
    return row | {"marks": marks}


def relations(path: Path, pieces: WordPiece) -> tuple[list[Row], list[str]]:
    """The PLOVER pairs, with the numbers of their sentences; "marked" is the sentence with its marks."""
    rows, groups = [], []
    with path.open(encoding="utf-8", newline="") as stream:
        for line in csv.DictReader(stream, delimiter="\t"):
            row = pair(line["marked_sentence"], line["gold_root"], pieces)
            if row is not None:
                rows.append(row)
                groups.append(line["sentence_id"])
    return rows, groups


def pair(sentence: str, relation: str, pieces: WordPiece) -> Row | None:
    """The row of one marked pair; None for a sentence that is too long."""
    text, spans = marked(sentence)
    places = words(text)[:LONGEST]
    row = pieced([text[a:b] for a, b in places], pieces)
    if row is None:
        return None
    return with_marks(row, places, (spans.get("s"), spans.get("t"))) | {"relation": relation, "marked": sentence}


def parties(rows: Sequence[Row]) -> list[str]:
    """The words of the marked parties of pairs, short ones."""
    found = [party for row in rows for _, party in _MARKED.findall(row["marked"])]
    return [party for party in found if len(party) < 60 and "<" not in party]


def substituted(row: Row, others: Sequence[str], pieces: WordPiece, rng: random.Random) -> Row:
    """The pair with each of its parties, by a chance of four in ten, replaced by another pair's: what it says holds for anybody."""
    change = lambda found: f"<{found[1]}>{rng.choice(others)}</{found[1]}>" if rng.random() < 0.4 else found[0]
    return pair(_MARKED.sub(change, row["marked"]), row["relation"], pieces) or row


def factualities(path: Path, pieces: WordPiece, scale: int) -> Iterator[Row]:
    """A row a sentence: for each word its factuality, or None."""
    for line in path.read_text(encoding="utf-8").splitlines():
        given = json.loads(line)
        sentence = given["text"].split(" ")
        row = pieced(sentence, pieces)
        if row is None:
            continue
        values: list[float | None] = [None] * len(sentence)
        for target in given["targets"]:
            values[target["span1"][0]] = float(target["label"])
        yield row | {"facts": values, "scale": scale}


def standoff(path: Path) -> list[dict[str, list[tuple[int, int]]]]:
    """The attributions of a brat file: role to spans. Those without content are left out."""
    rows = [line.split("\t") for line in path.read_text(encoding="utf-8").splitlines()]
    spans = {
        r[0]: [tuple(map(int, piece.split())) for piece in r[1].split(" ", 1)[1].split(";")]
        for r in rows
        if len(r) > 1 and re.fullmatch(r"T\d+", r[0])
    }
    found = []
    for r in rows:
        if len(r) > 1 and re.fullmatch(r"E\d+", r[0]):
            one: dict[str, list] = {"source": [], "cue": [], "content": []}
            for item in r[1].split()[1:]:
                role, target = item.split(":")
                one.setdefault(role.rstrip("0123456789").lower(), []).extend(spans.get(target, []))
            if one["content"]:
                found.append(one)
    return found


def split(text: str) -> list[list[tuple[int, int]]]:
    """The words of each sentence of a text, as the model cuts it."""
    spans = [s for p in paragraphs(text, Span(0, len(text))) for s, _ in sentences(text, p)]
    return [[(a + s.start, b + s.start) for a, b in words(s.of(text))][:LONGEST] for s in spans]


def attributions(folder: Path, pieces: WordPiece) -> Iterator[Row]:
    """A row a sentence: cue tags, for each cue's first word the source and content words, and words said by a speaker elsewhere."""
    for path in sorted((folder / "text").glob("*.txt")):
        notes = sorted((folder / "attributions").glob(path.stem + "*.ann"))
        if not notes:
            continue
        text, gold = path.read_text(encoding="utf-8"), standoff(notes[0])
        for places in split(text):
            row = pieced([text[a:b] for a, b in places], pieces) if places else None
            if row is not None:
                yield row | attributed(places, gold)


def attributed(places: Sequence[tuple[int, int]], gold: Sequence[dict[str, list[tuple[int, int]]]]) -> Row:
    """The gold of one sentence."""
    inside = lambda spans: [n for n, (a, b) in enumerate(places) if any(a < e and s < b for s, e in spans)]
    cues, within, links = [0] * len(places), [0] * len(places), []
    for one in gold:
        cue, content = inside(one["cue"]), inside(one["content"])
        if cue:
            for n in cue:
                cues[n] = cues[n] or (1 if n == cue[0] else 2)
            kinds = [0] * len(places)
            for n in content:
                kinds[n] = 2
            for n in inside(one["source"]):
                kinds[n] = 1
            links.append([cue[0], kinds])
        else:
            for n in content:
                within[n] = 1
    return {"cues": cues, "within": within, "links": links}
