"""Distances on the globe, and how large a place is when only its kind is known."""

from __future__ import annotations

import math

__all__ = ["distance_km", "town_radius"]

EARTH_RADIUS_KM = 6371.0088


def distance_km(lat: float, lon: float, other_lat: float, other_lon: float) -> float:
    """The great-circle distance in kilometres (haversine formula) between two points in degrees.

    >>> round(distance_km(50.4574, 29.8146, 50.4547, 30.5238))
    50
    """
    north, south = math.radians(lat), math.radians(other_lat)
    across = math.sin((south - north) / 2) ** 2
    along = math.cos(north) * math.cos(south) * math.sin(math.radians(other_lon - lon) / 2) ** 2
    return 2 * EARTH_RADIUS_KM * math.asin(min(1.0, math.sqrt(across + along)))


def town_radius(population: int) -> float:
    """A town's radius in km by its people: 2 km for a village, 3.6 for ten thousand, 12.5 for a million, at most 25."""
    return round(min(25.0, max(2.0, 0.3 * math.pow(max(population, 1), 0.27))), 1)
