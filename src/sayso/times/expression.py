"""Time expressions as found: their words, the interval they name, and the hour where one is given."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from sayso.times.interval import Interval

__all__ = ["UNSETTLED", "Anchor", "Expression"]

UNSETTLED = Interval(None, None, "open")


@dataclass(frozen=True, slots=True, kw_only=True)
class Expression:
    """A time expression: offsets, the interval of its core words, its own interval, and what kind of words it is.

    `start` and `end` cover the whole expression, `core` begins where its preposition ends ("since |March"). `interval`
    is the core's; `since` and the like open one of its ends in `whole`. `at` is a time of day in ISO, zone included.
    """

    start: int
    end: int
    core: int
    kind: str
    interval: Interval
    whole: Interval | None = None
    at: str | None = None

    @property
    def meant(self) -> Interval:
        """The interval of the whole expression."""
        return self.whole or self.interval


@dataclass(frozen=True, slots=True)
class Anchor:
    """What expressions are resolved against: the document's date, and the last expression resolved before.

    `near` tells that it stands in the same paragraph, not far before.
    """

    date: dt.date | None
    before: Interval | None = None
    same_sentence: bool = False
    near: bool = False
