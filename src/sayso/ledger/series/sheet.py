"""A table's bytes as a sheet: the names of its columns, and its rows with their lines. CSV, TSV, JSON, Parquet."""

from __future__ import annotations

import csv
import io
from dataclasses import dataclass
from typing import Any, Literal

import msgspec

from sayso.errors import LedgerError, TooLarge, WrongContent
from sayso.ledger.series.entries import Refusal
from sayso.read.decoding import decoded

__all__ = ["Form", "Sheet", "sheet_of"]

Form = Literal["csv", "tsv", "json", "parquet"]
MOST_ROWS = 1_000_000
MOST_COLUMNS = 2_000
_DELIMITERS = ",\t;|"


@dataclass(frozen=True, slots=True)
class Sheet:
    """A table: `rows` are (line, values), the values in the order of `columns`; `refused` what was no row at all.

    A value is text, a number, a bool, a date or None. In JSON and Parquet the line is the number of the row, from 1.
    """

    form: Form
    columns: tuple[str, ...]
    rows: tuple[tuple[int, tuple[Any, ...]], ...]
    refused: tuple[Refusal, ...] = ()


def sheet_of(data: bytes, *, origin: str) -> Sheet:
    """The table that the bytes hold; the form is told by the bytes, never by the name of the file.

    Raises WrongContent where they are no table, TooLarge beyond a million rows, and LedgerError where Parquet is not
    installed.
    """
    if not data.strip():
        raise WrongContent(origin, "it is empty", "give a table: CSV, TSV, JSON or Parquet")
    if data.startswith(b"PAR1"):
        return _parquet(data, origin)
    if data.lstrip(b"\xef\xbb\xbf \t\r\n")[:1] == b"[":
        return _json(data, origin)
    return _separated(data, origin)


def _separated(data: bytes, origin: str) -> Sheet:
    text = decoded(data, origin=origin)[0].removeprefix("\ufeff")
    head = text.split("\n", 1)[0]
    delimiter = max(_DELIMITERS, key=head.count)
    if not head.count(delimiter) or "\0" in head:
        raise WrongContent(origin, "its first line names no columns", "give a CSV or TSV table with a header")
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)
    rows: list[tuple[int, tuple[Any, ...]]] = []
    refused: list[Refusal] = []
    columns = _named(next(reader), origin)
    while True:
        line = reader.line_num + 1
        try:
            row = next(reader)
        except StopIteration:
            break
        except csv.Error as error:
            refused.append(Refusal(line, f"it is no row of a table ({error})"))
            continue
        if not any(value.strip() for value in row):
            continue
        if len(row) != len(columns):
            refused.append(Refusal(line, f"it has {len(row)} values, and the table {len(columns)} columns"))
            continue
        _count(rows, origin)
        rows.append((line, tuple(row)))
    return Sheet("tsv" if delimiter == "\t" else "csv", columns, tuple(rows), tuple(refused))


def _json(data: bytes, origin: str) -> Sheet:
    try:
        held = msgspec.json.decode(data.removeprefix(b"\xef\xbb\xbf"))
    except (msgspec.DecodeError, RecursionError) as error:
        raise WrongContent(origin, f"its JSON is malformed ({error})", "give a list of objects") from None
    refused = [Refusal(at, "it is no object") for at, row in enumerate(held, start=1) if not isinstance(row, dict)]
    found = [(at, row) for at, row in enumerate(held, start=1) if isinstance(row, dict)]
    columns = _named(list(dict.fromkeys(name for _, row in found for name in row)), origin)
    rows: list[tuple[int, tuple[Any, ...]]] = []
    for at, row in found:
        _count(rows, origin)
        rows.append((at, tuple(row.get(name) for name in columns)))
    return Sheet("json", columns, tuple(rows), tuple(refused))


def _parquet(data: bytes, origin: str) -> Sheet:
    try:
        import pyarrow
        from pyarrow import parquet
    except ImportError:
        raise LedgerError(origin, "pyarrow, which reads Parquet, is not installed", "pip install pyarrow") from None
    try:
        file = parquet.ParquetFile(pyarrow.BufferReader(data))
        if file.metadata.num_rows > MOST_ROWS:
            raise TooLarge(origin, f"it has more than {MOST_ROWS:,} rows", "cut it into several tables")
        table = file.read()
    except (pyarrow.ArrowException, OSError) as error:
        raise WrongContent(origin, f"its Parquet is malformed ({error})", "write the table anew") from None
    columns = _named(list(table.column_names), origin)
    values = [column.to_pylist() for column in table.columns]
    rows = tuple((at, row) for at, row in enumerate(zip(*values, strict=True), start=1))
    return Sheet("parquet", columns, rows)


def _named(names: list[str], origin: str) -> tuple[str, ...]:
    columns = tuple(str(name).strip() for name in names)
    if not columns:
        raise WrongContent(origin, "it has no columns", "give a table with a header")
    if len(columns) > MOST_COLUMNS:
        raise TooLarge(origin, f"it has more than {MOST_COLUMNS:,} columns", "leave out what holds no figures")
    twice = {name for name in columns if columns.count(name) > 1 and name} if len(columns) <= MOST_COLUMNS else set()
    if twice:
        raise WrongContent(origin, f"two columns bear the name {min(twice)!r}", "give each column a name of its own")
    return columns


def _count(rows: list[tuple[int, tuple[Any, ...]]], origin: str) -> None:
    if len(rows) >= MOST_ROWS:
        raise TooLarge(origin, f"it has more than {MOST_ROWS:,} rows", "cut it into several tables")
