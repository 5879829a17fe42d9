"""Fractions: half, a third of, two thirds, 3/4, as shares of a whole."""

from __future__ import annotations

import re

from sayso.figures.numeral import GAP, value_of
from sayso.figures.unit import Kind

__all__ = ["FRACTION", "fraction_of"]

_NAMES = "half third quarter fifth sixth seventh eighth ninth tenth".split()
_BELOW = {name: value for value, name in enumerate(_NAMES, start=2)} | {"fourth": 4, "twelfth": 12, "hundredth": 100}
_BELOW |= {f"{name}s": value for name, value in _BELOW.items() if name != "half"} | {"halves": 2}
_NAMED = "|".join(sorted(_BELOW, key=len, reverse=True))
FRACTION = (
    r"[1-9]/(?:10|[2-9])(?![0-9/])"
    rf"|(?:an?|one|two|three|four|five|six|seven|eight|nine){GAP}(?:{_NAMED})\b"
    rf"|half\b(?!{GAP}an?{GAP}(?:dozen|hundred|thousand|million|billion))"
)
_HALF_BEFORE = re.compile(
    r"\b(?:first|second|other|latter|one|and a|better|top|bottom|opening|final|each|either|last|in)[ \n]$"
)
_HALF_AFTER = re.compile(r"[ \n](?:of|the|its|their|our|his|her|your|my|these|those|all|that|are|were|have|had|as)\b")
_HALF_LED = re.compile(r"\b(?:by|than)[ \n]$")
_HALF_TIME = re.compile(r"[ -]an? (?:hour|day|year|century|decade|minute|mile|kilomet(?:re|er)|dollar)\b")


def fraction_of(low: str, begin: int, finish: int, *, bounded: bool) -> tuple[float, Kind] | None:
    """The value and kind of the fraction at `[begin, finish)` of folded text, None where it is no share.

    `bounded` tells that bound words stand before it: "about half" needs nothing after it.

    >>> fraction_of("half of the city", 0, 4, bounded=False)
    (0.5, 'share')
    """
    words = low[begin:finish]
    if words == "half":
        if _HALF_TIME.match(low, finish):
            return 0.5, "duration"
        before = max(0, begin - 9)
        if low.startswith("-", finish) or _HALF_BEFORE.search(low, before, begin):
            return None
        led = bounded or _HALF_AFTER.match(low, finish) or _HALF_LED.search(low, before, begin)
        return (0.5, "share") if led else None
    if "/" in words:
        top, bottom = words.split("/")
        value = int(top) / int(bottom)
    else:
        count, name = re.split(r"[\s-]+", words)
        if count in {"a", "an"} and not low.startswith((" of", "\nof"), finish):  # "a third man"
            return None
        value = (1.0 if count in {"a", "an"} else value_of(count)) / _BELOW[name]
    return (value, "share") if value <= 1 else None
