"""The months (or years) that claims speak of, as bars that are links, and as steps to choose from."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from math import ceil

__all__ = ["Month", "Months", "months_of"]

WIDEST, HEIGHT, BASE = 760.0, 84.0, 62.0  # of the drawing, in its own units
LONGEST = 120  # months in a row that are drawn as months; longer spans are drawn by years
_NAMES = "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec".split()


@dataclass(frozen=True, slots=True)
class Month:
    """A step of time: its name, first and last day (ISO 8601), claims, and where its bar stands.

    `chosen` tells whether it lies in the days asked for.
    """

    name: str
    first: str
    last: str
    claims: int
    chosen: bool
    x: float
    y: float
    width: float
    height: float


@dataclass(frozen=True, slots=True)
class Months:
    """The drawing: the steps in order, labels under it (x, words), and the largest figure."""

    steps: tuple[Month, ...]
    labels: tuple[tuple[float, str], ...]
    most: int
    by: str  # month or year
    width: float
    height: float = HEIGHT
    base: float = BASE


def months_of(counts: Mapping[str, int], *, since: str | None, until: str | None) -> Months | None:
    """The drawing of claims by month (`YYYY-MM`), from the first to the last without a gap; None for no claims."""
    if not counts:
        return None
    first, last = min(counts), max(counts)
    span = _number(last) - _number(first) + 1
    by = "year" if span > LONGEST else "month"
    if by == "year":
        names = [f"{year:04}" for year in range(int(first[:4]), int(last[:4]) + 1)]
        held = {name: sum(n for month, n in counts.items() if month[:4] == name) for name in names}
    else:
        names = [_name(number) for number in range(_number(first), _number(last) + 1)]
        held = {name: counts.get(name, 0) for name in names}
    most, step = max(held.values()), min(72.0, WIDEST / len(names))
    wide = max(1.0, min(44.0, step * 0.78))
    steps = []
    for at, name in enumerate(names):
        start, end = _days(name)
        tall = max(2.0, (BASE - 16) * held[name] / most) if held[name] else 0.0
        chosen = (until is None or start <= until) and (since is None or end >= since)
        x = at * step + (step - wide) / 2
        steps.append(Month(_words(name), start, end, held[name], chosen, x, BASE - tall, wide, tall))
    return Months(tuple(steps), tuple(_labels(names, step)), most, by, step * len(names))


def _labels(names: list[str], step: float) -> list[tuple[float, str]]:
    """Under every bar where there is room, else under some."""
    every = max(1, ceil(70 / step))
    return [(at * step + step / 2, _words(names[at])) for at in range(0, len(names), every)]


def _number(month: str) -> int:
    return int(month[:4]) * 12 + int(month[5:7]) - 1


def _name(number: int) -> str:
    return f"{number // 12:04}-{number % 12 + 1:02}"


def _words(name: str) -> str:
    return f"{_NAMES[int(name[5:7]) - 1]} {name[:4]}" if len(name) > 4 else name


def _days(name: str) -> tuple[str, str]:
    """First and last day of a month or a year."""
    if len(name) == 4:
        return f"{name}-01-01", f"{name}-12-31"
    year, month = int(name[:4]), int(name[5:7])
    after = dt.date(year + month // 12, month % 12 + 1, 1) if (year, month) < (9999, 12) else None
    last = (after - dt.timedelta(days=1)).isoformat() if after else "9999-12-31"
    return f"{name}-01", last
