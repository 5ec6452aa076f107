"""The type of a marked pair, cross-validated: `python -m bench.relation --data ../shared/data`.

The shipped head has seen all pairs of the training table; here the head is fitted anew for each of five folds (by sentence, in the order
of the file) and asked about the pairs that it has not seen, with the codebook's cues, as `zerohour.relation` does.
"""

import argparse
import csv
from pathlib import Path

import numpy as np
from training.heads import logistic, macro_f1, marked, pairs

from zerohour import coding, desk
from zerohour.language import Model
from zerohour.records import Span

FOLDS = 5
QUADS = {
    "1": ("AGREE", "CONSULT", "SUPPORT"),
    "2": ("YIELD", "COOPERATE", "AID"),
    "3": ("REQUEST", "ACCUSE", "REJECT", "THREATEN"),
    "4": ("PROTEST", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT"),
}
QUAD = {name: quad for quad, names in QUADS.items() for name in names}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, required=True)
    args = parser.parse_args()
    path = args.data / "plover" / "relations_train.tsv"
    own = desk.shipped()
    features, gold, groups = pairs(path, Model(threads=1))
    with path.open(encoding="utf-8", newline="") as stream:
        sentences = [marked(row["marked_sentence"]) for row in csv.DictReader(stream, delimiter="\t")]
    trees = [[coding.Tree(n, s) for n, s in enumerate(own.analyser.analyse(text).sentences)] for text, _ in sentences]
    numbers = {group: n % FOLDS for n, group in enumerate(dict.fromkeys(groups))}
    fold = np.array([numbers[group] for group in groups])
    told: dict[str, list[str]] = {"cues alone": [""] * len(gold), "layer and cues": [""] * len(gold)}
    for n in range(FOLDS):
        head = logistic(features[fold != n], [label for label, f in zip(gold, fold, strict=True) if f != n])
        for place in np.flatnonzero(fold == n):
            scores = head(features[place].astype(np.float32))
            chances = np.exp(scores - scores.max())
            learned = dict(zip(head.labels, (chances / chances.sum()).tolist(), strict=True))
            spans = [Span(*s) if (s := sentences[place][1].get(mark)) else None for mark in "st"]
            for name, known in (("cues alone", {}), ("layer and cues", learned)):
                kind = coding.relation(trees[place], *spans, own.book, known).type
                told[name][place] = "YIELD" if kind in ("CONCEDE", "RETREAT") else kind
    for name, found in told.items():
        quads = macro_f1([QUAD[g] for g in gold], [QUAD[t] for t in found])
        print(f"{name:15} root macro-F1 {macro_f1(gold, found):.3f}  quad macro-F1 {quads:.3f}  ({len(gold)} pairs, {FOLDS} folds)")


if __name__ == "__main__":
    main()
