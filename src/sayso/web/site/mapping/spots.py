"""Places with their claims as they stand on a map: a country is its shape, the rest circles around a middle."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
from typing import Literal

from sayso.ledger.placing import Placed
from sayso.places.gazetteer import countries

__all__ = ["WIDE_KM", "Spot", "spots_of"]

WIDE_KM = 60.0  # a circle of that radius or more is a division or a region: an area, without a middle to look for
Look = Literal["country", "area", "place"]


@dataclass(frozen=True, slots=True)
class Spot:
    """A place with all its claims; `radii` are those that its claims' words mean, the largest first, in km.

    `key` is the gazetteer's id, or the name of a place that has none; `look` is how it is drawn.
    """

    key: str
    name: str
    country: str | None
    disputed: bool
    lat: float
    lon: float
    radii: tuple[float, ...]
    claims: int
    look: Look

    @property
    def radius_km(self) -> float:
        """The largest radius."""
        return self.radii[0]


@cache
def _country_codes() -> Mapping[str, str]:
    """The alpha-3 code of each country's id."""
    return {f"geonames:{held.entry.id}": code for code, held in countries().items()}


def spots_of(placed: Sequence[Placed]) -> list[Spot]:
    """The places, each once whatever the radii of its claims, most claims first."""
    found: dict[tuple[str, float, float], Spot] = {}
    for row in placed:
        key = row.id or row.name
        at = (key, row.lat, row.lon)
        held = found.get(at)
        if held is None:
            code = _country_codes().get(key)
            look: Look = "country" if code else "area" if row.radius_km >= WIDE_KM else "place"
            radii: tuple[float, ...] = (row.radius_km,)
            found[at] = Spot(
                key, row.name, code or row.country, row.disputed, row.lat, row.lon, radii, row.claims, look
            )
        else:
            radii = tuple(sorted({*held.radii, row.radius_km}, reverse=True))
            disputed = held.disputed or row.disputed
            found[at] = replace(held, radii=radii, claims=held.claims + row.claims, disputed=disputed)
    return sorted(found.values(), key=lambda spot: (-spot.claims, spot.name))
