"""The type of a marked pair, cross-validated: `python -m bench.relation --data ../shared/data --start build/base.onnx`.

The shipped encoder has seen all pairs of the training table. Here the encoder of a file that has not (the export before the joint phase)
is tuned anew for each of five folds (by sentence, in the order of the file; seed: the fold's number) and asked about the pairs that it
has not seen, with the codebook's cues, as `zerohour.relation` does. Half an hour on one core.
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
from training.sets import Row, marked, relations
from training.train import batches

from zerohour import coding, desk
from zerohour.language.wordpiece import WordPiece
from zerohour.records import Span

FOLDS, EPOCHS, PIECES = 5, 8, 700
RATE, HEAD_RATE = 8e-5, 1e-3
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


def tuned(joint: Joint, rows: list[Row], seed: int) -> Joint:
    """A copy of the network that has learned the pairs."""
    torch.manual_seed(seed)
    rng, own = random.Random(seed), copy.deepcopy(joint)
    encoder, heads = own.network.encoder.parameters(), own.meaning.parameters()
    tuner = torch.optim.AdamW([{"params": encoder, "lr": RATE}, {"params": heads, "lr": HEAD_RATE}], weight_decay=0.01)
    steps = [[rows[n] for n in batch] for _ in range(EPOCHS) for batch in batches(rows, PIECES, rng)]
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


def chances(data: Path, start: Path) -> list[dict[str, float]]:
    """For each pair, what a network says that has not seen its sentence."""
    network, meta = restored(start)
    rows, groups = relations(data / "plover" / "relations_train.tsv", WordPiece(meta["vocabulary"].split("\n")))
    labels = sorted({row["relation"] for row in rows})
    numbers = {group: n % FOLDS for n, group in enumerate(dict.fromkeys(groups))}
    found: list[dict[str, float]] = [{} for _ in rows]
    for fold in range(FOLDS):
        torch.manual_seed(fold)
        fresh = Joint(network, Meaning(network.encoder, labels))
        own = tuned(fresh, [row for row, group in zip(rows, groups, strict=True) if numbers[group] != fold], fold)
        for place, (row, group) in enumerate(zip(rows, groups, strict=True)):
            if numbers[group] == fold:
                with torch.no_grad():
                    scores = own.meaning.relation(*own.pieces([row]))[0].softmax(-1)
                found[place] = dict(zip(labels, scores.tolist(), strict=True))
        print(f"fold {fold} is done", flush=True)
    return found


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--start", type=Path, required=True)
    args = parser.parse_args()
    torch.set_num_threads(1)
    learned = chances(args.data, args.start)
    own = desk.shipped()
    with (args.data / "plover" / "relations_train.tsv").open(encoding="utf-8", newline="") as stream:
        rows = list(csv.DictReader(stream, delimiter="\t"))
    gold, told = [row["gold_root"] for row in rows], {"cues alone": [], "layer alone": [], "layer and cues": []}
    for row, known in zip(rows, learned, strict=True):
        text, spans = marked(row["marked_sentence"])
        trees = [coding.Tree(n, s) for n, s in enumerate(own.analyser.analyse(text).sentences)]
        sides = [Span(*s) if (s := spans.get(mark)) else None for mark in "st"]
        told["layer alone"].append(max(known, key=lambda name: known[name]))
        for name, said in (("cues alone", {}), ("layer and cues", known)):
            kind = coding.relation(trees, *sides, own.book, said).type
            told[name].append("YIELD" if kind in ("CONCEDE", "RETREAT") else kind)
    for name, found in told.items():
        quads = macro_f1([QUAD[g] for g in gold], [QUAD[t] for t in found])
        print(f"{name:15} root macro-F1 {macro_f1(gold, found):.3f}  quad macro-F1 {quads:.3f}  ({len(gold)} pairs, {FOLDS} folds)")
    print(f"mean chance given to the right type {np.mean([k[g] for k, g in zip(learned, gold, strict=True)]):.3f}")


if __name__ == "__main__":
    main()
