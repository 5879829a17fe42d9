"""Ratios over documents with their 95% intervals, by drawing documents with replacement."""

from __future__ import annotations

import random
from collections.abc import Callable, Sequence

__all__ = ["Tally", "accuracy", "f1", "with_interval"]

Tally = tuple[int, int, int]  # right, predicted, gold, of one document
DRAWS, SEED = 1000, 20220324


def f1(right: int, predicted: int, gold: int) -> float:
    """The harmonic mean of precision and recall."""
    return 2 * right / (predicted + gold) if predicted + gold else 0.0


def accuracy(right: int, predicted: int, gold: int) -> float:
    """The part of the gold that is right; what else was predicted does not count."""
    del predicted
    return right / gold if gold else 0.0


def with_interval(tallies: Sequence[Tally], measure: Callable[[int, int, int], float]) -> tuple[float, float, float]:
    """The measure over all documents, and the ends of its 95% interval."""

    def over(drawn: Sequence[Tally]) -> float:
        return measure(sum(t[0] for t in drawn), sum(t[1] for t in drawn), sum(t[2] for t in drawn))

    chance = random.Random(SEED)
    draws = sorted(over(chance.choices(tallies, k=len(tallies))) for _ in range(DRAWS))
    return over(tallies), draws[DRAWS * 25 // 1000], draws[DRAWS * 975 // 1000 - 1]
