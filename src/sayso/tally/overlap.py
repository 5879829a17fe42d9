"""Overlap: whether two matters may tell of the same people or things, so that they must not be added."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from sayso.model import Claim, Matter, Place
from sayso.places import distance_km
from sayso.tally.question import Question, may_be_one_class

__all__ = ["Extent", "extent_of", "may_overlap"]

_EVER = (dt.date.min, dt.date.max)


@dataclass(frozen=True, slots=True)
class Extent:
    """What a matter may cover: classes, sides, areas, and days from first to last."""

    classes: frozenset[str | None]
    sides: frozenset[str | None]
    places: tuple[Place | None, ...]
    days: tuple[dt.date, dt.date]

    @property
    def settled(self) -> bool:
        """Whether a place and a day are told."""
        return None not in self.places and self.days != _EVER and dt.date.min not in self.days


def extent_of(matter: Matter, question: Question) -> Extent:
    """What the matter may cover, by all of its claims of the event that is asked for."""
    claims = [saying for saying in matter.sayings if saying.claim.event == question.event]
    actors = [question.counted(saying.claim) for saying in claims]
    return Extent(
        classes=frozenset(actor.klass if actor else None for actor in actors),
        sides=frozenset(actor.side if actor else None for actor in actors),
        places=_places([saying.claim for saying in claims]),
        days=_hull(_days(saying.claim, saying.published) for saying in claims),
    )


def _places(claims: Sequence[Claim]) -> tuple[Place | None, ...]:
    """The areas that the claims name; None for anywhere where none of them names one."""
    held = {
        (claim.place.id, claim.place.lat, claim.place.lon, claim.place.country): claim.place
        for claim in claims
        if claim.place
    }
    return tuple(held.values()) if held else (None,)


def _days(claim: Claim, published: dt.date | None) -> tuple[dt.date, dt.date]:
    """The days in which the claim's event may lie; the day of the report is the last one of what has happened."""
    when = claim.when
    first = dt.date.fromisoformat(when.start[:10]) if when and when.start else dt.date.min
    last = dt.date.fromisoformat(when.end[:10]) if when and when.end else published or dt.date.max
    return first, max(first, last)


def _hull(days: Iterable[tuple[dt.date, dt.date]]) -> tuple[dt.date, dt.date]:
    held = list(days)
    told = [pair for pair in held if pair[0] != dt.date.min]  # what tells no day joins those of the matter that do
    held = told or held
    return min(first for first, _ in held), max(last for _, last in held)


def may_overlap(one: Extent, other: Extent) -> bool:
    """Whether the two may cover the same people or things: nothing in their words rules it out."""
    if one.days[1] < other.days[0] or other.days[1] < one.days[0]:
        return False
    if None not in one.sides and None not in other.sides and not one.sides & other.sides:
        return False
    if not any(may_be_one_class(a, b) for a in one.classes for b in other.classes):
        return False
    return any(_may_be_one_place(a, b) for a in one.places for b in other.places)


def _may_be_one_place(one: Place | None, other: Place | None) -> bool:
    if one is None or other is None:
        return True
    if one.lat is not None and one.lon is not None and other.lat is not None and other.lon is not None:
        reach = (one.radius_km or 0.0) + (other.radius_km or 0.0)
        return distance_km(one.lat, one.lon, other.lat, other.lon) <= reach
    known = one.country is not None and other.country is not None
    return not (known and one.country != other.country)
