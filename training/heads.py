"""Fits the linear heads over the exported network's word vectors.

    python -m training.heads --data ../shared/data --model build/model.onnx --out build/model

Relation: multinomial logistic regression on the PLOVER pairs; factuality: ridge regression on UW and MEANTIME. Writes OUT/heads.json,
which `training.export` then puts into the model file. --folds N also cross-validates the relation head (folds by sentence, in the order of
the file). --licensed leaves out what was published without a licence: the PLOVER pairs and UW (UDS It-Happened takes its place).
"""

import argparse
import csv
import json
import re
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import torch

from zerohour.language import Model
from zerohour.language.heads import Head, packed, pair_features, word_features
from zerohour.language.tokens import words

PENALTY = 10.0
RIDGE = 1000.0
LONGEST = 110


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


def pairs(path: Path, model: Model) -> tuple[np.ndarray, list[str], list[str]]:
    """Features, labels and sentence numbers of the PLOVER pairs."""
    features, labels, groups = [], [], []
    with path.open(encoding="utf-8", newline="") as stream:
        for row in csv.DictReader(stream, delimiter="\t"):
            text, spans = marked(row["marked_sentence"])
            places = words(text)[:LONGEST]
            vectors, heads = model.seen([text[a:b] for a, b in places])
            sides = [
                [n for n, (a, b) in enumerate(places) if s and a < s[1] and s[0] < b] or [heads.index(-1)]
                for s in (spans.get("s"), spans.get("t"))
            ]
            features.append(pair_features(vectors, heads, *sides))
            labels.append(row["gold_root"])
            groups.append(row["sentence_id"])
    return np.array(features, np.float64), labels, groups


def events(path: Path, model: Model) -> Iterator[tuple[np.ndarray, float]]:
    """Features and factuality of the events of a file."""
    for line in path.read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        sentence = row["text"].split(" ")
        if len(sentence) <= LONGEST:
            vectors, heads = model.seen(sentence)
            for target in row["targets"]:
                yield word_features(vectors, heads, target["span1"][0]), float(target["label"])


def folded(weights: np.ndarray, bias: np.ndarray, mean: np.ndarray, spread: np.ndarray, labels: list[str]) -> Head:
    """A head for features as they are, from weights for standardised ones."""
    plain = weights / spread[:, None]
    return Head(tuple(labels), plain.astype(np.float32), (bias - mean @ plain).astype(np.float32))


def logistic(features: np.ndarray, labels: list[str]) -> Head:
    torch.manual_seed(0)
    names = sorted(set(labels))
    mean, spread = features.mean(0), features.std(0) + 1e-6
    x = torch.tensor((features - mean) / spread)
    y = torch.tensor([names.index(label) for label in labels])
    weights = torch.zeros(x.shape[1], len(names), dtype=torch.float64, requires_grad=True)
    bias = torch.zeros(len(names), dtype=torch.float64, requires_grad=True)
    tuner = torch.optim.LBFGS([weights, bias], max_iter=300, line_search_fn="strong_wolfe")

    def loss() -> torch.Tensor:
        tuner.zero_grad()
        value = torch.nn.functional.cross_entropy(x @ weights + bias, y, reduction="sum") + PENALTY / 2 * (weights**2).sum()
        value.backward()
        return value

    tuner.step(loss)
    return folded(weights.detach().numpy(), bias.detach().numpy(), mean, spread, names)


def ridge(features: np.ndarray, values: np.ndarray) -> Head:
    mean, spread = features.mean(0), features.std(0) + 1e-6
    x, level = (features - mean) / spread, values.mean()
    weights = np.linalg.solve(x.T @ x + RIDGE * np.eye(x.shape[1]), x.T @ (values - level))
    return folded(weights[:, None], np.array([level]), mean, spread, ["factuality"])


def macro_f1(gold: list[str], told: list[str]) -> float:
    scores = []
    for label in set(gold):
        hit = sum(g == t == label for g, t in zip(gold, told))
        scores.append(2 * hit / (gold.count(label) + told.count(label)))
    return sum(scores) / len(scores)


def cross_validate(features: np.ndarray, labels: list[str], groups: list[str], folds: int) -> None:
    """Macro-F1 of the relation head alone, each sentence in one fold."""
    numbers = {group: n % folds for n, group in enumerate(dict.fromkeys(groups))}
    fold = np.array([numbers[group] for group in groups])
    told = [""] * len(labels)
    for n in range(folds):
        head = logistic(features[fold != n], [label for label, f in zip(labels, fold) if f != n])
        for place in np.flatnonzero(fold == n):
            told[place] = head.labels[int(head(features[place].astype(np.float32)).argmax())]
    print(f"relation head alone, {folds} folds by sentence: macro-F1 {macro_f1(labels, told):.3f}")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--model", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--folds", type=int, default=0)
    parser.add_argument("--licensed", action="store_true")
    args = parser.parse_args()
    torch.set_num_threads(1)
    model, heads = Model(args.model, threads=1), {}
    if not args.licensed:
        found = pairs(args.data / "plover" / "relations_train.tsv", model)
        if args.folds:
            cross_validate(*found, args.folds)
        heads["relation"] = logistic(*found[:2])
    sets = ("MEANTIME", "UDS_IH2") if args.licensed else ("UW", "MEANTIME")
    files = [args.data / "factuality" / name / "train.jsonl" for name in sets]
    rows = [row for path in files for row in events(path, model)]
    features, values = np.array([f for f, _ in rows], np.float64), np.array([v for _, v in rows])
    heads["factuality"] = ridge(features, values)
    for name in ("UW", "MEANTIME"):
        dev = list(events(args.data / "factuality" / name / "dev.jsonl", model))
        gold = np.array([v for _, v in dev])
        told = np.clip([heads["factuality"](f)[0] for f, _ in dev], -3, 3)
        error, r = np.abs(gold - told).mean(), np.corrcoef(gold, told)[0, 1]
        print(f"factuality head alone, {name} dev: MAE {error:.3f}, r {r:.3f} ({len(rows)} events trained on)")
    (args.out / "heads.json").write_text(json.dumps({name: packed(head) for name, head in heads.items()}))


if __name__ == "__main__":
    main()
