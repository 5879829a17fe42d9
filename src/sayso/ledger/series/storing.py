"""Where series are kept: rows of versions and of their figures, read and made."""

from __future__ import annotations

from typing import Any

from sqlalchemy import Connection, RowMapping, func, select

from sayso.errors import UnknownId
from sayso.ledger.series.entries import Cell, SeriesRow
from sayso.ledger.series.tables import series, series_cells

__all__ = ["all_rows", "cell_row", "cells_in", "named", "newest", "series_row"]


def newest(connection: Connection, name: str) -> RowMapping | None:
    """The row of the newest version of a series, or None."""
    query = select(series).where(series.c.name == name).order_by(series.c.version.desc()).limit(1)
    return connection.execute(query).mappings().one_or_none()


def named(connection: Connection, name: str, version: int | None) -> RowMapping:
    """The row of a version of a series, the newest for None. Raises UnknownId."""
    query = select(series).where(series.c.name == name)
    query = query.where(series.c.version == version) if version is not None else query
    row = connection.execute(query.order_by(series.c.version.desc()).limit(1)).mappings().one_or_none()
    if row is None:
        raise UnknownId(name, "the ledger holds no such series", "list them with `sayso series list`")
    return row


def all_rows(connection: Connection, *, every: bool = False) -> list[RowMapping]:
    """The rows of all series by name: their newest versions, or every one."""
    query = select(series).order_by(series.c.name, series.c.version)
    if not every:
        newest = select(func.max(series.c.number)).group_by(series.c.name)
        query = query.where(series.c.number.in_(newest))
    return list(connection.execute(query).mappings())


def series_row(connection: Connection, row: RowMapping) -> SeriesRow:
    """A version as lists show it, with the days that it covers."""
    extent = select(func.min(series_cells.c.date), func.max(series_cells.c.date))
    first, last = connection.execute(extent.where(series_cells.c.series == row["number"])).one()
    held = {name: value for name, value in row.items() if name != "number"}
    return SeriesRow(**held, first=first, last=last)


_COLUMNS = [series_cells.c[name] for name in "line date class status count side column time approximate link".split()]


def cells_in(connection: Connection, number: int) -> list[Cell]:
    """The figures of a version, in the order of its table."""
    query = select(*_COLUMNS).where(series_cells.c.series == number).order_by(series_cells.c.number)
    return [
        Cell(
            line=row[0],
            date=row[1],
            klass=row[2],
            status=row[3],
            count=row[4],
            side=row[5],
            column=row[6],
            time=row[7],
            approximate=row[8],
            link=row[9],
        )
        for row in connection.execute(query)
    ]


def cell_row(number: int, cell: Cell) -> dict[str, Any]:
    """A figure as a row."""
    return {
        "series": number,
        "line": cell.line,
        "column": cell.column,
        "date": cell.date,
        "time": cell.time,
        "side": cell.side,
        "class": cell.klass,
        "status": cell.status,
        "count": cell.count,
        "approximate": cell.approximate,
        "link": cell.link,
    }
