"""Counts: how many, as the words say it, with bounds."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from sayso.model.span import Span

__all__ = ["Count", "Per", "Scope"]

Per = Literal["hour", "day", "week", "month"]
Scope = Literal["incident", "cumulative", "stock"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Count:
    """How many: whole numbers `low` to `high`, inclusive, None for no bound; see claims.md, Counts.

    `share` is (low, high) between 0 and 1. `approximate` figures ("about 400") and `vague` ones ("dozens") never raise
    a floor. Raises ValueError when a bound is negative or the bounds are crossed.
    """

    text: str
    span: Span
    low: int | None = None
    high: int | None = None
    share: tuple[float, float] | None = None
    per: Per | None = None
    scope: Scope | None = None
    approximate: bool = False
    vague: bool = False

    def __post_init__(self) -> None:
        if (self.low is not None and self.low < 0) or (self.high is not None and self.high < 0):
            raise ValueError(f"a count is never negative: {self.text!r}")
        if self.low is not None and self.high is not None and self.low > self.high:
            raise ValueError(f"bounds are crossed: {self.text!r}")
        if self.share is not None and not 0 <= self.share[0] <= self.share[1] <= 1:
            raise ValueError(f"a share lies between 0 and 1: {self.text!r}")

    @property
    def exact(self) -> bool:
        """Whether the words give one figure, neither rounded nor vague."""
        return self.low is not None and self.low == self.high and not (self.approximate or self.vague)

    def in_words(self) -> str:
        """The bound in plain words: "at least 217", "50 to 100", "about 400,000", "fewer than 30", "40% or more"."""
        words = ""
        if self.low is not None and self.low == self.high:
            words = ("about " if self.approximate else "") + f"{self.low:,}"
        elif self.vague and self.low is None and self.high is None and self.share is None:
            words = f"not settled (“{self.text}”)"
        elif self.low is not None and self.high is not None:
            words = f"{self.low:,} to {self.high:,}"
        elif self.low is not None:
            words = f"at least {self.low:,}"
        elif self.high is not None:
            words = f"at most {self.high:,}"
        if self.share is not None:
            low, high = (f"{round(100 * end, 1):g}%" for end in self.share)
            part = low if low == high else f"{low} or more" if self.share[1] == 1 else f"{low} to {high}"
            if self.share[0] == 0 and self.share[1] < 1:
                part = f"{high} or less"
            words = f"{words} ({part})" if words else part
        if self.vague and self.text and "not settled" not in words:
            words += f" (“{self.text}”)"
        return words + (f" a {self.per}" if self.per else "")
