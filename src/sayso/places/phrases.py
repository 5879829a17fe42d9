"""The names that come before the gazetteer: countries first, then demonyms, seats of power, regions and short forms."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Literal

from sayso.places.folding import fold
from sayso.places.gazetteer import Entry, capital_names, countries, divisions_of
from sayso.places.mention import Candidate
from sayso.places.tables import country_names, disputed_places, division_forms, regions, seats

__all__ = ["Meaning", "candidate", "capitals", "meaning"]

PhraseKind = Literal["country", "people", "seat", "region", "short"]
ARTICLE = "the "


@dataclass(frozen=True, slots=True)
class Meaning:
    """What a phrase means: its kind, the country it stands for (alpha-3), the thing itself; `exact` spellings only."""

    kind: PhraseKind
    side: str | None
    candidate: Candidate | None
    exact: frozenset[str] = frozenset()
    weak: bool = False


def candidate(entry: Entry) -> Candidate:
    """An entry of the gazetteer as a candidate; a place inside a disputed one has no country."""
    kept = entry.country if entry.disputed is None or entry.kind == "country" else None
    return Candidate(
        name=entry.name,
        kind=entry.kind,
        id=f"geonames:{entry.id}" if entry.id else None,
        country=kept,
        division=entry.division or None,
        disputed=entry.disputed is not None,
        lat=entry.lat,
        lon=entry.lon,
        radius_km=entry.radius_km,
        population=entry.population,
    )


def _seat_of(side: str) -> Candidate:
    return candidate(countries()[side].entry)


@cache
def _phrases() -> Mapping[str, Meaning]:
    held: dict[str, Meaning] = {}

    def add(name: str, kind: PhraseKind, side: str | None, thing: Candidate | None, weak: bool = False) -> None:
        key = fold(name).removeprefix(ARTICLE)
        # Short capitals ("US", "UAE", "CAR") are common words in other letters.
        exact = frozenset({name}) if name.isupper() and len(name) <= 4 and "." not in name else frozenset()
        if kind == "short":
            exact = frozenset({name})
        if key in held and held[key].kind == kind:
            exact = held[key].exact | exact
        held[key] = Meaning(kind, side, thing, exact, weak)

    for code, forms in division_forms().items():
        for form in forms:
            add(form, "short", None, candidate(divisions_of(code[:2])[code]))
    for name, region in regions().items():
        thing = Candidate(
            name=name,
            kind=region.kind,  # type: ignore[arg-type]  # the table holds region, sea and continent
            id=f"geonames:{region.id}" if region.id else None,
            country=region.country,
            disputed=name in disputed_places(),
            lat=region.at[0],
            lon=region.at[1],
            radius_km=region.at[2],
        )
        for each in (name, *region.names):
            add(each, "region", region.country, thing, region.weak)
    for name, side in seats().always.items():
        add(name, "seat", side, _seat_of(side))
    named = countries()
    for alpha3, country in named.items():
        add(country.entry.name, "country", alpha3, candidate(country.entry))
    for alpha3, other in country_names().items():
        if alpha3 not in named:
            continue
        thing = candidate(named[alpha3].entry)
        for name in other.names:
            add(name, "country", alpha3, thing)
        for people in other.people:
            add(people, "people", alpha3, thing)
            if not people.endswith(("ese", "sh", "ss", "men", "ch", "s")):
                add(people + "s", "people", alpha3, thing)
    return held


def meaning(key: str, surface: str) -> Meaning | None:
    """What a folded phrase means, None where it is no such phrase or its capitals differ ("us")."""
    held = _phrases().get(key)
    if held is None or (held.exact and surface not in held.exact and "." not in surface):
        return None
    return held


@cache
def capitals() -> Mapping[str, str]:
    """Folded names of the towns that stand for their government where they act, with its alpha-3 code."""
    held = {fold(name): alpha3 for alpha3, name in capital_names().items()}
    held.update({fold(name): side for name, side in seats().towns.items()})
    return held
