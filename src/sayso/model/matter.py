"""Matters: what is claimed about one thing, by whom; the machine proposes them, a person decides."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import Literal

from sayso.model.claim import Claim, SourceKind

__all__ = ["Matter", "MatterKind", "Saying", "Voice"]

MatterKind = Literal["incident", "total"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Saying:
    """A claim as its document carries it: with the outlet, title and day of the document (None where not known)."""

    claim: Claim
    outlet: str | None = None
    title: str | None = None
    published: dt.date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Voice:
    """One origin of claims, however many carry it: a copy, "X reported" and an official quoted ten times are one voice.

    `key` is equal for equal voices in one ledger; `carriers` are the outlets (or documents' ids) that print it, in the
    order of their days; `claims` the ids of its claims. `named` is False for "officials said" and the like.
    """

    key: str
    name: str
    kind: SourceKind
    side: str | None
    named: bool
    claims: tuple[str, ...]
    carriers: tuple[str, ...]
    first: dt.date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Matter:
    """Claims about the same thing: event, side, whom, where, when, and one incident or one running total.

    `sayings` are in the order of their documents' days; `reasons` tell, by claim id, why the claim stands here; `title`
    is one line for lists. `id` stays the same while its first claim does.
    """

    id: str
    kind: MatterKind
    event: str
    title: str
    sayings: tuple[Saying, ...]
    voices: tuple[Voice, ...]
    reasons: dict[str, tuple[str, ...]]
