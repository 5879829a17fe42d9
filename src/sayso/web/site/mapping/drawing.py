"""The drawing of a map: ground, areas, circles, and marks with labels, once for wide screens, once for phones."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from sayso.web.atlas import Outline, View, shape_of
from sayso.web.atlas.view import HEIGHT, WIDTH
from sayso.web.site.mapping.ground import Ground, around, ground_of, shape_path
from sayso.web.site.mapping.labels import Label, Room
from sayso.web.site.mapping.spots import Spot

__all__ = ["Area", "Drawing", "Layer", "Mark", "drawing_of"]

MOST_RINGS = 2  # circles drawn of one place: its largest and its smallest radius
MOST_CIRCLES = 400  # places whose circles are drawn; the rest stand as marks
_ROUND = (1, 2, 5)  # what a scale is a multiple of ten of


@dataclass(frozen=True, slots=True)
class Area:
    """A country's shape or a circle on the ground, with the place it stands for; its middle in units."""

    spot: Spot
    path: str
    x: float
    y: float


@dataclass(frozen=True, slots=True)
class Mark:
    """One place, or several that would lie on each other, with their label where there is room for one.

    `share` is how large the dot is drawn, in units; 0 where the circle on the ground is large enough to be seen.
    """

    spots: tuple[Spot, ...]
    claims: int
    x: float
    y: float
    share: float
    label: Label | None

    @property
    def name(self) -> str:
        """The place with most claims, and how many stand with it."""
        more = len(self.spots) - 1
        return _short(self.spots[0].name) + (f" and {more} more" if more else "")


@dataclass(frozen=True, slots=True)
class Layer:
    """Marks and labels for screens of one width; `size` is that of letters in units of the drawing."""

    name: str
    size: float
    marks: tuple[Mark, ...]
    areas: tuple[tuple[Area, Label], ...]
    disputed: tuple[Label, ...]
    countries: tuple[Label, ...]


@dataclass(frozen=True, slots=True)
class Drawing:
    """All of a map; `outside` are the places that the view does not show."""

    view: View
    ground: Ground
    areas: tuple[Area, ...]
    circles: tuple[Area, ...]
    layers: tuple[Layer, ...]
    outside: tuple[Spot, ...]
    scale_km: float
    scale_units: float
    width: float = WIDTH
    height: float = HEIGHT


def drawing_of(spots: Sequence[Spot], view: View) -> Drawing:
    """The places in a view; they come with most claims first."""
    ground = ground_of(view)
    areas, circles, outside, shown = [], [], [], []
    for spot in spots:
        x, y = view.at(spot.lat, spot.lon)
        inside = 0 <= x <= WIDTH and 0 <= y <= HEIGHT
        if spot.look == "country":
            shape = shape_of(spot.country or "")
            path = shape_path(shape, view) if shape else around(view, spot.lat, spot.lon, spot.radius_km)
            if path:
                areas.append(Area(spot, path, x, y))
            inside = bool(path)
        elif spot.look == "area":
            path = around(view, spot.lat, spot.lon, spot.radius_km)
            if path:
                circles.append(Area(spot, path, x, y))
            inside = bool(path)
        elif inside:
            if len(circles) < MOST_CIRCLES:
                for radius in {*spot.radii[:1], *spot.radii[-1:]}:
                    path = around(view, spot.lat, spot.lon, radius)
                    circles += [Area(spot, path, x, y)] if path else []
            shown.append((spot, x, y))
        if not inside:
            outside.append(spot)
    wide_areas = [*areas, *(circle for circle in circles if circle.spot.look == "area")]
    km, units = _scale(view)
    return Drawing(
        view=view,
        ground=ground,
        areas=tuple(areas),
        circles=tuple(sorted(circles, key=lambda area: -area.spot.radius_km)),
        layers=(
            _layer("wide", 12.5, 3.2, shown, wide_areas, ground, view),
            _layer("narrow", 25.0, 6.4, shown, wide_areas, ground, view),
        ),
        outside=tuple(outside),
        scale_km=km,
        scale_units=units,
    )


def _layer(
    name: str,
    size: float,
    dot: float,
    shown: Sequence[tuple[Spot, float, float]],
    areas: Sequence[Area],
    ground: Ground,
    view: View,
) -> Layer:
    """The marks of places, those together that would touch, then labels: of places, areas, disputed areas, lands."""
    room = Room(WIDTH, HEIGHT, size)
    room.block((0, HEIGHT - 2.6 * size, 11 * size, HEIGHT))  # where the scale stands
    if name == "wide":
        room.block((WIDTH - 212, 0, WIDTH, 38))  # and the steps
    groups: list[tuple[list[Spot], float, float]] = []
    for spot, x, y in shown:
        near = next((held for held, gx, gy in groups if abs(gx - x) < 3 * dot and abs(gy - y) < 3 * dot), None)
        if near is not None:
            near.append(spot)
        else:
            groups.append(([spot], x, y))
    groups.sort(key=lambda group: -sum(spot.claims for spot in group[0]))
    for _, x, y in groups:
        room.take(x, y, dot)
    marks = []
    for held, x, y in groups:
        radius = held[0].radius_km / view.width_km * WIDTH
        small = radius < 4 * dot or len(held) > 1
        mark = Mark(tuple(held), sum(spot.claims for spot in held), x, y, dot if small else 0.0, None)
        gap = max(dot + 0.35 * size, min(radius + 3, 24.0))
        marks.append(replace(mark, label=room.beside(f"{mark.name} {mark.claims:,}", x, y, gap)))
    known = {area.spot.name for area in areas} | {outline.name for outline, *_ in ground.disputed}
    return Layer(
        name,
        size,
        tuple(marks),
        tuple(
            (area, label)
            for area in areas
            if (label := room.over(f"{_short(area.spot.name)} {area.spot.claims:,}", area.x, area.y))
        ),
        tuple(label for outline, _, x, y in ground.disputed if (label := _disputed(outline, x, y, room, view))),
        tuple(label for name_, x, y in ground.countries if name_ not in known and (label := room.over(name_, x, y))),
    )


def _disputed(outline: Outline, x: float, y: float, room: Room, view: View) -> Label | None:
    """The name of a disputed area in it, or beside one that is narrow; none for one that is hardly seen."""
    wide = (outline.box[3] - outline.box[1]) * view.scale
    if wide < room.size:
        return None
    words = f"{outline.name}, disputed"
    return room.over(words, x, y) if wide > 7 * room.size else room.beside(words, x, y, wide / 2 + 0.3 * room.size)


def _short(name: str) -> str:
    return name if len(name) <= 24 else name[:23].rstrip() + "…"


def _scale(view: View) -> tuple[float, float]:
    """A round number of kilometres that is at most a sixth of the width, and how long it is in units."""
    most = view.width_km / 6
    best = max(
        (step * 10.0**power for power in range(-1, 5) for step in _ROUND if step * 10.0**power <= most), default=most
    )
    return best, best / view.width_km * WIDTH
