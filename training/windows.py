"""Windows of reports, and batches of them."""

import random
from collections.abc import Iterable, Iterator, Sequence

import torch

from training.reading import KINDS, ROLES, SECTORS, STATUSES, TYPES, Batch
from zerohour.language.wordpiece import WordPiece
from zerohour.language.words import shape, straight


def piece_counts(row: dict, pieces: WordPiece) -> None:
    """Puts the pieces of each word into the row."""
    row["pieces"] = [list(pieces.word(straight(w))) for w in row["words"]]
    row["shapes"] = [shape(straight(w)) for w in row["words"]]


def title(row: dict) -> int:
    """How many of the first sentences are the title: it goes before every window."""
    return 1 if row["kinds"][:1] == ["headline"] and sum(len(p) for p in row["pieces"][slice(*row["sentences"][0])]) <= 40 else 0


def chunks(row: dict, most: int, shift: int = 0, back: int = 0) -> Iterator[tuple[list[int], int]]:
    """Sentences side by side of up to `most` pieces, and from which on they are read: those before are context. `shift` pieces fewer in the first."""
    sizes = [sum(len(p) for p in row["pieces"][a:b]) + 1 for a, b in row["sentences"]]
    head = title(row)
    start, limit = 0, most - shift
    while start < len(sizes):
        before = start
        room = back
        while before > 0 and sizes[before - 1] <= room:
            before -= 1
            room -= sizes[before]
        opening = list(range(head)) if before >= head and start > 0 else []
        total = sum(sizes[s] for s in opening) + sum(sizes[before:start])
        end = start
        while end < len(sizes) and (end == start or total + sizes[end] <= limit):
            total += sizes[end]
            end += 1
        yield [*opening, *range(before, end)], start
        start, limit = end, most


def window(row: dict, sentences: Sequence[int], start: int, pieces: WordPiece, longest: int = 510) -> dict:
    """Numbers of a window: pieces with a mark behind each paragraph, and of each word the number in the report, its sentence, whether it is read."""
    ids, shapes, first, where, sentence, read = [pieces.start], [0], [], [], [], []
    for n, s in enumerate(sentences):
        a, b = row["sentences"][s]
        for w in range(a, b):
            if len(ids) + len(row["pieces"][w]) > longest:
                break
            first.append(len(ids))
            ids += row["pieces"][w]
            shapes += [row["shapes"][w]] * len(row["pieces"][w])
            where.append(w)
            sentence.append(s)
            read.append(s >= start and row["kinds"][s] != "dateline")
        if n + 1 == len(sentences) or row["paragraphs"][sentences[n + 1]] != row["paragraphs"][s]:
            ids.append(pieces.end)
            shapes.append(0)
    return {"row": row, "ids": ids, "shapes": shapes, "first": first, "where": where, "sentence": sentence, "read": read}


