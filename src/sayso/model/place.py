"""Places: where, as an area with a radius, never a bare pin."""

from __future__ import annotations

from dataclasses import dataclass

from sayso.model.span import Span

__all__ = ["Place"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """Where: the words, and what the gazetteer holds for them.

    `id` is `geonames:N` or None when the gazetteer does not settle it; `country` is ISO 3166 alpha-3, None where the
    place lies in none or its status is disputed and the words do not say (`disputed` is then True); `lat` and `lon`
    in degrees, `radius_km` the radius of the area that the words mean.
    """

    text: str
    span: Span
    name: str
    id: str | None = None
    country: str | None = None
    disputed: bool = False
    lat: float | None = None
    lon: float | None = None
    radius_km: float | None = None
