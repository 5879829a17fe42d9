"""Claims as GeoJSON (RFC 7946): each place as the polygon of its radius, never a bare pin."""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator
from typing import Any

import msgspec

from sayso.model import Place
from sayso.publish.exports.rows import public_record
from sayso.publish.exports.terms import Terms
from sayso.publish.public import PublicReport

__all__ = ["area_of", "as_geojson"]

_CORNERS = 48
_EARTH_KM = 6371.0088
# A place whose size no gazetteer tells is drawn this large, and its feature says so.
ASSUMED_KM = 10.0
Ring = list[list[float]]


def as_geojson(reports: Iterable[PublicReport], terms: Terms) -> Iterator[bytes]:
    """One feature a claim; `geometry` is null where the words settle no place, or it is withheld."""
    head = msgspec.json.encode({"type": "FeatureCollection", "sayso": terms.in_words()})
    yield head[:-1] + b',"features":['
    first = True
    for report in reports:
        for claim in report.claims:
            record = public_record(claim, report.credit, terms)
            record["radius_assumed"] = bool(claim.place and claim.place.lat is not None and not claim.place.radius_km)
            area = area_of(claim.place) if claim.place else None
            feature = {"type": "Feature", "id": claim.id, "geometry": area, "properties": record}
            yield (b"\n" if first else b",\n") + msgspec.json.encode(feature)
            first = False
    yield b"\n]}\n"


def area_of(place: Place) -> dict[str, Any] | None:
    """The circle of the place's radius as a GeoJSON polygon, cut at the antimeridian; None without coordinates.

    Corners lie on the great circles from the middle (direct formula on the sphere); a circle over a pole becomes the
    band of latitudes that it reaches.
    """
    if place.lat is None or place.lon is None:
        return None
    radius = min(place.radius_km or ASSUMED_KM, 9000.0) / _EARTH_KM
    lat = math.radians(place.lat)
    if abs(place.lat) + math.degrees(radius) >= 90:
        reach = max(-90.0, abs(place.lat) - math.degrees(radius))
        south, north = (reach, 90.0) if place.lat >= 0 else (-90.0, -reach)
        return _polygon([[[-180.0, south], [180.0, south], [180.0, north], [-180.0, north], [-180.0, south]]])
    ring = []
    for corner in range(_CORNERS):  # counter-clockwise, as RFC 7946 asks for outer rings
        bearing = -2 * math.pi * corner / _CORNERS
        to = math.asin(math.sin(lat) * math.cos(radius) + math.cos(lat) * math.sin(radius) * math.cos(bearing))
        along = math.atan2(
            math.sin(bearing) * math.sin(radius) * math.cos(lat), math.cos(radius) - math.sin(lat) * math.sin(to)
        )
        ring.append([place.lon + math.degrees(along), math.degrees(to)])
    parts = [_within(ring, shift) for shift in (-360.0, 0.0, 360.0)]
    return _polygon([part for part in parts if part])


def _polygon(rings: list[Ring]) -> dict[str, Any]:
    plain = [[[round(lon, 5), round(lat, 5)] for lon, lat in ring] for ring in rings]
    if len(plain) == 1:
        return {"type": "Polygon", "coordinates": [plain[0]]}
    return {"type": "MultiPolygon", "coordinates": [[ring] for ring in plain]}


def _within(ring: Ring, shift: float) -> Ring | None:
    """The part of the moved ring between the meridians 180 west and east, closed (Sutherland and Hodgman's cut)."""
    moved = [[lon + shift, lat] for lon, lat in ring]
    for edge, sign in ((-180.0, 1), (180.0, -1)):
        kept: Ring = []
        for (lon, lat), (next_lon, next_lat) in zip(moved, moved[1:] + moved[:1], strict=True):
            inside, next_inside = sign * (lon - edge) >= 0, sign * (next_lon - edge) >= 0
            if inside:
                kept.append([lon, lat])
            if inside != next_inside:
                share = (edge - lon) / (next_lon - lon)
                kept.append([edge, lat + share * (next_lat - lat)])
        moved = kept
        if len(moved) < 3:
            return None
    return [*moved, moved[0]]
