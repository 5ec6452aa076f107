"""The weights of a shipped model file as the network's own, to go on training from: int8 values times their scales."""

import json
import re
from pathlib import Path

import numpy as np
import onnx
import torch
from onnx import numpy_helper
from torch import Tensor

from training.meaning import SAID, Meaning
from training.network import Encoder, Network, pretrained_folder

_KIND = "onnx::Concat_"
_MIX = re.compile(r"onnx::Mul_(\d+)$")


def restored(path: Path) -> tuple[Network, dict[str, str]]:
    """The network and the file's metadata."""
    model = onnx.load(str(path))
    meta = {entry.key: entry.value for entry in model.metadata_props}
    stored = {i.name: numpy_helper.to_array(i) for i in model.graph.initializer}
    labels = json.loads(meta["labels"])
    network = Network(Encoder(json.loads((pretrained_folder() / "config.json").read_text())), labels)
    network.load_state_dict(_state(stored, labels, len(network.encoder.layers)))
    return network, meta


def restored_meaning(path: Path, encoder: Encoder, relations: list[str]) -> Meaning:
    """The layers of meaning of a file that has them."""
    stored = {i.name: numpy_helper.to_array(i) for i in onnx.load(str(path)).graph.initializer}
    meaning = Meaning(encoder, relations)
    size, pair = meaning.marks.weight.shape[1], meaning.pair_cue.weight.shape[0] + 1
    shapes = {
        (4 * size, meaning.relation_in.weight.shape[0]): "relation_in",
        (meaning.relation_in.weight.shape[0], len(relations)): "relation_out",
    }
    state: dict[str, np.ndarray] = {n.removeprefix("meaning."): v for n, v in stored.items() if re.fullmatch(r"meaning\.\w+\.bias", n)}
    for name in [n.removesuffix("_quantized") for n in stored if n.endswith("_quantized")]:
        value = plain(stored, name)
        if name.startswith("meaning."):
            turned = name.endswith("_Transposed")
            state[name.removeprefix("meaning.").removesuffix("_Transposed")] = value.T if turned else value
        elif name.startswith("onnx::MatMul") and value.shape in shapes:
            state[shapes[value.shape] + ".weight"] = value.T
        elif name.startswith("onnx::MatMul") and value.shape == (pair, pair * len(SAID)):
            state["pair_weight"] = _biaffine(value)
    shares = [stored[n] for n in sorted((n for n in stored if _MIX.match(n)), key=lambda n: int(_MIX.match(n)[1]))]
    state["mix"] = np.log(np.array(shares[len(encoder.layers) :]))
    meaning.load_state_dict({name: torch.tensor(np.ascontiguousarray(value)) for name, value in state.items()})
    return meaning


def _biaffine(value: np.ndarray) -> np.ndarray:
    """Kinds x width x width, from the columns of all kinds side by side."""
    width = value.shape[0]
    return value.reshape(width, -1, width).transpose(1, 0, 2)


def plain(stored: dict[str, np.ndarray], name: str) -> np.ndarray:
    """The numbers of an int8 matrix."""
    values, zero = stored[name + "_quantized"].astype(np.float32), stored[name + "_zero_point"].astype(np.float32)
    return (values - zero) * stored[name + "_scale"]


def split_qkv(stored: dict[str, np.ndarray], number: int) -> dict[str, np.ndarray]:
    """Queries, keys and values of an encoder's layer, which the file keeps as one product, the queries scaled."""
    weight, bias = plain(stored, f"layers.{number}.qkv.weight_Transposed").T, stored[f"layers.{number}.qkv.bias"]
    size = weight.shape[1]
    scale = (size // 12) ** 0.5
    state = {}
    for part, name in enumerate("qkv"):
        times = scale if name == "q" else 1.0
        rows = slice(part * size, (part + 1) * size)
        state[f"encoder.layers.{number}.{name}.weight"], state[f"encoder.layers.{number}.{name}.bias"] = (
            weight[rows] * times,
            bias[rows] * times,
        )
    return state


def _state(stored: dict[str, np.ndarray], labels: dict[str, list[str]], layers: int) -> dict[str, Tensor]:
    state = {
        n.removeprefix("network."): v
        for n, v in stored.items()
        if n.startswith("network.") and not re.search("_(scale|zero_point|quantized)$", n)
    }
    for name in [n.removesuffix("_quantized") for n in stored if n.endswith("_quantized")]:
        value = plain(stored, name)
        if name.startswith("network."):
            turned = name.endswith("_Transposed")
            state[name.removeprefix("network.").removesuffix("_Transposed")] = value.T if turned else value
        elif name.startswith("onnx::MatMul") and value.shape[1] == value.shape[0] * len(labels["label"]):
            state["label_weight"] = _biaffine(value)
    for n in range(layers):
        state |= split_qkv(stored, n)
    tags, bias, begun = plain(stored, "tags.weight_Transposed").T, stored["tags.bias"], 0
    for name in ("upos", "xpos", "lemma"):
        rows = slice(begun, begun := begun + len(labels[name]))
        state[f"linear.{name}.weight"], state[f"linear.{name}.bias"] = tags[rows], bias[rows]
    state["root"] = next(v for n, v in stored.items() if n.startswith(_KIND))[0]
    shares = [stored[n] for n in sorted((n for n in stored if _MIX.match(n)), key=lambda n: int(_MIX.match(n)[1]))]
    state["mix"] = np.log(np.array(shares[:layers]))
    return {name: torch.tensor(np.ascontiguousarray(value)) for name, value in state.items()}
