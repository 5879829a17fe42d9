"""Matters: claims about the same thing, grouped across reports, with reasons."""

from sayso.ledger.matters.door import MatterRow, Matters
from sayso.ledger.matters.links import Judged, Link
from sayso.ledger.matters.telling import (
    Conflict,
    Correction,
    Figure,
    affirms,
    conflicts_of,
    corrections_of,
    figures_of,
    range_of,
)

__all__ = [
    "Conflict",
    "Correction",
    "Figure",
    "Judged",
    "Link",
    "MatterRow",
    "Matters",
    "affirms",
    "conflicts_of",
    "corrections_of",
    "figures_of",
    "range_of",
]
