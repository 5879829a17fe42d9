"""A document: one report as read, with all that is known of where it comes from."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

from sayso.model.span import Span

__all__ = ["Document", "DocumentDate", "Link", "MediaLink", "Provenance", "Region", "RegionKind", "TimeCode"]

RegionKind = Literal[
    "headline",  # the report's headline, once
    "subheading",  # a heading inside the body, or a standfirst
    "caption",  # the words under a picture; claims in them have part "caption"
    "credit",  # photo credit, agency mark; no claims
    "byline",  # who wrote it; no claims
    "dateline",  # "KYIV, March 3 (Reuters) -"; no claims
    "metadata",  # a line `Date: ...` or `Source: ...` under the headline of a plain text; no claims
    "boilerplate",  # copyright lines, comment forms, share bars, licences; no claims
]


@dataclass(frozen=True, slots=True)
class Region:
    """A stretch of the text that is not plain body, and what it is."""

    kind: RegionKind
    span: Span


@dataclass(frozen=True, slots=True)
class DocumentDate:
    """The day (and hour, where known) that a report speaks from.

    `basis` says how it is known: `metadata` (the page's or file's own), `stated` (a dateline or `Date:` line, with its
    span), `option` (the user gave it), `inferred` (the latest full date in a caption or the text, with its span).
    """

    value: dt.date
    basis: Literal["metadata", "stated", "option", "inferred"]
    span: Span | None = None
    at: dt.datetime | None = None


@dataclass(frozen=True, slots=True)
class Link:
    """A link that the report carries: its address, and the words it stands on where the text keeps them."""

    address: str
    span: Span | None = None


@dataclass(frozen=True, slots=True)
class MediaLink:
    """A picture, video or sound that the report shows: address, kind, and the caption's span where it has one."""

    address: str
    kind: Literal["image", "video", "audio"]
    caption: Span | None = None


@dataclass(frozen=True, slots=True)
class TimeCode:
    """A stretch of a transcript with its place in the recording, in seconds."""

    span: Span
    start: float
    end: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Provenance:
    """How the bytes came: `sha256` of the raw bytes (hex), media type, where from, when, by which version.

    `origin` is a path, an address, or `-` for standard input; `within` names the container (a feed) that the bytes
    were taken from, as `sha256:...`; `headers` are the response headers of an address.
    """

    sha256: str
    media_type: str
    size: int
    origin: str
    retrieved: dt.datetime
    version: str
    encoding: str | None = None
    within: str | None = None
    headers: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """One report as read. All spans of all claims index `text`.

    `id` is `sha256:` and the hash of the bytes; the same bytes give the same document. `regions` are in text order and
    do not overlap; text outside them is body. `language` is an ISO 639-1 code, or None when too short to tell.
    """

    id: str
    text: str
    provenance: Provenance
    regions: tuple[Region, ...] = ()
    title: str | None = None
    byline: str | None = None
    outlet: str | None = None
    address: str | None = None
    date: DocumentDate | None = None
    language: str | None = None
    links: tuple[Link, ...] = ()
    media: tuple[MediaLink, ...] = ()
    timecodes: tuple[TimeCode, ...] = ()

    @property
    def headline(self) -> Span | None:
        """The span of the headline, or None."""
        return next((r.span for r in self.regions if r.kind == "headline"), None)

    def part_at(self, offset: int) -> RegionKind | Literal["body"]:
        """What the character at `offset` belongs to: a region's kind, else `body`."""
        return next((r.kind for r in self.regions if r.span.start <= offset < r.span.end), "body")
