"""What the room gives: mentions of places in a text, and what the gazetteer could mean by a name."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from sayso.model import Place, Span

__all__ = ["Candidate", "Kind", "Mention", "Role"]

Role = Literal["place", "actor", "people"]
Kind = Literal["country", "division", "county", "town", "region", "sea", "continent"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidate:
    """One thing that a name can mean: `id` `geonames:N` or None, `country` alpha-3 or None, `division` GeoNames' code.

    `lat` and `lon` in degrees, `radius_km` its own size; `probability` among all that the name can mean in the text.
    """

    name: str
    kind: Kind
    id: str | None = None
    country: str | None = None
    division: str | None = None
    disputed: bool = False
    lat: float
    lon: float
    radius_km: float
    population: int = 0
    probability: float = 1.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Mention:
    """Words that name a place: the place itself, what the words do with it, and what else they could mean.

    `role` tells a place from a country or seat of power that acts or speaks (`actor`) and from a demonym or adjective
    (`people`); `side` is the alpha-3 code of the country that they stand for. `candidates` are the best three;
    `reason` says in words why this one, and where the radius comes from.
    """

    place: Place
    role: Role
    side: str | None
    kind: Kind
    candidates: tuple[Candidate, ...]
    reason: str

    @property
    def span(self) -> Span:
        """The words' place in the text."""
        return self.place.span
