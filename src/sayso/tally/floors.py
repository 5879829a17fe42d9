"""Floors of single matters: the least that voices agree on, each by its own latest word."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

from sayso.model import Claim, Matter, Saying, Voice
from sayso.tally.policy import Policy

__all__ = ["Figure", "floor_of", "voice_figures"]

_RECORDERS = frozenset(("intergovernmental", "ngo"))


@dataclass(frozen=True, slots=True)
class Figure:
    """What one voice puts the least at, and the claims that say so; `voice` is the voice's key."""

    voice: str
    low: int
    claims: tuple[str, ...]


def voice_figures(matter: Matter, policy: Policy) -> tuple[list[Figure], list[tuple[str, str]]]:
    """The figure of each voice under the policy; and, by claim id, why a claim does not count."""
    sayings = {saying.claim.id: saying for saying in matter.sayings}
    figures: list[Figure] = []
    left: list[tuple[str, str]] = []
    for voice in matter.voices:
        told: list[Saying] = []
        for name in voice.claims:
            saying = sayings[name]
            reason = _why_not(saying.claim, voice, matter, policy)
            if reason is None:
                told.append(saying)
            else:
                left.append((name, reason))
        if told:
            low = latest_low(told)
            figures.append(Figure(voice.key, low, tuple(s.claim.id for s in told if _low(s.claim) == low)))
    return figures, left


def _low(claim: Claim) -> int | None:
    """The least that a claim tells, in whole numbers; None where its words give none that a floor may use."""
    count = claim.count
    if count is None or count.approximate or count.vague or count.share is not None or count.per is not None:
        return None
    return count.low


def _why_not(claim: Claim, voice: Voice, matter: Matter, policy: Policy) -> str | None:
    """Why the claim is not counted under the policy, in words; None where it is."""
    recorded = matter.kind == "total" and voice.kind in _RECORDERS
    if (policy.count == "recorded") != recorded:
        return "a running total that an office records" if recorded else "no running total that an office records"
    if claim.reality not in policy.statuses:
        return f"its status is {claim.reality.replace('_', ' ')}"
    if claim.stance not in policy.stances:
        return f"its source {claim.stance} it"
    if claim.hedged and not policy.hedged:
        return "its words hold back"
    if policy.named and not voice.named:
        return "its source is not named"
    count = claim.count
    if count is None:
        return "it gives no figure"
    if count.approximate or count.vague:
        return f"its figure is {'vague' if count.vague else 'rounded'} (“{count.text}”)"
    if count.per is not None or count.share is not None:
        return "its figure is a rate" if count.per is not None else "its figure is a share"
    return "its figure has no lower bound" if count.low is None else None


def latest_low(told: Sequence[Saying]) -> int:
    """The least that a voice stands by: its highest figure that came after every lower one, each time it was said.

    A toll that rises day by day counts as it stands last; one that is revised down, or for which lower and higher
    figures are told side by side or on days not known, counts as the lower. So a figure told once more never raises the
    floor.
    """
    days: dict[int, list[dt.date | None]] = {}
    for saying in told:
        low = _low(saying.claim)
        assert low is not None
        days.setdefault(low, []).append(saying.published)
    lows = sorted(days)
    best = lows[0]
    for at in range(1, len(lows)):
        before = [day for low in lows[:at] for day in days[low]]
        after = [day for low in lows[at:] for day in days[low]]
        if None in before or None in after:
            continue
        if max(day for day in before if day) < min(day for day in after if day):
            best = lows[at]
    return best


def floor_of(figures: Sequence[Figure], voices: int) -> int | None:
    """The highest figure that so many voices reach; None where there are fewer."""
    lows = sorted((figure.low for figure in figures), reverse=True)
    return lows[voices - 1] if len(lows) >= voices else None
