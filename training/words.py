"""Trains the second view of a marked pair and puts it into the model file: `python -m training.words --data ../shared/data model.onnx`.

Multinomial logistic regression over `zerohour.language.pairs`, whose trees are the file's own.
"""

import argparse
import csv
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

import numpy as np
import onnx
from sklearn.feature_extraction import DictVectorizer
from sklearn.linear_model import LogisticRegression

from training.sets import marked
from zerohour.language import Model
from zerohour.language.pairs import features, to_json
from zerohour.records import Span

# Features of one pair alone say nothing about others.
LEAST = 2
STRENGTH = 10.0
KEY = "pairs"


def of_pairs(model: Model, sentences: Sequence[str]) -> list[frozenset[str]]:
    """The features of marked sentences."""
    found = []
    for sentence in sentences:
        text, spans = marked(sentence)
        sides = [Span(*spans[mark]) if mark in spans else None for mark in "st"]
        found.append(features(model.analyse(text).sentences, *sides))
    return found


def fitted(found: Sequence[frozenset[str]], gold: Sequence[str], labels: Sequence[str]) -> str:
    """A classifier over labels, as text. A label that is not in the gold has no chance."""
    counts = Counter(name for row in found for name in row)
    vectors = DictVectorizer()
    table = vectors.fit_transform([{name: 1.0 for name in sorted(row) if counts[name] >= LEAST} for row in found])
    learned = LogisticRegression(C=STRENGTH, max_iter=3000).fit(table, gold)
    weights, bias = np.zeros((len(vectors.feature_names_), len(labels))), np.full(len(labels), -20.0)
    for number, name in enumerate(learned.classes_):
        weights[:, labels.index(name)], bias[labels.index(name)] = learned.coef_[number], learned.intercept_[number]
    return to_json(vectors.feature_names_, weights, bias)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("file", type=Path)
    args = parser.parse_args()
    with (args.data / "plover" / "relations_train.tsv").open(encoding="utf-8", newline="") as stream:
        rows = list(csv.DictReader(stream, delimiter="\t"))
    own = Model(args.file)
    stored = fitted(of_pairs(own, [r["marked_sentence"] for r in rows]), [r["gold_root"] for r in rows], own.relations)
    model = onnx.load(str(args.file))
    kept = [entry for entry in model.metadata_props if entry.key != KEY]
    del model.metadata_props[:]
    model.metadata_props.extend([*kept, onnx.StringStringEntryProto(key=KEY, value=stored)])
    onnx.save(model, str(args.file))
    print(f"{args.file} {args.file.stat().st_size / 1e6:.1f} MB")


if __name__ == "__main__":
    main()
