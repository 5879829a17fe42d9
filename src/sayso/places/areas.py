"""How large an area the words mean: "near X", "60 km from X", "north-east of X", "the X region"."""

from __future__ import annotations

import re

__all__ = ["BORDER_KM", "DIRECTION", "DISTANCE", "area_of", "at_border", "kilometres"]

DISTANCE = re.compile(
    r"(?P<number>\d{1,4}(?:,\d{3})?(?:\.\d+)?)[\s\u00a0-]?(?P<unit>kilomet(?:re|er)s?|kms?|miles?|mi)\b", re.IGNORECASE
)
DIRECTION = r"(?:(?:due |far )?(?:north|south|east|west)(?:[ -]?(?:east|west))?(?:ern)?)"
_BEFORE = re.compile(
    rf"(?:(?P<distance>{DISTANCE.pattern.replace('?P<number>', '?P<number>')})"
    rf"(?:\s\(\d[^)]{{0,20}}\))?\s(?:to the )?(?:{DIRECTION}\s)?(?:of|from|outside|away from|off)"
    rf"|(?P<direction>{DIRECTION})\sof"
    r"|(?P<outside>outside|just outside|outskirts of|surrounding|suburbs? of|edge of|edges of)"
    r"|(?P<near>near|nearby|close to|around|in the vicinity of|vicinity of|countryside of|not far from|towards?)"
    r"|(?P<off>off(?: the coast of)?))"
    r"\s(?:the\s)?(?:(?:city|town|village|settlement|capital|port|port city|city centre)\s(?:of\s)?)?(?:the\s)?$",
    re.IGNORECASE,
)
# "Ukraine's border guards" are no place.
_BORDER_AFTER = re.compile(
    r"[’']?s?[ -](?:(?:own|state|land|sea|shared|long|\w{3,5}(?:-?(?:east|west))?ern)[ -]){0,2}(?:border|frontier)"
    r"(?:s|lands?|[ -](?:region|area|zone|crossing|post)s?)?\b"
    r"(?![ -](?:guard|troop|police|service|agenc|force|patrol|offic|control))",
    re.IGNORECASE,
)
_BORDER_BEFORE = re.compile(
    r"\b(?:border|frontier)s?\s(?:region\s|area\s)?(?:with|of|between|to)\s(?:the\s)?(?:\w+\s(?:and|with)\s(?:the\s)?)?$",
    re.IGNORECASE,
)
BORDER_KM = 30.0
KM_A_MILE = 1.609344
LOOK_BACK = 90


def kilometres(match: re.Match[str]) -> float:
    """The kilometres of a match of DISTANCE."""
    number = float(match["number"].replace(",", ""))
    return number * KM_A_MILE if match["unit"].lower().startswith("mi") else number


def at_border(text: str, start: int, end: int) -> bool:
    """Whether the words put something at the border of the country named in `text[start:end]`.

    >>> at_border("over the Belarus border", 9, 16), at_border("the border with Belarus", 16, 23)
    (True, True)
    """
    if _BORDER_AFTER.match(text, end, end + LOOK_BACK) is not None:
        return True
    return _BORDER_BEFORE.search(text, max(0, start - LOOK_BACK), start) is not None


def area_of(text: str, start: int, radius: float, *, land: bool = False) -> tuple[float, str]:
    """The radius in km that the words before the name at `start` give to a place of `radius`, and the reason in words.

    A stated distance reaches that far and a tenth more; a direction 30 km beyond the town, "outside" 15, "near" 10;
    "the X region" of a town that is no division 30.
    """
    match = _BEFORE.search(text, max(0, start - LOOK_BACK), start)
    if match is None:
        return (radius + 30.0, "the surroundings of a town") if land else (radius, "its own size")
    words = " ".join(match.group().split())
    if match["distance"]:
        return round(radius + 1.1 * kilometres(match), 1), f"stated distance: “{words}”"
    more = 30.0 if match["direction"] else 15.0 if match["outside"] else 10.0
    return radius + more, f"“{words}” widens it by {more:g} km"
