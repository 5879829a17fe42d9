"""Times of day: hours and minutes as words give them, with the offset of the zone where one is told."""

from __future__ import annotations

import re

from sayso.times.grammar import ZONES

__all__ = ["clock_of"]

_CLOCK = re.compile(r"([0-9]{1,2})[:.]?([0-9]{2})?")


def clock_of(words: str) -> str | None:
    """A time of day as ISO, with the offset of its zone: "17:41 UTC" is "17:41+00:00"."""
    match = _CLOCK.match(words)
    if match is None:
        return None
    hour, minute = int(match[1]), int(match[2] or 0)
    rest = words[match.end() :].replace(".", "").strip()
    if rest.startswith("pm") and hour < 12:
        hour += 12
    elif rest.startswith("am") and hour == 12:
        hour = 0
    if hour > 23 or minute > 59:
        return None
    zone = next((ZONES[word] for word in rest.split() if word in ZONES), None)
    if zone is None:
        return f"{hour:02d}:{minute:02d}"
    sign = "-" if zone < 0 else "+"
    return f"{hour:02d}:{minute:02d}{sign}{abs(zone) // 60:02d}:{abs(zone) % 60:02d}"
