"""Decisions: what a person says about claims, with who, when and why; they are appended and never changed."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Literal

from sayso.model.claim import Claim
from sayso.model.span import Span

__all__ = ["Anchor", "Decision", "Standing"]

Standing = Literal["holds", "overridden", "undone", "orphaned", "forgotten"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Anchor:
    """Where a decision stands: the characters of a document, with the event and nearest source proposed for them.

    `claim` is the id that the claim had then. `text` and `source` are None once the document was forgotten; `source` is
    None for the publisher's own voice too.
    """

    claim: str
    document: str
    span: Span
    event: str
    source: str | None = None
    text: str | None = None

    @classmethod
    def of(cls, claim: Claim) -> Anchor:
        """The anchor of a claim as it stands now."""
        source = claim.sources[0].name if claim.sources else None
        return cls(
            claim=claim.id,
            document=claim.document,
            span=claim.span,
            event=claim.event,
            source=source,
            text=claim.text,
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Decision:
    """One word of a person: number, kind, when (ISO 8601, UTC), who and why.

    Kinds of claims are `reject`, `confirm`, `set` and `add`; `undo` takes back the decision `undoes`; links between
    matters bring kinds of their own. `value` is plain JSON. `subject` is the number of the first decision on the same
    claim, so that all that was said about one claim goes together.
    """

    number: int
    kind: str
    at: str
    who: str
    subject: int
    why: str | None = None
    value: Mapping[str, Any] | None = None
    undoes: int | None = None
    anchors: tuple[Anchor, ...] = ()

    @property
    def forgotten(self) -> bool:
        """Whether a document that it speaks of was forgotten, and its words with it."""
        return any(anchor.text is None for anchor in self.anchors)
