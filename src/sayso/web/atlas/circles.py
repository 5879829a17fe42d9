"""Circles on the ground: all points at one distance from a point of the globe, as a map shows them."""

from __future__ import annotations

from math import asin, atan2, cos, degrees, pi, radians, sin

__all__ = ["circle"]

EARTH_RADIUS_KM = 6371.0088


def circle(lat: float, lon: float, radius_km: float, *, points: int = 48) -> list[tuple[float, float]]:
    """Points (latitude, longitude) of the circle on the globe, clockwise from the north.

    The direct problem on a sphere (Snyder 1987, equations 5-5 and 5-6).

    >>> [round(each, 2) for each in circle(0, 0, 111.195)[12]]
    [0.0, 1.0]
    """
    far, north = radius_km / EARTH_RADIUS_KM, radians(lat)
    found = []
    for step in range(points):
        turn = 2 * pi * step / points
        to = asin(max(-1.0, min(1.0, sin(north) * cos(far) + cos(north) * sin(far) * cos(turn))))
        across = atan2(sin(turn) * sin(far) * cos(north), cos(far) - sin(north) * sin(to))
        found.append((degrees(to), lon + degrees(across)))
    return found
