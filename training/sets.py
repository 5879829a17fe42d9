"""The sets by name: each a function of the folder of the unpacked archives and a source of chance."""

from __future__ import annotations

import random
from collections.abc import Callable
from pathlib import Path

from training.corpus import own_corpus
from training.examples import Example
from training.muc import muc
from training.network import Network
from training.polnear import polnear
from training.public import entities, factuality, rams, syntax, wikievents
from training.wordings import wordings

__all__ = ["SETS", "own"]

_HERE = Path(__file__).parents[1]
_OWN = [_HERE / "corpus/documents/train", _HERE / "corpus/documents/pilot", _HERE / "examples/gold"]


def own(aligner: Network | None = None) -> list[Example]:
    """The project's own corpus: its train and pilot parts and the example reports."""
    return own_corpus(_OWN, aligner)


SETS: dict[str, Callable[[Path, random.Random], list[Example]]] = {
    "wordings": lambda _, chance: wordings(_HERE / "corpus/wordings", chance),
    "muc": lambda data, _: muc(data / "muc4-train-dev.jsonl"),
    "polnear": lambda data, chance: polnear(data / "data/train", chance),
    "syntax": lambda data, _: syntax(
        [
            data / name
            for name in (
                "ewt/en_ewt-ud-train.conllu",
                "ewt/en_ewt-ud-test.conllu",
                "gum/gum-open-train.conllu",
                "gum/gum-open-test.conllu",
            )
        ]
    ),
    "entities": lambda data, _: entities(data),
    "factuality": lambda data, _: factuality(
        [data / f"{name}_train.jsonl" for name in ("UDS_IH2", "MV2_mv2", "RP_rp", "CB_CB")]
    ),
    "rams": lambda data, _: rams(data / "rams/dev.jsonlines"),
    "wikievents": lambda data, _: wikievents(data / "wikievents/dev.jsonl"),
}
