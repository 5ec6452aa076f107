"""The network of the event reader: one encoder over a window of a report, and heads for triggers, links, codes and what is told of them."""

from dataclasses import dataclass

import torch
from torch import Tensor, nn
from torch.nn import functional

from training.network import FAR, Encoder, Layer

TYPES = [
    "O",
    "AGREE",
    "CONSULT",
    "SUPPORT",
    "CONCEDE",
    "COOPERATE",
    "AID",
    "RETREAT",
    "REQUEST",
    "ACCUSE",
    "REJECT",
    "THREATEN",
    "PROTEST",
    "SANCTION",
    "MOBILIZE",
    "COERCE",
    "ASSAULT",
]
STATUSES = ["occurred", "ongoing", "planned", "expected", "possible", "negated"]
ROLES = ["actor", "recipient", "place", "time", "said"]
# What a party is where no word of the window names its country: a body of PLOVER, or nobody's.
BODIES = ["", "IGO", "UNO", "EUR", "NGO", "ISM", "IMG", "MNC"]
SECTORS = [
    "",
    *[
        "GOV",
        "MIL",
        "LEG",
        "JUD",
        "COP",
        "SPY",
        "PRM",
        "PTY",
        "REB",
        "UAF",
        "UNK",
        "AGR",
        "BUS",
        "CRM",
        "CVL",
        "EDU",
        "ELI",
        "JRN",
        "LAB",
        "MED",
        "REF",
        "OPP",
        "PRE",
        "REL",
        "SOC",
        "NGO",
    ],
]
KINDS = [
    "",
    *[
        "official",
        "government",
        "military",
        "armed-group",
        "outlet",
        "document",
        "anonymous",
        "person",
        "organisation",
        "social-media",
        "unattributed",
    ],
]
GAPS = 44
REACH = 64  # words before and behind a trigger that are read again for it


@dataclass(frozen=True)
class Batch:
    """Windows side by side; rows of triggers, spans and pairs name their window first."""

    ids: Tensor
    shapes: Tensor
    mask: Tensor
    first: Tensor  # windows x words: the first piece of each word
    words: Tensor  # windows x words: 1 for a word
    sentence: Tensor  # windows x words
    triggers: Tensor  # n x 2: window, word
    kinds: Tensor  # n: type of each trigger
    spans: Tensor  # m x 3: window, first word, last word (included)
    namings: Tensor  # k x 3: window, first word, last word (included)


class Beside(nn.Module):
    """What the words beside a trigger are to it, read together: who attacks is not who is attacked, and "and" joins equals.

    Two transformer layers over the words within REACH of the trigger, which know where it is and what; their scores add to those that each
    word gets by itself.
    """

    def __init__(self, size: int, width: int = 192, drop: float = 0.1) -> None:
        super().__init__()
        self.word, self.trigger = nn.Linear(size, width), nn.Linear(size + 32, width)
        self.gap = nn.Embedding(GAPS, width)
        self.norm = nn.LayerNorm(width, eps=1e-12)
        self.layers = nn.ModuleList(Layer(width, 4, 2 * width, drop) for _ in range(2))
        self.role = nn.Linear(width, len(ROLES))
        nn.init.zeros_(self.role.weight)
        nn.init.zeros_(self.role.bias)

    def forward(self, vectors: Tensor, heads: Tensor, batch: Batch) -> Tensor:
        """Triggers x words x roles; 0 for words out of reach."""
        window, word = batch.triggers[:, 0], batch.triggers[:, 1]
        near = word[:, None] + torch.arange(-REACH, REACH + 1)[None, :]
        count = vectors.shape[1]
        index = near.clamp(0, count - 1)
        there = (near >= 0) & (near < count)
        there = there & (batch.words[window[:, None], index] > 0)
        gaps = gap_of(word, index, batch.sentence[window, word], batch.sentence[window[:, None], index])
        x = self.norm(self.word(vectors)[window[:, None], index] + self.trigger(heads)[:, None, :] + self.gap(gaps))
        bias = (~there)[:, None, None, :].to(x.dtype) * FAR
        for layer in self.layers:
            x = layer(x, bias)
        scores = self.role(x) * there[:, :, None].to(x.dtype)
        back = torch.arange(count)[None, :] - word[:, None] + REACH
        inside = ((back >= 0) & (back <= 2 * REACH)).to(x.dtype)
        picked = scores.gather(1, back.clamp(0, 2 * REACH)[:, :, None].expand(-1, -1, len(ROLES)))
        return picked * inside[:, :, None]


