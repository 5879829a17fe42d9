"""Spans: stretches of a document's text, as Python string offsets, end exclusive."""

from __future__ import annotations

from dataclasses import dataclass

__all__ = ["Span", "cover"]


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A stretch of text, `text[start:end]`; never empty, never negative.

    Raises ValueError when `start` is negative or `end` is not beyond `start`.
    """

    start: int
    end: int

    def __post_init__(self) -> None:
        if not 0 <= self.start < self.end:
            raise ValueError(f"no such span: [{self.start}, {self.end}]")

    def __len__(self) -> int:
        return self.end - self.start

    def of(self, text: str) -> str:
        """The words of the span in `text`."""
        return text[self.start : self.end]

    def contains(self, other: Span) -> bool:
        """Whether `other` lies wholly inside."""
        return self.start <= other.start and other.end <= self.end

    def overlaps(self, other: Span) -> bool:
        """Whether the two share at least one character."""
        return self.start < other.end and other.start < self.end

    def overlap(self, other: Span) -> int:
        """How many characters the two share."""
        return max(0, min(self.end, other.end) - max(self.start, other.start))

    def trimmed(self, text: str, drop: str = " \t\r\n") -> Span | None:
        """The span without the characters of `drop` at either end; None when nothing is left."""
        start, end = self.start, self.end
        while start < end and text[start] in drop:
            start += 1
        while end > start and text[end - 1] in drop:
            end -= 1
        return Span(start, end) if start < end else None

    def to_record(self) -> list[int]:
        """The span as claims.md writes it: `[start, end]`."""
        return [self.start, self.end]


def cover(*spans: Span | None) -> Span:
    """The smallest span that holds all the spans given; None among them are passed over.

    Raises ValueError when there is none.
    """
    held = [span for span in spans if span is not None]
    if not held:
        raise ValueError("no span to cover")
    return Span(min(s.start for s in held), max(s.end for s in held))
