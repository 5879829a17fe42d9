"""The same claim elsewhere: the matter it stands in, and the reports that carry the same words or vary them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sayso.ledger import Ledger
from sayso.ledger.browsing import Beside
from sayso.model import Claim, Document, Span
from sayso.web.site.claim_rows import Run, short_id

__all__ = ["Carrier", "Wording", "copies_of", "elsewhere_of", "matter_of"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Wording:
    """A sentence that another report has with a difference: both wordings, what differs marked."""

    here: tuple[Run, ...]
    there: tuple[Run, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Carrier:
    """Another report with words of this one: what it is, whether it is a copy, why, and the sentences that vary."""

    id: str
    title: str
    outlet: str
    day: str
    says: str
    reasons: tuple[str, ...]
    variants: tuple[Wording, ...]


def elsewhere_of(ledger: Ledger, document: Document) -> Mapping[str, Beside]:
    """By claim id, the matter it stands in with claims of other reports; empty where the ledger keeps no matters."""
    door: Any = getattr(ledger, "matters", None)
    if door is None:
        return {}
    door.refresh()
    return ledger.browsing.beside(document.id)


def matter_of(ledger: Ledger, claim: Claim) -> Any:
    """The matter in which a claim stands, or None where it stands in none, or the ledger keeps none."""
    door: Any = getattr(ledger, "matters", None)
    if door is None:
        return None
    door.refresh()
    held = ledger.browsing.matter_of(claim.id)
    return door.matter(held) if held is not None else None


def copies_of(ledger: Ledger, document: Document) -> list[Carrier]:
    """The other reports that carry words of this one; empty where the ledger compares none."""
    door: Any = getattr(ledger, "copies", None)
    if door is None:
        return []
    found = []
    for pair in door.pairs(document.id):
        mine = 0 if pair.first.document == document.id else 1
        other = (pair.first, pair.second)[1 - mine]
        found.append(
            Carrier(
                id=short_id(other.document),
                title=other.title or "a report",
                outlet=other.outlet or "",
                day=other.day or "",
                says=_says(pair.copy, ("first", "second")[mine]),
                reasons=tuple(pair.reasons),
                variants=tuple(
                    _wording(document, ledger.document(other.document), passage, mine)
                    for passage in pair.passages
                    if passage.kind != "same"
                ),
            )
        )
    return found


def _says(copy: str | None, mine: str) -> str:
    if copy is None:
        return "shares passages"
    if copy == "both":
        return "has the same words"
    return "this report is a copy of it" if copy == mine else "is a copy of this report"


def _wording(here: Document, there: Document, passage: Any, mine: int) -> Wording:
    spans: tuple[Span, Span] = (passage.first, passage.second)
    marks = [(pair[mine], pair[1 - mine]) for pair in passage.marks]
    return Wording(
        here=_runs(here.text, spans[mine], [pair[0] for pair in marks]),
        there=_runs(there.text, spans[1 - mine], [pair[1] for pair in marks]),
    )


def _runs(text: str, span: Span, marks: Sequence[Span]) -> tuple[Run, ...]:
    runs, at = list[Run](), span.start
    for mark in sorted(marks):
        if at <= mark.start and mark.end <= span.end:
            runs += [Run(text[at : mark.start], False), Run(mark.of(text), True)]
            at = mark.end
    return tuple(run for run in [*runs, Run(text[at : span.end], False)] if run.text)
