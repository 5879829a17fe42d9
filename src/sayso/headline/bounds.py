"""Bounds: the numbers that a count allows, and what one count says beside another."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import Literal

from sayso.model import Count

__all__ = ["Bounds", "Comparison", "compare_counts"]

# "About 400" is read as within a tenth of it, either way: news rounds to one or two digits, which errs by 5 to 10%.
NEAR = 0.1

Comparison = Literal["carried", "vaguer", "smaller", "larger", "apart"]


@dataclass(frozen=True, slots=True)
class Bounds:
    """The numbers from `low` to `high`, inclusive; `high` may be infinite. Never empty.

    Raises ValueError when the bounds are crossed.
    """

    low: float
    high: float

    def __post_init__(self) -> None:
        if not 0 <= self.low <= self.high:
            raise ValueError(f"no such bounds: {self.low} to {self.high}")

    @classmethod
    def of(cls, count: Count) -> Bounds | None:
        """The numbers that a count allows; None for a share alone, or where the words set no bound ("many").

        An approximate figure stands for its neighbourhood, one that is only a ceiling ("nearly 30") for the
        tenth below it.
        """
        if count.low is None and count.high is None:
            return None
        low = float(count.low) if count.low is not None else 0.0
        high = float(count.high) if count.high is not None else math.inf
        if count.approximate:
            if count.low is None:
                low = high * (1 - NEAR)
            elif count.high is None:
                high = low * (1 + NEAR)
            else:
                low, high = low * (1 - NEAR), high * (1 + NEAR)
        return cls(low, high)

    @classmethod
    def of_share(cls, count: Count) -> Bounds | None:
        """The share that a count allows, between 0 and 1; None when it gives none."""
        return cls(*count.share) if count.share is not None else None

    def contains(self, other: Bounds) -> bool:
        """Whether every number that `other` allows is allowed here: `other` says at least as much."""
        return self.low <= other.low and other.high <= self.high

    def disjoint(self, other: Bounds) -> bool:
        """Whether the two share no number."""
        return self.high < other.low or other.high < self.low

    def below(self, other: Bounds) -> bool:
        """Whether every number here is smaller than every number of `other`."""
        return self.high < other.low


def compare_counts(headline: Count, body: Count) -> Comparison:
    """What the body's figure says beside the headline's, whoever and whatever they count.

    `carried`: all that the body's words allow, the headline's allow too (at least 200 beside 217). `vaguer`: they
    allow more (217 beside at least 217, or beside "some"). `smaller` and `larger`: they exclude the headline's figure.
    `apart`: the two do not measure the same (a rate beside a number, a running total beside one event's figure).
    """
    if headline.per != body.per:
        return "apart"
    same = (headline.low, headline.high, headline.share) == (body.low, body.high, body.share)
    if same:  # word for word "many" beside "many" as well; the scope of equal figures is not held against them
        return "vaguer" if body.vague and not headline.vague else "carried"
    if headline.scope is not None and body.scope is not None and headline.scope != body.scope:
        return "apart"
    wanted, told = Bounds.of(headline), Bounds.of(body)
    if headline.share is not None and body.share is not None:
        wanted, told = Bounds.of_share(headline), Bounds.of_share(body)
    elif wanted is None and headline.share is not None:
        return "vaguer"  # a share beside a number: the body does not say which part of the whole
    if wanted is None:  # "many" in the headline: any figure above one fills it
        return "smaller" if told is not None and told.high <= 1 else "carried"
    if told is None:
        return "vaguer"
    if wanted.contains(told):
        return "carried"
    if wanted.disjoint(told):
        rounded = body.approximate or headline.approximate
        if told.below(wanted):
            return "smaller"
        return "vaguer" if rounded and told.low <= wanted.high * (1 + NEAR) else "larger"
    return "vaguer"
