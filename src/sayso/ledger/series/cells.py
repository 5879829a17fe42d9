"""A sheet and its map -> the figures of the table, and the rows that hold none, each with its reason."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator
from functools import lru_cache
from typing import Any

from sayso.ledger.series.entries import Cell, Refusal
from sayso.ledger.series.mapping import Column, SeriesMap
from sayso.ledger.series.naming import key_of, naming, status_of
from sayso.ledger.series.sheet import Sheet
from sayso.places import side_of

__all__ = ["cells_of", "figure_of"]

LONGEST_NAME = 160  # characters of a class, a side or a status: more is a sentence that lost its quotation marks
LARGEST = 10**13
UNITS = {"": 1, "item": 1, "one": 1, "person": 1, "people": 1, "thousand": 1_000, "million": 1_000_000}
_DAY = re.compile(r"(\d{4})-?(\d\d)-?(\d\d)(?:[T ].*)?$")
_DAY_FIRST = re.compile(r"(\d{1,2})\.(\d{1,2})\.(\d{4})$")
_FIGURE = re.compile(r"\d{1,3}(?:[ \u00a0\u202f,]\d{3})+|\d+(?:\.0+)?")


class _Refused(ValueError):
    """A row, or one figure of it, that cannot be taken."""


def cells_of(sheet: Sheet, series_map: SeriesMap) -> tuple[list[Cell], list[Refusal]]:
    """The figures of a table in the order of its rows, and the rows that were refused, each with its line and reason.

    A blank figure in a table of several columns is no figure and no mistake; in a column of counts it is one.
    """
    at = {name: place for place, name in enumerate(sheet.columns)}
    cells: list[Cell] = []
    refused = list(sheet.refused)
    for line, row in sheet.rows:
        try:
            cells += _row_cells(_Row(line, row, at, series_map.fields), series_map)
        except _Refused as problem:
            refused.append(Refusal(line, str(problem)))
    return cells, sorted(refused, key=lambda refusal: refusal.line)


class _Row:
    """One row, asked for its fields."""

    def __init__(self, line: int, values: tuple[Any, ...], at: dict[str, int], fields: dict[str, Column]) -> None:
        self.line, self.values, self.at, self.fields = line, values, at, fields

    def value(self, name: str) -> Any:
        held = self.fields.get(name)
        if held is None or held.basis == "names":
            return None
        return held.values[0] if held.basis == "word" else self.values[self.at[held.values[0]]]

    def text(self, name: str) -> str | None:
        value = self.value(name)
        words = " ".join(str(value).split()) if value is not None else ""
        if len(words) > LONGEST_NAME and name != "link":
            raise _Refused(f"its {name} is {len(words)} characters long")
        if any(not char.isprintable() for char in words):
            raise _Refused(f"its {name} holds control characters")
        return words or None

    def needed(self, name: str) -> str:
        words = self.text(name)
        if words is None:
            raise _Refused(f"it has no {name}")
        return words


def _row_cells(row: _Row, series_map: SeriesMap) -> Iterator[Cell]:
    date, side = _day(row.value("date")), row.text("side")
    approximate = bool(row.text("approximate")) and row.text("approximate") not in ("0", "False", "false", "no")
    unit = UNITS.get(key_of(row.text("unit") or ""))
    if unit is None:
        raise _Refused(f"its unit, {row.text('unit')!r}, counts no things")
    common: dict[str, Any] = {
        "line": row.line,
        "date": date,
        "time": row.text("time"),
        "side": _side(side) if side else None,
        "link": row.text("link"),
        "approximate": approximate,
    }
    if not series_map.figures:
        count = 1 if series_map.items else figure_of(row.value("count"), "count")
        if count is None:
            raise _Refused("it has no count")
        yield Cell(klass=row.needed("class"), status=row.needed("status"), count=unit * count, **common)
        return
    by_class = row.fields["class"].basis == "names"
    found = []
    for column in series_map.figures:
        count = figure_of(row.values[row.at[column]], column)
        if count is None:
            continue
        if by_class:
            klass, status = column, row.needed("status")
        else:
            klass, status = _state_and_part(column, row.text("class"))
        found.append(Cell(klass=klass, status=status, count=unit * count, column=column, **common))
    yield from found


def _state_and_part(column: str, klass: str | None) -> tuple[str, str]:
    """The class and the status that a column's name tells: "killed" of the row's class, "killed_men" men of them."""
    if status_of(column) is None:
        words = key_of(column.replace("_", " ")).split()
        for status in naming().statuses:
            if words[:1] == [status] and len(words) > 1:
                return column.replace("_", " ").split(" ", 1)[1].replace("_", " "), status
    if klass is None:
        raise _Refused("it has no class")
    return klass, column


@lru_cache(maxsize=100_000)
def _side(words: str) -> str:
    return side_of(words) or words


def _day(value: Any) -> str:
    if isinstance(value, dt.datetime | dt.date):
        return value.isoformat()[:10]
    words = str(value if value is not None else "").strip()
    iso, day_first = _DAY.match(words), _DAY_FIRST.match(words)
    if iso or day_first:
        parts = iso.groups() if iso else tuple(reversed(day_first.groups())) if day_first else ()
        try:
            return dt.date(*map(int, parts)).isoformat()
        except ValueError:
            pass
    raise _Refused(f"its date, {words[:40]!r}, is none (written as 2022-03-24)" if words else "it has no date")


def figure_of(value: Any, name: str) -> int | None:
    """The whole number of a cell, None for a blank one. Raises ValueError for anything else."""
    words = "" if value is None else str(value).strip()
    if not words:
        return None
    if isinstance(value, bool) or not _FIGURE.fullmatch(words):
        raise _Refused(f"its {name}, {words[:40]!r}, is no whole number")
    count = int(re.sub(r"\.0+$|[^\d.]", "", words))
    if count > LARGEST:
        raise _Refused(f"its {name} is larger than any count of things")
    return count
