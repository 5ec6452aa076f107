"""The type of a marked pair, cross-validated: `python -m bench.relation --data ../shared/data --start build/base.onnx`.

The shipped encoder has seen all pairs of the training table. Here the encoder of a file that has not (the export before the joint phase)
is tuned anew for each of five folds (by sentence, in the order of the file; seed: the fold's number) and asked about the pairs that it
has not seen, with the words around the pair and what the event reader proposes, as `zerohour.relation` does. Half an hour on one core.
"""

import argparse
import copy
import csv
import random
from pathlib import Path

import numpy as np
import torch
from torch.nn import functional
from training.joint import Joint
from training.meaning import Meaning
from training.restored import restored
from training.sets import Row, marked, parties, relations, substituted
from training.words import fitted, of_pairs

from zerohour import coding, desk
from zerohour.coding.relation import READER
from zerohour.language.model import SECOND
from zerohour.language.pairs import PairWords
from zerohour.language.wordpiece import WordPiece
from zerohour.records import Span

FOLDS, EPOCHS, PAIRS = 5, 8, 16
RATE, HEAD_RATE = 8e-5, 1e-3
WEIGHTS = (0.05, 0.1, 0.2, 0.3)
QUADS = {
    "1": ("AGREE", "CONSULT", "SUPPORT"),
    "2": ("YIELD", "COOPERATE", "AID"),
    "3": ("REQUEST", "ACCUSE", "REJECT", "THREATEN"),
    "4": ("PROTEST", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT"),
}
QUAD = {name: quad for quad, names in QUADS.items() for name in names}


def macro_f1(gold: list[str], told: list[str]) -> float:
    scores = []
    for label in set(gold):
        hit = sum(g == t == label for g, t in zip(gold, told, strict=True))
        scores.append(2 * hit / (gold.count(label) + told.count(label)))
    return sum(scores) / len(scores)


def tuned(joint: Joint, rows: list[Row], seed: int, pieces: WordPiece) -> Joint:
    """A copy of the network that has learned the pairs, with other parties put in the place of their own as in the joint training."""
    torch.manual_seed(seed)
    rng, own, others = random.Random(seed), copy.deepcopy(joint), parties(rows)
    encoder, heads = own.network.encoder.parameters(), own.meaning.parameters()
    tuner = torch.optim.AdamW([{"params": encoder, "lr": RATE}, {"params": heads, "lr": HEAD_RATE}], weight_decay=0.01)
    steps = []
    for _ in range(EPOCHS):
        order = [substituted(row, others, pieces, rng) for row in rng.sample(rows, len(rows))]
        steps += [order[n : n + PAIRS] for n in range(0, len(order), PAIRS)]
    falling = lambda s: min(1.0, (s + 1) / (0.1 * len(steps))) * max(0.0, 1 - s / len(steps))
    schedule = torch.optim.lr_scheduler.LambdaLR(tuner, falling)
    own.network.train()
    own.meaning.train()
    for batch in steps:
        scores = own.meaning.relation(*own.pieces(batch))
        gold = torch.tensor([own.meaning.relations.index(row["relation"]) for row in batch])
        tuner.zero_grad()
        functional.cross_entropy(scores, gold, label_smoothing=0.1).backward()
        torch.nn.utils.clip_grad_norm_([p for g in tuner.param_groups for p in g["params"]], 1.0)
        tuner.step()
        schedule.step()
    own.network.eval()
    own.meaning.eval()
    return own


def chances(data: Path, start: Path) -> tuple[list[str], list[tuple[np.ndarray, np.ndarray]]]:
    """The relations, and for each pair what a network and a classifier over words say that have not seen its sentence."""
    network, meta = restored(start)
    pieces = WordPiece(meta["vocabulary"].split("\n"))
    rows, groups = relations(data / "plover" / "relations_train.tsv", pieces)
    labels = sorted({row["relation"] for row in rows})
    numbers = {group: n % FOLDS for n, group in enumerate(dict.fromkeys(groups))}
    seen = dict(zip((r["marked"] for r in rows), of_pairs(desk.shipped().analyser, [r["marked"] for r in rows]), strict=True))
    found: list[tuple[np.ndarray, np.ndarray]] = [(np.zeros(0), np.zeros(0)) for _ in rows]
    for fold in range(FOLDS):
        torch.manual_seed(fold)
        fresh = Joint(network, Meaning(network.encoder, labels))
        train = [row for row, group in zip(rows, groups, strict=True) if numbers[group] != fold]
        own, second = (
            tuned(fresh, train, fold, pieces),
            PairWords(fitted([seen[r["marked"]] for r in train], [r["relation"] for r in train], labels)),
        )
        for place, (row, group) in enumerate(zip(rows, groups, strict=True)):
            if numbers[group] == fold:
                with torch.no_grad():
                    scores = own.meaning.relation(*own.pieces([row]))[0].softmax(-1)
                found[place] = scores.double().numpy(), second.chances(seen[row["marked"]])
        print(f"fold {fold} is done", flush=True)
    return labels, found


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--start", type=Path, required=True)
    args = parser.parse_args()
    torch.set_num_threads(1)
    labels, learned = chances(args.data, args.start)
    own = desk.shipped()
    with (args.data / "plover" / "relations_train.tsv").open(encoding="utf-8", newline="") as stream:
        rows = list(csv.DictReader(stream, delimiter="\t"))
    gold = [row["gold_root"] for row in rows]
    told: dict[str, list[str]] = {name: [] for name in ("reader alone", "layer alone", "words alone", "layer and words", "all three")}
    told |= {f"reader by {weight}": [] for weight in WEIGHTS}
    for row, known in zip(rows, learned, strict=True):
        text, spans = marked(row["marked_sentence"])
        analysis = own.analyser.analyse(text)
        proposals = own.analyser.propose(analysis, coding.namings(analysis, None, own.actors, own.places.find), unlikely=True)
        sides = [Span(*s) if (s := spans.get(mark)) else None for mark in "st"]
        both = known[0] * known[1] ** SECOND
        for name, scores in (("layer alone", known[0]), ("words alone", known[1]), ("layer and words", both)):
            told[name].append(labels[int(scores.argmax())])
        said = dict(zip(labels, (both / both.sum()).tolist(), strict=True))
        ways = {"reader alone": ({}, READER), "all three": (said, READER)} | {f"reader by {weight}": (said, weight) for weight in WEIGHTS}
        for name, (learned_here, weight) in ways.items():
            kind = coding.relation(proposals, *sides, tuple(own.book.types), learned_here, weight).type
            told[name].append("YIELD" if kind in ("CONCEDE", "RETREAT") else kind)
    for name, found in told.items():
        quads = macro_f1([QUAD[g] for g in gold], [QUAD[t] for t in found])
        print(f"{name:15} root macro-F1 {macro_f1(gold, found):.3f}  quad macro-F1 {quads:.3f}  ({len(gold)} pairs, {FOLDS} folds)")


if __name__ == "__main__":
    main()