class Reading(nn.Module):
    """Scores of a batch; see `forward`."""

    def __init__(self, encoder: Encoder, modes: int, width: int = 256, drop: float = 0.2) -> None:
        super().__init__()
        size = encoder.pieces.weight.shape[1]
        self.encoder, self.drop = encoder, drop
        self.half = False  # whether encoder and links compute in bfloat16 while they are trained
        self.mix = nn.Parameter(torch.zeros(3, len(encoder.layers)))
        self.typed = nn.Sequential(nn.Linear(size, size), nn.GELU(), nn.Dropout(drop), nn.Linear(size, len(TYPES)))
        self.kind = nn.Embedding(len(TYPES), 32)
        self.told = nn.Sequential(nn.Linear(size + 32, 256), nn.GELU(), nn.Dropout(drop))
        self.status, self.equal, self.borderline = nn.Linear(256, len(STATUSES)), nn.Linear(256, 1), nn.Linear(256, 1)
        self.mode = nn.Linear(256, modes)
        self.left, self.right = nn.Linear(size + 32, width), nn.Linear(size, width)
        self.pair, self.own, self.other = nn.Linear(width, len(ROLES)), nn.Linear(width, len(ROLES)), nn.Linear(width, len(ROLES))
        self.near = nn.Embedding(GAPS, len(ROLES))
        self.beside = Beside(size)
        self.same_left = nn.Linear(size + 32, 128)
        self.same = nn.Linear(128, 1)
        self.party, self.naming = nn.Linear(2 * size, width), nn.Linear(2 * size, width)
        self.points = nn.Linear(width, 1)
        self.home = nn.Embedding(GAPS + 2, 1)
        self.body, self.sector, self.source = nn.Linear(width, len(BODIES)), nn.Linear(width, len(SECTORS)), nn.Linear(width, len(KINDS))
        self.several = nn.Linear(width, 1)
        for layer in (self.near, self.home):
            nn.init.zeros_(layer.weight)
        nn.init.constant_(self.pair.bias, -4.0)

    def _fast(self) -> torch.autocast:
        return torch.autocast("cpu", dtype=torch.bfloat16, enabled=self.half and self.training)

    def vectors(self, batch: Batch) -> list[Tensor]:
        """Three mixes of the encoder's layers at each word's first piece: for triggers, for links, for parties."""
        with self._fast():
            outputs = [output.float() for output in self.encoder(batch.ids, batch.shapes, batch.mask)]
        shares = self.mix.softmax(1)
        index = batch.first[:, :, None].expand(-1, -1, outputs[0].shape[-1])
        stack = torch.stack([o.gather(1, index) for o in outputs])
        return [functional.dropout(torch.einsum("l,lbwd->bwd", share, stack), self.drop, self.training) for share in shares]

    def types(self, vectors: Tensor) -> Tensor:
        return self.typed(vectors)

    def heads(self, vectors: Tensor, batch: Batch) -> Tensor:
        """The vectors of the triggers, with what they are."""
        return torch.cat([vectors[batch.triggers[:, 0], batch.triggers[:, 1]], self.kind(batch.kinds)], -1)

    def links(self, vectors: Tensor, heads: Tensor, batch: Batch) -> Tensor:
        """Triggers x words x roles."""
        act = lambda t: functional.dropout(functional.gelu(t), self.drop, self.training)
        left, right = act(self.left(heads)), act(self.right(vectors))
        window, word = batch.triggers[:, 0], batch.triggers[:, 1]
        # One product for all roles: sum_d left[d] weight[r, d] right[d].
        scaled = left[:, None, :] * self.pair.weight[None]
        scores = torch.einsum("nrd,nwd->nwr", scaled, right[window]) + self.pair.bias
        scores = scores + self.own(left)[:, None, :] + self.other(right)[window]
        gaps = gap_of(word, torch.arange(vectors.shape[1])[None, :], batch.sentence[window, word], batch.sentence[window])
        with self._fast():
            beside = self.beside(vectors, heads, batch).float()
        return scores + self.near(gaps) + beside

    def alike(self, heads: Tensor, one: Tensor, other: Tensor) -> Tensor:
        """The score that two triggers tell of one event."""
        left = functional.gelu(self.same_left(heads))
        return self.same(left[one] * left[other])[:, 0]

    def phrase(self, vectors: Tensor, spans: Tensor) -> Tensor:
        """The mean of a phrase's words and its last word."""
        sums = functional.pad(vectors, (0, 0, 1, 0)).cumsum(1)
        count = (spans[:, 2] - spans[:, 1] + 1)[:, None]
        mean = (sums[spans[:, 0], spans[:, 2] + 1] - sums[spans[:, 0], spans[:, 1]]) / count
        return torch.cat([mean, vectors[spans[:, 0], spans[:, 2]]], -1)

    def codes(self, party: Tensor, vectors: Tensor, batch: Batch) -> Tensor:
        """Spans x (bodies, namings): what each party's country is named by; namings of other windows are out of reach."""
        body = self.body(party)
        if not len(batch.namings):
            return body
        named = functional.gelu(self.naming(self.phrase(vectors, batch.namings)))
        scores = (party * self.points.weight) @ named.T / party.shape[1] ** 0.5 + self.points.bias
        spans, namings = batch.spans, batch.namings
        inside = (namings[None, :, 1] >= spans[:, None, 1]) & (namings[None, :, 2] <= spans[:, None, 2])
        gaps = gap_of(
            spans[:, 2],
            namings[None, :, 2].expand(spans.shape[0], -1),
            batch.sentence[spans[:, 0], spans[:, 2]],
            batch.sentence[namings[:, 0], namings[:, 2]][None].expand(spans.shape[0], -1),
        )
        gaps = torch.where(inside, torch.full_like(gaps, GAPS), gaps)
        scores = scores + self.home(gaps)[..., 0]
        return torch.cat([body, scores.masked_fill(spans[:, :1] != namings[None, :, 0], -1e4)], 1)


def gap_of(word: Tensor, others: Tensor, sentence: Tensor, sentences: Tensor) -> Tensor:
    """How far words are from a word, in buckets: by words within its sentence, by sentences beyond."""
    gap = others - word[:, None]
    near = torch.sign(gap) * torch.log2(gap.abs().float() + 1).mul(2).floor().clamp(max=11).long() + 12
    apart = sentences - sentence[:, None]
    far = torch.where(apart < 0, 24 + (-apart).clamp(max=12) - 1, 37 + apart.clamp(max=6) - 1)
    return torch.where(apart == 0, near, far)
