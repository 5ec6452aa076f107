"""Goes on training an exported model with the layers of meaning beside those of syntax and names.

    python -m training.joint --data ../shared/data --start build/base.onnx --out build/joint

One encoder learns attribution (PolNeAR), factuality (UW, MEANTIME, UDS It-Happened), the PLOVER pairs, and goes on learning syntax and
names, so that these are not lost. Each batch is of one set; the sets take turns in random order. One seed and one thread give the same
weights. Then run `training.export`. --without NAME leaves a set out, to see what it gives or costs.
"""

import argparse
import json
import random
import time
from collections.abc import Callable
from copy import deepcopy
from dataclasses import dataclass
from pathlib import Path

import torch
from torch import Tensor
from torch.nn import functional

from training.corpora import training_set
from training.meaning import Meaning
from training.network import Network
from training.restored import restored, restored_meaning
from training.sets import NONE, Row, attributions, factualities, parties, relations, substituted
from training.train import WEIGHTS, batches, encoded, loss_of, padded, shared, write
from zerohour.language.wordpiece import WordPiece

SETS = ("syntax", "attribution", "factuality", "meantime", "web", "relation")
# Sentences in which nobody says anything are half of the set and teach little.
SILENT = 0.4


@dataclass(frozen=True)
class Phase:
    """How fast the encoder and the fresh layers learn, and how often each set is gone through; a share is a part of it, drawn anew."""

    rate: float
    fresh_rate: float
    turns: dict[str, float]


# The second, slow phase wins back what the first cost the trees; the third sees the pairs with other parties put in the place of their
# own, and counts half: the mean of the weights before and after it keeps the tags of names at the head of a sentence.
PHASES = (
    Phase(8e-5, 1e-3, {"syntax": 1.0, "attribution": 2.0, "factuality": 4.0, "meantime": 4.0, "web": 1.0, "relation": 8.0}),
    Phase(3e-5, 2e-4, {"syntax": 1.5, "attribution": 0.5, "factuality": 1.0, "meantime": 4.0, "web": 0.0, "relation": 2.0}),
    Phase(4e-5, 4e-4, {"syntax": 0.6, "attribution": 0.4, "factuality": 0.7, "meantime": 2.0, "web": 0.0, "relation": 8.0}),
)


@dataclass(frozen=True)
class Joint:
    """The network and its layers of meaning."""

    network: Network
    meaning: Meaning

    def pieces(self, rows: list[Row]) -> tuple[Tensor, Tensor, Tensor]:
        """The mixed vectors of the pieces of a batch, their marks, and which are real."""
        ids, shapes = padded([r["ids"] for r in rows], 0), padded([r["shapes"] for r in rows], 0)
        real = padded([[1] * len(r["ids"]) for r in rows], 0).float()
        marks = padded([r.get("marks") or [0] * len(r["ids"]) for r in rows], 0)
        return self.meaning.mixed(self.network.encoder(ids, shapes, real, self.meaning.added(marks))), marks, real

    def words(self, rows: list[Row]) -> Tensor:
        """The mixed vectors of the first piece of each word."""
        mixed, _, _ = self.pieces(rows)
        first = padded([r["first"] for r in rows], 0)
        return mixed.gather(1, first[:, :, None].expand(-1, -1, mixed.shape[-1]))


def attribution_loss(joint: Joint, rows: list[Row]) -> Tensor:
    words = joint.words(rows)
    cues = functional.cross_entropy(
        joint.meaning.cue(words).flatten(0, 1), padded([r["cues"] for r in rows], NONE).flatten(), ignore_index=NONE
    )
    within = padded([r["within"] for r in rows], NONE)
    scores = joint.meaning.within(words)[..., 0][within != NONE]
    loss = cues + functional.binary_cross_entropy_with_logits(scores, within[within != NONE].float())
    links = [(n, cue, kinds) for n, r in enumerate(rows) for cue, kinds in r["links"]]
    if links:
        said = joint.meaning.said(words)[[n for n, _, _ in links], [cue for _, cue, _ in links]]
        gold = padded([kinds + [NONE] * (words.shape[1] - len(kinds)) for _, _, kinds in links], NONE)
        loss = loss + functional.cross_entropy(said, gold, ignore_index=NONE)
    return loss


def factuality_loss(joint: Joint, rows: list[Row]) -> Tensor:
    scores = joint.meaning.factuality(joint.words(rows))
    chosen = [(n, word, r["scale"], value) for n, r in enumerate(rows) for word, value in enumerate(r["facts"]) if value is not None]
    if not chosen:
        return scores.sum() * 0
    row, word, scale, value = zip(*chosen)
    return functional.smooth_l1_loss(scores[row, word, scale], torch.tensor(value), beta=0.5)


def relation_loss(joint: Joint, rows: list[Row]) -> Tensor:
    names = joint.meaning.relations
    scores = joint.meaning.relation(*joint.pieces(rows))
    return functional.cross_entropy(scores, torch.tensor([names.index(r["relation"]) for r in rows]), label_smoothing=0.1)


def syntax_loss(joint: Joint, rows: list[Row]) -> Tensor:
    losses = loss_of(joint.network, rows, torch.device("cpu"))
    return sum(WEIGHTS[layer] * loss for layer, loss in losses.items())


LOSSES: dict[str, Callable[[Joint, list[Row]], Tensor]] = {
    "syntax": syntax_loss,
    "attribution": attribution_loss,
    "factuality": factuality_loss,
    "meantime": factuality_loss,
    "web": factuality_loss,
    "relation": relation_loss,
}


