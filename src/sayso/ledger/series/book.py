"""A book: one series laid out for look-ups, each figure as of each of its days, by side, kind and status.

A table tells a figure on the days it has a row for; between them the last one stands. In a list of items the figure
of a day is the number of items recorded until then.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from sayso.ledger.series.entries import Cell, SeriesRow
from sayso.ledger.series.naming import key_of, kind_of, label_of, naming, status_of
from sayso.ledger.series.systems import system_words

__all__ = ["ABSENT", "Book", "Curve", "Figure"]

ABSENT = -1  # where a series has no figure yet
OWN = "="  # before the name of one of a table's several headings for one kind
Figures = NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Figure:
    """A figure as of a day: the day it was told on, its value, the rows behind it, and the table's own names."""

    date: str
    time: str | None
    value: int
    lines: tuple[int, ...]
    names: tuple[str, ...]
    approximate: bool = False


@dataclass(slots=True)
class Curve:
    """All figures of one side and kind, by status; `told` is, for each day, the day that the figure is of."""

    told: dict[str, NDArray[np.int32]]
    by_status: dict[str, Figures]
    rows: dict[tuple[int, str], list[Cell]] = field(default_factory=dict)
    summed: set[str] = field(default_factory=set)  # the totals that the table does not tell itself


class Book:
    """One version of a series; `dates` are its days, `sides` its sides (None where the table tells none)."""

    def __init__(self, row: SeriesRow, cells: Sequence[Cell]) -> None:
        self.row = row
        self.cells = cells
        self.dates = sorted({cell.date for cell in cells})
        self.sides = sorted({cell.side for cell in cells}, key=lambda side: (side is None, side or ""))
        self._statuses = _statuses(cells)
        self._curves: dict[tuple[str | None, str], Curve] = {}
        own = set(self._statuses.values())  # a list of captured things alone tells no losses
        self._totals = {name for name, word in naming().statuses.items() if len(own.intersection(word.parts)) > 1}
        self._fill()

    def _fill(self) -> None:
        at = {date: index for index, date in enumerate(self.dates)}
        held: dict[tuple[str | None, str], dict[int, dict[tuple[str, str], list[Cell]]]] = {}
        for cell in self.cells:
            kind = kind_of(cell.klass) or key_of(cell.klass) or cell.klass
            days = held.setdefault((cell.side, kind), {})
            rows = days.setdefault(at[cell.date], defaultdict(list))
            place = rows[cell.klass, self.status(cell, kind)]
            if not self.row.items:
                place.clear()  # several rows of one day: the last one stands
            place.append(cell)
        for (side, _), days in list(held.items()):
            owns = _apart(days) if not self.row.items else set()
            for own in owns:  # two headings of one kind stand apart too
                held[side, own] = {
                    day: {place: found for place, found in rows.items() if _own(place[0]) == own}
                    for day, rows in days.items()
                    if any(_own(place[0]) == own for place in rows)
                }
        for place_of, days in held.items():
            self._curves[place_of] = self._items(days) if self.row.items else self._snapshots(days)

    def status(self, cell: Cell, kind: str) -> str:
        """The status of a cell: that of its kind where the name tells it, that of the word, or the word itself."""
        known = naming().kinds.get(kind)
        return (known.status if known else None) or self._statuses.get(cell.status) or key_of(cell.status)

    def _snapshots(self, days: dict[int, dict[tuple[str, str], list[Cell]]]) -> Curve:
        """Figures as told; a state that a snapshot leaves out is none of the things, one that a wide row leaves blank
        is not known, and the last known figure stands."""
        statuses = {status for rows in days.values() for _, status in rows}
        size = len(self.dates)
        curve = Curve(
            {status: np.full(size, ABSENT, dtype=np.int32) for status in statuses},
            {status: np.full(size, ABSENT, dtype=np.int64) for status in statuses},
        )
        for index, rows in days.items():
            wide = any(cell.column for found in rows.values() for cell in found)
            told = {status for _, status in rows} if wide else statuses
            for status in told:
                curve.by_status[status][index], curve.told[status][index] = 0, index
            for (_, status), found in rows.items():
                curve.by_status[status][index] += sum(cell.count for cell in found)
                curve.rows.setdefault((index, status), []).extend(found)
        _with_totals(curve, self._totals)
        _carried(curve)
        return curve

    def _items(self, days: dict[int, dict[tuple[str, str], list[Cell]]]) -> Curve:
        statuses = {status for rows in days.values() for _, status in rows}
        size, first = len(self.dates), min(days)
        at = np.arange(size, dtype=np.int32)
        at[:first] = ABSENT
        curve = Curve(
            {status: at.copy() for status in statuses},
            {status: np.zeros(size, dtype=np.int64) for status in statuses},
        )
        for index, rows in days.items():
            for (_, status), found in rows.items():
                curve.by_status[status][index:] += len(found)
                curve.rows.setdefault((index, status), []).extend(found)
        for figures in curve.by_status.values():
            figures[:first] = ABSENT
        _with_totals(curve, self._totals)
        return curve

    def kinds(self, side: str | None) -> set[str]:
        """The kinds that the series counts for a side."""
        return {kind for held, kind in self._curves if held == side}

    def parts(self, side: str | None, kinds: Sequence[str], status: str) -> list[Figures]:
        """What a sum is made of: figures of its kinds, or of the states of a total; none for what the table tells."""
        if len(kinds) > 1:
            found = [self.figures(side, [kind], status) for kind in kinds]
        else:
            curve = self._curves.get((side, kinds[0]))
            summed = curve is not None and status in curve.summed
            found = [self.figures(side, kinds, part) for part in naming().statuses[status].parts] if summed else []
        return [figures for figures in found if figures is not None]

    @cached_property
    def statuses(self) -> set[str]:
        """All statuses that the series tells, totals included."""
        return {status for curve in self._curves.values() for status in curve.by_status}

    def day(self, date: str | None) -> int | None:
        """The index of the last day up to a date; the last of all for None; None before the first."""
        found = len(self.dates) if date is None else bisect_right(self.dates, date)
        return found - 1 if found else None

    def figures(self, side: str | None, kinds: Sequence[str], status: str) -> Figures | None:
        """The sum over some kinds, day by day; ABSENT before the first figure, None where no kind has the status."""
        found = [
            self._curves[side, kind].by_status[status]
            for kind in kinds
            if (side, kind) in self._curves and status in self._curves[side, kind].by_status
        ]
        if not found:
            return None
        if len(found) == 1:
            return found[0]
        stacked = np.stack(found)
        total = np.where(stacked == ABSENT, 0, stacked).sum(axis=0)
        return np.where((stacked == ABSENT).all(axis=0), ABSENT, total)

    def figure(self, side: str | None, kinds: Sequence[str], status: str, index: int) -> Figure | None:
        """The figure of some kinds as of the day of that index, with the rows behind it."""
        figures = self.figures(side, kinds, status)
        if figures is None or figures[index] == ABSENT:
            return None
        rows: list[Cell] = []
        told = ABSENT
        for kind in kinds:
            curve = self._curves.get((side, kind))
            if curve is None or status not in curve.told or curve.told[status][index] == ABSENT:
                continue
            told = max(told, int(curve.told[status][index]))
            for one in (status, *(naming().statuses[status].parts if status in naming().statuses else ())):
                rows += self._rows(curve, one, index)
        return Figure(
            date=self.dates[told],
            time=next((cell.time for cell in rows if cell.time), None),
            value=int(figures[index]),
            lines=tuple(sorted({cell.line for cell in rows})),
            names=tuple(dict.fromkeys(cell.klass for cell in rows)),
            approximate=any(cell.approximate for cell in rows),
        )

    def _rows(self, curve: Curve, status: str, index: int) -> list[Cell]:
        if self.row.items:
            return [
                cell for (day, held), rows in curve.rows.items() if held == status and day <= index for cell in rows
            ]
        return curve.rows.get((int(curve.told[status][index]), status), []) if status in curve.told else []

    def label(self, kind: str) -> str:
        """A kind in words; a name that stands nowhere in naming.yaml as the table writes it."""
        known = naming().kinds.get(kind)
        if known:
            return label_of(kind)
        plain = kind.removeprefix(OWN)
        return self._names.get(plain, plain)

    @cached_property
    def _names(self) -> dict[str, str]:
        """The table's own names by their key, each as it stands there first."""
        return {key_of(name): name for name in reversed(dict.fromkeys(cell.klass for cell in self.cells))}

    @cached_property
    def systems(self) -> frozenset[str]:
        """The words that name single systems in a list of items; empty for other tables."""
        return system_words({cell.klass for cell in self.cells}) if self.row.items else frozenset()


