"""Whether a confidence is deserved: bins, expected calibration error, the threshold of a precision, a logistic fit.

Expected calibration error (Naeini, Cooper and Hauskrecht, 2015): over ten bins of equal width, the distance between the
mean confidence and the share right, weighted by the number in the bin.
"""

from __future__ import annotations

import random
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

__all__ = ["Bin", "Judged", "bins_of", "brier", "by_folds", "ece", "intervals", "logistic", "threshold_for"]

BINS = 10
FOLDS = 10
DRAWS, SEED = 1000, 20220324
_STEPS, _LEAST_CURVE = 50, 1e-9

Judged = tuple[float, bool]  # the confidence of a claim, and whether it is right


@dataclass(frozen=True, slots=True)
class Bin:
    """The claims whose confidence lies in `[low, high)`: their mean confidence, the share right, how many."""

    low: float
    high: float
    confidence: float
    right: float
    number: int


def bins_of(claims: Sequence[Judged]) -> list[Bin]:
    """The ten bins that hold a claim, from the lowest."""
    held: dict[int, list[Judged]] = {}
    for claim in claims:
        held.setdefault(min(int(claim[0] * BINS), BINS - 1), []).append(claim)
    return [
        Bin(
            low=number / BINS,
            high=(number + 1) / BINS,
            confidence=sum(confidence for confidence, _ in inside) / len(inside),
            right=sum(right for _, right in inside) / len(inside),
            number=len(inside),
        )
        for number, inside in sorted(held.items())
    ]


def ece(claims: Sequence[Judged]) -> float:
    """The expected calibration error, 0 to 1; 0 for no claims."""
    return sum(b.number * abs(b.confidence - b.right) for b in bins_of(claims)) / max(1, len(claims))


def brier(claims: Sequence[Judged]) -> float:
    """The mean squared distance between confidence and truth (Brier, 1950), 0 to 1; 0 for no claims."""
    return sum((confidence - right) ** 2 for confidence, right in claims) / max(1, len(claims))


def intervals(documents: Sequence[Sequence[Judged]]) -> dict[str, tuple[float, float]]:
    """The 95% intervals of `ece` and `brier`, by drawing documents with replacement.

    The calibration error of a draw is a little higher than that of the whole: its interval leans upward.
    """
    distance, squares, number = (np.zeros((len(documents), BINS)) for _ in range(3))
    for at, claims in enumerate(documents):
        for confidence, right in claims:
            inside = at, min(int(confidence * BINS), BINS - 1)
            distance[inside] += confidence - right
            squares[inside] += (confidence - right) ** 2
            number[inside] += 1
    chance = random.Random(SEED)
    found: dict[str, list[float]] = {"ece": [], "brier": []}
    for _ in range(DRAWS):
        drawn = chance.choices(range(len(documents)), k=len(documents))
        claims_drawn = max(1.0, float(number[drawn].sum()))
        found["ece"].append(float(np.abs(distance[drawn].sum(axis=0)).sum()) / claims_drawn)
        found["brier"].append(float(squares[drawn].sum()) / claims_drawn)
    ends = (round(0.025 * (DRAWS - 1)), round(0.975 * (DRAWS - 1)))
    return {name: (sorted(values)[ends[0]], sorted(values)[ends[1]]) for name, values in found.items()}


def threshold_for(claims: Sequence[Judged], precision: float) -> float | None:
    """The lowest confidence from which on the share of right claims is at least `precision`, or None."""
    found: float | None = None
    right = 0
    ordered = sorted(claims, key=lambda claim: -claim[0])
    for number, (confidence, deserved) in enumerate(ordered, start=1):
        right += deserved
        last = number == len(ordered) or ordered[number][0] < confidence
        if last and right >= precision * number:
            found = confidence
    return found


def logistic(log_odds: Sequence[float], right: Sequence[bool]) -> tuple[float, float]:
    """Intercept and slope of the likeliest logistic curve over log-odds, by Newton's method.

    Raises ValueError where all are right, or none is: then no curve is the likeliest.
    """
    x: npt.NDArray[np.float64] = np.column_stack([np.ones(len(log_odds)), np.asarray(log_odds, dtype=np.float64)])
    y = np.asarray(right, dtype=np.float64)
    if not 0 < y.sum() < len(y):
        raise ValueError("all claims are right, or none is: there is nothing to fit")
    weights = np.zeros(2)
    for _ in range(_STEPS):
        told = 1 / (1 + np.exp(-x @ weights))
        curve = (x.T * (told * (1 - told))) @ x + _LEAST_CURVE * np.eye(2)
        weights -= np.linalg.solve(curve, x.T @ (told - y))
    return float(weights[0]), float(weights[1])


def by_folds(documents: Sequence[Sequence[tuple[float, bool]]]) -> list[list[Judged]]:
    """The claims of each document with the confidence of a curve that was fitted on other documents, in ten folds.

    `documents` holds the log-odds of each claim, and whether it is right.
    """
    found: list[list[Judged]] = []
    for number, claims in enumerate(documents):
        others = [c for at, document in enumerate(documents) if at % FOLDS != number % FOLDS for c in document]
        intercept, slope = logistic([odds for odds, _ in others], [right for _, right in others])
        found.append([(float(1 / (1 + np.exp(-intercept - slope * odds))), right) for odds, right in claims])
    return found
