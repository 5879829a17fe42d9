"""Labels beside points, none over another: the most important first, each where there is room, else left out."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Literal

__all__ = ["Label", "Room"]

Box = tuple[float, float, float, float]  # left, top, right, bottom
Anchor = Literal["start", "middle", "end"]
# Widths of letters of a sans face, in parts of its size: on the safe side of those that systems ship.
_WIDE, _NARROW, _LETTER = 0.86, 0.32, 0.59


@dataclass(frozen=True, slots=True)
class Label:
    """Words with their place: `x`, `y` are the anchor on the base line."""

    words: str
    x: float
    y: float
    anchor: Anchor


def width_of(words: str, size: float) -> float:
    """How wide the words are at most, at a size of letters.

    >>> width_of("Mill", 10) < width_of("MMMM", 10)
    True
    """
    parts = (_WIDE if c in "MWmw@—%" else _NARROW if c in "iljtfI.,:;'|!() " else _LETTER for c in words)
    return size * sum(part + (0.1 if c.isupper() else 0) for c, part in zip(words, parts, strict=True))


@dataclass(slots=True)
class Room:
    """The room on a drawing, and what is taken of it."""

    width: float
    height: float
    size: float
    taken: list[Box] = field(default_factory=list)

    def take(self, x: float, y: float, radius: float) -> None:
        """Takes the square around a point."""
        self.taken.append((x - radius, y - radius, x + radius, y + radius))

    def block(self, box: Box) -> None:
        """Takes a box."""
        self.taken.append(box)

    def beside(self, words: str, x: float, y: float, gap: float) -> Label | None:
        """A label right, left, above or below of a point, where there is room; None where there is none."""
        wide, size = width_of(words, self.size), self.size
        return self._first(
            wide,
            (
                Label(words, x + gap, y + 0.35 * size, "start"),
                Label(words, x - gap, y + 0.35 * size, "end"),
                Label(words, x, y - gap - 0.25 * size, "middle"),
                Label(words, x, y + gap + 0.85 * size, "middle"),
            ),
        )

    def over(self, words: str, x: float, y: float) -> Label | None:
        """A label in the middle of an area, or somewhat above or below it; None where there is no room."""
        size = self.size
        ways = (Label(words, x, y + (0.35 + step * 1.3) * size, "middle") for step in (0, -1, 1, -2, 2))
        return self._first(width_of(words, size), ways)

    def _first(self, wide: float, ways: Iterable[Label]) -> Label | None:
        for label in ways:
            left = label.x - {"start": 0.0, "middle": wide / 2, "end": wide}[label.anchor]
            box = (left, label.y - 0.8 * self.size, left + wide, label.y + 0.25 * self.size)
            if box[0] < 2 or box[1] < 2 or box[2] > self.width - 2 or box[3] > self.height - 2:
                continue
            if any(box[0] < t[2] and t[0] < box[2] and box[1] < t[3] and t[1] < box[3] for t in self.taken):
                continue
            self.taken.append(box)
            return label
        return None