def rows_of(data: Path, labels: dict[str, list[str]], pieces: WordPiece, rng: random.Random) -> dict[str, list[Row]]:
    """All sets by name."""
    index = {layer: {v: n for n, v in enumerate(values)} for layer, values in labels.items()}
    facts = data / "factuality"
    return {
        "syntax": [row for s in training_set(data, rng, 5000, with_uner=True) if (row := encoded(s, pieces, index))],
        "attribution": list(attributions(data / "attribution" / "train", pieces)),
        "factuality": list(factualities(facts / "UW" / "train.jsonl", pieces, 0)),
        "meantime": list(factualities(facts / "MEANTIME" / "train.jsonl", pieces, 0)),
        "web": list(factualities(facts / "UDS_IH2" / "train.jsonl", pieces, 1)),
        "relation": relations(data / "plover" / "relations_train.tsv", pieces)[0],
    }


def plan(
    sets: dict[str, list[Row]], turns: dict[str, float], size: int, rng: random.Random, vary: Callable[[Row], Row]
) -> list[tuple[str, list[Row]]]:
    """The batches of the whole phase, in random order; each time that a pair is seen it is varied."""
    found: list[tuple[str, list[Row]]] = []
    for name, rows in sets.items():
        whole, part = divmod(turns[name], 1.0)
        for turn in range(int(whole) + (part > 0)):
            share = 1.0 if turn < whole else part
            kept = [r for r in rows if rng.random() < share and (r.get("links") or any(r.get("within", [1])) or rng.random() < SILENT)]
            if name == "relation":
                kept = [vary(row) for row in kept]
            pieces = size // 2 if name == "relation" else size
            found += [(name, [kept[n] for n in batch]) for batch in batches(kept, pieces, rng)]
    rng.shuffle(found)
    return found


def optimiser(joint: Joint, phase: Phase) -> torch.optim.Optimizer:
    fresh = list(joint.meaning.parameters())
    encoder = list(joint.network.encoder.parameters())
    known = {id(p) for p in encoder}
    heads = [p for p in joint.network.parameters() if id(p) not in known]
    groups = [{"params": encoder, "lr": phase.rate}, {"params": heads, "lr": 3 * phase.rate}, {"params": fresh, "lr": phase.fresh_rate}]
    return torch.optim.AdamW(groups, betas=(0.9, 0.98), weight_decay=0.01, fused=True)


def train(args: argparse.Namespace) -> None:
    torch.manual_seed(args.seed)
    torch.set_num_threads(args.threads)
    rng = random.Random(args.seed)
    network, meta = restored(args.start)
    labels, vocabulary = json.loads(meta["labels"]), meta["vocabulary"].split("\n")
    whole = rows_of(args.data, labels, WordPiece(vocabulary), rng)
    sets = {n: rows if n == "relation" else shared(rows, args.share) for n, rows in whole.items() if n not in args.without}
    relation_names = sorted({r["relation"] for r in sets.get("relation", [])}) or ["none"]
    fresh = Meaning(network.encoder, relation_names)
    joint = Joint(network, fresh if args.phase == 1 else restored_meaning(args.start, network.encoder, relation_names))
    write(args.out, labels | {"relation": relation_names}, json.loads(meta["lemmas"]), vocabulary)
    others = parties(sets.get("relation", []))
    vary = lambda row: substituted(row, others, WordPiece(vocabulary), rng)
    print(f"{ {n: len(rows) for n, rows in sets.items()} } sentences", flush=True)
    for phase in PHASES[args.phase - 1 :]:
        before = deepcopy((network.state_dict(), joint.meaning.state_dict()))
        steps = plan(sets, phase.turns, args.pieces, rng, vary)
        learn(joint, phase, steps[: max(1, round(len(steps) * args.share))])
        if phase is PHASES[-1]:
            for module, old in zip((network, joint.meaning), before, strict=True):
                module.load_state_dict({name: (value + old[name]) / 2 for name, value in module.state_dict().items()})
        torch.save({"network": network.state_dict(), "meaning": joint.meaning.state_dict()}, args.out / "joint.pt")


def learn(joint: Joint, phase: Phase, steps: list[tuple[str, list[Row]]]) -> None:
    """One phase, the rate rising for a twentieth of it and then falling to nothing."""
    tuner = optimiser(joint, phase)
    warm = max(1, int(0.05 * len(steps)))
    falling = lambda s: min(1.0, (s + 1) / warm) * max(0.01, 1 - max(0, s - warm) / (len(steps) - warm))
    schedule = torch.optim.lr_scheduler.LambdaLR(tuner, falling)
    began, shown = time.time(), dict.fromkeys(phase.turns, 0.0)
    joint.network.train()
    joint.meaning.train()
    for step, (name, rows) in enumerate(steps, 1):
        loss = LOSSES[name](joint, rows)
        tuner.zero_grad(set_to_none=True)
        loss.backward()
        torch.nn.utils.clip_grad_norm_([p for g in tuner.param_groups for p in g["params"]], 2.0)
        tuner.step()
        schedule.step()
        shown[name] = 0.95 * shown[name] + 0.05 * loss.item()
        if step % 100 == 0:
            print(f"step {step}/{len(steps)} {time.time() - began:.0f}s {' '.join(f'{n} {v:.3f}' for n, v in shown.items())}", flush=True)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--start", type=Path, required=True, help="a model file whose encoder has not seen these sets")
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--threads", type=int, default=1)
    parser.add_argument("--pieces", type=int, default=1000, help="pieces a batch")
    parser.add_argument("--phase", type=int, default=1, help="begin with this phase; from the second on START has the layers of meaning")
    parser.add_argument("--share", type=float, default=1.0, help="of the sentences and steps, to try the whole way")
    parser.add_argument("--without", nargs="*", choices=SETS, default=[])
    train(parser.parse_args())


if __name__ == "__main__":
    main()
