"""The weights of the shipped event reader as the network's own, to go on training from.

python -m training.restored_reader src/zerohour/language build/start.pt
"""

import argparse
import json
import re
from pathlib import Path

import numpy as np
import onnx
import torch
from onnx import numpy_helper

from training.network import Encoder, pretrained_folder
from training.reading import Reading
from training.restored import plain, split_qkv

_GATHER = re.compile(r"/Gather_(\d+)_output_0$")


def restored_reader(folder: Path) -> tuple[Reading, list[str]]:
    """The network of `events.onnx` and `heads.onnx`, and its modes; int8 values times their scales."""
    stored, meta = {}, {}
    for name in ("events", "heads"):
        model = onnx.load(str(folder / f"{name}.onnx"))
        stored |= {i.name: numpy_helper.to_array(i) for i in model.graph.initializer}
        meta |= {entry.key: entry.value for entry in model.metadata_props}
    modes = json.loads(meta["labels"])["modes"]
    model = Reading(Encoder(json.loads((pretrained_folder() / "config.json").read_text())), len(modes))
    state = {
        n.removeprefix("model."): v
        for n, v in stored.items()
        if n.startswith("model.") and not re.search("_(scale|zero_point|quantized)$", n)
    }
    for name in [n.removesuffix("_quantized") for n in stored if n.startswith("model.") and n.endswith("_quantized")]:
        value, turned = plain(stored, name), name.endswith("_Transposed")
        state[name.removeprefix("model.").removesuffix("_Transposed")] = value.T if turned else value
    for n in range(len(model.encoder.layers)):
        state |= split_qkv(stored, n)
    numbered = {int(m[1]): stored[m[0]] for m in map(_GATHER.match, stored) if m}
    shares = [value for _, value in sorted(numbered.items()) if value.dtype == np.float32 and not value.shape]
    state["mix"] = np.log(np.array(shares).reshape(3, -1))
    model.load_state_dict({name: torch.tensor(np.ascontiguousarray(value)) for name, value in state.items()})
    return model, modes


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("checkpoint", type=Path)
    args = parser.parse_args()
    reader, labels = restored_reader(args.folder)
    torch.save({"mean": reader.state_dict(), "modes": labels}, args.checkpoint)
