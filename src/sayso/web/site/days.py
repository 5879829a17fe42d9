"""Claims by day as a quiet drawing: one bar a day on a line of time, drawn on the server."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass

__all__ = ["Bar", "Days", "days_of"]

WIDTH, HEIGHT = 720, 96  # of the drawing, in its own units
BASE = 78  # where the bars stand


@dataclass(frozen=True, slots=True)
class Bar:
    """One day's bar: its day (ISO 8601), how many claims, and where it stands."""

    day: str
    claims: int
    x: float
    y: float
    width: float
    height: float


@dataclass(frozen=True, slots=True)
class Days:
    """The drawing: its bars, the labels of days under it (x, words), the largest day, and first and last day."""

    bars: tuple[Bar, ...]
    labels: tuple[tuple[float, str], ...]
    most: int
    first: str
    last: str
    width: int = WIDTH
    height: int = HEIGHT
    base: int = BASE


def days_of(counts: Mapping[str, int], *, days: int | None = None) -> Days | None:
    """The drawing of claims by day up to the last one, of `days` days or from the first on; None without claims."""
    if not counts:
        return None
    first, last = (dt.date.fromisoformat(day(counts)) for day in (min, max))
    if days is not None:
        first = last - dt.timedelta(days=days - 1)
    span = (last - first).days + 1
    step, most = WIDTH / span, max(counts.values())
    bars = []
    for day, many in sorted(counts.items()):
        at = (dt.date.fromisoformat(day) - first).days
        tall = max(1.5, (BASE - 16) * many / most)
        wide = max(1.0, min(14.0, step * 0.7))
        bars.append(Bar(day, many, at * step + (step - wide) / 2, BASE - tall, wide, tall))
    every = max(1, -(-span // 7))
    ticks = [first + dt.timedelta(days=at) for at in range(0, span, every)]
    labels = tuple(((day - first).days * step + step / 2, f"{day.day} {day:%b}") for day in ticks)
    return Days(tuple(bars), labels, most, first.isoformat(), last.isoformat())
