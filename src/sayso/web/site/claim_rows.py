"""A claim as a row of a table, and as a record behind `.json`."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from sayso.ledger.browsing import Kept
from sayso.ledger.search import hits
from sayso.model import Span, claim_to_record, vocabulary
from sayso.publish import verb_of
from sayso.web.note import figure_in_words, look_of, part_in_words, source_in_words, status_of, voice_of

__all__ = ["ClaimRow", "Run", "claim_record", "in_runs", "row_of", "short_id"]

LONGEST = 260  # characters of a claim in a table


@dataclass(frozen=True, slots=True)
class Run:
    """A stretch of a text, and whether it is among the words searched for."""

    text: str
    hit: bool


@dataclass(frozen=True, slots=True)
class ClaimRow:
    """A claim as tables show it, in the field's words."""

    id: str
    event: str
    event_key: str
    look: str
    figure: str
    words: tuple[Run, ...]
    voice: str
    verb: str
    source: str
    source_kind: str
    chain: tuple[str, ...]
    status: str
    whom: str
    by: str
    where: str
    when: str
    part: str
    evidence: str
    confidence: float
    report: str
    report_id: str
    outlet: str
    published: str


def row_of(kept: Kept, *, words: str | None = None) -> ClaimRow:
    """The row of a claim with its report; `words` are marked where they stand."""
    claim = kept.claim
    return ClaimRow(
        id=claim.id,
        event=_label("events", claim.event),
        event_key=claim.event,
        look=look_of(claim),
        figure=figure_in_words(claim.count) if claim.count else "",
        words=tuple(in_runs(claim.text, words)),
        voice=voice_of(claim),
        verb=verb_of(claim),
        source=claim.sources[0].name if claim.sources else "",
        source_kind=source_in_words(claim.sources[0]) if claim.sources else "",
        chain=tuple(source.name for source in claim.sources[1:]),
        status=status_of(claim),
        whom=claim.of.name if claim.of else "",
        by=claim.by.name if claim.by else "",
        where=claim.place.name if claim.place else "",
        when=claim.when.in_words() if claim.when else "",
        part=part_in_words(claim),
        evidence=", ".join(kind.replace("_", " ") for kind in claim.evidence),
        confidence=claim.confidence,
        report=kept.title or "",
        report_id=short_id(kept.report),
        outlet=kept.outlet or "",
        published=kept.published or "",
    )


def claim_record(kept: Kept) -> dict[str, Any]:
    """The record of claims.md, with the report's title, outlet and day."""
    report = {"id": kept.report, "title": kept.title, "outlet": kept.outlet, "published": kept.published}
    return claim_to_record(kept.claim) | {"report": report}


def short_id(document: str) -> str:
    """The beginning of a document's id, as addresses have it."""
    return document.removeprefix("sha256:")[:16]


def in_runs(text: str, words: str | None) -> Iterator[Run]:
    """The text cut where the words that were searched for begin and end; a long one is shortened around the first."""
    marks: Sequence[Span] = hits(text, words) if words else ()
    start, end = 0, len(text)
    if end > LONGEST:
        start = max(0, marks[0].start - LONGEST // 3) if marks else 0
        end = min(len(text), start + LONGEST)
    at = start
    if start:
        yield Run("… ", False)
    for mark in marks:
        if mark.start >= at and mark.end <= end:
            if mark.start > at:
                yield Run(text[at : mark.start], False)
            yield Run(mark.of(text), True)
            at = mark.end
    if at < end:
        yield Run(text[at:end], False)
    if end < len(text):
        yield Run(" …", False)


def _label(name: str, word: str) -> str:
    held = vocabulary(name).get(word)
    return held.label if held is not None else word
