"""A report on its way to being a document: its text and marked regions, before hash, date and language are settled."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from sayso.model import DocumentDate, Link, MediaLink, Region, RegionKind, Span, TimeCode

__all__ = ["Composer", "Draft"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """The text of a report with its regions, and what the report itself says of its author, outlet and date."""

    text: str
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


class Composer:
    """Sets a text paragraph by paragraph, and keeps the spans of what it sets."""

    def __init__(self) -> None:
        self._pieces: list[str] = []
        self.length = 0
        self.regions: list[Region] = []
        self.links: list[Link] = []

    @property
    def text(self) -> str:
        """All that is set so far."""
        return "".join(self._pieces)

    def paragraph(
        self, words: str, kind: RegionKind | None = None, links: Iterable[tuple[str, int, int]] = (), gap: str = "\n\n"
    ) -> Span:
        """The span of `words`, set as a new paragraph after `gap`; `links` are addresses with offsets into `words`.

        Raises ValueError when there are no words.
        """
        if self.length:
            self._pieces.append(gap)
            self.length += len(gap)
        span = Span(self.length, self.length + len(words))
        self._pieces.append(words)
        self.length = span.end
        if kind is not None:
            self.regions.append(Region(kind, span))
        for address, start, end in links:
            self.links.append(Link(address, Span(span.start + start, span.start + end) if start < end else None))
        return span
