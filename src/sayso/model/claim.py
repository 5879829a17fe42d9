"""A claim: one statement of one document, with the party on whose say-so it stands. claims.md is the contract."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from sayso.model.count import Count
from sayso.model.place import Place
from sayso.model.span import Span
from sayso.model.when import When

__all__ = ["Actor", "Claim", "Cue", "Evidence", "Part", "Reality", "Source", "SourceKind", "Stance"]

Part = Literal["headline", "caption", "body"]
Stance = Literal[
    "asserts", "denies", "accuses", "warns", "predicts", "promises", "demands", "refuses", "orders", "asks"
]
Reality = Literal["happened", "ongoing", "planned", "possible", "hypothetical", "did_not_happen"]
SourceKind = Literal[
    "official",
    "military",
    "armed_group",
    "captive",
    "witness",
    "media",
    "ngo",
    "intergovernmental",
    "analyst",
    "document",
    "anonymous",
    "other",
]
Evidence = Literal["photos", "videos", "satellite_images", "documents", "interviews"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """Who says so: the words that name the source, who that is, what kind, and for which party it speaks."""

    text: str
    span: Span
    name: str
    kind: SourceKind = "other"
    side: str | None = None


@dataclass(frozen=True, slots=True)
class Cue:
    """The words that attribute: said, according to, citing."""

    text: str
    span: Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Actor:
    """Who did it, or whom or what it was done to; `klass` is `class` in the record (a word Python keeps)."""

    text: str
    span: Span
    name: str
    side: str | None = None
    klass: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Claim:
    """One statement that something happened, is happening, will happen or did not, and who says so."""

    id: str
    document: str
    part: Part
    span: Span
    text: str
    event: str
    stance: Stance = "asserts"
    reality: Reality = "happened"
    hedged: bool = False
    quote: bool = False
    sources: tuple[Source, ...] = ()
    cue: Cue | None = None
    by: Actor | None = None
    of: Actor | None = None
    count: Count | None = None
    place: Place | None = None
    when: When | None = None
    evidence: tuple[Evidence, ...] = ()
    part_of: str | None = None
    confidence: float = 0.5
