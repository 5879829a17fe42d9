"""Vague words: dozens, hundreds of thousands, several, with the bounds that claims.md gives them."""

from __future__ import annotations

import re

from sayso.figures.numeral import GAP

__all__ = ["VAGUE", "vague_ends"]

_ENDS = {
    "tens": (10, 100),
    "dozens": (12, 120),
    "scores": (40, 200),
    "hundreds": (100, 1_000),
    "thousands": (1_000, 10_000),
    "millions": (1_000_000, 10_000_000),
    "billions": (1_000_000_000, 10_000_000_000),
}
_PLURAL = {word[:-1]: word for word in ("dozens", "hundreds", "thousands", "millions", "billions")}
_some = rf"(?:several|a few|many|a couple(?: of)?|quite a few){GAP}"
_many = "|".join(_ENDS)
VAGUE = (
    rf"(?:{_some})?(?:{_many})\b(?: (?:and|upon|or even|or) (?:{_many})\b)?"
    r"(?: of (?:dozens|hundreds|thousands|millions|billions)\b)?"
    rf"|{_some}(?:dozen|hundred|thousand|million|billion)\b"
    r"|several\b|(?:quite )?a (?:good )?few\b|many\b|numerous\b|countless\b|a handful\b"
)
_NOT_MANY_BEFORE = re.compile(r"\b(?:how|as|so|too|not|this|that|the|these|those|her|his|its|their|our|very)[ \n]$")


def vague_ends(low: str, begin: int, finish: int) -> tuple[float | None, float | None] | None:
    """The bounds of the vague words at `[begin, finish)` of folded text; (None, None) for "several"; None for no count.

    >>> vague_ends("tens of thousands", 0, 17)
    (10000, 100000)
    """
    words = re.split(r"[\s-]+", low[begin:finish])
    if words == ["many"] and (_NOT_MANY_BEFORE.search(low, max(0, begin - 8), begin) or low.startswith(" a", finish)):
        return None
    if words == ["scores"] and not low.startswith((" of", " more", " were", " have"), finish):
        return None
    named = [_PLURAL.get(word, word) for word in words if _PLURAL.get(word, word) in _ENDS]
    if not named:
        return None, None
    if words[:2] == ["a", "couple"]:
        return 2 * _ENDS[named[-1]][0], 2 * _ENDS[named[-1]][0]
    if len(named) == 2 and words[-2] == "of":
        unit = _ENDS[named[1]][0]
        return _ENDS[named[0]][0] * unit, _ENDS[named[0]][1] * unit
    ends = sorted(_ENDS[name] for name in named)
    return ends[0][0], ends[-1][1]
