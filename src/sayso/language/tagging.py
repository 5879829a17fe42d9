"""Tagging: the likeliest sequence of labels of a text's words, and the stretches that it marks."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

__all__ = ["best_tags", "stretches"]

_NEVER = -1e4


def _allowed(transitions: npt.NDArray[np.float32], labels: Sequence[str]) -> npt.NDArray[np.float32]:
    """The transitions, with those that end nowhere forbidden: an inside follows a beginning or inside of its kind."""
    held = transitions.copy()
    for after, label in enumerate(labels):
        if label.startswith("I-"):
            for before, other in enumerate(labels):
                if other[2:] != label[2:]:
                    held[before, after] = _NEVER
    return held


def best_tags(
    scores: npt.NDArray[np.float32], transitions: npt.NDArray[np.float32], labels: Sequence[str]
) -> list[int]:
    """The likeliest labels (Viterbi) of words with `scores` [words, labels]."""
    if not len(scores):
        return []
    steps = _allowed(transitions, labels)
    opening = np.array([_NEVER if label.startswith("I-") else 0 for label in labels], dtype=np.float32)
    best = scores[0] + opening
    back = np.zeros(scores.shape, dtype=np.int64)
    for at in range(1, len(scores)):
        ways = best[:, None] + steps
        back[at] = ways.argmax(0)
        best = ways.max(0) + scores[at]
    found = [int(best.argmax())]
    for at in range(len(scores) - 1, 0, -1):
        found.append(int(back[at, found[-1]]))
    return found[::-1]


def stretches(tags: Sequence[int], labels: Sequence[str]) -> list[tuple[str, int, int]]:
    """The marked stretches as (kind, first word, word after the last), in order."""
    found: list[tuple[str, int, int]] = []
    for at, tag in enumerate(tags):
        mark, _, kind = labels[tag].partition("-")
        if mark == "B":
            found.append((kind, at, at + 1))
        elif mark == "I" and found and found[-1][2] == at:
            found[-1] = (kind, found[-1][1], at + 1)
    return found
