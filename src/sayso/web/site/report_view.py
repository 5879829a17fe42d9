"""A report as its page shows it: text with marks, notes, the headline check, figures, versions."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sayso.headline import HeadlineCheck, check_headline
from sayso.ledger import Changes, DocumentRow
from sayso.model import Claim, Document
from sayso.web.headline_rows import headline_tables, uncarried_words
from sayso.web.marks import Block, blocks_of, shown
from sayso.web.note import Note, look_of, note_of
from sayso.web.page import basis_in_words, date_in_words, web_address
from sayso.web.register import doubts_of, figures_of, voices_of

__all__ = ["Version", "in_text_order", "report_view", "versions_in_words"]


@dataclass(frozen=True, slots=True)
class Version:
    """A version of a report: its row, whether it is the one shown, and what it did to the claims before it."""

    row: DocumentRow
    here: bool
    changes: Changes


def in_text_order(claims: Sequence[Claim]) -> list[Claim]:
    """The claims as a reader meets them: by where they begin, the longer one first."""
    return sorted(claims, key=lambda claim: (claim.span.start, -claim.span.end, claim.id))


def report_view(document: Document, claims: Sequence[Claim]) -> dict[str, Any]:
    """All that the page of a report needs of its text and claims (in text order)."""
    held = {claim.id: claim for claim in claims}
    notes = {claim.id: note_of(claim, number=n, shares=held) for n, claim in enumerate(claims, start=1)}
    checks: Sequence[HeadlineCheck] = check_headline(claims, document=document) if document.headline else ()
    blocks = blocks_of(
        document, claims, looks={claim.id: look_of(claim) for claim in claims}, wavy=uncarried_words(held, checks)
    )
    return {
        "heading": next((block for block in blocks if block.kind == "headline"), None),
        "blocks": [block for block in blocks if block.kind != "headline"],
        "heading_words": shown(
            document.headline.of(document.text) if document.headline else document.title or document.provenance.origin
        ),
        "notes": notes,
        "tables": headline_tables(document, held, checks),
        "figures": figures_of(claims),
        "voices": voices_of(claims),
        "doubts": doubts_of(document, claims),
        "voices_in": _voices_in,
        "link": web_address(document.address or document.provenance.origin),
        "date": date_in_words(document),
        "basis": basis_in_words(document),
    }


def versions_in_words(changes: Changes) -> str:
    """What a version did to the claims of the one before it, in words."""
    told = [
        f"{len(held)} {word}"
        for held, word in ((changes.added, "added"), (changes.dropped, "dropped"), (changes.changed, "changed"))
        if held
    ]
    return ", ".join(told) or "the same claims"


def _voices_in(block: Block, notes: Mapping[str, Note]) -> list[str]:
    return list(dict.fromkeys(notes[claim.id].voice for claim in block.claims if claim.sources))
