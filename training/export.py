"""Writes the trained network as the one ONNX file that the package ships: `python -m training.export build/model model.onnx`.

Weights of matrices and embeddings become int8, one scale a column (one scale a matrix loses half a point of LAS). The file's metadata
carry the vocabulary, the labels and the licence.
"""

import argparse
import json
import tempfile
from pathlib import Path

import numpy as np
import onnx
import onnxruntime
import torch
from onnxruntime.quantization import QuantType, quantize_dynamic
from onnxruntime.quantization.shape_inference import quant_pre_process
from torch import Tensor, nn

from training.network import Encoder, Network, pretrained_folder

LICENCE = "CC BY-SA 4.0; see MODEL_CARD.md for the data and their authors"
OUTPUTS = ("upos", "xpos", "lemma", "names", "arcs", "label")


class Exported(nn.Module):
    """One sentence in; the best tags, and the scores that decoding needs, out."""

    def __init__(self, network: Network) -> None:
        super().__init__()
        self.network = network

    def forward(self, ids: Tensor, shapes: Tensor, first: Tensor) -> tuple[Tensor, ...]:
        mixed, top = self.network.words(ids, shapes, first)
        out = self.network.heads(mixed, top)
        labels = self.network.labels_of_all(out["label_dependent"], out["label_head"])
        best = [out[layer].argmax(-1).to(torch.int32) for layer in ("upos", "xpos", "lemma")]
        return *best, out["names"], out["arcs"].log_softmax(-1), labels.argmax(-1).to(torch.uint8)


def example(pieces: int, words: int) -> tuple[Tensor, ...]:
    return torch.randint(200, 3000, (1, pieces)), torch.randint(0, 8, (1, pieces)), torch.arange(1, words + 1)[None]


def export(folder: Path, target: Path) -> None:
    torch.manual_seed(0)
    labels = json.loads((folder / "labels.json").read_text())
    network = Network(Encoder(json.loads((pretrained_folder() / "config.json").read_text()), 0.0), labels)
    network.load_state_dict(torch.load(folder / "weights.pt", map_location="cpu"))
    wrapped = Exported(network).eval()
    axes = {"ids": {1: "pieces"}, "shapes": {1: "pieces"}, "first": {1: "words"}} | {name: {1: "words"} for name in OUTPUTS}
    axes["arcs"][2] = axes["label"][2] = "heads"
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
        check(wrapped, plain)
        quant_pre_process(str(plain), str(ready), skip_symbolic_shape=True)
        quantize_dynamic(str(ready), str(target), weight_type=QuantType.QInt8, per_channel=True, op_types_to_quantize=["MatMul", "Gather"])
    model = onnx.load(str(target))
    vocabulary = (folder / "vocabulary.txt").read_text(encoding="utf-8")
    lemmas = (folder / "lemmas.json").read_text(encoding="utf-8")
    for key, value in (("labels", json.dumps(labels)), ("vocabulary", vocabulary), ("lemmas", lemmas), ("licence", LICENCE)):
        entry = model.metadata_props.add()
        entry.key, entry.value = key, value
    onnx.save(model, str(target))
    print(f"{target} {target.stat().st_size / 1e6:.1f} MB")


def check(wrapped: Exported, path: Path) -> None:
    """The exported network must say what the trained one says."""
    given = example(23, 14)
    session = onnxruntime.InferenceSession(str(path), providers=["CPUExecutionProvider"])
    theirs = session.run(None, {name: t.numpy() for name, t in zip(("ids", "shapes", "first"), given)})
    with torch.no_grad():
        ours = wrapped(*given)
    gap = max(float(np.abs(a.astype(np.float64) - b.numpy().astype(np.float64)).max()) for a, b in zip(theirs[3:5], ours[3:5]))
    if gap > 1e-3:
        raise SystemExit(f"export differs from the trained network by {gap}")


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("target", type=Path)
    args = parser.parse_args()
    export(args.folder, args.target)
