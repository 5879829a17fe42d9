"""A claim in one line of the program's own words, where the report's words may not be shown."""

from __future__ import annotations

from sayso.model import Claim, vocabulary

__all__ = ["summary_of"]


def summary_of(claim: Claim) -> str:
    """Event, figure, whom, where, when and status, as far as they are settled: "killed: at least 9 people; Varn"."""
    event = vocabulary("events")[claim.event].label
    counted = [claim.count.in_words() if claim.count else "", claim.of.name if claim.of else ""]
    what = " ".join(words for words in counted if words)
    rest = [
        f"by {claim.by.name}" if claim.by and claim.by.name else "",
        claim.place.name if claim.place else "",
        claim.when.in_words() if claim.when and (claim.when.start or claim.when.end) else "",
        "" if claim.reality == "happened" else vocabulary("realities")[claim.reality].label,
    ]
    return "; ".join([f"{event}: {what}" if what else event, *(words for words in rest if words)])
