"""Trains the event reader: seeded, resumable.

    python -m training.learn --rows build/reports.json --start src/zerohour/language/model.onnx --out build/reader [--held 0] [--epochs 12]

`--held N` leaves fold N out. Every epoch ends with a checkpoint, `last.pt`, from which the same command goes on.
"""

import argparse
import json
import random
import time
from copy import deepcopy
from pathlib import Path

import torch
from torch import Tensor
from torch.nn import functional

from training.harder import RENAMED, renamed, veiled
from training.network import Encoder
from training.reading import BODIES, ROLES, Batch, Reading
from training.reports import is_held
from training.restored import restored
from training.windows import collate, epoch, piece_counts
from zerohour.language.windows import MOST
from zerohour.language.wordpiece import WordPiece

SCARCE = 2.0  # weight of a word of a link among words of none
SHARES = {
    "types": 1.0,
    "links": 0.5,
    "status": 0.5,
    "equal": 0.3,
    "borderline": 0.3,
    "mode": 0.2,
    "same": 0.3,
    "codes": 0.7,
    "sector": 0.3,
    "source": 0.2,
    "several": 0.3,
}


def any_of(scores: Tensor, allowed: Tensor) -> Tensor:
    """-log of the probability of any that is allowed, row by row."""
    return torch.logsumexp(scores, -1) - torch.logsumexp(scores.masked_fill(~allowed, -1e9), -1)


def losses(model: Reading, batch: Batch, golds: list[dict], windows: list[dict]) -> dict[str, Tensor]:
    """The sum of each head's losses over a batch."""
    for_types, for_links, for_parties = model.vectors(batch)
    found: dict[str, Tensor] = {}
    scores = model.types(for_types)
    allowed = torch.zeros(scores.shape, dtype=torch.bool)
    allowed[..., 0] = True
    weight = torch.zeros(scores.shape[:2])
    for n, (g, w) in enumerate(zip(golds, windows)):
        weight[n, : len(w["read"])] = torch.tensor(w["read"], dtype=torch.float)
        for word, kinds in g["soft"].items():
            allowed[n, word] = False
            allowed[n, word, list(kinds)] = True
            weight[n, word] *= 1.5 if 0 not in kinds else 1.0
    types = (any_of(scores, allowed) * weight).sum()
    # A borderline event: of the types, the one it has.
    doubtful = allowed[..., 0] & allowed[..., 1:].any(-1)
    if doubtful.any():
        types = types + 0.3 * any_of(scores[doubtful][:, 1:], allowed[doubtful][:, 1:]).sum()
    found["types"] = types
    events = [(n, e) for n, g in enumerate(golds) for e in g["events"]]
    if events:
        heads = model.heads(for_links, batch)
        links = model.links(for_links, heads, batch)
        target, counted = torch.zeros(links.shape), batch.words[batch.triggers[:, 0]].float()[:, :, None].expand(-1, -1, len(ROLES)).clone()
        for i, (_, e) in enumerate(events):
            for r, w in e["ignored"]:
                counted[i, w, r] = 0
            for r, w in e["links"]:
                target[i, w, r] = 1
                counted[i, w, r] = SCARCE
        found["links"] = (functional.binary_cross_entropy_with_logits(links, target, reduction="none") * counted).sum()
        told = model.told(model.heads(for_types, batch))
        certain = torch.tensor([0.5 if e["optional"] else 1.0 for _, e in events])
        column = lambda name, kind=torch.long: torch.tensor([e[name] for _, e in events], dtype=kind)
        found["status"] = (functional.cross_entropy(model.status(told), column("status"), reduction="none") * certain).sum()
        found["mode"] = functional.cross_entropy(model.mode(told), column("mode"), reduction="sum")
        for name, layer in (("equal", model.equal), ("borderline", model.borderline)):
            gold = column({"equal": "sym", "borderline": "optional"}[name], torch.float)
            found[name] = functional.binary_cross_entropy_with_logits(layer(told)[:, 0], gold, reduction="sum")
        pairs = [(i, j) for i in range(len(events)) for j in range(i) if events[i][0] == events[j][0]]
        if pairs:
            one, other = torch.tensor(pairs).T
            gold = torch.tensor([float(events[i][1]["same"] == events[j][1]["same"]) for i, j in pairs])
            alike = functional.binary_cross_entropy_with_logits(model.alike(heads, one, other), gold, reduction="none")
            found["same"] = (alike * (1 + 2 * gold)).sum() / len(events) ** 0.5
    parties = [(n, p) for n, g in enumerate(golds) for p in g["parties"].values()]
    if parties:
        party = functional.gelu(model.party(model.phrase(for_parties, batch.spans)))
        named = [(n, code) for n, g in enumerate(golds) for _, _, code in g["namings"]]
        rows = [i for i, (_, p) in enumerate(parties) if p["codes"] is not None]
        if rows:
            # A row for each code that a party has, of one weight together.
            meant = [(k, code) for k, i in enumerate(rows) for code in parties[i][1]["codes"]]
            right = torch.zeros(len(meant), len(BODIES) + len(named), dtype=torch.bool)
            weight = torch.tensor([1 / len(parties[rows[k]][1]["codes"]) for k, _ in meant])
            for row, (k, code) in enumerate(meant):
                n = parties[rows[k]][0]
                if code in BODIES:
                    right[row, BODIES.index(code)] = True
                for j, (m, other) in enumerate(named):
                    right[row, len(BODIES) + j] = m == n and other == code
                if not right[row].any():
                    right[row, 0], weight[row] = True, 0.3 * weight[row]
            scores = model.codes(party[rows], for_parties, replaced(batch, rows))
            found["codes"] = (any_of(scores[[k for k, _ in meant]], right) * weight).sum()
            found["sector"] = functional.cross_entropy(
                model.sector(party[rows]), torch.tensor([parties[i][1]["sector"] or 0 for i in rows]), reduction="sum"
            )
            several = torch.tensor([float(len(parties[i][1]["codes"]) > 1) for i in rows])
            found["several"] = functional.binary_cross_entropy_with_logits(model.several(party[rows])[:, 0], several, reduction="sum")
        rows = [i for i, (_, p) in enumerate(parties) if p["kind"] is not None]
        if rows:
            found["source"] = functional.cross_entropy(
                model.source(party[rows]), torch.tensor([parties[i][1]["kind"] for i in rows]), reduction="sum"
            )
    return found


