"""What the ledger answers with: rows for lists, and what an act did."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

from sayso.model import Claim, Span

__all__ = ["Added", "Changes", "DocumentRow", "Forgotten", "Found", "Problem", "QuarantineRow", "RunRow"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Changes:
    """What another version of a report did to its claims; `changed` holds pairs of old and new."""

    added: tuple[Claim, ...] = ()
    dropped: tuple[Claim, ...] = ()
    changed: tuple[tuple[Claim, Claim], ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Added:
    """What became of a document: `read` is new, `known` changed nothing, `new_version` has `previous` and `changes`."""

    id: str
    outcome: Literal["read", "known", "new_version"]
    claims: int
    previous: str | None = None
    changes: Changes = field(default_factory=Changes)


@dataclass(frozen=True, slots=True, kw_only=True)
class DocumentRow:
    """A document as lists show it; dates are ISO 8601, `size` is in bytes, `previous` is the version before."""

    id: str
    title: str | None
    outlet: str | None
    date: str | None
    date_basis: str | None
    language: str | None
    address: str | None
    origin: str
    media_type: str
    size: int
    retrieved: str
    claims: int
    run: int
    previous: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """A document that holds the words searched for, with an excerpt; `marks` are the words' spans in the excerpt."""

    document: DocumentRow
    excerpt: str
    marks: tuple[Span, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class RunRow:
    """A run of a command: when, which, how it ended, and how many documents it touched; times are ISO 8601, UTC."""

    number: int
    started: str
    ended: str | None
    command: str
    version: str
    outcome: Literal["unfinished", "finished", "interrupted"]
    read: int
    new_versions: int
    known: int
    quarantined: int
    forgotten: int
    renewed: int


@dataclass(frozen=True, slots=True, kw_only=True)
class QuarantineRow:
    """An input that could not be read: which, by which kind of error, why, and the next step."""

    run: int
    at: str
    origin: str
    error: str
    reason: str
    step: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Forgotten:
    """What a removal did; `scrubbed` is False where another program held the ledger open and traces may remain."""

    id: str
    reason: str
    at: str
    claims: int
    scrubbed: bool


@dataclass(frozen=True, slots=True)
class Problem:
    """Something amiss in the ledger: the thing, the reason, the next step, as one line."""

    kind: Literal["missing", "altered", "words", "identity", "index", "database", "decision", "log", "orphan"]
    thing: str
    reason: str
    step: str

    @property
    def harmless(self) -> bool:
        """Whether nothing that was kept is in danger: a file of bytes that no document names."""
        return self.kind == "orphan"

    def __str__(self) -> str:
        return f"{self.thing}: {self.reason}; {self.step}"
