"""Trains the shipped model: `python -m training.train --data ../shared/data --out build/model`.

Two phases: five epochs on all sets but UNER's EWT dev names, whose weights (in OUT/base) are what names are measured with; then one
slow epoch with those names too, whose weights (in OUT) are shipped. One seed and one thread give the same file, bit for bit; two threads
do not. Then run `training.export`.
"""

import argparse
import json
import random
import time
from collections import Counter, defaultdict
from dataclasses import dataclass
from pathlib import Path

import torch
from torch import Tensor
from torch.nn import functional

from training.corpora import NAMES, Sentence, training_set
from training.network import Encoder, Network, pretrained_folder
from training.sets import NONE, pieced
from zerohour.language.lemmas import lemma_of
from zerohour.language.wordpiece import WordPiece
from zerohour.language.words import edit_of

LAYERS = ("upos", "xpos", "lemma", "names", "head", "label")
WEIGHTS = {"upos": 0.5, "xpos": 0.5, "lemma": 0.5, "names": 1.0, "head": 1.0, "label": 0.7}
INFLECTED = ("VBD", "VBN", "VBG", "VBZ", "NNS", "VB", "VBP", "NN", "MD", "JJR", "JJS", "RBR", "RBS")


def label_lists(sentences: list[Sentence]) -> dict[str, list[str]]:
    """The labels of each layer; rare lemma edits and relations are left out."""
    parsed = [s for s in sentences if s.head]
    edits = Counter(edit_of(w, lemma) for s in parsed for w, lemma in zip(s.words, s.lemma))
    relations = Counter(label for s in parsed for label in s.label)
    return {
        "upos": sorted({tag for s in parsed for tag in s.upos}),
        "xpos": sorted({tag for s in parsed for tag in s.xpos}),
        "label": sorted(label for label, count in relations.items() if count >= 3),
        "names": list(NAMES),
        "lemma": [edit for edit, count in edits.most_common() if count >= 4],
    }


def lemma_table(sentences: list[Sentence], vocabulary: list[str]) -> dict[str, str]:
    """Forms, with their tag, whose usual lemma the rules of inflection do not give."""
    known = frozenset(vocabulary)
    seen: dict[str, Counter] = defaultdict(Counter)
    for sentence in sentences:
        if sentence.head:
            for word, tag, lemma in zip(sentence.words, sentence.xpos, sentence.lemma):
                if tag in INFLECTED and word.isalpha():
                    seen[f"{word.lower()} {tag}"][lemma.lower()] += 1
    usual = {key: counts.most_common(1)[0][0] for key, counts in seen.items()}
    return {
        key: lemma for key, lemma in sorted(usual.items()) if lemma_of(key.split()[0], key.split()[1], key.split()[0], {}, known) != lemma
    }


def encoded(sentence: Sentence, pieces: WordPiece, index: dict[str, dict[str, int]]) -> dict[str, list[int]] | None:
    """The numbers of a sentence; None for one that is too long."""
    row = pieced(sentence.words, pieces)
    if row is None:
        return None
    none = [NONE] * len(sentence.words)
    for layer, values in (("upos", sentence.upos), ("xpos", sentence.xpos), ("names", sentence.names), ("label", sentence.label)):
        row[layer] = [index[layer].get(v, NONE) for v in values] if values else none
    row["head"] = list(sentence.head) if sentence.head else none
    row["lemma"] = [index["lemma"].get(edit_of(*pair), NONE) for pair in zip(sentence.words, sentence.lemma)] if sentence.lemma else none
    return row


def batches(rows: list[dict[str, list[int]]], pieces: int, rng: random.Random) -> list[list[int]]:
    """Numbers of rows of like length, so many that a batch holds about that many pieces."""
    order = list(range(len(rows)))
    rng.shuffle(order)
    order.sort(key=lambda n: len(rows[n]["ids"]) + rng.random() * 4)
    out: list[list[int]] = [[]]
    for n in order:
        if out[-1] and len(rows[n]["ids"]) * (len(out[-1]) + 1) > pieces:
            out.append([])
        out[-1].append(n)
    rng.shuffle(out)
    return out


def padded(rows: list[list[int]], fill: int) -> Tensor:
    longest = max(map(len, rows))
    return torch.tensor([row + [fill] * (longest - len(row)) for row in rows])


def loss_of(network: Network, rows: list[dict[str, list[int]]], device: torch.device) -> dict[str, Tensor]:
    """The loss of each layer over a batch."""
    column = lambda name, fill: padded([row[name] for row in rows], fill).to(device)
    ids, shapes, first = column("ids", 0), column("shapes", 0), column("first", 0)
    masks = [padded([[1] * len(row[name]) for row in rows], 0).float().to(device) for name in ("ids", "first")]
    mixed, top = network.words(ids, shapes, first, masks[0])
    out = network.heads(mixed, top, masks[1])
    gold = {layer: column(layer, NONE) for layer in LAYERS}
    out["head"] = out["arcs"]
    out["label"] = network.labels_of_gold(out["label_dependent"], out["label_head"], gold["head"].clamp(min=0))
    return {
        layer: functional.cross_entropy(out[layer].reshape(-1, out[layer].shape[-1]), gold[layer].reshape(-1), ignore_index=NONE)
        if (gold[layer] != NONE).any()
        else out[layer].sum() * 0
        for layer in LAYERS
    }


