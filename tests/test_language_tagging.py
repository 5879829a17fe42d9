"""Tagging: the likeliest sequence, and never an inside without its beginning."""

from __future__ import annotations

from itertools import pairwise, product

import numpy as np
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra import numpy as arrays

from sayso.language.tagging import best_tags, stretches

LABELS = ("O", "B-x", "I-x", "B-y", "I-y")
scores = st.integers(1, 5).flatmap(
    lambda n: arrays.arrays(np.float32, (n, len(LABELS)), elements=st.floats(-4, 4, width=16))
)
steps = arrays.arrays(np.float32, (len(LABELS), len(LABELS)), elements=st.floats(-2, 2, width=16))


def allowed(tags: tuple[int, ...]) -> bool:
    before = "O"
    for tag in tags:
        label = LABELS[tag]
        if label[0] == "I" and before[2:] != label[2:]:
            return False
        before = label
    return True


def worth(tags: tuple[int, ...], held: np.ndarray, moves: np.ndarray) -> float:
    own = sum(float(held[at, tag]) for at, tag in enumerate(tags))
    return own + sum(float(moves[a, b]) for a, b in pairwise(tags))


@given(scores, steps)
def test_no_allowed_sequence_is_likelier(held: np.ndarray, moves: np.ndarray) -> None:
    found = tuple(best_tags(held, moves, LABELS))
    assert allowed(found)
    best = max(worth(tags, held, moves) for tags in product(range(len(LABELS)), repeat=len(held)) if allowed(tags))
    assert worth(found, held, moves) >= best - 1e-3


def test_stretches_are_cut_at_beginnings_and_at_changes_of_kind() -> None:
    tags = [LABELS.index(label) for label in ("B-x", "I-x", "B-x", "O", "B-y", "I-y", "I-y")]
    assert stretches(tags, LABELS) == [("x", 0, 2), ("x", 2, 3), ("y", 4, 7)]


def test_no_words_have_no_tags() -> None:
    assert best_tags(np.zeros((0, len(LABELS)), dtype=np.float32), np.zeros((5, 5), dtype=np.float32), LABELS) == []
