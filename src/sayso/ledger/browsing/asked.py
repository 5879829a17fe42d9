"""What a reader asks of the claims: values of facets, words, days, a lane, an order."""

from __future__ import annotations

from dataclasses import dataclass

__all__ = ["BANDS", "LANES", "PUBLISHER", "SORTS", "Asked", "band_of"]

Values = tuple[str, ...]

PUBLISHER = "publisher"  # as a source: the report's own voice
SORTS = ("newest", "happened", "figure", "confidence", "read")
LANES = ("undated", "unplaced")
# Lower bounds of confidence, the highest first: the words of a note.
BANDS = {"very_likely": 0.9, "likely": 0.7, "perhaps": 0.5, "doubtful": 0.0}


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """A question to the claims; a facet with several values takes any of them, all facets must hold.

    `source`, `kind` and `side` are those of the nearest source, whole names; `who` is part of any name in the chain,
    `where` part of a place's name. `month` is `YYYY-MM` of the day the claim speaks of, `since` and `until` are days
    that its interval touches, `sure` are bands of confidence, `report` is a document's id or the beginning of one.
    """

    event: Values = ()
    stance: Values = ()
    status: Values = ()
    source: Values = ()
    kind: Values = ()
    side: Values = ()
    klass: Values = ()
    country: Values = ()
    place: Values = ()
    month: Values = ()
    sure: Values = ()
    words: str | None = None
    who: str | None = None
    where: str | None = None
    since: str | None = None
    until: str | None = None
    lane: str | None = None
    report: str | None = None


def band_of(confidence: float) -> str:
    """The band that a confidence falls into."""
    return next((name for name, floor in BANDS.items() if confidence >= floor), "doubtful")
