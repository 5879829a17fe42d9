"""Polygons cut at the edges of a rectangle (Sutherland and Hodgman 1974)."""

from __future__ import annotations

from collections.abc import Sequence

__all__ = ["clipped"]

Point = tuple[float, float]


def clipped(ring: Sequence[Point], west: float, south: float, east: float, north: float) -> list[Point]:
    """The part of a closed ring (its first point not repeated) that lies in the rectangle; empty when none does.

    >>> clipped([(0, 0), (4, 0), (4, 4), (0, 4)], 1, 1, 2, 9)
    [(1.0, 1), (2.0, 1), (2, 4.0), (1, 4.0)]
    """
    points = list(ring)
    for axis, edge, sign in ((0, west, 1), (0, east, -1), (1, south, 1), (1, north, -1)):
        if not points:
            break
        if all((point[axis] - edge) * sign >= 0 for point in points):
            continue
        points = _cut(points, axis, edge, sign)
    return points


def _cut(points: Sequence[Point], axis: int, edge: float, sign: int) -> list[Point]:
    found: list[Point] = []
    before = points[-1]
    inside_before = (before[axis] - edge) * sign >= 0
    for point in points:
        inside = (point[axis] - edge) * sign >= 0
        if inside != inside_before:
            part = (edge - before[axis]) / (point[axis] - before[axis])
            other = before[1 - axis] + part * (point[1 - axis] - before[1 - axis])
            found.append((edge, other) if axis == 0 else (other, edge))
        if inside:
            found.append(point)
        before, inside_before = point, inside
    return found
