"""Windows of reports, and batches of them."""

import random
from collections.abc import Callable, Iterable, Sequence

import torch

from training.reading import KINDS, ROLES, SECTORS, STATUSES, TYPES, Batch
from zerohour.language.windows import Layout, chunks
from zerohour.language.windows import window as cut
from zerohour.language.wordpiece import WordPiece
from zerohour.language.words import shape, straight


def piece_counts(row: dict, pieces: WordPiece) -> None:
    """Puts the layout of pieces into the row."""
    words = [straight(w) for w in row["words"]]
    row["layout"] = Layout([pieces.word(w) for w in words], [shape(w) for w in words], row["sentences"], row["kinds"], row["paragraphs"])


def window(row: dict, sentences: Sequence[int], start: int, pieces: WordPiece) -> dict:
    """A window of a row, with the row."""
    made = cut(row["layout"], sentences, start, (pieces.start, pieces.end))
    return {
        "row": row,
        "ids": made.ids,
        "shapes": made.shapes,
        "first": made.first,
        "where": made.words,
        "sentence": made.sentences,
        "read": made.read,
    }


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
                    party = parties.setdefault(s, {"codes": None, "sector": None, "kind": None})
                    if role == "said":
                        party["kind"] = KINDS.index(sector) if sector in KINDS else None
                    else:
                        # Of "both governments" each is one that is meant.
                        party["codes"] = [*(party["codes"] or []), *({code} - set(party["codes"] or []))]
                        party["sector"] = SECTORS.index(sector) if sector in SECTORS else None
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
    named = [(s[0], s[1], code) for f, l, code, *_ in row["namings"] if (s := span(f, l))]
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
    rows: Sequence[dict],
    pieces: WordPiece,
    modes: Sequence[str],
    chooser: random.Random,
    most: int,
    budget: int,
    changed: Callable[[dict, random.Random], dict],
    veiled: Callable[[dict, random.Random], dict],
) -> Iterable[list[tuple[dict, dict]]]:
    """Batches of windows of like length, cut anew each time from rows `changed` and `veiled`: at most `budget` pieces a batch."""
    made = []
    for plain in rows:
        if not plain["words"]:
            continue
        row = changed(plain, chooser)
        size = chooser.choice((most, most, most * 2 // 3, most // 3))
        for sentences, start in chunks(row["layout"], size, shift=chooser.randrange(size // 2), back=chooser.choice((0, 60, 120))):
            win = window(row, sentences, start, pieces)
            if win["first"]:
                made.append((veiled(win, chooser), gold(win, modes)))
    made.sort(key=lambda m: len(m[0]["ids"]) + chooser.random() * 40)
    batches: list[list[tuple[dict, dict]]] = [[]]
    for one in made:
        if batches[-1] and (len(batches[-1]) + 1) * len(one[0]["ids"]) > budget:
            batches.append([])
        batches[-1].append(one)
    chooser.shuffle(batches)
    return batches
