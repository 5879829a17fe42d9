"""The figures of a matter over time, as an SVG picture: interval bars with direct labels, the sources beneath.

Time runs along x. A figure is a bar from its low to its high bound; a bound that is not told ends in an arrow. Colours
are two, told apart by shape too, and follow the reader's light or dark ground.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from html import escape

from sayso.ledger.matters.telling import Figure, figures_of
from sayso.model import Matter

__all__ = ["drawn", "drawn_within"]

TALL = 300
MOST_BARS = 60  # beyond these the labels would lie on each other
LINE = 15
STYLE = (
    "text{font:12px Georgia,serif;fill:#222}.title{font-size:15px;font-weight:bold}.dim{fill:#666}"
    ".bar{stroke:#8a2b0e;stroke-width:5;stroke-linecap:round}.open{stroke:#8a2b0e;fill:none;stroke-width:2}"
    ".axis{stroke:#999;stroke-width:1}.grid{stroke:#ddd;stroke-width:1}"
    "@media(prefers-color-scheme:dark){svg{background:#161616}text{fill:#eee}.dim{fill:#aaa}"
    ".bar,.open{stroke:#f0936f}.grid{stroke:#333}}"
)


@dataclass(frozen=True, slots=True)
class _Frame:
    """Where the picture stands: its width, the room at its left, right and top, the height of its lines, of labels."""

    wide: int
    left: int
    right: int
    top: int
    tall: int
    letters: int


_FILE = _Frame(760, 70, 150, 64, TALL, 34)


def drawn(matter: Matter) -> str | None:
    """The picture as SVG text, a file of its own; None where no figure has a day."""
    figures = figures_of(matter.sayings, matter.voices)
    bars = _bars_of(figures)
    if not bars:
        return None
    frame = _FILE
    beneath = _beneath(matter, [figure for figure in figures if figure.day is not None])
    height = frame.top + TALL + 70 + LINE * len(beneath)
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {frame.wide} {height}" role="img" '
        f'aria-label="{_text(matter.title)}"><style>{STYLE}</style>',
        f'<text class="title" x="{frame.left}" y="24">{_text(matter.title[:90])}</text>',
        f'<text class="dim" x="{frame.left}" y="42">figures as told, by the day of the report</text>',
        *_lines(bars, frame),
    ]
    for line, words in enumerate(beneath):
        parts.append(
            f'<text class="dim" x="{frame.left}" y="{frame.top + TALL + 62 + LINE * line}">{_text(words)}</text>'
        )
    return "\n".join([*parts, "</svg>", ""])


def drawn_within(matter: Matter, *, narrow: bool = False) -> str | None:
    """The picture as part of a page, which brings the style, a heading and the table; None where no figure has a day.

    `narrow` is for a column of 350 pixels.
    """
    bars = _bars_of(figures_of(matter.sayings, matter.voices))
    if not bars:
        return None
    frame = _Frame(350, 46, 110, 14, 220, 17) if narrow else _Frame(760, 56, 190, 14, 260, 34)
    label = f"Figures of {matter.title}, as told, by the day of the report"
    return "\n".join(
        [
            f'<svg class="plot{" narrow" if narrow else ""}" viewBox="0 0 {frame.wide} {frame.top + frame.tall + 34}" '
            f'role="img" aria-label="{_text(label)}">',
            *_lines(bars, frame),
            "</svg>",
        ]
    )


def _bars_of(figures: Sequence[Figure]) -> list[Figure]:
    """Each figure of a voice and day once."""
    told = [figure for figure in figures if figure.day is not None]
    return list({(f.day, f.voice, f.count.low, f.count.high): f for f in told}.values())[:MOST_BARS]


def _lines(bars: Sequence[Figure], frame: _Frame) -> list[str]:
    """The grid with its numbers, and the bars."""
    most = max(end for figure in bars for end in (figure.count.low, figure.count.high) if end is not None)
    step = _step(most)
    highest = step * (-(-most // step) or 1)
    days = [figure.day.toordinal() for figure in bars if figure.day is not None]
    parts = []
    for value in range(0, highest + 1, step):
        y = frame.top + frame.tall * (1 - value / highest)
        parts.append(
            f'<line class="grid" x1="{frame.left}" x2="{frame.wide - frame.right}" y1="{y:.1f}" y2="{y:.1f}"/>'
        )
        parts.append(f'<text class="dim" x="{frame.left - 8}" y="{y + 4:.1f}" text-anchor="end">{value:,}</text>')
    return parts + _bars(bars, min(days), max(days), highest, frame)


def _step(most: int) -> int:
    """A round step that gives at most seven lines."""
    step = 1
    while most / step > 7:
        step = step * 5 // 2 if str(step)[0] == "2" else step * 2
    return step


def _bars(bars: Sequence[Figure], first: int, last: int, highest: int, frame: _Frame) -> list[str]:
    wide = frame.wide - frame.left - frame.right - 40
    beside: dict[int, int] = {}
    labels: list[tuple[float, float]] = []
    parts: list[str] = []
    for figure in bars:
        if figure.day is None:
            continue
        day = figure.day.toordinal()
        shift = beside[day] = beside.get(day, -1) + 1
        x = frame.left + 20 + (wide * (day - first) / (last - first) if last > first else wide / 2) + 9 * shift
        low, high = figure.count.low, figure.count.high
        ends = [low if low is not None else 0, high if high is not None else low or 0]
        bottom, top = (frame.top + frame.tall * (1 - end / highest) for end in ends)
        parts.append(f'<line class="bar" x1="{x:.1f}" x2="{x:.1f}" y1="{bottom:.1f}" y2="{top - 0.1:.1f}"/>')
        if high is None:
            parts.append(f'<path class="open" d="M{x:.1f} {top:.1f}v-16m-4 5l4-5l4 5"/>')
        if low is None:
            parts.append(f'<path class="open" d="M{x - 4:.1f} {bottom - 5:.1f}l4 5l4-5"/>')
        y = top + 4
        while any(abs(x - x_) < 90 and abs(y - y_) < 12 for x_, y_ in labels):
            y += 12
        labels.append((x, y))
        label = f"{figure.count.in_words()}, {figure.voice}"
        parts.append(f'<text x="{x + 9:.1f}" y="{y:.1f}">{_text(_cut(label, frame.letters))}</text>')
        if not shift:
            base = frame.top + frame.tall
            parts.append(f'<line class="axis" x1="{x:.1f}" x2="{x:.1f}" y1="{base}" y2="{base + 5}"/>')
            when = f"{figure.day.day} {figure.day:%b}"
            parts.append(f'<text class="dim" x="{x:.1f}" y="{base + 20}" text-anchor="middle">{when}</text>')
    return parts


def _beneath(matter: Matter, figures: Sequence[Figure]) -> list[str]:
    """Who says which figure, in which outlet: the table behind the picture."""
    outlet = {saying.claim.id: saying.outlet or saying.claim.document[:19] for saying in matter.sayings}
    lines = {
        f"{figure.day}  {figure.count.in_words()}: {figure.voice} ({outlet[figure.claim]})": None for figure in figures
    }
    return ["Sources", *(line[:110] for line in list(lines)[:MOST_BARS])]


def _cut(words: str, letters: int) -> str:
    return words if len(words) <= letters else words[: letters - 1].rstrip() + "…"


def _text(words: str) -> str:
    """Words of a report as they may stand in a picture: escaped, without control characters."""
    return escape("".join(c if unicodedata.category(c)[0] != "C" else " " for c in words))