def gold(win: dict, modes: Sequence[str]) -> dict:
    """What is to be learned from a window, words by their number in it."""
    row, at = win["row"], {w: n for n, w in enumerate(win["where"])}
    count = len(at)
    soft: dict[int, set[int]] = {}
    events = []

    def span(f: int, l: int) -> tuple[int, int] | None:
        return (at[f], at[l - 1]) if f in at and l - 1 in at and at[l - 1] - at[f] == l - 1 - f else None

    coded: dict[tuple[str, str], set[int]] = {}
    for e in row["events"]:
        for role in ("actor", "recipient"):
            for f, l, code, *_ in e["links"][role]:
                if code and (s := span(f, l)):
                    coded.setdefault(code, set()).update(range(s[0], s[1] + 1))
    parties: dict[tuple[int, int], dict] = {}
    for number, e in enumerate(row["events"]):
        where = span(*e["trigger"])
        if where is None or not win["read"][where[0]]:
            continue
        allowed = {TYPES.index(t) for t in [e["type"], *e["alt"]] if t in TYPES} | ({0} if e["optional"] else set())
        head = None
        for w in range(where[0], where[1] + 1):
            if w in soft:
                soft[w] |= allowed
            else:
                soft[w] = set(allowed)
                head = w if head is None else head
        if head is None:
            continue
        links, ignored = [], []
        sentence = win["sentence"][head]
        for r, role in enumerate(ROLES):
            for f, l, code, sector, inherited in e["links"][role]:
                if (s := span(f, l)) is None:
                    continue
                links += [(r, w) for w in range(s[0], s[1] + 1)]
                if inherited and code:
                    ignored += [(r, w) for w in coded.get(code, ()) if win["sentence"][w] != sentence]
                if role in ("actor", "recipient", "said"):
                    party = parties.setdefault(s, {"code": None, "sector": None, "kind": None})
                    if role == "said":
                        party["kind"] = KINDS.index(sector) if sector in KINDS else None
                    else:
                        party["code"], party["sector"] = code, SECTORS.index(sector) if sector in SECTORS else None
        events.append(
            {
                "word": head,
                "type": TYPES.index(e["type"]),
                "status": STATUSES.index(e["status"]),
                "sym": float(e["sym"]),
                "optional": float(e["optional"]),
                "mode": modes.index(e["mode"]) if e["mode"] in modes else 0,
                "links": links,
                "ignored": ignored,
                "same": (row["id"], e["same"]) if e["same"] else (row["id"], number),
            }
        )
    named = [(s[0], s[1], code) for f, l, code, _ in row["namings"] if (s := span(f, l))]
    return {"soft": soft, "events": events, "parties": parties, "namings": named, "count": count}


def collate(windows: Sequence[dict], golds: Sequence[dict]) -> tuple[Batch, list[dict]]:
    """The batch; its triggers, spans and namings in the order of the golds."""
    pieces, words = max(len(w["ids"]) for w in windows), max(len(w["first"]) for w in windows)
    pad = lambda rows, size: torch.tensor([list(r) + [0] * (size - len(r)) for r in rows])
    batch = Batch(
        ids=pad([w["ids"] for w in windows], pieces),
        shapes=pad([w["shapes"] for w in windows], pieces),
        mask=pad([[1] * len(w["ids"]) for w in windows], pieces).float(),
        first=pad([w["first"] for w in windows], words),
        words=pad([[1] * len(w["first"]) for w in windows], words),
        sentence=pad([w["sentence"] for w in windows], words),
        triggers=torch.tensor([[n, e["word"]] for n, g in enumerate(golds) for e in g["events"]]).reshape(-1, 2),
        kinds=torch.tensor([e["type"] for g in golds for e in g["events"]], dtype=torch.long),
        spans=torch.tensor([[n, *s] for n, g in enumerate(golds) for s in g["parties"]]).reshape(-1, 3),
        namings=torch.tensor([[n, a, b] for n, g in enumerate(golds) for a, b, _ in g["namings"]]).reshape(-1, 3),
    )
    return batch, list(golds)


def epoch(
    rows: Sequence[dict], pieces: WordPiece, modes: Sequence[str], chooser: random.Random, most: int, budget: int
) -> Iterable[list[tuple[dict, dict]]]:
    """Batches of windows of like length, cut anew each time: at most `budget` pieces a batch."""
    made = []
    for row in rows:
        if not row["words"]:
            continue
        size = chooser.choice((most, most, most * 2 // 3, most // 3))
        for sentences, start in chunks(row, size, chooser.randrange(size // 2), chooser.choice((0, 60, 120))):
            win = window(row, sentences, start, pieces)
            if win["first"]:
                made.append((win, gold(win, modes)))
    made.sort(key=lambda m: len(m[0]["ids"]) + chooser.random() * 40)
    batches: list[list[tuple[dict, dict]]] = [[]]
    for one in made:
        if batches[-1] and (len(batches[-1]) + 1) * len(one[0]["ids"]) > budget:
            batches.append([])
        batches[-1].append(one)
    chooser.shuffle(batches)
    return batches
