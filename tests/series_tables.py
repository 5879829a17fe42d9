"""Tables that the tests of series take in, written for them."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from sayso.ledger import Ledger
from sayso.ledger.series.book import Book
from sayso.ledger.series.entries import Cell, SeriesAdded, SeriesRow

EXAMPLES = Path(__file__).parents[1] / "examples" / "series"
STAFF = "date=day,side==Russia,class=@*,status==lost"
LOSSES = """date,side,class,status,count
2023-05-01,Russia,Tanks,destroyed,20
2023-05-01,Russia,Tanks,captured,11
2023-05-02,Russia,Tanks,destroyed,25
2023-05-02,Russia,Tanks,captured,14
2023-05-02,Ukraine,Tanks,captured,9
"""


def row_of(name: str = "made", *, items: bool = False, counts: str = "recorded") -> SeriesRow:
    """The row of a series that was never stored."""
    fields: dict[str, Any] = dict.fromkeys(("by", "licence", "credit", "as_of", "first", "last"))
    fields |= dict.fromkeys(("sha256", "form", "origin", "retrieved", "map"), "")
    fields |= dict.fromkeys(("size", "rows", "cells", "refused", "run"), 0)
    return SeriesRow(name=name, version=1, counts=counts, items=items, **fields)  # type: ignore[arg-type]


def book_of(*cells: Cell, name: str = "made", items: bool = False) -> Book:
    """A book of cells made by hand."""
    return Book(row_of(name, items=items), cells)


def add(ledger: Ledger, table: str | bytes, name: str = "losses", **given: Any) -> SeriesAdded:
    """A table added under a name."""
    data = table.encode() if isinstance(table, str) else table
    return ledger.series.add(data, name=name, origin=given.pop("origin", f"{name}.csv"), **given)


def add_examples(ledger: Ledger) -> None:
    """The three example series."""
    add(ledger, (EXAMPLES / "losses-by-day.csv").read_bytes(), "losses", by="Oryx")
    add(ledger, (EXAMPLES / "captured-items.csv").read_bytes(), "items", by="Oryx")
    add(ledger, (EXAMPLES / "claims-by-day.csv").read_bytes(), "staff", counts="claimed", map=STAFF, by="General Staff")
