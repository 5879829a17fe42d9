"""A claim that was missed, made of words that a person marks in the document."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from sayso.errors import LedgerError
from sayso.ledger.decisions.fields import settings_of
from sayso.ledger.decisions.patching import patched
from sayso.model import Claim, Count, Document, Part, Place, Span, When, vocabulary

__all__ = ["marked", "marked_claim"]

SHOWN = 5  # places of ambiguous words that an error names
_AROUND = 24  # characters on either side of them


def marked(document: Document, words: str, *, nth: int | None = None) -> Span:
    """The span of the words in the document; `nth` chooses, from 1, where they stand more than once.

    Runs of blanks and line ends are alike. Raises LedgerError when they do not stand there, or it is not clear where.
    """
    parts = words.split()
    shown = " ".join(parts)[:80].encode("utf-8", "backslashreplace").decode()
    if not parts:
        raise LedgerError(document.id, "no words are marked", "give the words of the claim as they stand")
    spans = [Span(*m.span()) for m in re.finditer(r"\s+".join(map(re.escape, parts)), document.text)]
    if not spans:
        step = "copy them as they stand, from `sayso text` of the report"
        raise LedgerError(f"“{shown}”", f"these words do not stand in {document.id[:19]}", step)
    if nth is None and len(spans) > 1:
        places = "; ".join(f"{at}: “{_around(document, span)}”" for at, span in enumerate(spans[:SHOWN], start=1))
        step = f"mark more words, or choose with --nth: {places}" + ("; ..." if len(spans) > SHOWN else "")
        raise LedgerError(f"“{shown}”", f"these words stand {len(spans)} times in it", step)
    if not 1 <= (nth or 1) <= len(spans):
        raise LedgerError(f"“{shown}”", f"these words stand {len(spans)} times in it", "give --nth within that")
    return spans[(nth or 1) - 1]


def _around(document: Document, span: Span) -> str:
    return " ".join(document.text[max(0, span.start - _AROUND) : span.end + _AROUND].split())


def marked_claim(document: Document, span: Span, *, event: str, given: Sequence[tuple[str, str]] = ()) -> Claim:
    """The claim on marked words: figure, place and time as these words tell them, the rest as it is given.

    Stance, status and source are those of the report's own voice until they are set. Raises LedgerError.
    """
    from sayso.claims.assembly import claim_id

    if event not in vocabulary("events"):
        raise LedgerError(f"event {event[:80]}", "no such event", f"take one of {', '.join(vocabulary('events'))}")
    kind = document.part_at(span.start)
    part: Part = "headline" if kind == "headline" else "caption" if kind == "caption" else "body"
    claim = Claim(
        id="",
        document=document.id,
        part=part,
        span=span,
        text=span.of(document.text),
        event=event,
        count=_count(document, span) if vocabulary("events")[event].counts != "none" else None,
        place=_place(document, span),
        when=_when(document, span),
        confidence=1.0,
    )
    if given:
        claim, _ = patched(claim, [(1, settings_of(claim, document, given))])
    return replace(claim, id=claim_id(document.id, claim.span, claim.event, claim.sources))


def _count(document: Document, span: Span) -> Count | None:
    """The one figure among the words; None where they hold several."""
    from sayso.figures import find_counts

    found = find_counts(document.text, start=span.start, end=span.end)
    if len(found) != 1:
        return None
    return found[0] if found[0].per or found[0].scope else replace(found[0], scope="incident")


def _place(document: Document, span: Span) -> Place | None:
    from sayso.places import find_places

    found = [held.place for held in find_places(document.text) if held.role == "place" and span.contains(held.span)]
    return found[0] if len(found) == 1 else None


def _when(document: Document, span: Span) -> When | None:
    from sayso.times import find_times

    day = document.date.value if document.date else None
    found = find_times(document.text, date=day, start=span.start, end=span.end)
    return found[0] if len(found) == 1 else None
