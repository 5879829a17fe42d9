"""Whereabouts: whether the body's place lies in the headline's."""

from __future__ import annotations

import math
from typing import Literal

from sayso.headline.parties import telling_words
from sayso.model import Place

__all__ = ["Whereabouts", "compare_places"]

# `carried` the same place or one inside it, `wider` one around it, `silent` no place, `apart` another place.
Whereabouts = Literal["carried", "wider", "silent", "apart"]

# From this radius on a place is read as a country or a large part of one, which a circle draws badly: there the
# country settles what lies inside.
_COUNTRY_KM = 150.0
_EARTH_KM = 6371.0


def compare_places(headline: Place, body: Place | None) -> Whereabouts:
    """Where the body puts it, beside the headline's place."""
    if body is None:
        return "silent"
    if headline.id is not None and headline.id == body.id:
        return "carried"
    if telling_words(headline.name) and telling_words(headline.name) == telling_words(body.name):
        return "carried"
    if _holds(headline, body):
        return "carried"
    return "wider" if _holds(body, headline) else "apart"


def _holds(outer: Place, inner: Place) -> bool:
    outer_km, inner_km = outer.radius_km or 0.0, inner.radius_km or 0.0
    if outer_km <= inner_km:
        return False
    if outer_km >= _COUNTRY_KM and outer.country is not None and inner.country is not None:
        return outer.country == inner.country
    apart = _distance(outer, inner)
    return apart is not None and apart <= outer_km


def _distance(one: Place, other: Place) -> float | None:
    """The great-circle distance in km (haversine), or None where one of the two has no coordinates."""
    if one.lat is None or one.lon is None or other.lat is None or other.lon is None:
        return None
    lat, other_lat = math.radians(one.lat), math.radians(other.lat)
    half = math.sin((other_lat - lat) / 2) ** 2
    half += math.cos(lat) * math.cos(other_lat) * math.sin(math.radians(other.lon - one.lon) / 2) ** 2
    return 2 * _EARTH_KM * math.asin(min(1.0, math.sqrt(half)))
