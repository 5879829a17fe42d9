"""A series for readers: its provenance, and its figures as of one day, a row a class and a column a state."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from sayso.cli.series import provenance_of
from sayso.cli.talk import shortened
from sayso.ledger.series.naming import naming
from sayso.places import country_name

if TYPE_CHECKING:
    from rich.console import RenderableType

    from sayso.ledger.series.book import Book

__all__ = ["series_tables"]


def series_tables(book: Book, *, date: str | None, side: str | None) -> Iterator[RenderableType]:
    """Provenance in three lines, then one table a side."""
    first, *rest = provenance_of(book.row)
    yield Text.assemble((first, "bold"), "\n", ("\n".join(rest), "dim"))
    index = book.day(date)
    if index is None:
        yield Text(f"it begins on {book.dates[0]}")
        return
    for one in book.sides:
        if side not in (None, one):
            continue
        yield Padding(
            Text(f"{country_name(one or '') or one or 'no side told'}, as of {book.dates[index]}", style="dim italic"),
            (1, 0, 0, 0),
        )
        yield _table(book, one, index)


def _table(book: Book, side: str | None, index: int) -> Table:
    statuses = [status for status in naming().statuses if status in book.statuses]
    statuses += sorted(book.statuses - set(statuses))
    table = Table(box=None, padding=(0, 2, 0, 0), pad_edge=False, header_style="dim italic")
    table.add_column("the table's own name", max_width=48)
    table.add_column("read as", max_width=40)
    for status in statuses:
        label = naming().statuses[status].label if status in naming().statuses else status
        table.add_column(label, justify="right")
    for kind in sorted(book.kinds(side), key=book.label):
        if kind.startswith("="):
            continue
        figures = [book.figure(side, [kind], status, index) for status in statuses]
        names = list(dict.fromkeys(name for figure in figures if figure for name in figure.names))
        if any(figures):
            shown = ", ".join(names[:6]) + (f" and {len(names) - 6} more" if len(names) > 6 else "")
            values = ["" if figure is None else f"{figure.value:,}" for figure in figures]
            table.add_row(shortened(shown), shortened(book.label(kind)), *values)
    return table
