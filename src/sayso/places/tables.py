"""The room's written tables: what countries and their people are called, seats of power, regions, disputed places.

They stand as YAML beside this file, not in the gazetteer, so that a word can be added without building it again.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

import msgspec
import yaml

from sayso.errors import VocabularyError
from sayso.places.folding import fold
from sayso.places.geometry import distance_km

__all__ = [
    "Disputed",
    "Region",
    "Words",
    "country_names",
    "disputed_at",
    "disputed_places",
    "division_forms",
    "regions",
    "seats",
    "words",
]


@dataclass(frozen=True, slots=True, kw_only=True)
class Region:
    """A sea, region or continent: its middle and radius, its country where the words give one, its other names.

    `weak` names need a type word ("Shan State") to be taken.
    """

    at: tuple[float, float, float]
    kind: str = "region"
    country: str | None = None
    names: tuple[str, ...] = ()
    id: int | None = None
    weak: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Disputed:
    """A disputed place as a stated fact: who claims it, its status in a sentence, the day stated, and by whom."""

    status: str
    date: str
    source: str
    claimants: tuple[str, ...]
    divisions: tuple[str, ...] = ()
    countries: tuple[str, ...] = ()
    circle: tuple[float, float, float] | None = None
    box: tuple[float, float, float, float] | None = None

    def covers(self, lat: float, lon: float) -> bool:
        """Whether the outline holds the point."""
        if self.circle is not None:
            return distance_km(lat, lon, self.circle[0], self.circle[1]) <= self.circle[2]
        return self.box is not None and self.box[0] <= lat <= self.box[2] and self.box[1] <= lon <= self.box[3]


@dataclass(frozen=True, slots=True, kw_only=True)
class CountryNames:
    """What a country is called beside its main name, and what its people are."""

    names: tuple[str, ...] = ()
    people: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Seats:
    """Seats of power by the alpha-3 code they stand for."""

    always: Mapping[str, str]
    towns: Mapping[str, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Words:
    """Lists of words by what they do beside a name; each entry of the file is one string of words."""

    lists: Mapping[str, frozenset[str]]

    def __getitem__(self, name: str) -> frozenset[str]:
        return self.lists[name]


def _table(name: str, kind: Any) -> Any:
    try:
        text = files("sayso.places").joinpath("tables", f"{name}.yaml").read_text("utf-8")
        return msgspec.convert(yaml.load(text, yaml.CSafeLoader), kind)
    except (yaml.YAMLError, msgspec.ValidationError, OSError) as problem:
        raise VocabularyError(f"places/tables/{name}.yaml", str(problem), "reinstall sayso, or mend the file") from None


@cache
def country_names() -> Mapping[str, CountryNames]:
    """Other names and demonyms of each country, by alpha-3 code."""
    held: Mapping[str, CountryNames] = _table("countries", dict[str, CountryNames])
    return held


@cache
def seats() -> Seats:
    """Seats of power."""
    held: Seats = _table("seats", Seats)
    return held


@cache
def regions() -> Mapping[str, Region]:
    """Seas, regions of conflicts and continents by name."""
    held: Mapping[str, Region] = _table("regions", dict[str, Region])
    return held


@cache
def division_forms() -> Mapping[str, tuple[str, ...]]:
    """Short forms of divisions ("Ky", "B.C.") by GeoNames' code."""
    held: Mapping[str, tuple[str, ...]] = _table("divisions", dict[str, tuple[str, ...]])
    return held


@cache
def disputed_places() -> Mapping[str, Disputed]:
    """Disputed places by name."""
    held: Mapping[str, Disputed] = _table("disputed", dict[str, Disputed])
    return held


@cache
def words() -> Words:
    """The lists of words.yaml, folded."""
    held: dict[str, str] = _table("words", dict[str, str])
    return Words(lists={name: frozenset(fold(w) for w in text.split()) for name, text in held.items()})


def disputed_at(country: str, division: str, lat: float, lon: float, name: str = "") -> str | None:
    """The name of the disputed place that holds a point, None where there is none.

    `country` is alpha-3, `division` GeoNames' full code (`UA.11`); codes are asked first, outlines only for a place
    whose entry names no codes, and `name` where the place is the disputed one itself.
    """
    for title, entry in disputed_places().items():
        if name == title or division in entry.divisions or country in entry.countries:
            return title
        if not entry.divisions and not entry.countries and country and entry.covers(lat, lon):
            return title
    return None
