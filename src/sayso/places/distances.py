"""Checks a distance that the words state between two places against the map, with tolerance."""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass
from typing import Literal

from sayso.model import Span
from sayso.places.areas import DIRECTION, DISTANCE, kilometres
from sayso.places.find import find_places
from sayso.places.geometry import distance_km
from sayso.places.mention import Mention

__all__ = ["DistanceCheck", "stated_distances"]

Verdict = Literal["agrees", "differs", "unknown"]
_LINK = re.compile(
    rf"\s?(?:\([^)]{{0,25}}\)\s?)?(?:(?:to the )?{DIRECTION}\s)?(?:of|from|outside|away from|off|to|by road from)\s"
    r"(?:the\s)?(?:[a-z]+\s){0,4}(?:of\s)?(?:the\s)?$",
    re.IGNORECASE,
)
REACH = 90  # characters between a distance and the place it is measured from
BACK = 160  # characters between the other place and the distance
SURE = 0.5
SLACK_KM = 5.0
SLACK_SHARE = 0.25  # "about 60km" for 50 as the crow flies; roads are longer than the line
LARGEST_KM = 60.0  # the middle of a larger area says nothing about a distance


@dataclass(frozen=True, slots=True, kw_only=True)
class DistanceCheck:
    """A stated distance between two places: the words, both places, stated and measured km, and whether they agree.

    `unknown`: a place is not settled, or is an area too large to measure from.
    """

    text: str
    span: Span
    one: Mention
    other: Mention
    stated_km: float
    measured_km: float | None
    verdict: Verdict


def stated_distances(text: str, *, start: int = 0, end: int | None = None) -> list[DistanceCheck]:
    """The distances that `text[start:end]` states between two named places, checked against the map.

    They agree within five kilometres, a quarter of the stated figure, and half of each place's own size.

    >>> [c.verdict for c in stated_distances("Brovary, some 20 km east of Kyiv, was quiet.")]
    ['agrees']
    """
    stop = len(text) if end is None else end
    stated = list(DISTANCE.finditer(text, start, stop))
    if not stated:
        return []
    mentions = [m for m in find_places(text, start=start, end=end) if m.role != "people" and m.kind != "country"]
    starts = [m.span.start for m in mentions]
    checks = []
    for match in stated:
        at = bisect_left(starts, match.end())
        after = mentions[at] if at < len(mentions) else None
        near = after is not None and after.span.start <= match.end() + REACH
        if after is None or not near or not _LINK.fullmatch(text, match.end(), after.span.start):
            continue
        before = mentions[at - 1] if at else None
        if before is None or match.start() - before.span.end > BACK or _parted(text, before.span.end, match.start()):
            continue
        checks.append(_checked(text, match, before, after))
    return checks


def _parted(text: str, start: int, end: int) -> bool:
    """Whether a sentence ends between the two."""
    return re.search(r"[.!?;]\s|\n", text[start:end]) is not None


def _checked(text: str, match: re.Match[str], one: Mention, other: Mention) -> DistanceCheck:
    stated = kilometres(match)
    first, second = one.candidates[0], other.candidates[0]
    measured = round(distance_km(first.lat, first.lon, second.lat, second.lon), 1)
    sure = min(first.probability, second.probability) >= SURE
    small = max(first.radius_km, second.radius_km) <= LARGEST_KM
    verdict: Verdict = "unknown"
    if sure and small and first != second:
        slack = SLACK_KM + SLACK_SHARE * stated + (first.radius_km + second.radius_km) / 2
        verdict = "agrees" if abs(stated - measured) <= slack else "differs"
    span = Span(one.span.start, other.span.end)
    return DistanceCheck(
        text=span.of(text),
        span=span,
        one=one,
        other=other,
        stated_km=round(stated, 1),
        measured_km=measured if sure else None,
        verdict=verdict,
    )
