"""What the tables of ACLED and UCDP share: which claims are of their kind, days and areas as codes, with the rule used.

A vague word is mapped here, at export, and nowhere else: the claim keeps it, and the row shows word, figure and rule.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from sayso.model import Claim, Count, Place, When

__all__ = ["CIVILIANS", "Figure", "is_told_as_fact", "lower_figure", "precision_of", "span_of_days"]

CIVILIANS = frozenset("people civilians children aid_workers journalists medics".split())
_SAID = frozenset({"asserts", "accuses"})
_FACT = frozenset({"happened", "ongoing"})


@dataclass(frozen=True, slots=True)
class Figure:
    """A figure with the rule that gave it; None where the rule gives none."""

    value: int | None
    rule: str


def is_told_as_fact(claim: Claim) -> bool:
    """Whether the claim says that something happened or goes on: no plan, denial, demand or fear."""
    return claim.stance in _SAID and claim.reality in _FACT


def lower_figure(count: Count | None) -> Figure:
    """The lower bound of the words, with the rule."""
    if count is None:
        return Figure(None, "no figure in the words")
    if count.scope == "cumulative":
        return Figure(None, "a running total belongs to no single event: not mapped")
    if count.per is not None:
        return Figure(None, "a rate: not mapped")
    if count.low is None:
        if count.high is not None:
            return Figure(None, f"no lower bound said (at most {count.high}): not mapped")
        return Figure(None, "a share without a number: not mapped" if count.share else "no figure in the words")
    if count.vague:
        return Figure(count.low, f"vague word: lower end of its range, {count.low}")
    if count.high is None:
        return Figure(count.low, "at least: the lower bound")
    if count.low != count.high:
        return Figure(count.low, "a range: its lower end")
    return Figure(count.low, "about: the figure said" if count.approximate else "the figure said")


def span_of_days(when: When | None) -> tuple[dt.date | None, dt.date | None, int | None]:
    """First day, last day and how many days; None where the words leave an end open or tell no time."""
    if when is None or (when.start is None and when.end is None):
        return None, None, None
    first = dt.date.fromisoformat(when.start[:10]) if when.start else None
    last = dt.date.fromisoformat(when.end[:10]) if when.end else None
    return first, last, (last - first).days + 1 if first and last else None


def precision_of(place: Place | None, limits: tuple[float, ...]) -> int | None:
    """The code of an area: 1 up to the first limit in km, 2 up to the second, and so on; None without coordinates."""
    if place is None or place.lat is None:
        return None
    radius = place.radius_km or 0.0
    return 1 + sum(radius > limit for limit in limits)
