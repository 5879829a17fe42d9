"""Shapes of countries and of disputed areas, from the file that `python -m atlas.build` makes of world-atlas.

Neighbours share lines, so that no gap opens between them when lines are thinned. Each point has the coarsest scale at
which it is drawn.
"""

from __future__ import annotations

import gzip
from bisect import bisect_right
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from itertools import accumulate, pairwise

import msgspec

from sayso.errors import VocabularyError

__all__ = ["Polygon", "Shape", "country_at", "level_for", "ring_points", "shape_of", "shapes"]

# Degrees that a line may be off, the coarsest scale first, as in atlas/build.py.
_SCALES = (0.25, 0.08, 0.025, 0.008, 0.0)
FINEST = len(_SCALES) - 1
Box = tuple[float, float, float, float]  # south, west, north, east
Point = tuple[float, float]  # longitude, latitude


@dataclass(frozen=True, slots=True)
class Polygon:
    """One piece of an area: its outer ring and its holes, as numbers of lines, and the box around it."""

    rings: tuple[tuple[int, ...], ...]
    box: Box


@dataclass(frozen=True, slots=True)
class Shape:
    """An area: `code` is alpha-3, the name of a disputed place, or empty; `name` is world-atlas' own."""

    code: str
    name: str
    polygons: tuple[Polygon, ...]


class _Area(msgspec.Struct):
    code: str
    name: str
    polygons: list[list[list[int]]]


class _File(msgspec.Struct):
    scale: tuple[float, float]
    translate: tuple[float, float]
    areas: list[_Area]
    arcs: list[list[int]]


class _Line:
    """A line: its steps as in the file, the box around it, and its points at each scale, made when first drawn."""

    __slots__ = ("_arc", "_file", "_scales", "box")

    def __init__(self, arc: list[int], file: _File) -> None:
        self._arc, self._file = arc, file
        self._scales: dict[int, tuple[Point, ...]] = {}
        lons, lats = self._whole()
        self.box: Box = (*self._degrees(min(lons), min(lats))[::-1], *self._degrees(max(lons), max(lats))[::-1])

    def at(self, finest: int) -> tuple[Point, ...]:
        """The points that are drawn at a scale."""
        held = self._scales.get(finest)
        if held is None:
            steps = zip(*self._whole(), self._arc[2::3], strict=True)
            held = tuple(self._degrees(x, y) for x, y, level in steps if level <= finest)
            self._scales[finest] = held
        return held

    def _whole(self) -> tuple[list[int], list[int]]:
        return list(accumulate(self._arc[::3])), list(accumulate(self._arc[1::3]))

    def _degrees(self, x: int, y: int) -> Point:
        (across, along), (west, south) = self._file.scale, self._file.translate
        return x * across + west, y * along + south


@cache
def _atlas() -> tuple[tuple[Shape, ...], tuple[_Line, ...]]:
    file = files("sayso.web").joinpath("atlas", "borders.json.gz")
    try:
        held = msgspec.json.decode(gzip.decompress(file.read_bytes()), type=_File)
    except (OSError, EOFError, msgspec.MsgspecError) as problem:
        raise VocabularyError("web/atlas/borders.json.gz", str(problem), "reinstall sayso") from None
    lines = tuple(_Line(arc, held) for arc in held.arcs)
    made = tuple(
        Shape(area.code, area.name, tuple(_polygon(rings, lines) for rings in area.polygons)) for area in held.areas
    )
    return made, lines


def _box(points: Sequence[Point]) -> Box:
    lons, lats = [x for x, _ in points], [y for _, y in points]
    return min(lats), min(lons), max(lats), max(lons)


