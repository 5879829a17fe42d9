"""The map: claims with the area that their words mean, and beside it what has no place or no day."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

from starlette.requests import Request
from starlette.responses import Response

from sayso.ledger.placing import Placement, Placing
from sayso.model import Claim
from sayso.web.atlas import Outline, View, fitted
from sayso.web.note import title_of, voice_of
from sayso.web.site.desk import answer, desk_of, paged
from sayso.web.site.mapping import MapQuestion, Spot, asked_of_map, drawing_of, months_of, spots_of
from sayso.web.site.mapping.ground import ground_of
from sayso.web.site.mapping.question import ORDERS

__all__ = ["ROUTES"]

IN_A_LANE, AT_A_SPOT, NAMES, ROWS = 5, 20, 12, 200
STEPS = {"←": (-0.4, 0.0, "west"), "↑": (0.0, 0.4, "north"), "↓": (0.0, -0.4, "south"), "→": (0.4, 0.0, "east")}


@dataclass(frozen=True, slots=True)
class Line:
    """A claim in a line of a list: its address, what it says, who says so, where and when."""

    id: str
    title: str
    voice: str
    where: str
    when: str


def map_page(request: Request) -> Response:
    """The page at `/map`."""
    asked = asked_of_map(request.query_params)
    placing = desk_of(request).ledger.placing
    placed = placing.look(asked.asked)
    spots = spots_of(placed.places)
    view = asked.view or _fit(spots)
    if request.url.path.endswith(".json"):
        return answer(request, "", _features(asked, spots, view, placed))
    data = {
        "title": "Map",
        "asked": asked,
        "drawing": drawing_of(spots, view),
        "rows": _sorted(spots, asked.order)[:ROWS],
        "spots": spots,
        "orders": ORDERS,
        "placed": placed,
        "names": placed.unsettled[:NAMES],
        "unsettled": sum(many for _, many in placed.unsettled),
        "nowhere": _lines(placing.some("nowhere", asked.asked, limit=IN_A_LANE)) if placed.nowhere else [],
        "undated": _lines(placing.some("undated", asked.asked, limit=IN_A_LANE)) if placed.undated else [],
        "months": months_of(placed.months, since=asked.since, until=asked.until),
        "spot": _chosen(placing, asked, spots),
        "steps": {sign: (view.moved(right, up).told(), name) for sign, (right, up, name) in STEPS.items()},
        "near": view.zoomed(1).told() if view.zoomed(1) != view else None,
        "far": view.zoomed(-1).told() if view.zoomed(-1) != view else None,
        "fitted": _together,
    }
    return answer(request, "map.html", data)


def _fit(spots: Sequence[Spot]) -> View:
    """The view that shows all places; countries are looked at only where nothing is told more narrowly."""
    held = [spot for spot in spots if spot.look != "country"] or list(spots)
    return fitted((spot.lat, spot.lon, spot.radius_km) for spot in held)


def _together(spots: Sequence[Spot]) -> str:
    """The view of a few places, for an address."""
    return fitted(((spot.lat, spot.lon, spot.radius_km) for spot in spots), nearest=10.0).told()


def _sorted(spots: Sequence[Spot], by: str) -> list[Spot]:
    if by == "name":
        return sorted(spots, key=lambda spot: spot.name.casefold())
    if by == "country":
        return sorted(spots, key=lambda spot: (spot.country or "ZZZZ", -spot.claims))
    if by == "radius":
        return sorted(spots, key=lambda spot: (spot.radius_km, spot.name))
    return list(spots)


def _lines(claims: Sequence[Claim]) -> list[Line]:
    return [
        Line(
            claim.id,
            title_of(claim),
            voice_of(claim),
            claim.place.name if claim.place else "",
            claim.when.in_words() if claim.when else "",
        )
        for claim in claims
    ]


def _chosen(placing: Placing, asked: MapQuestion, spots: Sequence[Spot]) -> tuple[Spot, list[Line]] | None:
    """The place of the address with its newest claims."""
    spot = next((spot for spot in spots if spot.key == asked.spot), None)
    if spot is None:
        return None
    there = replace(asked.asked, place=(spot.name,))
    return spot, _lines(placing.some("placed", there, limit=AT_A_SPOT))


def _features(asked: MapQuestion, spots: Sequence[Spot], view: View, placed: Placement) -> dict[str, Any]:
    """What is shown, in the manner of GeoJSON (RFC 7946): longitude stands before latitude."""
    return {
        "type": "FeatureCollection",
        "features": [
            {
                "type": "Feature",
                "id": spot.key,
                "geometry": {"type": "Point", "coordinates": [spot.lon, spot.lat]},
                "properties": {
                    "name": spot.name,
                    "country": spot.country,
                    "disputed": spot.disputed,
                    "radii_km": spot.radii,
                    "drawn_as": spot.look,
                    "claims": spot.claims,
                    "address": asked.claims(place=spot.name),
                },
            }
            for spot in spots
        ],
        "bbox": [view.box[1], view.box[0], view.box[3], view.box[2]],
        "nowhere_named": placed.nowhere,
        "named_but_not_settled": dict(placed.unsettled),
        "undated": placed.undated,
        "disputed": [_fact(outline) for outline, *_ in ground_of(view).disputed],
        "left_out": asked.wrong,
    }


def _fact(outline: Outline) -> dict[str, Any]:
    fact = outline.fact
    return {
        "name": outline.name,
        "status": fact.status,
        "date": fact.date,
        "source": fact.source,
        "claimants": fact.claimants,
        "rough_outline": outline.shape is None,
    }


ROUTES = paged("/map", map_page, name="map")
