"""Writes the trained network as the one ONNX file that the package ships: `python -m training.export build/model model.onnx`.

Weights of matrices and embeddings become int8, one scale a column (one scale a matrix loses half a point of LAS). The file's metadata
carry the vocabulary, the labels and the licence.
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

from training.network import Encoder, Layer, Network, pretrained_folder

LICENCE = "CC BY-SA 4.0; see MODEL_CARD.md for the data and their authors"
OUTPUTS = ("upos", "xpos", "lemma", "names", "arcs", "label", "vectors")
# Which layers the heads see: low ones know words, high ones roles.
SEEN = (1, 3, 5)


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

    def __init__(self, network: Network) -> None:
        super().__init__()
        self.network, encoder = network, network.encoder
        self.layers = nn.ModuleList(Fast(layer) for layer in encoder.layers)
        self.sizes = [network.linear[name].out_features for name in ("upos", "xpos", "lemma")]
        self.tags = nn.Linear(network.linear["upos"].in_features, sum(self.sizes))
        with torch.no_grad():
            self.tags.weight.copy_(torch.cat([network.linear[name].weight for name in ("upos", "xpos", "lemma")]))
            self.tags.bias.copy_(torch.cat([network.linear[name].bias for name in ("upos", "xpos", "lemma")]))

    def forward(self, ids: Tensor, shapes: Tensor, first: Tensor) -> tuple[Tensor, ...]:
        net, encoder = self.network, self.network.encoder
        x = encoder.norm(encoder.pieces(ids) + encoder.positions.weight[: ids.shape[0]] + encoder.kind + encoder.shapes(shapes))
        weights, mixed, seen = net.mix.softmax(0), torch.zeros_like(x), []
        for number, layer in enumerate(self.layers):
            x = layer(x)
            mixed = mixed + weights[number] * x
            if number in SEEN:
                seen.append(x)
        words, top = (mixed * net.scale)[first], x[first]
        rooted = torch.cat([net.root[None], words])
        one = lambda t: torch.cat([t, torch.ones_like(t[..., :1])], -1)
        act = lambda t: functional.leaky_relu(t, 0.1)
        arcs = (one(act(net.arc_dependent(words))) @ net.arc_weight) @ act(net.arc_head(rooted)).transpose(0, 1)
        kinds, width, _ = net.label_weight.shape
        left = one(act(net.label_dependent(words))) @ net.label_weight.permute(1, 0, 2).reshape(width, kinds * width)
        labels = (left.view(-1, width) @ one(act(net.label_head(rooted))).transpose(0, 1)).view(-1, kinds, rooted.shape[0])
        best = [part.argmax(-1).to(torch.int32) for part in self.tags(words).split(self.sizes, -1)]
        return (
            *best,
            net.linear["names"](top),
            arcs.log_softmax(-1),
            labels.argmax(1).to(torch.uint8),
            torch.cat([s[first] for s in seen], -1),
        )


def example(pieces: int, words: int) -> tuple[Tensor, ...]:
    return torch.randint(200, 3000, (pieces,)), torch.randint(0, 8, (pieces,)), torch.arange(1, words + 1)


def export(folder: Path, target: Path) -> None:
    torch.manual_seed(0)
    labels = json.loads((folder / "labels.json").read_text())
    network = Network(Encoder(json.loads((pretrained_folder() / "config.json").read_text()), 0.0), labels)
    network.load_state_dict(torch.load(folder / "weights.pt", map_location="cpu"))
    wrapped = Exported(network).eval()
    axes = {"ids": {0: "pieces"}, "shapes": {0: "pieces"}, "first": {0: "words"}} | {name: {0: "words"} for name in OUTPUTS}
    axes["arcs"][1] = axes["label"][1] = "heads"
    with tempfile.TemporaryDirectory() as scratch:
        plain, ready = Path(scratch) / "plain.onnx", Path(scratch) / "ready.onnx"
        torch.onnx.export(
            wrapped,
            example(17, 11),
            str(plain),
            input_names=["ids", "shapes", "first"],
            output_names=list(OUTPUTS),
            dynamic_axes=axes,
            opset_version=17,
            dynamo=False,
        )
        check(network, plain)
        quant_pre_process(str(plain), str(ready), skip_symbolic_shape=True)
        quantize_dynamic(str(ready), str(target), weight_type=QuantType.QInt8, per_channel=True, op_types_to_quantize=["MatMul", "Gather"])
    model = onnx.load(str(target))
    vocabulary = (folder / "vocabulary.txt").read_text(encoding="utf-8")
    lemmas = (folder / "lemmas.json").read_text(encoding="utf-8")
    trained = folder / "heads.json"
    heads = trained.read_text(encoding="utf-8") if trained.exists() else "{}"
    for key, value in (
        ("labels", json.dumps(labels)),
        ("vocabulary", vocabulary),
        ("lemmas", lemmas),
        ("heads", heads),
        ("licence", LICENCE),
    ):
        entry = model.metadata_props.add()
        entry.key, entry.value = key, value
    onnx.save(model, str(target))
    print(f"{target} {target.stat().st_size / 1e6:.1f} MB")


def check(network: Network, path: Path) -> None:
    """The exported network must say what the trained one says."""
    given = example(23, 14)
    session = onnxruntime.InferenceSession(str(path), providers=["CPUExecutionProvider"])
    theirs = dict(zip(OUTPUTS, session.run(None, {name: t.numpy() for name, t in zip(("ids", "shapes", "first"), given)})))
    with torch.no_grad():
        out = network.eval().heads(*network.words(*(t[None] for t in given)))
        labels = network.labels_of_all(out["label_dependent"], out["label_head"])[0].argmax(-1).numpy()
    gap = max(
        float(np.abs(theirs[name] - ours.numpy()).max())
        for name, ours in (("names", out["names"][0]), ("arcs", out["arcs"][0].log_softmax(-1)))
    )
    tags = all((theirs[name] == out[name][0].argmax(-1).numpy()).all() for name in ("upos", "xpos", "lemma"))
    if gap > 1e-3 or not tags or not (theirs["label"] == labels).all():
        raise SystemExit(f"export differs from the trained network by {gap}")


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("target", type=Path)
    args = parser.parse_args()
    export(args.folder, args.target)
