"""Traits: what of a claim is compared with another's. A pure function of the claim and its document's day."""

from __future__ import annotations

import datetime as dt
import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from sys import intern

from sayso.ledger.matters.vocabulary import COMMON, STATES, TARGETS
from sayso.model import Claim, MatterKind, Place
from sayso.places import lookup
from sayso.places.folding import fold

__all__ = ["Spot", "Traits", "setting_of", "traits_of"]

SURE = 0.7  # the share of a name's meanings that the first one must have to settle it
MOST_WORDS = 24  # of a claim: a hostile sentence of thousands of words stays one claim
_WORD = re.compile(r"[^\W\d_][\w’'-]+")
_ENDINGS = ("ings", "ing", "ed", "es", "s")


@dataclass(frozen=True, slots=True)
class Spot:
    """A place as it is compared: by its key (id, else folded name), or by distance; `radius` in km."""

    key: str
    name: str
    country: str | None
    lat: float | None
    lon: float | None
    radius: float
    word: str = ""  # the name as it stands among the words of a claim, where it is one word


@dataclass(frozen=True, slots=True)
class Traits:
    """What is compared. Days are proleptic ordinals (`date.toordinal`); `start` and `end` None where not told.

    What the comparison does not look at is left out (the day of publication where the claim tells its own, the figure
    of a running total), so that claims with equal traits are told apart by nothing.
    """

    event: str
    kind: MatterKind
    state: bool
    per: str | None
    by_side: str | None
    of_side: str | None
    of_class: str | None
    spot: Spot | None
    setting: str | None
    start: int | None
    end: int | None
    published: int | None
    low: int | None
    high: int | None
    part: bool
    ahead: bool
    source: str | None
    words: frozenset[str]
    names: frozenset[str]
    targets: frozenset[str]
    spot_lent: float = 0.0  # points less where the report around the claim lends its place; 0 where it is told
    days_lent: float = 0.0


def setting_of(countries: Iterable[str | None]) -> str | None:
    """The country that most placed claims of one document lie in, from theirs; None where none leads.

    It tells apart claims without a place: "nine people were killed" in a report on Sudan and in one on Ukraine.
    """
    leading = Counter(country for country in countries if country).most_common(2)
    if not leading or (len(leading) == 2 and leading[0][1] == leading[1][1]):
        return None
    return leading[0][0]


def traits_of(claim: Claim, published: dt.date | None, *, setting: str | None = None) -> Traits:
    """The traits of a claim that a document of that day, set in that country, carries."""
    count, by, of = claim.count, claim.by, claim.of
    total = count is not None and count.scope == "cumulative"
    start, end = _days(claim)
    place = claim.place
    if place is None and of is not None and of.klass == "place":
        place = Place(text=of.text, span=of.span, name=of.name, country=None)  # "seized Izium"
    spot = None if place is None else _spot(place)
    if total:
        words, names = frozenset[str](), frozenset[str]()
    else:
        words, names = _words(claim, spot)
    told = start is not None and end is not None
    by_office = total or claim.event == "said"
    return Traits(
        event=claim.event,
        kind="total" if total else "incident",
        state=claim.event in STATES or (count is not None and count.scope == "stock"),
        per=count.per if count else None,
        by_side=_name(by.side) if by else None,
        of_side=_name(of.side) if of else None,
        of_class=of.klass if of else None,
        spot=spot,
        setting=setting if spot is None else None,
        start=start,
        end=None if total else end,
        published=None if told or total or published is None else published.toordinal(),
        low=count.low if count and not total else None,
        high=count.high if count and not total else None,
        part=claim.part_of is not None,
        ahead=claim.reality in ("planned", "possible", "hypothetical"),
        source=_name(claim.sources[0].name) if claim.sources and by_office else None,
        words=words,
        names=names,
        targets=frozenset(intern(TARGETS[word]) for word in words if word in TARGETS),
    )


def _days(claim: Claim) -> tuple[int | None, int | None]:
    when = claim.when
    return (None, None) if when is None else (_day(when.start), _day(when.end))


def _day(end: str | None) -> int | None:
    return None if end is None else dt.date.fromisoformat(end[:10]).toordinal()


def _name(name: str | None) -> str | None:
    return None if name is None else intern(_folded(name[:200]))


@lru_cache(maxsize=50_000)
def _folded(name: str) -> str:
    return fold(name).removeprefix("the ")


def _spot(place: Place) -> Spot | None:
    return _settled(place.name[:200], place.id, place.country, place.lat, place.lon, place.radius_km)


@lru_cache(maxsize=50_000)
def _settled(
    name: str, key: str | None, country: str | None, lat: float | None, lon: float | None, radius: float | None
) -> Spot | None:
    """The place with what the gazetteer knows of a name that came without coordinates; None for no name at all."""
    folded = _folded(name)
    if not folded:
        return None
    if lat is None or lon is None:
        found = lookup(name, country=country)
        if key is not None:
            found = [candidate for candidate in found if candidate.id == key] or found[:0]
        if found and (key is not None or found[0].probability >= SURE):
            first = found[0]
            key, country, lat, lon, radius = (
                key or first.id,
                country or first.country,
                first.lat,
                first.lon,
                first.radius_km,
            )
    word = "" if " " in folded else _stem(folded)
    return Spot(intern(key or folded), intern(folded), country, lat, lon, 5.0 if radius is None else radius, word)


def _words(claim: Claim, spot: Spot | None) -> tuple[frozenset[str], frozenset[str]]:
    """The content words of a claim, cut to their stems, and among them the names of things.

    Places, sides and parties are compared as such: they count as neither.
    """
    known = set(spot.name.split()) if spot else set()
    for actor in (claim.by, claim.of):
        if actor is not None and actor.side is not None:
            known.update(_folded(actor.name[:200]).split())
    for source in claim.sources:
        known.update(_folded(source.name[:200]).split())
    words, names, first = set(), set(), True
    for match in _WORD.finditer(claim.text):
        word = _folded(match[0].removesuffix("'s").removesuffix("’s"))
        capital, at_start, first = match[0][0].isupper(), first, False
        if len(word) < 4 or word in known or word in COMMON:
            continue
        stem = _stem(word)
        if stem in COMMON:
            continue
        words.add(intern(stem))
        if capital and not at_start and not match[0].isupper():
            names.add(intern(stem))
        if len(words) == MOST_WORDS:
            break
    return frozenset(words), frozenset(names)


@lru_cache(maxsize=50_000)
def _stem(word: str) -> str:
    for ending in _ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= 4:
            return word.removesuffix(ending)
    return word