def _own(klass: str) -> str:
    return OWN + key_of(klass)


def _apart(days: dict[int, dict[tuple[str, str], list[Cell]]]) -> set[str]:
    """The headings of one kind that stand side by side on some day ("fuel tank" and "military auto")."""
    owns = [{_own(klass) for klass, _ in rows} for rows in days.values()]
    return set().union(*owns) if any(len(one) > 1 for one in owns) else set()


def _statuses(cells: Sequence[Cell]) -> dict[str, str]:
    """The table's own words for states as ours; a total is that of the states that stand beside it."""
    own = {cell.status for cell in cells}
    held = {word: found for word in own if (found := status_of(word))}
    of_people = {"killed", "injured"} & set(held.values())
    total = "casualties" if of_people else "lost"
    return {word: total if found == "total" else found for word, found in held.items()}


def _with_totals(curve: Curve, totals: set[str]) -> None:
    """Adds the states that are the sum of others, where the table does not tell them itself: on days that tell all."""
    for status in sorted(totals - set(curve.by_status)):
        parts = [part for part in naming().statuses[status].parts if part in curve.by_status]
        if not parts:
            continue
        figures, told = (np.stack([of[part] for part in parts]) for of in (curve.by_status, curve.told))
        missing = (figures == ABSENT).any(axis=0)
        curve.summed.add(status)
        curve.by_status[status] = np.where(missing, ABSENT, figures.sum(axis=0))
        curve.told[status] = np.where(missing, ABSENT, told.max(axis=0)).astype(np.int32)


def _carried(curve: Curve) -> None:
    """Lets each day's figure stand until the next one."""
    for status, told in curve.told.items():
        last = np.maximum.accumulate(told)
        figures = curve.by_status[status]
        curve.by_status[status] = np.where(last == ABSENT, ABSENT, figures[np.maximum(last, 0)])
        curve.told[status] = last
