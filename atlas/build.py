"""Makes src/sayso/web/atlas/borders.json.gz of a file of world-atlas: `python -m atlas.build countries-10m.json`.

The file is TopoJSON (https://github.com/topojson/topojson-specification): lines shared by neighbours, whole numbers as
steps from point to point. It stays so: lines are thinned (a small area keeps more of its shape than a large one), and
each point gets the scale from which on it is drawn. world-atlas draws who holds an area, not whose it is: Crimea, there
a part of Russia, becomes an area of its own, and Western Sahara gets back what is drawn as Morocco.
"""

from __future__ import annotations

import gzip
import json
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from atlas.codes import UNNUMBERED, letters
from atlas.thinning import significances

__all__ = ["build"]

OUTCOME = Path(__file__).parents[1] / "src" / "sayso" / "web" / "atlas" / "borders.json.gz"
SCALES = (0.25, 0.08, 0.025, 0.008, 0.0)  # degrees that a line may be off, the coarsest scale first
FINEST, COARSEST = 0.004, 0.028  # degrees: how far the finest line may be off, for small and for large areas
PARTS = 300  # of its width, an area may be off by one
CRIMEA = (44.3, 32.4, 46.3, 36.7)  # south, west, north, east
SAHARA_NORTH = 27.665  # degrees: Western Sahara's border with Morocco, 27 degrees 40 minutes, as near as lines have it
Ring = list[int]
Polygon = list[Ring]


def build(path: Path) -> dict[str, Any]:
    """The areas and lines to ship, of a file of world-atlas. Raises ValueError where Crimea is not found."""
    atlas = json.loads(path.read_text("utf-8"))
    (sx, sy), (tx, ty) = atlas["transform"]["scale"], atlas["transform"]["translate"]
    lines = [_whole(arc) for arc in atlas["arcs"]]
    _restore_sahara(atlas, lines, north=round((SAHARA_NORTH - ty) / sy))
    placed = [[(x * sx + tx, y * sy + ty) for x, y in line] for line in lines]
    areas = _areas(atlas, placed)
    spare = _spare(areas, placed)
    arcs, kept = [], {}
    for number, line in enumerate(lines):
        if number in spare:
            kept[number] = len(arcs)
            arcs.append(_thinned(line, placed[number], spare[number]))
    for area in areas:
        area["polygons"] = [[[_renumbered(a, kept) for a in ring] for ring in rings] for rings in area["polygons"]]
    return {"scale": [sx, sy], "translate": [tx, ty], "areas": areas, "arcs": arcs}


def _whole(arc: list[list[int]]) -> list[tuple[int, int]]:
    x = y = 0
    found = []
    for dx, dy in arc:
        x, y = x + dx, y + dy
        found.append((x, y))
    return found


def _restore_sahara(atlas: dict[str, Any], lines: list[list[tuple[int, int]]], *, north: int) -> None:
    """Moves the border of Morocco from the berm to the north of Western Sahara, in whole numbers of the file.

    The coast is cut in two where it meets that border, which becomes a new line; the line of the berm goes.
    """
    shapes = {shape["properties"]["name"]: shape for shape in atlas["objects"]["countries"]["geometries"]}
    morocco, sahara = shapes["Morocco"]["arcs"][0], shapes["W. Sahara"]["arcs"][0]
    berm = next(arc for arc in morocco if ~arc in sahara)
    at = morocco.index(berm)
    turned = morocco[at + 1 :] + morocco[:at]  # the ring from the end of the berm on
    coast, *rest = turned
    line = lines[coast]
    cut = next(number for number, (_, y) in enumerate(line) if y > north)
    lines += [line[:cut], line[cut - 1 :], [lines[berm][0], line[cut - 1]]]
    south, upper, border = len(lines) - 3, len(lines) - 2, len(lines) - 1
    shapes["Morocco"]["arcs"][0] = [upper, *rest, border]
    around = sahara.index(~berm)
    shapes["W. Sahara"]["arcs"][0] = [south, ~border, *sahara[around + 1 :], *sahara[:around]]


def _areas(atlas: dict[str, Any], placed: list[list[tuple[float, float]]]) -> list[dict[str, Any]]:
    codes, areas, crimea = letters(), [], []
    for shape in atlas["objects"]["countries"]["geometries"]:
        name, held = shape["properties"]["name"], shape.get("arcs", [])
        code = codes.get(shape.get("id", ""), "") or UNNUMBERED.get(name, "")
        polygons: list[Polygon] = held if shape["type"] == "MultiPolygon" else [held]
        if code == "RUS":
            crimea = [polygon for polygon in polygons if _within(polygon, placed, CRIMEA)]
            polygons = [polygon for polygon in polygons if polygon not in crimea]
        areas.append({"code": code, "name": name, "polygons": polygons})
    if not crimea:
        raise ValueError("no polygon of Russia lies in Crimea: has world-atlas changed?")
    areas.append({"code": "Crimea", "name": "Crimea", "polygons": crimea})
    return sorted(areas, key=lambda area: (area["code"], area["name"]))


def _box(arcs: Iterator[int], placed: list[list[tuple[float, float]]]) -> tuple[float, float, float, float]:
    points = [point for arc in arcs for point in placed[arc if arc >= 0 else ~arc]]
    west, east = min(x for x, _ in points), max(x for x, _ in points)
    return min(y for _, y in points), west, max(y for _, y in points), east


def _within(
    polygon: Polygon, placed: list[list[tuple[float, float]]], outer: tuple[float, float, float, float]
) -> bool:
    south, west, north, east = _box(iter(polygon[0]), placed)
    return south > outer[0] and west > outer[1] and north < outer[2] and east < outer[3]


def _spare(areas: list[dict[str, Any]], placed: list[list[tuple[float, float]]]) -> dict[int, float]:
    """How far each line may be off: a part of the width of the smallest area that it bounds."""
    spare: dict[int, float] = {}
    for area in areas:
        for polygon in area["polygons"]:
            south, west, north, east = _box(iter(polygon[0]), placed)
            off = max(FINEST, min(COARSEST, max(north - south, east - west) / PARTS))
            for ring in polygon:
                for arc in ring:
                    number = arc if arc >= 0 else ~arc
                    spare[number] = min(spare.get(number, off), off)
    return spare


def _thinned(line: list[tuple[int, int]], placed: list[tuple[float, float]], spare: float) -> list[int]:
    """The points kept as one list: step east, step north, number of the coarsest scale that draws it."""
    found: list[int] = []
    x = y = 0
    for (to_x, to_y), off in zip(line, significances(placed), strict=True):
        if off >= spare:
            found += [to_x - x, to_y - y, next(n for n, scale in enumerate(SCALES) if off >= scale)]
            x, y = to_x, to_y
    return found


def _renumbered(arc: int, kept: dict[int, int]) -> int:
    return kept[arc] if arc >= 0 else ~kept[~arc]


if __name__ == "__main__":
    told = json.dumps(build(Path(sys.argv[1])), ensure_ascii=False, separators=(",", ":"))
    OUTCOME.write_bytes(gzip.compress(told.encode(), 9, mtime=0))
    print(f"{OUTCOME}: {OUTCOME.stat().st_size:,} bytes")
