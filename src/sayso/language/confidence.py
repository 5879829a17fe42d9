"""How often a claim is right, by the chance that the network gives its event; the numbers are confidence.yaml."""

from __future__ import annotations

import math
from functools import cache

from sayso.errors import VocabularyError
from sayso.language.lists import word_lists

__all__ = ["PRECISE", "chance_of", "confidence_of", "log_odds", "precise_from"]

_EDGE = 0.001  # nearer to 0 and 1 than this no chance is told apart
PRECISE = 0.95  # the share of right claims that `precise_from` stands for


def log_odds(chance: float) -> float:
    """The log-odds of a chance, which is kept 0.001 off its ends.

    >>> round(log_odds(0.8), 3), round(log_odds(1.0), 3)
    (1.386, 6.907)
    """
    held = min(max(chance, _EDGE), 1 - _EDGE)
    return math.log(held / (1 - held))


def confidence_of(chance: float) -> float:
    """The share of claims of this chance that are right: logistic in its log-odds (Platt, 1999), never falling."""
    intercept, slope, _ = _fitted()
    return 1 / (1 + math.exp(-intercept - slope * log_odds(chance)))


def chance_of(confidence: float) -> float:
    """The network's chance behind a confidence: `confidence_of` the other way round."""
    intercept, slope, _ = _fitted()
    return 1 / (1 + math.exp((intercept - math.log(confidence / (1 - confidence))) / slope))


def precise_from() -> float:
    """The confidence from which on 95 in 100 claims of the corpus' dev part are right."""
    return _fitted()[2]


@cache
def _fitted() -> tuple[float, float, float]:
    table = word_lists("confidence")
    try:
        intercept, slope, precise = (float(table[key]) for key in ("intercept", "slope", "precise_from"))
    except (KeyError, TypeError, ValueError) as problem:
        raise VocabularyError("confidence.yaml", f"no number ({problem})", "install sayso again") from None
    if slope <= 0:
        raise VocabularyError("confidence.yaml", "the slope does not rise", "fit it again") from None
    return intercept, slope, precise
