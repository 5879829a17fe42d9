"""Lines thinned: each point with the coarsest scale at which it is still drawn (Douglas and Peucker 1973)."""

from __future__ import annotations

from collections.abc import Sequence
from math import cos, hypot, radians

__all__ = ["significances"]

Point = tuple[float, float]


def significances(line: Sequence[Point]) -> list[float]:
    """How far, in degrees of latitude, the line would be off without each point; both ends are never left out.

    A point is never more significant than the one whose removal it waits for, so that coarser lines are made of points
    of finer ones.
    """
    found = [0.0] * len(line)
    found[0] = found[-1] = float("inf")
    waiting = [(0, len(line) - 1, float("inf"))]
    while waiting:
        first, last, most = waiting.pop()
        if last - first < 2:
            continue
        at, off = _farthest(line, first, last)
        found[at] = most = min(most, off)
        waiting += [(first, at, most), (at, last, most)]
    return found


def _farthest(line: Sequence[Point], first: int, last: int) -> tuple[int, float]:
    """The point between two others that is farthest from the straight line between them."""
    narrow = cos(radians(line[first][1]))
    x0, y0 = line[first][0] * narrow, line[first][1]
    dx, dy = line[last][0] * narrow - x0, line[last][1] - y0
    long = hypot(dx, dy)
    best, off = first + 1, -1.0
    for at in range(first + 1, last):
        x, y = line[at][0] * narrow - x0, line[at][1] - y0
        if long:
            along = max(0.0, min(1.0, (x * dx + y * dy) / long**2))
            away = hypot(x - along * dx, y - along * dy)
        else:
            away = hypot(x, y)
        if away > off:
            best, off = at, away
    return best, off
