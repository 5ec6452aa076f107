"""Writes the trained event reader as the two ONNX files that the package ships: `python -m training.put_out build/reader/last.pt src/zerohour/language`.

The encoder becomes int8 as in `training.export`; the heads, a tenth of its size, stay as they are.
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

from training.export import LICENCE, Fast
from training.network import Encoder, pretrained_folder
from training.reading import BODIES, KINDS, SECTORS, STATUSES, TYPES, Batch, Reading

ENCODED = ("types", "for_types", "for_links", "for_parties")
GIVEN = ("for_types", "for_links", "for_parties", "sentence", "triggers", "kinds", "spans", "namings")
TOLD = ("links", "status", "equal", "borderline", "mode", "alike", "codes", "sector", "source", "several")


class Trunk(nn.Module):
    """One window in: the scores of types and the three vectors of each word out."""

    def __init__(self, model: Reading) -> None:
        super().__init__()
        self.model = model
        self.layers = nn.ModuleList(Fast(layer) for layer in model.encoder.layers)

    def forward(self, ids: Tensor, shapes: Tensor, first: Tensor) -> tuple[Tensor, ...]:
        encoder = self.model.encoder
        x = encoder.norm(encoder.pieces(ids) + encoder.positions.weight[: ids.shape[0]] + encoder.kind + encoder.shapes(shapes))
        outputs = []
        for layer in self.layers:
            x = layer(x)
            outputs.append(x[first])
        shares = self.model.mix.softmax(1)
        mixed = [sum(share[n] * one for n, one in enumerate(outputs)) for share in shares]
        return (self.model.typed(mixed[0]), *mixed)


class Heads(nn.Module):
    """What the heads say of one window's events and parties."""

    def __init__(self, model: Reading) -> None:
        super().__init__()
        self.model = model

    def forward(self, a: Tensor, b: Tensor, c: Tensor, sentence: Tensor, triggers: Tensor, kinds: Tensor, spans: Tensor, namings: Tensor):
        model = self.model
        none = lambda rows: torch.zeros_like(rows[:, :1])
        batch = Batch(
            ids=sentence[None],
            shapes=sentence[None],
            mask=sentence[None],
            first=sentence[None],
            words=torch.ones_like(sentence)[None],
            sentence=sentence[None],
            triggers=torch.cat([torch.zeros_like(triggers)[:, None], triggers[:, None]], 1),
            kinds=kinds,
            spans=torch.cat([none(spans), spans], 1),
            namings=torch.cat([none(namings), namings], 1),
        )
        heads, told = model.heads(b[None], batch), model.told(model.heads(a[None], batch))
        count = triggers.shape[0]
        left = torch.nn.functional.gelu(model.same_left(heads))
        alike = model.same(left[:, None, :] * left[None, :, :])[..., 0]
        party = torch.nn.functional.gelu(model.party(model.phrase(c[None], batch.spans)))
        return (
            model.links(b[None], heads, batch),
            model.status(told),
            model.equal(told)[:, 0],
            model.borderline(told)[:, 0],
            model.mode(told),
            alike.reshape(count, count),
            model.codes(party, c[None], batch),
            model.sector(party),
            model.source(party),
            model.several(party)[:, 0],
        )


def loaded(path: Path) -> tuple[Reading, list[str]]:
    state = torch.load(path, map_location="cpu")
    encoder = Encoder(json.loads((pretrained_folder() / "config.json").read_text()), 0.0)
    model = Reading(encoder, len(state["modes"]), drop=0.0)
    model.load_state_dict(state["mean"])
    return model.eval(), state["modes"]


def window() -> tuple[Tensor, ...]:
    words = 19
    return torch.randint(200, 3000, (31,)), torch.randint(0, 8, (31,)), torch.arange(1, words + 1)


def put_out(path: Path, folder: Path) -> None:
    torch.manual_seed(0)
    model, modes = loaded(path)
    trunk, heads = Trunk(model).eval(), Heads(model).eval()
    given = window()
    with torch.no_grad():
        _, *vectors = trunk(*given)
    asked = (
        *vectors,
        torch.arange(19) // 7,
        torch.tensor([2, 8, 11]),
        torch.tensor([16, 3, 5]),
        torch.tensor([[0, 1], [4, 4]]),
        torch.tensor([[1, 1], [4, 4], [9, 10]]),
    )
    folder.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as scratch:
        plain, ready = Path(scratch) / "plain.onnx", Path(scratch) / "ready.onnx"
        axes = {"ids": {0: "pieces"}, "shapes": {0: "pieces"}, "first": {0: "words"}} | {name: {0: "words"} for name in ENCODED}
        export(trunk, given, plain, ("ids", "shapes", "first"), ENCODED, axes)
        check(trunk, given, plain)
        quant_pre_process(str(plain), str(ready), skip_symbolic_shape=True)
        quantize_dynamic(
            str(ready),
            str(folder / "events.onnx"),
            weight_type=QuantType.QInt8,
            per_channel=True,
            reduce_range=True,
            op_types_to_quantize=["MatMul", "Gather"],
        )
        axes = {name: {0: "words"} for name in GIVEN[:4]} | {
            "triggers": {0: "n"},
            "kinds": {0: "n"},
            "spans": {0: "m"},
            "namings": {0: "k"},
        }
        axes |= {name: {0: "n"} for name in TOLD[:6]} | {name: {0: "m"} for name in TOLD[6:]}
        axes["links"][1], axes["alike"][1], axes["codes"][1] = "words", "n", "choices"
        export(heads, asked, folder / "heads.onnx", GIVEN, TOLD, axes, folded=False)
        check(heads, asked, folder / "heads.onnx")
    labels = {"types": TYPES, "statuses": STATUSES, "bodies": BODIES, "sectors": SECTORS, "kinds": KINDS, "modes": modes}
    describe(folder / "heads.onnx", labels)
    describe(folder / "events.onnx", None)
    print(*(f"{p.name} {p.stat().st_size / 1e6:.1f} MB" for p in (folder / "events.onnx", folder / "heads.onnx")))


def export(module: nn.Module, given: tuple[Tensor, ...], target: Path, inputs, outputs, axes, folded: bool = True) -> None:
    """Writes a network; what is not folded keeps its weights under their names, from which training can go on."""
    torch.onnx.export(
        module,
        given,
        str(target),
        input_names=list(inputs),
        output_names=list(outputs),
        dynamic_axes=axes,
        opset_version=17,
        dynamo=False,
        do_constant_folding=folded,
    )


def check(module: nn.Module, given: tuple[Tensor, ...], path: Path) -> None:
    """The exported network must say what the trained one says."""
    session = onnxruntime.InferenceSession(str(path), providers=["CPUExecutionProvider"])
    with torch.no_grad():
        ours = module(*given)
    theirs = session.run(None, {i.name: t.numpy() for i, t in zip(session.get_inputs(), given)})
    gap = max(float(np.abs(a.numpy() - b).max()) for a, b in zip(ours, theirs))
    if gap > 1e-3:
        raise SystemExit(f"{path.name} differs from the trained network by {gap}")


def describe(path: Path, labels: dict[str, list[str]] | None) -> None:
    model = onnx.load(str(path))
    for key, value in (("licence", LICENCE), *((("labels", json.dumps(labels)),) if labels else ())):
        entry = model.metadata_props.add()
        entry.key, entry.value = key, value
    onnx.save(model, str(path))


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("checkpoint", type=Path)
    parser.add_argument("folder", type=Path)
    args = parser.parse_args()
    put_out(args.checkpoint, args.folder)
