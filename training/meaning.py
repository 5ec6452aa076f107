"""The layers of meaning over the shared encoder: attribution, factuality, and the relation of two marked parties."""

import torch
from torch import Tensor, nn
from torch.nn import functional

from training.network import Encoder

CUES = ("O", "B", "I")
SAID = ("none", "source", "content")
# One output a scale: UW and MEANTIME share theirs, UDS It-Happened has its own.
SCALES = ("news", "web")


class Meaning(nn.Module):
    """Per word: cue tags, whether it is said by somebody whom the sentence does not name, and its factuality; per cue and word: whether the
    word belongs to the cue's source or content (biaffine); per sentence: the relation of the words marked 1 to the words marked 2.
    """

    def __init__(self, encoder: Encoder, relations: list[str], pair: int = 96, hidden: int = 256, dropout: float = 0.2) -> None:
        super().__init__()
        size = encoder.pieces.weight.shape[1]
        self.relations, self.dropout = relations, dropout
        self.marks = nn.Embedding(3, size)
        nn.init.normal_(self.marks.weight, std=0.02)
        self.mix = nn.Parameter(torch.zeros(len(encoder.layers)))
        self.cue, self.within = nn.Linear(size, len(CUES)), nn.Linear(size, 1)
        self.pair_cue, self.pair_word = nn.Linear(size, pair), nn.Linear(size, pair)
        self.pair_weight = nn.Parameter(nn.init.xavier_uniform_(torch.empty(len(SAID), pair + 1, pair + 1)))
        self.fact_in, self.fact_out = nn.Linear(size, 128), nn.Linear(128, len(SCALES))
        self.relation_in, self.relation_out = nn.Linear(4 * size, hidden), nn.Linear(hidden, len(relations))

    def added(self, marks: Tensor) -> Tensor:
        """What the marks (0: none, 1: actor, 2: recipient) add to the pieces."""
        return self.marks(marks) * (marks > 0)[..., None]

    def mixed(self, outputs: list[Tensor]) -> Tensor:
        """A learned mix of the encoder's layers."""
        weights = self.mix.softmax(0)
        return sum(weights[n] * output for n, output in enumerate(outputs))

    def said(self, words: Tensor) -> Tensor:
        """Scores of cue x kind x word; `words` without a batch dimension or with one."""
        one = lambda t: torch.cat([t, torch.ones_like(t[..., :1])], -1)
        act = lambda t: functional.dropout(functional.leaky_relu(t, 0.1), self.dropout, self.training)
        left, right = one(act(self.pair_cue(words))), one(act(self.pair_word(words)))
        kinds, width, _ = self.pair_weight.shape
        turned = (left @ self.pair_weight.permute(1, 0, 2).reshape(width, kinds * width)).view(*words.shape[:-1], kinds, width)
        return turned @ right.transpose(-1, -2).unsqueeze(-3)

    def factuality(self, words: Tensor) -> Tensor:
        """Words x scales."""
        hidden = functional.gelu(self.fact_in(functional.dropout(words, self.dropout, self.training)))
        return self.fact_out(functional.dropout(hidden, self.dropout, self.training))

    def relation(self, pieces: Tensor, marks: Tensor, real: Tensor) -> Tensor:
        """Scores of the relations, from the vectors of the two parties, of the opening mark, and of all pieces."""
        groups = ((marks == 1).float(), (marks == 2).float(), real)
        pooled = [pieces[..., 0, :], *((pieces * g[..., None]).sum(-2) / g.sum(-1, keepdim=True).clamp(min=1.0) for g in groups)]
        hidden = functional.gelu(self.relation_in(functional.dropout(torch.cat(pooled, -1), self.dropout, self.training)))
        return self.relation_out(functional.dropout(hidden, self.dropout, self.training))
