"""Asks for a name by itself: what it can mean, whether it is a place at all, whether two places are one."""

from __future__ import annotations

import math
from dataclasses import replace

from sayso.model import Place
from sayso.places.folding import fold
from sayso.places.gazetteer import OTHER, STEM, Entry, entries, entry_of_id
from sayso.places.mention import Candidate
from sayso.places.phrases import candidate, meaning
from sayso.places.tables import regions
from sayso.places.weights import SHIPPED

__all__ = ["is_place_name", "lookup", "place_of_id", "same_place"]

LONGEST_NAME = 120
LONGEST_ID = 12  # digits


def lookup(name: str, *, country: str | None = None) -> list[Candidate]:
    """What a name can mean, the most probable first; only in the country of that alpha-3 code where one is given.

    >>> [c.name for c in lookup("Artemivsk", country="UKR")][:1]
    ['Bakhmut']
    """
    key = fold(name[:LONGEST_NAME]).removeprefix("the ")
    if not key:
        return []
    told = meaning(key, name.strip())
    first = []
    if told is not None and told.candidate is not None and told.kind in {"country", "region", "short"}:
        first = [told.candidate]
    held = [entry for entry in entries(key) if entry.kind != "country"]
    if country is not None:
        first = [thing for thing in first if thing.country == country]
        held = [entry for entry in held if entry.country == country]
    scores = [_score(entry) for entry in held]
    if first:
        return first + [replace(candidate(entry), probability=0.0) for entry in held]
    if not held:
        return []
    top = max(scores)
    raised = [math.exp(score - top) for score in scores]
    ranked = sorted(zip(raised, held, strict=True), key=lambda pair: (-pair[0], pair[1].number))
    return [replace(candidate(entry), probability=round(share / sum(raised), 4)) for share, entry in ranked]


def place_of_id(id: str) -> Candidate | None:
    """The thing that an id means (`geonames:N`), or None when the gazetteer holds none of that id.

    >>> place_of_id("geonames:703448").name
    'Kyiv'
    """
    number = id.removeprefix("geonames:")
    if not (number.isascii() and number.isdigit()) or len(number) > LONGEST_ID or not int(number):
        return None
    entry = entry_of_id(int(number))
    if entry is not None:
        return candidate(entry)
    name = next((name for name, region in regions().items() if region.id == int(number)), None)
    return lookup(name)[0] if name else None


def _score(entry: Entry) -> float:
    """The odds of an entry without a text around: half of what its kind counts, since nothing says which is meant."""
    score = SHIPPED.people * math.log(entry.population + 300)
    score -= SHIPPED.other_spelling if entry.sort == OTHER else SHIPPED.stem if entry.sort == STEM else 0.0
    if entry.kind == "division":
        return score + SHIPPED.division / 2 - SHIPPED.division_of_town
    return score + (SHIPPED.county / 2 if entry.kind == "county" else 0.0)


def is_place_name(words: str) -> bool:
    """Whether the words are, as a whole, a name that the room knows as a country, region, division or town."""
    return bool(lookup(words))


def same_place(one: Place, other: Place) -> bool:
    """Whether two places are one: the same id, or one folded name where an id is missing."""
    if one.id is not None and other.id is not None:
        return one.id == other.id
    return fold(one.name) == fold(other.name)
