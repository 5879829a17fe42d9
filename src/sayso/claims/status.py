"""Stance and reality together: a stance that settles the status of what it says, by the table of claims.md."""

from __future__ import annotations

from sayso.model import EventMention, Reality, Stance

__all__ = ["settled_status"]

# What each stance leaves open; where the words say something else, the first holds.
_OPEN: dict[Stance, tuple[Reality, ...]] = {
    "demands": ("possible", "ongoing", "hypothetical", "did_not_happen"),
    "asks": ("possible", "ongoing", "hypothetical"),
    "orders": ("planned", "hypothetical", "did_not_happen"),
    "promises": ("planned", "possible", "hypothetical", "did_not_happen"),
    "refuses": ("did_not_happen", "hypothetical"),
    "predicts": ("possible", "hypothetical", "did_not_happen"),
    "warns": ("possible", "hypothetical", "did_not_happen"),
}


def settled_status(mention: EventMention) -> tuple[Stance, Reality]:
    """The stance and reality of an event, so that the two agree."""
    allowed = _OPEN.get(mention.stance)
    if allowed is None or mention.reality in allowed:
        return mention.stance, mention.reality
    return mention.stance, allowed[0]
