"""Lists of rows: as JSON, one a line, or as a plain table for readers."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import TYPE_CHECKING, TypeVar

from sayso.cli.screen import show, write_record
from sayso.cli.talk import say, shortened

if TYPE_CHECKING:
    from rich.console import JustifyMethod

__all__ = ["SHORT_ID", "write_rows"]

Row = TypeVar("Row")
# Twelve hexadecimal digits settle an id among millions of documents; "sha256:" goes without saying.
SHORT_ID = slice(len("sha256:"), len("sha256:") + 12)
NUMBERS = {"claims", "run"}
WIDE = 26  # characters
UNBROKEN = NUMBERS | {"id", "date", "when", "ended"}


def write_rows(
    rows: Iterable[Row],
    *,
    as_json: bool,
    columns: Mapping[str, Callable[[Row], object]],
    none: str,
    wide: str | None = None,
) -> None:
    """Writes rows to stdout; `columns` says what readers see of one, `none` what is said when there is none.

    The column `wide` keeps room for words when the terminal is narrow.
    """
    held = list(rows)
    if as_json:
        for row in held:
            write_record(row)
    elif not held:
        say(none)
    else:
        from rich.table import Table

        table = Table(box=None, padding=(0, 2, 0, 0), pad_edge=False, header_style="dim italic")
        for name in columns:
            justify: JustifyMethod = "right" if name in NUMBERS else "left"
            table.add_column(
                name,
                justify=justify,
                no_wrap=name in UNBROKEN,
                overflow="fold",
                min_width=WIDE if name == wide else None,
            )
        for row in held:
            table.add_row(*(_cell(value_of(row)) for value_of in columns.values()))
        show(table)


def _cell(value: object) -> str:
    return "" if value is None else f"{value:,}" if isinstance(value, int) else shortened(str(value))
