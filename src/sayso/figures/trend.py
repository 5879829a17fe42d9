"""Trends: whether a number tells by how much something rose or fell."""

from __future__ import annotations

import re
from typing import Literal

__all__ = ["Trend", "trend_before"]

Trend = Literal["up", "down"]

_UP = (
    "rose|rise|rises|risen|rising|grew|grow|grows|grown|growing|gained|gain|gains|gaining|increased|increase"
    "|increases|increasing"
    "|climbed|climb|climbs|climbing|jumped|jump|jumps|soared|soars|surged|surges|surge|advanced|advances|up|higher"
    "|added|adds|rallied|swelled|expanded|improved|spiked|leapt"
)
_DOWN = (
    "fell|fall|falls|fallen|falling|dropped|drop|drops|dropping|declined|decline|declines|declining|decreased|decrease"
    "|decreases|decreasing|lost|lose|loses|losing|slid|slides|slipped|slips|down|lower|plunged|plunges|plummeted"
    "|plummeting"
    "|plummets|tumbled|tumbles|sank|sinks|shed|sheds|dipped|dips|shrank|shrinks|slumped|slumps|contracted|reduced|cut"
)
_PARTICLE = re.compile(r"\b(?:gave|give|gives|made|make|makes|blew|picked|took|set|rounded) $")
_TREND = re.compile(
    rf"\b(?:(?P<up>{_UP})|(?P<down>{_DOWN}))"
    r"(?: (?:by|another|a|an|as much as|further|sharply|slightly))?(?: (?:about|nearly|over))? ?$"
)


def trend_before(text: str, at: int) -> Trend | None:
    """The trend that the words right before offset `at` of folded `text` give: "fell 4%", "up by 12"."""
    match = _TREND.search(text, max(0, at - 28), at)
    if match is not None and match[0].startswith("up") and _PARTICLE.search(text, max(0, at - 36), match.start()):
        return None  # "gave up 12 prisoners"
    return match.lastgroup if match is not None else None  # type: ignore[return-value]
