"""Stated distances that the map does not bear out, in words, and the claims that they stand beside."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from sayso.cli.talk import shortened
from sayso.model import Claim
from sayso.places import DistanceCheck

__all__ = ["distance_in_words", "distance_notes"]


def distance_in_words(check: DistanceCheck) -> str:
    """What the words say and what the map says, on one line."""
    one, other = check.one.place.name, check.other.place.name
    return (
        f"the map differs: “{shortened(check.text)}” says {check.stated_km:,.0f} km, "
        f"from {one} to {other} it measures {check.measured_km or 0:,.0f} km"
    )


def distance_notes(claims: Iterable[Claim], checks: Iterable[DistanceCheck]) -> Mapping[str, list[str]]:
    """By a claim's id, the lines on distances in its words; a distance that lies in no claim has none."""
    held = list(claims)
    notes: dict[str, list[str]] = {}
    for check in checks:
        beside = [claim for claim in held if claim.span.overlaps(check.span)]
        if beside:
            nearest = max(beside, key=lambda claim: (claim.span.overlap(check.span), -len(claim.text)))
            notes.setdefault(nearest.id, []).append(distance_in_words(check))
    return notes
