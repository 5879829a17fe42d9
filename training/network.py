"""The network: one encoder, light heads over its words, and the losses that train them.

All heads read the state of a word's first piece; word 0 is the opening mark. Outputs, by word:
`tags` (statements, decoded with `transitions`), `kinds` (named things), `events` (one logit an event), `stance`,
`reality`, `hedged`, `scope`, `klass` (of the event that the word tells), `factual`; and `queries` and `keys`
[T, roles * 2, POINTER]: a word's query for a role's first or last word, against every word's key.
"""

from __future__ import annotations

from dataclasses import dataclass

import torch
from torch import Tensor, nn
from torch.nn import functional as F

from sayso.language.features import TRIGGERS, WIDTH
from sayso.language.labels import CLASSES, EVENTS, KINDS, REALITIES, ROLES, SCOPES, STANCES, TAGS
from training.backbone import HIDDEN, Encoder

__all__ = ["ALL_ROLES", "DISTANCES", "POINTER", "Batch", "Network", "distance_bucket", "losses"]

POINTER = 48
ALL_ROLES = (*ROLES, "subject", "object")  # the last two learn from syntax alone and are not exported
DISTANCES = 26
HEADS = {
    "tags": len(TAGS),
    "kinds": len(KINDS),
    "events": len(EVENTS),
    "stance": len(STANCES),
    "reality": len(REALITIES),
    "hedged": 1,
    "scope": len(SCOPES),
    "klass": len(CLASSES),
    "factual": 1,
}
PLAIN = ("tags", "kinds")  # heads on the states themselves; the others read a hidden layer of the event word


