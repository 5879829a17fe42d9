"""Stance and reality together: what the source does with an event, and the status that leaves it with."""

from __future__ import annotations

import re

from sayso.claims.voices import Voice
from sayso.model import EventMention, Reality, Span, Stance

__all__ = ["status_of"]

_BY_STANCE: dict[Stance, Reality] = {
    "demands": "possible",
    "asks": "possible",
    "orders": "planned",
    "promises": "planned",
    "refuses": "did_not_happen",
    "predicts": "possible",
    "warns": "possible",
}
_STOP = re.compile(r"\b(?:stop|stopping|halt|halting|end|ending|cease|ceasing|lift|lifting|no more)\b", re.IGNORECASE)


def status_of(mention: EventMention, voice: Voice, text: str) -> tuple[Stance, Reality]:
    """The stance and reality of a claim, by the table of claims.md, Stance and reality."""
    stance = mention.stance or voice.stance
    reality = mention.reality
    if stance in ("asserts", "accuses"):
        return stance, reality
    if stance == "denies":
        return stance, "happened" if reality == "planned" else reality
    if reality == "hypothetical" or (
        reality == "did_not_happen" and stance in ("promises", "warns", "predicts", "orders")
    ):
        return stance, reality
    if stance in ("demands", "asks"):
        lead = Span(voice.content.start, mention.trigger.end) if voice.content else mention.trigger
        if stance == "demands" and _STOP.search(lead.of(text)):
            return stance, "ongoing"
        return stance, "possible"
    return stance, _BY_STANCE[stance]