def _polygon(rings: Sequence[Sequence[int]], lines: Sequence[_Line]) -> Polygon:
    """A polygon; one that crosses the line of 180 degrees goes on beyond it, so that its box is its own."""
    boxes = [lines[arc if arc >= 0 else ~arc].box for arc in rings[0]]
    around = min(b[0] for b in boxes), min(b[1] for b in boxes), max(b[2] for b in boxes), max(b[3] for b in boxes)
    if around[3] - around[1] > 180:
        around = _box(_unwrapped(_joined(rings[0], lines, lambda _line: FINEST)))
    return Polygon(tuple(tuple(ring) for ring in rings), around)


def _joined(ring: Sequence[int], lines: Sequence[_Line], level: Callable[[_Line], int]) -> list[Point]:
    points: list[Point] = []
    for arc in ring:
        line = lines[arc if arc >= 0 else ~arc]
        held = line.at(level(line))
        points += held[:-1] if arc >= 0 else held[:0:-1]
    return points


def _unwrapped(points: Sequence[Point]) -> list[Point]:
    """The ring without jumps from one end of the world to the other; one around the pole is closed along it."""
    found, turn = [points[0]], 0.0
    for (x0, _), (x, y) in pairwise(points):
        turn += 360.0 if x - x0 < -180 else -360.0 if x - x0 > 180 else 0.0
        found.append((x + turn, y))
    if abs(found[-1][0] - found[0][0]) > 180:
        found += [(found[-1][0], -90.0), (found[0][0], -90.0)]
    middle = (min(x for x, _ in found) + max(x for x, _ in found)) / 2
    turn = 360.0 if middle < -180 else -360.0 if middle > 180 else 0.0
    return [(x + turn, y) for x, y in found] if turn else found


def shapes() -> tuple[Shape, ...]:
    """All areas of the atlas. Raises VocabularyError when its file cannot be read."""
    return _atlas()[0]


@cache
def _by_code() -> Mapping[str, Shape]:
    return {shape.code: shape for shape in shapes() if shape.code}


def shape_of(code: str) -> Shape | None:
    """The area of an alpha-3 code, or of the name of a disputed place."""
    return _by_code().get(code)


def level_for(degrees_off: float) -> int:
    """The number of the coarsest scale whose lines are off by no more than that.

    >>> level_for(0.5), level_for(0.1), level_for(0.001)
    (0, 1, 4)
    """
    return bisect_right([-scale for scale in _SCALES], -degrees_off - 1e-12)


def ring_points(ring: Sequence[int], level: int, box: Box | None = None) -> list[Point]:
    """The points (longitude, latitude) of a ring at a scale, the first not repeated; longitudes may pass 180 degrees.

    Lines outside of `box` come at the coarsest scale: they will not be seen.
    """
    points = _joined(ring, _atlas()[1], lambda line: level if box is None or _seen(line.box, box) else 0)
    return _unwrapped(points)


def _seen(line: Box, box: Box) -> bool:
    """Whether a line of the file touches a box whose longitudes may pass 180 degrees."""
    south, west, north, east = box
    return any(touches(line, (south, west + turn, north, east + turn)) for turn in (0, 360, -360))


def touches(one: Box, other: Box) -> bool:
    """Whether two boxes share a point."""
    return one[0] <= other[2] and other[0] <= one[2] and one[1] <= other[3] and other[1] <= one[3]


def country_at(lat: float, lon: float) -> Shape | None:
    """The area that holds the point, at the finest scale; None on the sea."""
    for shape in shapes():
        for polygon in shape.polygons:
            south, west, north, east = polygon.box
            for turned in (lon, lon + 360, lon - 360):
                if south <= lat <= north and west <= turned <= east and _holds(polygon, lat, turned):
                    return shape
    return None


def _holds(polygon: Polygon, lat: float, lon: float) -> bool:
    """Whether a ray to the east meets an odd number of edges of the polygon's rings."""
    odd = False
    for ring in polygon.rings:
        points = ring_points(ring, FINEST)
        x0, y0 = points[-1]
        for x, y in points:
            if (y > lat) != (y0 > lat) and lon < x0 + (lat - y0) * (x - x0) / (y - y0):
                odd = not odd
            x0, y0 = x, y
    return odd
