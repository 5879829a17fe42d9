"""A reliability plot as SVG: bars of the share right by confidence, the diagonal that they should meet, and counts."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

__all__ = ["reliability_plot"]

WIDTH, HEIGHT = 640, 520
LEFT, RIGHT, TOP, BOTTOM = 76, 600, 64, 424  # of the square of values, in pixels
STYLE = """
text { font: 14px Georgia, 'Times New Roman', serif; fill: #222; font-variant-numeric: tabular-nums }
.page { fill: #fff } .bar { fill: #9db8cc } .line { stroke: #8a8a8a; stroke-width: 1 } .grid { stroke: #e4e4e4 }
.ideal { stroke: #a33b20; stroke-width: 1.5; stroke-dasharray: 5 4 } .ideal-label { fill: #a33b20 }
.title { font-size: 16px; font-weight: bold }
.over { stroke: #fff; stroke-width: 4; paint-order: stroke } .small { font-size: 12.5px } .soft { fill: #5a5a5a }
@media (prefers-color-scheme: dark) {
text { fill: #e8e6e1 } .page { fill: #16181a } .bar { fill: #46657c } .line { stroke: #8f8f8f }
.grid { stroke: #2c3033 }
.ideal { stroke: #e58a6f } .ideal-label { fill: #e58a6f } .soft { fill: #b3b0a9 }
.over { stroke: #16181a }
}"""


def _x(value: float) -> float:
    return LEFT + value * (RIGHT - LEFT)


def _y(value: float) -> float:
    return BOTTOM - value * (BOTTOM - TOP)


def _text(x: float, y: float, words: str, *, classes: str = "", anchor: str = "start") -> str:
    named = f' class="{classes}"' if classes else ""
    return f'<text x="{x:.1f}" y="{y:.1f}" text-anchor="{anchor}"{named}>{escape(words)}</text>'


def _share(low: float, high: float, right: float) -> str:
    """The share right above its bar, over the dashes."""
    return _text(_x((low + high) / 2), _y(right) - 6, f"{right:.2f}", classes="small over", anchor="middle")


def reliability_plot(bins: Sequence[tuple[float, float, float, int]], *, title: str, source: str) -> str:
    """The plot of bins (low, high, share right, number), with a title above and its source below.

    It follows the reader's choice of light or dark.
    """
    told = "; ".join(f"{low:.1f} to {high:.1f}: {right:.2f} of {number}" for low, high, right, number in bins)
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {HEIGHT}" role="img" aria-labelledby="t d">',
        f'<title id="t">{escape(title)}</title><desc id="d">Share right by confidence: {escape(told)}</desc>',
        f"<style>{STYLE}</style>",
        f'<rect class="page" width="{WIDTH}" height="{HEIGHT}"/>',
        _text(LEFT, 30, title, classes="title"),
        _text(LEFT, 52, "share that is right", classes="small soft"),
    ]
    for tenth in range(0, 11, 2):
        value = tenth / 10
        grid = f'<line class="grid" x1="{LEFT}" x2="{RIGHT}" y1="{_y(value):.1f}" y2="{_y(value):.1f}"/>'
        parts += [grid, _text(LEFT - 10, _y(value) + 5, f"{value:.1f}", anchor="end")]
        parts.append(_text(_x(value), BOTTOM + 22, f"{value:.1f}", anchor="middle"))
    for low, high, right, number in bins:
        x, y, width = _x(low) + 2, _y(right), _x(high) - _x(low) - 4
        parts.append(f'<rect class="bar" x="{x:.1f}" y="{y:.1f}" width="{width:.1f}" height="{BOTTOM - y:.1f}"/>')
        parts.append(_text(x + width / 2, BOTTOM - 8, str(number), classes="small", anchor="middle"))
    parts += [
        f'<line class="line" x1="{LEFT}" x2="{RIGHT}" y1="{BOTTOM}" y2="{BOTTOM}"/>',
        f'<line class="ideal" x1="{_x(0)}" y1="{_y(0)}" x2="{_x(1)}" y2="{_y(1)}"/>',
        _text(_x(0.02), _y(0.37), "on the dashes as many", classes="small ideal-label"),
        _text(_x(0.02), _y(0.32), "are right as it says", classes="small ideal-label"),
        *(_share(low, high, right) for low, high, right, _ in bins),
        _text(
            (LEFT + RIGHT) / 2, BOTTOM + 46, "confidence of the claim; in each bar, how many claims", anchor="middle"
        ),
        _text(LEFT, HEIGHT - 16, source, classes="small soft"),
        "</svg>",
    ]
    return "\n".join(parts) + "\n"
