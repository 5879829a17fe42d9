"""A matter as a JSON record: what the screen shows, for programs."""

from __future__ import annotations

from typing import Any

from sayso.ledger.matters.telling import (
    Correction,
    Figure,
    affirms,
    conflicts_of,
    corrections_of,
    figures_of,
    range_of,
)
from sayso.model import Matter, Saying, Voice, claim_to_record

__all__ = ["matter_to_record"]

Record = dict[str, Any]


def matter_to_record(matter: Matter) -> Record:
    """The matter with its voices, figures, corrections, conflicts and claims, each claim with its reasons."""
    figures = figures_of(matter.sayings, matter.voices)
    return {
        "id": matter.id,
        "kind": matter.kind,
        "event": matter.event,
        "title": matter.title,
        "range": range_of(figures),
        "voices": [_voice(voice) for voice in matter.voices],
        "figures": [_figure(figure) for figure in figures],
        "corrections": [_correction(held) for held in corrections_of(matter.sayings, matter.voices)],
        "conflicts": [
            {"about": held.about, "claims": [held.one, held.other]}
            for held in conflicts_of(matter.sayings, matter.voices)
        ],
        "evidence": sorted({kind for saying in matter.sayings for kind in saying.claim.evidence}),
        "claims": [_saying(saying, matter.reasons[saying.claim.id]) for saying in matter.sayings],
    }


def _voice(voice: Voice) -> Record:
    return {
        "key": voice.key,
        "name": voice.name,
        "kind": voice.kind,
        "side": voice.side,
        "named": voice.named,
        "first": None if voice.first is None else voice.first.isoformat(),
        "carriers": list(voice.carriers),
        "claims": list(voice.claims),
    }


def _figure(figure: Figure) -> Record:
    return {
        "claim": figure.claim,
        "voice": figure.voice,
        "day": None if figure.day is None else figure.day.isoformat(),
        "low": figure.count.low,
        "high": figure.count.high,
        "words": figure.count.in_words(),
    }


def _correction(held: Correction) -> Record:
    return {
        "voice": held.voice,
        "direction": held.direction,
        "before": _figure(held.before),
        "after": _figure(held.after),
    }


def _saying(saying: Saying, reasons: tuple[str, ...]) -> Record:
    return {
        "outlet": saying.outlet,
        "title": saying.title,
        "published": None if saying.published is None else saying.published.isoformat(),
        "holds_that_it_happened": affirms(saying.claim),
        "reasons": list(reasons),
        "claim": claim_to_record(saying.claim),
    }
