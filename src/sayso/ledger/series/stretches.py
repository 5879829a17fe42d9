"""Stretches: every place of a series where a figure stands, a number that stands still for days being one place."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from sayso.ledger.series.book import ABSENT, Book
from sayso.ledger.series.naming import Reading, naming

__all__ = ["Stretches", "ordinals", "stretches"]


@dataclass(frozen=True, slots=True)
class Stretches:
    """All stretches of days on which a figure of one book stands still, a column a fact; `first`, `last` are days.

    `units` are what figures are of, as label and kinds; `cells` is the number of figures looked through.
    """

    value: NDArray[np.int64]
    status: NDArray[np.int64]
    side: NDArray[np.int64]
    unit: NDArray[np.int64]
    first: NDArray[np.int64]
    last: NDArray[np.int64]
    statuses: list[str]
    units: list[tuple[str, tuple[str, ...]]]
    cells: int


@lru_cache(maxsize=64)
def stretches(book: Book) -> Stretches:
    """Every place of a book where a figure stands: of each kind and reading, side and state; laid out once a book."""
    statuses, units, cells = sorted(book.statuses), _units(book), 0
    columns: list[NDArray[np.int64]] = [np.zeros((0, 6), dtype=np.int64)]
    for side_at, side in enumerate(book.sides):
        held = book.kinds(side)
        for unit_at, (_, kinds) in enumerate(units):
            if len(set(kinds) & held) < min(2, len(kinds)):
                continue
            for status_at, status in enumerate(statuses):
                figures = book.figures(side, kinds, status)
                if figures is None:
                    continue
                parts = book.parts(side, kinds, status)
                if parts:  # a sum of one part alone is that part, which has a place of its own
                    figures = np.where(figures == np.max(parts, axis=0), ABSENT, figures)
                starts = np.flatnonzero(np.concatenate(([True], figures[1:] != figures[:-1])))
                ends = np.append(starts[1:] - 1, len(figures) - 1)
                cells += int((figures != ABSENT).sum())
                at = np.full_like(starts, 1)
                columns.append(
                    np.column_stack((figures[starts], at * status_at, at * side_at, at * unit_at, starts, ends))
                )
    joined = np.concatenate(columns)
    joined = joined[joined[:, 0] > 0]
    value, status_of, side_of, unit_of, first, last = joined.T
    return Stretches(
        value=value,
        status=status_of,
        side=side_of,
        unit=unit_of,
        first=first,
        last=last,
        statuses=statuses,
        units=units,
        cells=cells,
    )


def _units(book: Book) -> list[tuple[str, tuple[str, ...]]]:
    """Every kind that the series counts, and every reading of a class that joins several of them."""
    kinds = sorted({kind for side in book.sides for kind in book.kinds(side)})
    units: list[tuple[str, tuple[str, ...]]] = [(book.label(kind), (kind,)) for kind in kinds]
    seen = {unit for _, unit in units}
    for readings in naming().readings.values():
        for reading in readings:
            of = tuple(kind for kind in reading.of if kind in kinds)
            if len(of) > 1 and of not in seen:
                seen.add(of)
                units.append((_label(reading, of), of))
    return units


def _label(reading: Reading, of: tuple[str, ...]) -> str:
    if of == reading.of and not reading.label.startswith("with "):
        return reading.label
    return ", ".join(naming().kinds[kind].label for kind in of)


@lru_cache(maxsize=64)
def ordinals(book: Book) -> NDArray[np.int64]:
    """The days of a book as numbers, to count between them."""
    return np.array([dt.date.fromisoformat(date).toordinal() for date in book.dates], dtype=np.int64)
