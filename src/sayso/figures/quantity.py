"""Quantities: a number of a text with its bound and what it measures."""

from __future__ import annotations

from dataclasses import dataclass

from sayso.figures.bound import Bound
from sayso.figures.trend import Trend
from sayso.figures.unit import Kind
from sayso.model import Span

__all__ = ["Quantity"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Quantity:
    """A number as the words give it.

    `span` covers bound words, signs and the number; `number` the number alone; `unit_end` is where its unit ends.
    `low` and `high` are the two values of a range or of a vague word, else equal, in the order written; "several" has
    neither. `of` is the whole of "8 of the 31". `trend` tells a change: "fell 4%". Shares are parts of one.
    """

    span: Span
    number: Span
    unit_end: int
    kind: Kind
    low: float | None
    high: float | None
    bound: Bound = "exact"
    of: float | None = None
    vague: bool = False
    trend: Trend | None = None
