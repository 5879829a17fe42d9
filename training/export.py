"""Export: `python -m training.export CHECKPOINT [CHECKPOINT ...] FOLDER` writes the weights that the package ships.

`network.onnx`: int8, one window a run; inputs `ids`, `word_of_piece`, `piece_of_word`, `features`, outputs by head.
Several networks, whose word pieces are the same, are read as one: their scores are averaged. `heads.npz`: what decoding
needs beside it. Weights are quantised to 7 bits ("reduced range"), so that no processor's int8 multiplication saturates
and all give the same figures. `--float` keeps the network in fp32, to compare.
"""

from __future__ import annotations

import argparse
import shutil
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

import numpy as np
import torch
from onnxruntime.quantization import QuantType, quantize_dynamic
from torch import Tensor, nn
from torch.nn import functional as F

from sayso.language.features import WIDTH
from sayso.language.labels import ROLES
from training.backbone import HEADS, HIDDEN, model_folder
from training.network import ALL_ROLES, PLAIN, POINTER, Network

__all__ = ["main"]

OUTPUTS = ("tags", "events", "stance", "reality", "hedged", "scope", "klass", "queries", "keys")


class _One(nn.Module):
    """One network for one window, without padding, with the roles that the package uses."""

    def __init__(self, network: Network) -> None:
        super().__init__()
        self.network = network
        width = len(ROLES) * 2 * POINTER
        for name in ("query", "key"):
            layer = getattr(network, name)
            cut = nn.Linear(HIDDEN, width)
            with torch.no_grad():
                cut.weight.copy_(layer.weight[:width])
                cut.bias.copy_(layer.bias[:width])
            setattr(self, name, cut)

    def forward(self, x: Tensor, word_of_piece: Tensor, piece_of_word: Tensor, features: Tensor) -> list[Tensor]:
        encoder = self.network.encoder
        x = x + encoder.positions.weight[: x.shape[0]] + encoder.kind
        x = encoder.norm(x + encoder.features(features)[word_of_piece])
        for layer in encoder.layers:
            query, key, value = layer.attention(x).reshape(-1, 3, HEADS, HIDDEN // HEADS).permute(1, 2, 0, 3).unbind(0)
            scores = (query * (HIDDEN // HEADS) ** -0.5) @ key.transpose(-1, -2)
            mixed = (scores.softmax(-1) @ value).permute(1, 0, 2).reshape(-1, HIDDEN)
            x = layer.attention_norm(x + layer.joined(mixed))
            x = layer.norm(x + layer.outer(F.gelu(layer.inner(x))))
        states = x[piece_of_word]
        hidden = F.gelu(self.network.hidden(states))
        heads = self.network.heads
        found = [heads[name](states if name in PLAIN else hidden) for name in OUTPUTS[:-2]]
        found[OUTPUTS.index("events")] = found[OUTPUTS.index("events")] + self.network.hints(features)
        return [*found, self.query(hidden), self.key(states)]


class _Exported(nn.Module):
    """Networks that share their word pieces, read as one: scores are means, queries and keys stand side by side."""

    def __init__(self, networks: Sequence[Network]) -> None:
        super().__init__()
        self.pieces = networks[0].encoder.pieces
        self.ones = nn.ModuleList(_One(network) for network in networks)

    def forward(
        self, ids: Tensor, word_of_piece: Tensor, piece_of_word: Tensor, features: Tensor
    ) -> tuple[Tensor, ...]:
        x = self.pieces(ids)
        told = [one(x, word_of_piece, piece_of_word, features) for one in self.ones]
        found = [torch.stack(held).mean(0) for held in list(zip(*told, strict=True))[:-2]]
        shape = (-1, len(ROLES) * 2, POINTER)
        # The package divides by the root of the joint width: this makes the sum of products a mean.
        queries = torch.cat([held[-2].reshape(shape) for held in told], -1) * len(told) ** -0.5
        keys = torch.cat([held[-1].reshape(shape) for held in told], -1)
        return (*found, queries.flatten(1), keys.flatten(1))


def _mean(networks: Sequence[Network], name: str) -> np.ndarray:
    """The mean of one of the networks' tables."""
    return np.mean([getattr(network, name).detach().numpy() for network in networks], axis=0, dtype=np.float32)


def main(arguments: list[str] | None = None) -> int:
    """Write FOLDER/network.onnx, heads.npz and tokenizer.json."""
    parser = argparse.ArgumentParser(prog="python -m training.export", description=__doc__.split("\n")[0])
    parser.add_argument("checkpoints", type=Path, nargs="+", metavar="checkpoint")
    parser.add_argument("folder", type=Path)
    parser.add_argument("--float", action="store_true", help="fp32, not int8")
    options = parser.parse_args(arguments)
    options.folder.mkdir(parents=True, exist_ok=True)
    networks = []
    for path in options.checkpoints:
        network = Network()
        network.load_state_dict(torch.load(path, weights_only=True))
        networks.append(network.eval())
    words, pieces = 7, 9
    example = (
        torch.randint(1000, 2000, (pieces,)),
        torch.tensor([0, 1, 2, 2, 3, 4, 5, 6, 0]),
        torch.tensor([0, 1, 2, 4, 5, 6, 7]),
        torch.zeros((words, WIDTH)),
    )
    axes = {
        "ids": {0: "pieces"},
        "word_of_piece": {0: "pieces"},
        "piece_of_word": {0: "words"},
        "features": {0: "words"},
    }
    with tempfile.TemporaryDirectory() as held:
        plain = Path(held) / "plain.onnx"
        torch.onnx.export(
            _Exported(networks).eval(),
            example,
            str(plain),
            input_names=list(axes),
            output_names=list(OUTPUTS),
            dynamic_axes=axes | {name: {0: "words"} for name in OUTPUTS},
            opset_version=17,
            dynamo=False,
        )
        target = options.folder / "network.onnx"
        if options.float:
            shutil.copy(plain, target)
        else:
            quantize_dynamic(plain, target, per_channel=True, reduce_range=True, weight_type=QuantType.QInt8)
    rows = [ALL_ROLES.index(role) * 2 + end for role in ROLES for end in (0, 1)]
    np.savez(
        options.folder / "heads.npz",
        distance=_mean(networks, "distance")[rows],
        transitions=_mean(networks, "transitions"),
    )
    shutil.copy(model_folder() / "tokenizer.json", options.folder / "tokenizer.json")
    for path in sorted(options.folder.iterdir()):
        print(f"{path.name:<16}{path.stat().st_size:>12,} bytes", file=sys.stderr)
    return 0


if __name__ == "__main__":
    sys.exit(main())
