"""Marks: the report's text as blocks of runs, each run with the claims whose words it belongs to.

Claims overlap and nest, and fields rest on words inside and outside of them, so the text is cut at every border:
a segment is a stretch with the same claims throughout, a piece one with the same words of fields.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from sayso.model import Claim, Document, Span

__all__ = ["Block", "Piece", "Segment", "blocks_of"]

# Claims that one stretch of words names at most; a reader cannot tell more apart, and hostile nesting stays linear.
DEEPEST = 16

_BREAK = re.compile(r"\n[ \t\r\f\v]*\n\s*")
# Characters that a browser draws as nothing or as a fault, or that turn the direction of all that follows.
_UNSEEN = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ufeff]")


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of text to be shown, from the character at `start` of the document."""

    start: int
    text: str


@dataclass(frozen=True, slots=True)
class Segment:
    """A stretch with the same claims throughout: shortest claim first, the look of its mark, and its pieces.

    `numbers` are those of the claims that begin here (`opens`) or end here (`closes`).
    """

    pieces: tuple[Piece, ...]
    claims: tuple[str, ...] = ()
    look: str = ""
    opens: tuple[int, ...] = ()
    closes: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph, headline, caption or credit: its kind, its segments, and the claims that begin in it."""

    kind: str
    span: Span
    segments: tuple[Segment, ...]
    claims: tuple[Claim, ...]


def blocks_of(
    document: Document, claims: Sequence[Claim], *, looks: Mapping[str, str], wavy: Sequence[Span] = ()
) -> list[Block]:
    """The whole text as blocks, in order; blocks end at empty lines and at the borders of regions.

    `claims` are in text order; `looks` gives the look of a claim's mark by id; the words of `wavy` look wavy instead.
    """
    numbers = {claim.id: number for number, claim in enumerate(claims, start=1)}
    borders = sorted(_borders(claims, wavy))
    cuts = sorted({*borders, *_field_borders(claims)})
    starts = [claim.span.start for claim in claims]
    made = []
    open_claims: list[Claim] = []
    upcoming = 0
    for kind, span in _stretches(document):
        inside = claims[bisect_left(starts, span.start) : bisect_left(starts, span.end)]
        segments = []
        for stretch in _cut(span, borders):
            open_claims = [claim for claim in open_claims if claim.span.end > stretch.start]
            while upcoming < len(claims) and claims[upcoming].span.start < stretch.end:
                if claims[upcoming].span.end > stretch.start:
                    open_claims.append(claims[upcoming])
                upcoming += 1
            held = sorted(open_claims, key=lambda claim: (len(claim.span), claim.span.start))[:DEEPEST]
            pieces = tuple(Piece(part.start, shown(part.of(document.text))) for part in _cut(stretch, cuts))
            segments.append(
                Segment(
                    pieces=pieces,
                    claims=tuple(claim.id for claim in held),
                    look="wavy" if any(s.contains(stretch) for s in wavy) else looks[held[0].id] if held else "",
                    opens=tuple(numbers[c.id] for c in held if stretch.start <= c.span.start),
                    closes=tuple(sorted(numbers[c.id] for c in held if c.span.end <= stretch.end)),
                )
            )
        made.append(Block(kind, span, tuple(segments), tuple(inside)))
    return made


def shown(text: str) -> str:
    """The text without characters that a browser cannot show or that turn its direction."""
    return _UNSEEN.sub("\ufffd", text.replace("\r\n", "\n").replace("\r", "\n"))


def _stretches(document: Document) -> Iterable[tuple[str, Span]]:
    """The blocks' kinds and spans, without the white space between them."""
    text = document.text
    ends = {0, len(text)}
    for region in document.regions:
        ends |= {min(region.span.start, len(text)), min(region.span.end, len(text))}
    for gap in _BREAK.finditer(text):
        ends.add(gap.start())
    edges = sorted(ends)
    regions, at = document.regions, 0
    for start, end in pairwise(edges):
        while at < len(regions) and regions[at].span.end <= start:
            at += 1
        span = Span(start, end).trimmed(text, " \t\r\n\f\v\x00\u00a0")
        if span is not None:
            yield (regions[at].kind if at < len(regions) and regions[at].span.start <= start else "body"), span


def _borders(claims: Sequence[Claim], wavy: Sequence[Span]) -> set[int]:
    return {edge for span in (*(claim.span for claim in claims), *wavy) for edge in (span.start, span.end)}


def _field_borders(claims: Sequence[Claim]) -> set[int]:
    borders = set()
    for claim in claims:
        for field in (*claim.sources, claim.cue, claim.by, claim.of, claim.count, claim.place, claim.when):
            if field is not None:
                borders |= {field.span.start, field.span.end}
    return borders


def _cut(span: Span, borders: Sequence[int]) -> list[Span]:
    """The span cut at each border that lies within it."""
    first, last = bisect_left(borders, span.start + 1), bisect_left(borders, span.end)
    edges = [span.start, *borders[first:last], span.end]
    return [Span(start, end) for start, end in pairwise(edges)]
