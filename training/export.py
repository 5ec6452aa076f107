"""Writes the trained network as the one ONNX file that the package ships: `python -m training.export build/model model.onnx`.

Weights become int8, one scale a column (one scale a matrix loses half a point of LAS). Those of matrices use seven bits: with eight, the
sums of older processors (without VNNI) saturate, and the same sentence gets another parse than on newer ones. The file's metadata carry the
vocabulary, the labels and the licence.
"""

import argparse
import json
import math
import tempfile
from pathlib import Path

import numpy as np
import onnx
import onnxruntime
import torch
from onnxruntime.quantization import QuantType, quantize_dynamic
from onnxruntime.quantization.shape_inference import quant_pre_process
from torch import Tensor, nn
from torch.nn import functional

from training.meaning import Meaning
from training.network import Encoder, Layer, Network, pretrained_folder

LICENCE = "CC BY-SA 4.0; see MODEL_CARD.md for the data and their authors"
INPUTS = ("ids", "shapes", "first", "marks")
OUTPUTS = ("upos", "xpos", "lemma", "names", "arcs", "label")
MEANING = ("cue", "within", "said", "factuality", "relation")


class Fast(nn.Module):
    """An encoder layer for one sentence: queries, keys and values in one product, sizes fixed."""

    def __init__(self, layer: Layer) -> None:
        super().__init__()
        self.layer, self.heads, size = layer, layer.heads, layer.q.in_features
        self.qkv = nn.Linear(size, 3 * size)
        scale = 1.0 / math.sqrt(size // layer.heads)
        with torch.no_grad():
            self.qkv.weight.copy_(torch.cat([layer.q.weight * scale, layer.k.weight, layer.v.weight]))
            self.qkv.bias.copy_(torch.cat([layer.q.bias * scale, layer.k.bias, layer.v.bias]))

    def forward(self, x: Tensor) -> Tensor:
        size = self.layer.q.in_features
        q, k, v = self.qkv(x).view(-1, 3, self.heads, size // self.heads).permute(1, 2, 0, 3)
        mixed = ((q @ k.transpose(-1, -2)).softmax(-1) @ v).transpose(0, 1).reshape(-1, size)
        x = self.layer.ln1(x + self.layer.o(mixed))
        return self.layer.ln2(x + self.layer.f(functional.gelu(self.layer.i(x))))


class Exported(nn.Module):
    """One sentence in, without a batch dimension; the best tags, and the scores that decoding needs, out."""

    def __init__(self, network: Network, meaning: Meaning | None) -> None:
        super().__init__()
        self.network, self.meaning, encoder = network, meaning, network.encoder
        self.layers = nn.ModuleList(Fast(layer) for layer in encoder.layers)
        self.sizes = [network.linear[name].out_features for name in ("upos", "xpos", "lemma")]
        self.tags = nn.Linear(network.linear["upos"].in_features, sum(self.sizes))
        with torch.no_grad():
            self.tags.weight.copy_(torch.cat([network.linear[name].weight for name in ("upos", "xpos", "lemma")]))
            self.tags.bias.copy_(torch.cat([network.linear[name].bias for name in ("upos", "xpos", "lemma")]))

    def forward(self, ids: Tensor, shapes: Tensor, first: Tensor, marks: Tensor | None = None) -> tuple[Tensor, ...]:
        encoder = self.network.encoder
        x = encoder.pieces(ids) + encoder.positions.weight[: ids.shape[0]] + encoder.kind + encoder.shapes(shapes)
        if self.meaning is not None and marks is not None:
            x = x + self.meaning.added(marks)
        x, outputs = encoder.norm(x), []
        for layer in self.layers:
            x = layer(x)
            outputs.append(x)
        syntax = self._syntax(outputs, first)
        if self.meaning is None or marks is None:
            return syntax
        mixed = self.meaning.mixed(outputs)
        words = mixed[first]
        relation = self.meaning.relation(mixed, marks, torch.ones_like(ids, dtype=torch.float32))
        fact = self.meaning.factuality(words)[:, 0]
        return (*syntax, self.meaning.cue(words), self.meaning.within(words)[:, 0], self.meaning.said(words), fact, relation)

    def _syntax(self, outputs: list[Tensor], first: Tensor) -> tuple[Tensor, ...]:
        net = self.network
        weights = net.mix.softmax(0)
        mixed = sum(weights[n] * x for n, x in enumerate(outputs))
        words, top = (mixed * net.scale)[first], outputs[-1][first]
        rooted = torch.cat([net.root[None], words])
        one = lambda t: torch.cat([t, torch.ones_like(t[..., :1])], -1)
        act = lambda t: functional.leaky_relu(t, 0.1)
        arcs = (one(act(net.arc_dependent(words))) @ net.arc_weight) @ act(net.arc_head(rooted)).transpose(0, 1)
        kinds, width, _ = net.label_weight.shape
        left = one(act(net.label_dependent(words))) @ net.label_weight.permute(1, 0, 2).reshape(width, kinds * width)
        labels = (left.view(-1, width) @ one(act(net.label_head(rooted))).transpose(0, 1)).view(-1, kinds, rooted.shape[0])
        best = [part.argmax(-1).to(torch.int32) for part in self.tags(words).split(self.sizes, -1)]
        return (*best, net.linear["names"](top), arcs.log_softmax(-1), labels.argmax(1).to(torch.uint8))


def example(pieces: int, words: int) -> tuple[Tensor, ...]:
    marks = torch.zeros(pieces, dtype=torch.long)
    marks[2], marks[5:7] = 1, 2
    return torch.randint(200, 3000, (pieces,)), torch.randint(0, 8, (pieces,)), torch.arange(1, words + 1), marks


def loaded(folder: Path, labels: dict[str, list[str]]) -> tuple[Network, Meaning | None]:
    """The trained network of a folder, with its layers of meaning where it has them."""
    network = Network(Encoder(json.loads((pretrained_folder() / "config.json").read_text()), 0.0), labels)
    if not (folder / "joint.pt").exists():
        network.load_state_dict(torch.load(folder / "weights.pt", map_location="cpu"))
        return network, None
    stored = torch.load(folder / "joint.pt", map_location="cpu")
    meaning = Meaning(network.encoder, labels["relation"])
    network.load_state_dict(stored["network"])
    meaning.load_state_dict(stored["meaning"])
    return network, meaning


def export(folder: Path, target: Path) -> None:
    torch.manual_seed(0)
    labels = json.loads((folder / "labels.json").read_text())
    network, meaning = loaded(folder, labels)
    wrapped = Exported(network, meaning).eval()
    inputs, outputs = (INPUTS[:3], OUTPUTS) if meaning is None else (INPUTS, OUTPUTS + MEANING)
    axes = {"ids": {0: "pieces"}, "shapes": {0: "pieces"}, "marks": {0: "pieces"}, "first": {0: "words"}}
    axes = {name: axis for name, axis in axes.items() if name in inputs} | {name: {0: "words"} for name in outputs if name != "relation"}
    axes["arcs"][1] = axes["label"][1] = "heads"
    if meaning is not None:
        axes["said"][2] = "words"
    with tempfile.TemporaryDirectory() as scratch:
        plain, ready = Path(scratch) / "plain.onnx", Path(scratch) / "ready.onnx"
        given = example(17, 11)[: len(inputs)]
        torch.onnx.export(
            wrapped,
            given,
            str(plain),
            input_names=list(inputs),
            output_names=list(outputs),
            dynamic_axes=axes,
            opset_version=17,
            dynamo=False,
        )
        check(network, meaning, plain)
        quant_pre_process(str(plain), str(ready), skip_symbolic_shape=True)
        quantize_dynamic(
            str(ready),
            str(target),
            weight_type=QuantType.QInt8,
            per_channel=True,
            reduce_range=True,
            op_types_to_quantize=["MatMul", "Gather"],
        )
    describe(target, folder, labels)
    print(f"{target} {target.stat().st_size / 1e6:.1f} MB")


def describe(target: Path, folder: Path, labels: dict[str, list[str]]) -> None:
    """Puts labels, vocabulary, lemmas and licence into the file."""
    model = onnx.load(str(target))
    for key, value in (
        ("labels", json.dumps(labels)),
        ("vocabulary", (folder / "vocabulary.txt").read_text(encoding="utf-8")),
        ("lemmas", (folder / "lemmas.json").read_text(encoding="utf-8")),
        ("licence", LICENCE),
    ):
        entry = model.metadata_props.add()
        entry.key, entry.value = key, value
    onnx.save(model, str(target))


def check(network: Network, meaning: Meaning | None, path: Path) -> None:
    """The exported network must say what the trained one says."""
    given = example(23, 14)
    session = onnxruntime.InferenceSession(str(path), providers=["CPUExecutionProvider"])
    names = [output.name for output in session.get_outputs()]
    theirs = dict(zip(names, session.run(None, {i.name: t.numpy() for i, t in zip(session.get_inputs(), given)})))
    ids, shapes, first, marks = (t[None] for t in given)
    ours: dict[str, Tensor] = {}
    with torch.no_grad():
        added = meaning.eval().added(marks) if meaning is not None else None
        outputs = network.eval().encoder(ids, shapes, None, added)
        out = network.heads(*network.chosen(outputs, first))
        labels = network.labels_of_all(out["label_dependent"], out["label_head"])[0].argmax(-1).numpy()
        ours |= {"names": out["names"][0], "arcs": out["arcs"][0].log_softmax(-1)}
        if meaning is not None:
            mixed = meaning.mixed(outputs)
            words = mixed[0, first[0]]
            ours |= {"cue": meaning.cue(words), "said": meaning.said(words), "factuality": meaning.factuality(words)[:, 0]}
            ours["relation"] = meaning.relation(mixed, marks, torch.ones(ids.shape))[0]
    gap = max(float(np.abs(theirs[name] - value.numpy()).max()) for name, value in ours.items())
    tags = all((theirs[name] == out[name][0].argmax(-1).numpy()).all() for name in ("upos", "xpos", "lemma"))
    if gap > 1e-3 or not tags or not (theirs["label"] == labels).all():
        raise SystemExit(f"export differs from the trained network by {gap}")


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("target", type=Path)
    args = parser.parse_args()
    export(args.folder, args.target)
