"""Lines of a series over time, as a part of a page: each figure stands until the next one; labels beside the lines."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from html import escape

from sayso.web.marks import shown

__all__ = ["Line", "stepped"]

TALL = 260
APART = 15  # pixels between two labels
STYLES = 6  # kinds of dashes that the stylesheet has


@dataclass(frozen=True, slots=True)
class Line:
    """A line: its label, and its figures with the day from which each stands."""

    label: str
    figures: tuple[tuple[dt.date, int], ...]


def stepped(lines: Sequence[Line], *, label: str, narrow: bool = False) -> str | None:
    """The picture as SVG text without a style of its own; None where no line has a figure.

    `narrow` is for a column of 350 pixels. Each line has its own dashes, so that colour tells nothing alone.
    """
    held = [line for line in lines if line.figures]
    if not held:
        return None
    wide, left, right = (350, 44, 104) if narrow else (760, 56, 170)
    first = min(line.figures[0][0] for line in held).toordinal()
    last = max(line.figures[-1][0] for line in held).toordinal()
    most = max(value for line in held for _, value in line.figures)
    step = _step(most)
    highest = step * (-(-most // step) or 1)
    across = wide - left - right

    def x(day: dt.date) -> float:
        return left + (across * (day.toordinal() - first) / (last - first) if last > first else across / 2)

    def y(value: int) -> float:
        return 14 + TALL * (1 - value / highest)

    parts = [
        f'<svg class="plot{" narrow" if narrow else ""}" viewBox="0 0 {wide} {TALL + 48}" role="img" '
        f'aria-label="{escape(shown(label))}">'
    ]
    for value in range(0, highest + 1, step):
        parts.append(f'<line class="grid" x1="{left}" x2="{wide - right}" y1="{y(value):.1f}" y2="{y(value):.1f}"/>')
        parts.append(f'<text class="dim" x="{left - 8}" y="{y(value) + 4:.1f}" text-anchor="end">{value:,}</text>')
    for ordinal, anchor in ((first, "start"), (last, "end"))[: 1 + (last > first)]:
        when = dt.date.fromordinal(ordinal)
        parts.append(
            f'<text class="dim" x="{x(when):.1f}" y="{TALL + 36}" text-anchor="{anchor}">{when.day} {when:%b %Y}</text>'
        )
    ends: list[tuple[float, float, str]] = []
    for number, line in enumerate(held):
        path = f"M{x(line.figures[0][0]):.1f} {y(line.figures[0][1]):.1f}"
        for day, value in line.figures[1:]:
            path += f"H{x(day):.1f}V{y(value):.1f}"
        at = x(line.figures[-1][0])
        parts.append(f'<path class="step d{number % STYLES}" d="{path}"/>')
        parts.append(f'<circle class="dot" cx="{at:.1f}" cy="{y(line.figures[-1][1]):.1f}" r="2.5"/>')
        ends.append((y(line.figures[-1][1]), at, f"{line.figures[-1][1]:,} {line.label}"))
    below = 0.0
    longest = 16 if narrow else 26
    for height, at, words in sorted(ends):
        height = max(height + 4, below + APART)
        below = height
        cut = words if len(words) <= longest else words[: longest - 1].rstrip() + "…"
        parts.append(f'<text x="{at + 8:.1f}" y="{height:.1f}">{escape(shown(cut))}</text>')
    return "\n".join([*parts, "</svg>"])


def _step(most: int) -> int:
    """A round step that gives at most seven lines."""
    step = 1
    while most / step > 7:
        step = step * 5 // 2 if str(step)[0] == "2" else step * 2
    return step
