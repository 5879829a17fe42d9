"""Fits the weights of the choice between meanings anew on some articles, so that the others score what they never saw.

Coordinate search: each weight in turn is multiplied and divided by a step, and what puts more gold toponyms within
161 km stays; a change must gain more than a thousandth, so that noise moves nothing. Folds are whole articles, drawn
with a fixed seed.
"""

from __future__ import annotations

import random
from collections.abc import Callable, Sequence
from dataclasses import fields, replace
from typing import TypeVar

from sayso.places.weights import SHIPPED, Weights

__all__ = ["fit", "folds_of"]

SEED = 7
STEPS = (1.6, 1.6, 1.25)  # one pass over all weights each
LEAST_GAIN = 0.001  # of the toponyms fitted on
NAMES = tuple(field.name for field in fields(Weights))
Item = TypeVar("Item")


def folds_of(items: Sequence[Item], number: int) -> list[list[int]]:
    """The positions of the items in `number` folds of nearly one size; raises ValueError where there are too few."""
    if not 2 <= number <= len(items):
        raise ValueError(f"{len(items)} articles cannot be parted into {number} folds")
    order = list(range(len(items)))
    random.Random(SEED).shuffle(order)
    return [sorted(order[at::number]) for at in range(number)]


def fit(right: Callable[[Weights], Sequence[int]], wanted: Sequence[int], size: int) -> Weights:
    """The weights under which most of the `size` toponyms of the `wanted` articles are right, from the shipped ones on.

    `right` gives how many toponyms of each article are right under some weights; it should remember its answers, since
    folds ask for many of the same.
    """

    def gained(weights: Weights) -> int:
        counts = right(weights)
        return sum(counts[at] for at in wanted)

    best, most = SHIPPED, gained(SHIPPED)
    for step in STEPS:
        for name in NAMES:
            value = getattr(best, name)
            for tried in (round(value * step, 4), round(value / step, 4)):
                weights = replace(best, **{name: tried})
                reached = gained(weights)
                if reached > most + LEAST_GAIN * size:
                    best, most = weights, reached
    return best