def distance_bucket(steps: Tensor) -> Tensor:
    """The bucket of a signed distance in words: 0 to 12 forward (0, 1, 2, 3, 4, 6, 8, 12, 16, 24, 32, 64, more), then
    backward."""
    edges = torch.tensor([1, 2, 3, 4, 6, 8, 12, 16, 24, 32, 64, 128])
    size = torch.bucketize(steps.abs(), edges, right=True)
    return size + (steps < 0) * (DISTANCES // 2)


class Network(nn.Module):
    """Encoder and heads; see the module."""

    def __init__(self, dropout: float = 0.1) -> None:
        super().__init__()
        self.encoder = Encoder(WIDTH, dropout)
        self.dropout = nn.Dropout(dropout)
        self.hidden = nn.Linear(HIDDEN, HIDDEN)
        self.heads = nn.ModuleDict({name: nn.Linear(HIDDEN, size) for name, size in HEADS.items()})
        nn.init.constant_(self.heads["events"].bias, -4.0)
        self.hints = nn.Linear(WIDTH, len(EVENTS), bias=False)  # from the lexicon's word straight to its event
        nn.init.zeros_(self.hints.weight)
        with torch.no_grad():
            self.hints.weight[:, TRIGGERS] = 3.0 * torch.eye(len(EVENTS))
        self.query = nn.Linear(HIDDEN, len(ALL_ROLES) * 2 * POINTER)
        self.key = nn.Linear(HIDDEN, len(ALL_ROLES) * 2 * POINTER)
        self.distance = nn.Parameter(torch.zeros(len(ALL_ROLES) * 2, DISTANCES))
        self.transitions = nn.Parameter(torch.zeros(len(TAGS), len(TAGS)))
        self.kind_transitions = nn.Parameter(torch.zeros(len(KINDS), len(KINDS)))

    def states(self, batch: Batch) -> Tensor:
        """The states of words, [batch, T, 384]."""
        pieces = self.encoder(batch.ids, batch.word_of_piece, batch.features, batch.piece_mask)
        return torch.gather(pieces, 1, batch.piece_of_word.unsqueeze(-1).expand(-1, -1, HIDDEN))

    def outputs(self, states: Tensor, features: Tensor) -> dict[str, Tensor]:
        """The heads' outputs by name, each [batch, T, size]."""
        states = self.dropout(states)
        hidden = self.dropout(F.gelu(self.hidden(states)))
        found = {name: head(states if name in PLAIN else hidden) for name, head in self.heads.items()}
        found["events"] = found["events"] + self.hints(features)
        return found | {"queries": self.query(hidden), "keys": self.key(states)}

    def pointers(self, outputs: dict[str, Tensor], anchors: Tensor, word_mask: Tensor) -> Tensor:
        """The scores [batch, roles * 2, A, T] of each word for each anchor [batch, A]."""
        batch = len(anchors)
        length = word_mask.shape[1]
        shape = (len(ALL_ROLES) * 2, POINTER)
        queries = outputs["queries"].view(batch, length, *shape)
        picked = queries[torch.arange(batch)[:, None], anchors]
        keys = outputs["keys"].view(batch, length, *shape)
        scores = torch.einsum("barp,btrp->brat", picked, keys).float() * POINTER**-0.5
        steps = torch.arange(length)[None, None, :] - anchors[:, :, None]
        near = self.distance[:, distance_bucket(steps)].permute(1, 0, 2, 3).clone()
        near[..., 0] = 0
        return (scores + near).masked_fill(~word_mask[:, None, None, :], -1e4)


@dataclass
class Batch:
    """Windows padded to one size, with their labels; -100 is no label. Anchors are event words with their fields."""

    ids: Tensor
    word_of_piece: Tensor
    piece_of_word: Tensor
    features: Tensor
    piece_mask: Tensor
    word_mask: Tensor
    tags: Tensor  # [batch, T]
    kinds: Tensor
    factual: Tensor  # [batch, T], nan for none
    events: Tensor  # [batch, T, events]
    event_weight: Tensor  # [batch, T, events]
    anchors: Tensor  # [batch, A]
    fields: dict[str, Tensor]  # stance, reality, hedged, scope, klass: [batch, A]
    targets: Tensor  # [batch, A, roles * 2]


def crf_loss(scores: Tensor, tags: Tensor, transitions: Tensor) -> Tensor:
    """The negative log likelihood, a word, of tag sequences; words without tags (-100) break and end the chain."""
    scores = scores.float()
    known = tags >= 0
    if not known.any():
        return scores.sum() * 0
    safe = tags.clamp(min=0)
    own = scores.gather(-1, safe.unsqueeze(-1)).squeeze(-1) * known
    step = transitions[safe[:, :-1], safe[:, 1:]] * (known[:, :-1] & known[:, 1:])
    gold = own.sum() + step.sum()
    total = scores.new_zeros(())
    alpha = scores.new_zeros(scores.shape[0], scores.shape[-1])
    alive = torch.zeros(scores.shape[0], dtype=torch.bool)
    for now, score in zip(known.unbind(1), scores.unbind(1), strict=True):
        carried = torch.logsumexp(alpha[:, :, None] + transitions[None], dim=1)
        ended = alive & ~now
        if ended.any():
            total = total + torch.logsumexp(alpha[ended], dim=-1).sum()
        alpha = torch.where((now & alive)[:, None], carried, torch.zeros_like(alpha))
        alpha = torch.where(now[:, None], alpha + score, alpha)
        alive = now
    if alive.any():
        total = total + torch.logsumexp(alpha[alive], dim=-1).sum()
    return (total - gold) / known.sum()


def losses(network: Network, batch: Batch) -> dict[str, Tensor]:
    """The losses by head, each a mean over what is labelled; heads without labels are left out."""
    outputs = network.outputs(network.states(batch), batch.features)
    found: dict[str, Tensor] = {}
    if (batch.tags >= 0).any():
        found["tags"] = crf_loss(outputs["tags"], batch.tags, network.transitions)
    if (batch.kinds >= 0).any():
        found["kinds"] = crf_loss(outputs["kinds"], batch.kinds, network.kind_transitions)
    told = ~batch.factual.isnan()
    if told.any():
        found["factual"] = F.smooth_l1_loss(outputs["factual"].squeeze(-1).float()[told], batch.factual[told])
    if batch.event_weight.any():
        each = F.binary_cross_entropy_with_logits(outputs["events"].float(), batch.events, reduction="none")
        found["events"] = (each * batch.event_weight).sum() / (batch.event_weight.amax(-1) > 0).sum()
    rows = torch.arange(len(batch.anchors))[:, None]
    for name, wanted in batch.fields.items():
        held = wanted >= 0
        if held.any():
            scores = outputs[name].float()[rows, batch.anchors][held]
            found[name] = (
                F.binary_cross_entropy_with_logits(scores.squeeze(-1), wanted[held].float())
                if name == "hedged"
                else F.cross_entropy(scores, wanted[held])
            )
    if (batch.targets >= 0).any():
        scores = network.pointers(outputs, batch.anchors, batch.word_mask).permute(0, 2, 1, 3)
        held = batch.targets >= 0
        found["pointers"] = F.cross_entropy(scores[held], batch.targets[held])
    return found