def replaced(batch: Batch, rows: list[int]) -> Batch:
    return Batch(**{**batch.__dict__, "spans": batch.spans[rows]})


def groups_of(model: Reading, rate: float, fresh: float) -> list[dict]:
    frozen = {"encoder.pieces.weight", "encoder.positions.weight"}
    named = [(n, p) for n, p in model.named_parameters() if n not in frozen]
    for n, p in model.named_parameters():
        p.requires_grad_(n not in frozen)
    inner = [p for n, p in named if n.startswith("encoder.")]
    outer = [p for n, p in named if not n.startswith("encoder.")]
    return [{"params": inner, "lr": rate, "top": rate}, {"params": outer, "lr": fresh, "top": fresh}]


def started(path: Path, modes: list[str]) -> tuple[Reading, WordPiece]:
    """The network with the encoder of the shipped file, and its pieces."""
    network, meta = restored(path)
    encoder: Encoder = network.encoder
    encoder.dropout = 0.1
    for layer in encoder.layers:
        layer.dropout = 0.1
    return Reading(encoder, len(modes)), WordPiece(meta["vocabulary"].split("\n"))


def modes_of(rows: list[dict]) -> list[str]:
    counts: dict[str, int] = {}
    for row in rows:
        for e in row["events"]:
            counts[e["mode"]] = counts.get(e["mode"], 0) + 1
    return ["", *sorted(m for m, c in counts.items() if m and c >= 10)]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--rows", type=Path, required=True)
    parser.add_argument("--start", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--held", type=int, default=-1)
    parser.add_argument("--epochs", type=int, default=12)
    parser.add_argument("--threads", type=int, default=1)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--rate", type=float, default=6e-5)
    parser.add_argument("--fresh", type=float, default=1e-3)
    parser.add_argument("--budget", type=int, default=1300)
    parser.add_argument("--half", action="store_true", help="encoder and links in bfloat16: faster where the processor has it")
    parser.add_argument("--continued", type=Path, help="weights to go on from, in place of the start's encoder alone")
    args = parser.parse_args()
    torch.set_num_threads(args.threads)
    torch.manual_seed(args.seed)
    rows = [json.loads(line) for line in args.rows.open()]
    args.out.mkdir(parents=True, exist_ok=True)
    learned = [row for row in rows if not is_held(row["group"], args.held)]
    before = torch.load(args.continued) if args.continued else None
    modes = before["modes"] if before else modes_of(rows)
    model, pieces = started(args.start, modes)
    if before:
        missing, unknown = model.load_state_dict(before["mean"], strict=False)
        print(f"begun anew: {len(missing)} parts; left out: {unknown}", flush=True)
    for row in learned:
        piece_counts(row, pieces)
    model.half = args.half
    optimizer = torch.optim.AdamW(groups_of(model, args.rate, args.fresh), weight_decay=0.01)
    mean = deepcopy(model.state_dict())
    begun, step = 0, 0
    last = args.out / "last.pt"
    if last.exists():
        state = torch.load(last)
        model.load_state_dict(state["model"])
        optimizer.load_state_dict(state["optimizer"])
        mean, begun, step = state["mean"], state["epoch"], state["step"]
    total = None
    harder = lambda row, chooser: renamed(row, pieces, chooser) if chooser.random() < RENAMED else row
    hidden = lambda win, chooser: veiled(win, pieces, chooser)
    for number in range(begun, args.epochs):
        chooser = random.Random(args.seed * 1000 + number)
        torch.manual_seed(args.seed * 1000 + number)
        batches = epoch(learned, pieces, modes, chooser, MOST, args.budget, harder, hidden)
        total = total or len(batches) * args.epochs
        sums: dict[str, float] = {}
        clock, count = time.time(), 0
        model.train()
        for rows_of_batch in batches:
            share = step / total
            pace = min(1.0, step / 100) * max(0.02, 1 - share)
            for group in optimizer.param_groups:
                group["lr"] = group["top"] * pace
            windows, golds = [w for w, _ in rows_of_batch], [g for _, g in rows_of_batch]
            batch, golds = collate(windows, golds)
            found = losses(model, batch, golds, windows)
            loss = sum(SHARES[name] * value for name, value in found.items()) / len(windows) ** 0.5
            optimizer.zero_grad(set_to_none=True)
            loss.backward()
            torch.nn.utils.clip_grad_norm_([p for g in optimizer.param_groups for p in g["params"]], 5.0)
            optimizer.step()
            step += 1
            keep = min(0.999, (1 + step) / (10 + step))
            with torch.no_grad():
                for name, value in model.state_dict().items():
                    if value.dtype.is_floating_point:
                        mean[name].lerp_(value, 1 - keep)
            for name, value in found.items():
                sums[name] = sums.get(name, 0.0) + float(value.detach())
            count += len(windows)
            if step % 50 == 0:
                print(
                    f"  step {step}/{total} {time.time() - clock:.0f} s  " + " ".join(f"{n} {s / count:.2f}" for n, s in sums.items()),
                    flush=True,
                )
        print(f"epoch {number + 1} {time.time() - clock:.0f} s  " + " ".join(f"{n} {s / count:.3f}" for n, s in sums.items()), flush=True)
        state = {
            "model": model.state_dict(),
            "mean": mean,
            "optimizer": optimizer.state_dict(),
            "epoch": number + 1,
            "step": step,
            "modes": modes,
        }
        torch.save(state, args.out / "last.tmp")
        (args.out / "last.tmp").replace(last)


if __name__ == "__main__":
    main()