def optimiser(network: Network, rate: float, head_rate: float) -> torch.optim.Optimizer:
    groups: dict[bool, list] = {True: [], False: []}
    for name, parameter in network.named_parameters():
        groups[name.startswith("encoder.") and "shapes" not in name].append(parameter)
    return torch.optim.AdamW(
        [{"params": groups[True], "lr": rate}, {"params": groups[False], "lr": head_rate}], betas=(0.9, 0.98), weight_decay=0.01, fused=True
    )


@dataclass(frozen=True)
class Phase:
    """One run over the data: where its weights go, where they come from, how long and how fast it learns."""

    out: Path
    epochs: int
    rate: float
    head_rate: float
    start: Path | None = None
    with_uner: bool = False


def train(phase: Phase, args: argparse.Namespace) -> None:
    torch.manual_seed(args.seed)
    torch.set_num_threads(args.threads)
    rng = random.Random(args.seed)
    device = torch.device("cuda" if torch.cuda.is_available() else "cpu")
    sentences = training_set(args.data, rng, args.tweets, phase.with_uner)
    labels = json.loads((phase.start / "labels.json").read_text()) if phase.start else label_lists(sentences)
    index = {layer: {v: n for n, v in enumerate(values)} for layer, values in labels.items()}
    vocabulary = (pretrained_folder() / "vocab.txt").read_text(encoding="utf-8").rstrip("\n").split("\n")
    pieces = WordPiece(vocabulary)
    rows = [row for s in shared(sentences, args.share) if (row := encoded(s, pieces, index))]
    network = Network(Encoder.pretrained(), labels).to(device)
    if phase.start:
        network.load_state_dict(torch.load(phase.start / "weights.pt", map_location=device))
    write(phase.out, labels, lemma_table(sentences, vocabulary), vocabulary)
    tuner = optimiser(network, phase.rate, phase.head_rate)
    total = len(batches(rows, args.pieces, random.Random(0))) * phase.epochs
    warm = max(1, int(0.06 * total))
    falling = lambda s: min(1.0, (s + 1) / warm) * max(0.02, 1 - max(0, s - warm) / (total - warm))
    schedule = torch.optim.lr_scheduler.LambdaLR(tuner, falling)
    print(f"{len(rows)} sentences, {sum(len(r['ids']) for r in rows)} pieces, {total} steps on {device}", flush=True)
    began, step = time.time(), 0
    network.train()
    for epoch in range(phase.epochs):
        for batch in batches(rows, args.pieces, rng):
            losses = loss_of(network, [rows[n] for n in batch], device)
            tuner.zero_grad(set_to_none=True)
            sum(WEIGHTS[layer] * loss for layer, loss in losses.items()).backward()
            torch.nn.utils.clip_grad_norm_(network.parameters(), 2.0)
            tuner.step()
            schedule.step()
            step += 1
            if step % 50 == 0:
                shown = " ".join(f"{layer} {loss.item():.3f}" for layer, loss in losses.items())
                print(f"epoch {epoch} step {step}/{total} {time.time() - began:.0f}s {shown}", flush=True)
        torch.save(network.state_dict(), phase.out / "weights.pt")


def shared(rows: list, share: float) -> list:
    """Every so many-th of the rows: a share of them, to try the whole way from the data to the file."""
    return rows[:: max(1, round(1 / share))]


def write(out: Path, labels: dict[str, list[str]], lemmas: dict[str, str], vocabulary: list[str]) -> None:
    """What the export needs beside the weights."""
    out.mkdir(parents=True, exist_ok=True)
    (out / "labels.json").write_text(json.dumps(labels))
    (out / "lemmas.json").write_text(json.dumps(lemmas, sort_keys=True))
    (out / "vocabulary.txt").write_text("\n".join(vocabulary))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--threads", type=int, default=1)
    parser.add_argument("--epochs", type=int, default=5)
    parser.add_argument("--pieces", type=int, default=1200, help="pieces a batch")
    parser.add_argument("--share", type=float, default=1.0, help="of the sentences, to try the whole way")
    parser.add_argument("--tweets", type=int, default=5000)
    args = parser.parse_args()
    base = args.out / "base"
    train(Phase(base, args.epochs, 1.5e-4, 1e-3), args)
    train(Phase(args.out, 1, 4e-5, 2e-4, start=base, with_uner=True), args)


if __name__ == "__main__":
    main()
