"""The ground of a map as paths of SVG: land with its borders, disputed areas, countries, and circles on the ground."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache

from sayso.places.gazetteer import countries
from sayso.web.atlas import Outline, Shape, View, circle, clipped, outlines, shapes
from sayso.web.atlas.shapes import Polygon, level_for, ring_points, touches
from sayso.web.atlas.view import HEIGHT, WIDTH

__all__ = ["FINE", "Ground", "around", "ground_of", "shape_path"]

FINE = 10  # paths are whole numbers of tenths of a unit, which are short to write
_MARGIN = 6.0  # units beyond the edge at which shapes are cut, so that the cut is not seen
_SPECK = 1.2  # units; a smaller island is left out, unless it is all there is of an area
Point = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Ground:
    """The land of a view as one path, the names of countries with their middles, and the disputed areas in it."""

    land: str
    countries: tuple[tuple[str, float, float], ...]
    disputed: tuple[tuple[Outline, str, float, float], ...]


@lru_cache(maxsize=64)
def ground_of(view: View) -> Ground:
    """The ground of a view; the last views are kept."""
    held = [(shape, shape_path(shape, view)) for shape in shapes()]
    named = []
    for country in countries().values():
        x, y = view.at(country.entry.lat, country.entry.lon)
        # A name for a country that is wide enough for it, roughly; the gazetteer's radius stands for its size.
        if 0 < x < WIDTH and 0 < y < HEIGHT and country.entry.radius_km / view.width_km * WIDTH > 22:
            named.append((country.entry.radius_km, country.entry.name, x, y))
    disputed = []
    for outline in outlines():
        if touches(outline.box, view.box):
            path = shape_path(outline.shape, view) if outline.shape else _rough(outline, view)
            if path:
                disputed.append((outline, path, *view.at(*outline.middle)))
    return Ground(
        land="".join(path for _, path in held),
        countries=tuple((name, x, y) for _, name, x, y in sorted(named, reverse=True)),
        disputed=tuple(disputed),
    )


def shape_path(shape: Shape, view: View) -> str:
    """The part of an area that is in the view, as a path; empty where there is none."""
    level, speck = level_for(0.9 * view.degrees_a_unit), _SPECK * view.degrees_a_unit
    south, west, north, east = view.box
    seen = [
        (polygon, turn, (south, west - turn, north, east - turn))
        for turn in (0, 360, -360)  # what lies beyond 180 degrees stands on the other side too
        for polygon in shape.polygons
        if touches(polygon.box, (south, west - turn, north, east - turn))
    ]
    large = [each for each in seen if _size(each[0]) >= speck]
    return "".join(
        _path([view.at(lat, lon + turn) for lon, lat in ring_points(ring, level, box)])
        for polygon, turn, box in large or seen[:1]
        for ring in polygon.rings
    )


def _size(polygon: Polygon) -> float:
    """The longer side of the box around it, in degrees."""
    return max(polygon.box[2] - polygon.box[0], polygon.box[3] - polygon.box[1])


def around(view: View, lat: float, lon: float, radius_km: float) -> str:
    """The circle on the ground as a path, cut at the edges of the view; empty where it lies outside."""
    return _path([view.at(*point) for point in circle(lat, lon, max(radius_km, 0.05))])


def _rough(outline: Outline, view: View) -> str:
    return _path([view.at(lat, lon) for lon, lat in outline.rough])


def _path(points: Sequence[Point]) -> str:
    """A closed ring as a path, cut at the edges; every step is told from the point before."""
    ring = clipped(points, -_MARGIN, -_MARGIN, WIDTH + _MARGIN, HEIGHT + _MARGIN)
    whole = list(_whole(ring))
    if len(whole) < 3:
        return ""
    x, y = whole[0]
    told = [f"M{x} {y}l"]
    for to_x, to_y in whole[1:]:
        told.append(f"{to_x - x} {to_y - y} ")
        x, y = to_x, to_y
    return "".join(told).rstrip() + "z"


def _whole(ring: Iterable[Point]) -> Iterable[tuple[int, int]]:
    """The points in tenths of a unit, without those that fall on the one before."""
    before = None
    for x, y in ring:
        point = round(x * FINE), round(y * FINE)
        if point != before:
            yield point
        before = point
