"""A view: the stretch of the world that a map shows, in Mercator's projection, which keeps shapes and circles."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from math import atan, cos, degrees, log, log2, pi, radians, sinh, tan

__all__ = ["FARTHEST", "HEIGHT", "NEAREST", "WIDTH", "View", "fitted"]

WIDTH, HEIGHT = 760.0, 560.0  # of the drawing, in its own units
FARTHEST, NEAREST = 0.0, 11.0  # zoom: 0 shows the whole world, each step half as much
EDGE = 84.0  # degrees of latitude; Mercator's map has no end beyond
KM_A_DEGREE = 111.195  # of latitude, on a globe of 6371.0088 km
Box = tuple[float, float, float, float]  # south, west, north, east


@dataclass(frozen=True, slots=True)
class View:
    """A view around a point in degrees; `zoom` 0 shows all meridians, each step half as much of them."""

    lat: float
    lon: float
    zoom: float

    @property
    def scale(self) -> float:
        """Units of the drawing a degree of longitude."""
        return float(WIDTH * 2**self.zoom / 360)

    def at(self, lat: float, lon: float) -> tuple[float, float]:
        """The point in units of the drawing, from its upper left corner; it may lie outside.

        >>> View(10, 20, 3).at(10, 20)
        (380.0, 280.0)
        """
        x = WIDTH / 2 + (lon - self.lon) * self.scale
        return x, HEIGHT / 2 - (_up(lat) - _up(self.lat)) * self.scale

    @property
    def box(self) -> Box:
        """South, west, north and east edge in degrees."""
        across, along = WIDTH / 2 / self.scale, HEIGHT / 2 / self.scale
        middle = _up(self.lat)
        return _down(middle - along), self.lon - across, _down(middle + along), self.lon + across

    @property
    def width_km(self) -> float:
        """How many kilometres the view is wide at its middle."""
        return WIDTH / self.scale * KM_A_DEGREE * cos(radians(self.lat))

    @property
    def degrees_a_unit(self) -> float:
        """Degrees of longitude a unit of the drawing."""
        return 1 / self.scale

    def moved(self, right: float = 0, up: float = 0) -> View:
        """The view moved by parts of its width and height."""
        lon = min(180.0, max(-180.0, self.lon + right * WIDTH / self.scale))
        lat = _down(_up(self.lat) + up * HEIGHT / self.scale)
        return replace(self, lat=max(-EDGE, min(EDGE, lat)), lon=lon)

    def zoomed(self, steps: float) -> View:
        """The view nearer (or, below 0, farther) by steps that halve what is seen."""
        return replace(self, zoom=min(NEAREST, max(FARTHEST, self.zoom + steps)))

    def told(self) -> str:
        """The view as it stands in an address: latitude, longitude, zoom."""
        return f"{self.lat:.3f},{self.lon:.3f},{self.zoom:g}"

    @staticmethod
    def of(told: str) -> View | None:
        """The view of an address, None where it is none.

        >>> View.of("49,32,4.5")
        View(lat=49.0, lon=32.0, zoom=4.5)
        >>> View.of("north")
        """
        try:
            lat, lon, zoom = (float(part) for part in told.split(","))
        except ValueError:
            return None
        if not (-EDGE <= lat <= EDGE and -180 <= lon <= 180 and FARTHEST <= zoom <= NEAREST):
            return None
        return View(lat, lon, zoom)


WORLD = View(28.0, 10.0, 0.0)


def fitted(areas: Iterable[tuple[float, float, float]], *, nearest: float = 8.0) -> View:
    """The nearest view, by quarter steps, that shows circles of (latitude, longitude, radius in km) whole.

    The whole world where there are none, or none narrower shows them.
    """
    held = list(areas)
    if not held:
        return WORLD
    souths, norths, wests, easts = [], [], [], []
    for lat, lon, radius in held:
        north = radius / KM_A_DEGREE
        east = north / max(0.1, cos(radians(lat)))
        souths.append(max(-EDGE, lat - north))
        norths.append(min(EDGE, lat + north))
        wests.append(max(-180.0, lon - east))
        easts.append(min(180.0, lon + east))
    bottom, top = _up(min(souths)), _up(max(norths))
    west, east = min(wests), max(easts)
    # A tenth on each side, and more at the top and bottom, where labels stand.
    wide, tall = max(1e-6, (east - west) * 1.2), max(1e-6, (top - bottom) * 1.25)
    zoom = min(log2(360 / wide), log2(HEIGHT / tall * 360 / WIDTH), nearest)
    zoom = max(FARTHEST, int(zoom * 4) / 4)
    if not zoom:
        return WORLD
    return View(round(_down((bottom + top) / 2), 3), round((west + east) / 2, 3), zoom)


def _up(lat: float) -> float:
    """Mercator's ordinate in degrees."""
    lat = max(-EDGE, min(EDGE, lat))
    return degrees(log(tan(pi / 4 + radians(lat) / 2)))


def _down(up: float) -> float:
    return degrees(atan(sinh(radians(up))))
