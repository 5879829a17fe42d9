"""Positions of forces: which claims give one away, how coarsely a place is told, and from when on."""

from __future__ import annotations

import datetime as dt
import math

from sayso.model import Claim, Document, Place

__all__ = ["free_from", "is_position", "rounded"]

# Events that tell where a force stands, moves or is supplied, whoever tells it.
_OF_FORCES = frozenset(
    "advanced retreated reinforced clashed besieged seized controls supplied surrendered deserted".split()
)
# Events of a thing struck, lost or taken: a position where the thing is a force's, or is not told.
_OF_THINGS = frozenset("attacked destroyed damaged abandoned captured".split())
_FORCES = frozenset("soldiers tanks armoured_vehicles aircraft drones artillery air_defence ships weapons".split())
_KM_A_DEGREE = 111.32


def is_position(claim: Claim) -> bool:
    """Whether the claim tells where forces are: by its event, or by whom or what it was done to.

    A strike on what the words do not name counts as one: when unsure, the place is held back.
    """
    if claim.event in _OF_FORCES:
        return True
    if claim.of is not None and claim.of.klass in _FORCES:
        return True
    return claim.event in _OF_THINGS and (claim.of is None or claim.of.klass in (None, "other"))


def free_from(claim: Claim, document: Document, embargo: dt.timedelta) -> dt.datetime:
    """When the embargo on the claim's place ends, in UTC: counted from the end of the claim's own time.

    Where the words tell none, or leave its end open, from the end of the report's day; without one, from when the
    report was fetched.
    """
    when, published = claim.when, document.date
    told = [end for end in ((when.end, when.start if when.end is None else None) if when else ()) if end]
    times = [_end(value) for value in told]
    if (not times or (when is not None and when.end is None)) and published is not None:
        times.append(_end(published.value.isoformat()))
    return (max(times) if times else document.provenance.retrieved.astimezone(dt.UTC)) + embargo


def rounded(place: Place, grid: float) -> Place:
    """The place on a grid of so many degrees, its radius widened to hold the true one, its gazetteer id left out."""
    if place.lat is None or place.lon is None or grid <= 0:
        return place
    lat = max(-90.0, min(90.0, _snapped(place.lat, grid)))
    lon = (_snapped(place.lon, grid) + 180) % 360 - 180
    north, east = grid / 2 * _KM_A_DEGREE, grid / 2 * _KM_A_DEGREE * math.cos(math.radians(min(89.0, abs(place.lat))))
    radius = (place.radius_km or 0.0) + math.hypot(north, east)
    return Place(
        text=place.text,
        span=place.span,
        name=place.name,
        country=place.country,
        disputed=place.disputed,
        lat=round(lat, 6),
        lon=round(lon, 6),
        radius_km=round(radius, 1),
    )


def _snapped(degrees: float, grid: float) -> float:
    return round(degrees / grid) * grid


def _end(value: str) -> dt.datetime:
    """The moment of a date-time, or the end of a day; times without a zone are taken as those of UTC-12, the latest."""
    at = dt.datetime.fromisoformat(value)
    if len(value) <= len("2022-03-24"):
        at += dt.timedelta(days=1)
    try:
        return (at if at.tzinfo else at.replace(tzinfo=_LATEST)).astimezone(dt.UTC)
    except OverflowError:
        return dt.datetime.max.replace(tzinfo=dt.UTC) - dt.timedelta(days=400)


_LATEST = dt.timezone(dt.timedelta(hours=-12))
