"""Disputed areas as outlines: a shape of the atlas where it has one, else the circle or box of disputed.yaml."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from sayso.places.tables import Disputed, disputed_places
from sayso.web.atlas.circles import circle
from sayso.web.atlas.shapes import Box, Shape, shape_of

__all__ = ["Outline", "outlines"]


@dataclass(frozen=True, slots=True)
class Outline:
    """A disputed area: its stated facts, and its shape, or a rough outline of (longitude, latitude) points."""

    name: str
    fact: Disputed
    shape: Shape | None
    rough: tuple[tuple[float, float], ...]
    box: Box

    @property
    def middle(self) -> tuple[float, float]:
        """The middle of the box around it: latitude, longitude."""
        return (self.box[0] + self.box[2]) / 2, (self.box[1] + self.box[3]) / 2


@cache
def outlines() -> tuple[Outline, ...]:
    """The disputed areas of which an outline is known, in the order of the table."""
    found = (_outline(name, fact) for name, fact in disputed_places().items())
    return tuple(each for each in found if each is not None)


def _outline(name: str, fact: Disputed) -> Outline | None:
    shape = shape_of(name)
    for code in fact.countries:
        shape = shape or shape_of(code)
    if shape is not None:
        boxes = [polygon.box for polygon in shape.polygons]
        around = min(b[0] for b in boxes), min(b[1] for b in boxes), max(b[2] for b in boxes), max(b[3] for b in boxes)
        return Outline(name, fact, shape, (), around)
    if fact.circle is not None:
        points = tuple((lon, lat) for lat, lon in circle(*fact.circle))
    elif fact.box is not None:
        south, west, north, east = fact.box
        points = ((west, south), (west, north), (east, north), (east, south))
    else:
        return None
    lons, lats = [x for x, _ in points], [y for _, y in points]
    return Outline(name, fact, None, points, (min(lats), min(lons), max(lats), max(lons)))
