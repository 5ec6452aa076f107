"""Trains what a mention tells of, and puts it into the model file: `python -m training.sense --data ../shared/data model.onnx`.

A linear layer over the file's own vectors, of the word and of its sentence: mentions of one event point in one direction. It learns from
all pairs of gold mentions of a topic of ECB+ (topics 1-30; 31-35 are the test), and changes nothing else in the file. One core: minutes.
"""

import argparse
import random
from collections.abc import Sequence
from pathlib import Path

import numpy as np
import onnx
import onnxruntime
import torch
from numpy.typing import NDArray
from onnx import helper, numpy_helper
from torch import Tensor, nn
from torch.nn import functional

from training.events import TOPICS, by_topic, coreferences
from training.sets import Row
from zerohour.language.wordpiece import WordPiece

SIZE = 64
_PIECES, _TURNS, _DROPOUT = 4000, 60, 0.3
_CUE, _OWN = "meaning.cue.weight_Transposed", "sense."


class Sense(nn.Module):
    """From the vector of a word and the mean of its sentence's pieces to a direction."""

    def __init__(self, width: int) -> None:
        super().__init__()
        self.word, self.whole = nn.Linear(width, SIZE), nn.Linear(width, SIZE, bias=False)
        # From the cosine of two directions to the odds that both are one event.
        self.odds = nn.Parameter(torch.tensor([8.0, -4.0]))

    def forward(self, words: Tensor, wholes: Tensor) -> Tensor:
        drop = lambda t: functional.dropout(t, _DROPOUT, self.training)
        return functional.normalize(self.word(drop(words)) + self.whole(drop(wholes)), dim=-1)


def _vectors(model: onnx.ModelProto) -> tuple[str, str]:
    """The names of what the layers of meaning see: the vectors of the words, and of the pieces."""
    by_output = {name: node for node in model.graph.node for name in node.output}
    scaled = next(node for node in model.graph.node if any(name.startswith(_CUE) for name in node.input))
    words = by_output[scaled.input[0]].input[0]
    return words, by_output[words].input[0]


def seen(path: Path, rows: Sequence[Row]) -> list[Row]:
    """The rows with "vectors", what the file gives for each word of a mention, and "whole", for the sentence."""
    model = onnx.load(str(path))
    names = _vectors(model)
    model.graph.output.extend(onnx.ValueInfoProto(name=name) for name in names)
    session = onnxruntime.InferenceSession(model.SerializeToString(), providers=["CPUExecutionProvider"])
    found = []
    for row in rows:
        feed = {name: np.array(row[name], np.int64) for name in ("ids", "shapes", "first")} | {"marks": np.zeros(len(row["ids"]), np.int64)}
        words, pieces = session.run(names, feed)
        found.append(row | {"vectors": words[[word for word, _ in row["mentions"]]], "whole": pieces.mean(0)})
    return found


def fitted(rows: Sequence[Row], seed: int = 1) -> Sense:
    """The layer, from rows with their vectors."""
    torch.manual_seed(seed)
    rng = random.Random(seed)
    own = Sense(len(rows[0]["whole"]))
    tuner = torch.optim.AdamW(own.parameters(), lr=2e-3, weight_decay=0.05)
    steps = [batch for _ in range(_TURNS) for batch in by_topic(rows, _PIECES, rng)]
    rng.shuffle(steps)
    schedule = torch.optim.lr_scheduler.LambdaLR(tuner, lambda s: 1 - s / len(steps))
    own.train()
    for batch in steps:
        tuner.zero_grad()
        _loss(own, batch).backward()
        tuner.step()
        schedule.step()
    return own.eval()


def _loss(own: Sense, rows: Sequence[Row]) -> Tensor:
    """Over all pairs of words of mentions that stand in different sentences: whether both are of one event."""
    events = [event for row in rows for _, event in row["mentions"]]
    number = {name: n for n, name in enumerate(dict.fromkeys(events))}
    gold = torch.tensor([number[name] for name in events])
    where = torch.tensor([n for n, row in enumerate(rows) for _ in row["mentions"]])
    above = torch.triu(where[:, None] != where[None], 1)
    senses = own(*stacked(rows))
    scores = own.odds[0] * (senses @ senses.T) + own.odds[1]
    same = (gold[:, None] == gold[None]).float()
    return functional.binary_cross_entropy_with_logits(scores[above], same[above], weight=1 + same[above])


def stacked(rows: Sequence[Row]) -> tuple[Tensor, Tensor]:
    """The vectors of all words of mentions, and for each that of its sentence."""
    wholes = np.concatenate([np.repeat(row["whole"][None], len(row["mentions"]), 0) for row in rows])
    return torch.from_numpy(np.concatenate([row["vectors"] for row in rows])), torch.from_numpy(wholes)


def put(path: Path, own: Sense) -> None:
    """Writes the layer into the file as one more output, "sense": words x SIZE, each of length one."""
    model = onnx.load(str(path))
    graph = model.graph
    for rows in (graph.node, graph.initializer, graph.output):
        kept = [row for row in rows if not row.name.startswith(_OWN) and row.name != "sense"]
        del rows[:]
        rows.extend(kept)
    words, pieces = _vectors(model)
    weights: dict[str, NDArray[np.float32]] = {
        "word": own.word.weight.detach().numpy().T,
        "whole": own.whole.weight.detach().numpy().T,
        "bias": own.word.bias.detach().numpy(),
    }
    graph.initializer.extend(numpy_helper.from_array(np.ascontiguousarray(value), _OWN + name) for name, value in weights.items())
    for kind, given, made, more in (
        ("ReduceMean", [pieces], "mean", {"axes": [0], "keepdims": 1}),
        ("MatMul", ["mean", "whole"], "of_whole", {}),
        ("MatMul", [words, "word"], "of_word", {}),
        ("Add", ["of_word", "of_whole"], "both", {}),
        ("Add", ["both", "bias"], "plain", {}),
        ("ReduceL2", ["plain"], "length", {"axes": [-1], "keepdims": 1}),
        ("Div", ["plain", "length"], "sense", {}),
    ):
        inputs = [name if name in (words, pieces) else _OWN + name for name in given]
        output = made if made == "sense" else _OWN + made
        graph.node.append(helper.make_node(kind, inputs, [output], name=_OWN + made, **more))
    graph.output.append(helper.make_tensor_value_info("sense", onnx.TensorProto.FLOAT, ["words", SIZE]))
    onnx.save(model, str(path))


def learned_from(data: Path, path: Path, topics: Sequence[int]) -> list[Row]:
    """The rows of some topics with the vectors of a file."""
    meta = {entry.key: entry.value for entry in onnx.load(str(path)).metadata_props}
    return seen(path, list(coreferences(data / "joining", topics, WordPiece(meta["vocabulary"].split("\n")))))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("file", type=Path)
    args = parser.parse_args()
    torch.set_num_threads(1)
    put(args.file, fitted(learned_from(args.data, args.file, TOPICS)))
    print(f"{args.file} {args.file.stat().st_size / 1e6:.1f} MB")


if __name__ == "__main__":
    main()
