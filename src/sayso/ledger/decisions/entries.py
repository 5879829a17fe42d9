"""Decisions as lists show them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sayso.model import Decision, Standing

__all__ = ["DecisionRow", "in_words", "row_of"]


@dataclass(frozen=True, slots=True, kw_only=True)
class DecisionRow:
    """A decision: who said what, when and why, the words that it is anchored to, and what became of it.

    `says` is what was decided in plain words, `standing` whether it holds; `claim` is the id that the claim had then;
    `given` are the fields as they were typed.
    """

    number: int
    at: str
    who: str
    kind: str
    says: str
    why: str | None
    standing: Standing
    document: str | None
    claim: str | None
    span: tuple[int, int] | None
    event: str | None
    source: str | None
    words: str | None
    given: Mapping[str, Any] | None
    undoes: int | None


def in_words(decision: Decision) -> str:
    """What a decision says: "rejected", "set count.low=117", "undid 4"."""
    if decision.kind == "undo":
        return f"undid {decision.undoes}"
    said = {"reject": "rejected", "confirm": "confirmed", "add": "added"}.get(decision.kind, decision.kind)
    given: Sequence[Sequence[str]] = (decision.value or {}).get("given", ()) if decision.kind in ("set", "add") else ()
    fields = ", ".join(f"{name}={words}" for name, words in given)
    return f"{said}, {fields}," if decision.kind == "add" and fields else f"{said} {fields}" if fields else said


def row_of(decision: Decision, standing: Standing) -> DecisionRow:
    """The row of a decision; one with several anchors shows the first."""
    anchor = decision.anchors[0] if decision.anchors else None
    given = (decision.value or {}).get("given") if decision.kind in ("set", "add") else decision.value
    return DecisionRow(
        number=decision.number,
        at=decision.at,
        who=decision.who,
        kind=decision.kind,
        says=in_words(decision),
        why=decision.why,
        standing=standing,
        document=anchor.document if anchor else None,
        claim=anchor.claim if anchor else None,
        span=(anchor.span.start, anchor.span.end) if anchor else None,
        event=anchor.event if anchor else None,
        source=anchor.source if anchor else None,
        words=anchor.text if anchor else None,
        given=dict(given) if given is not None else None,
        undoes=decision.undoes,
    )
