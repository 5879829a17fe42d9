"""The map of a table: which of its columns, or which word, gives each part of a figure.

    date=date_recorded,side==Russia,class=equipment_type,status=@destroyed+captured,skip=day

`FIELD=COLUMN` takes a column, `FIELD==WORD` one word for the whole table, `FIELD=@COLUMN+COLUMN` says that the figures
stand in these columns and that their names are the field's values, `FIELD=@*` that all columns of whole numbers do.
"""

from __future__ import annotations

import csv
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any, Literal

from sayso.errors import LedgerError
from sayso.ledger.series.naming import kind_of, status_of
from sayso.ledger.series.sheet import Sheet

__all__ = ["FIELDS", "Column", "SeriesMap", "completed", "parsed"]

Basis = Literal["column", "word", "names"]
FIELDS = ("date", "time", "side", "class", "status", "count", "unit", "approximate", "link")
ALL = "*"
_SAMPLE = 200  # rows by which a column is told to be one of numbers
# What headers call the parts of a figure, the likelier first.
_HEADERS = {
    "date": (
        "date",
        "date_recorded",
        "as_of",
        "as_of_date",
        "as_of_local_midnight",
        "snapshot",
        "snapshot_date",
        "day",
        "recorded",
    ),
    "time": ("time", "seen_utc", "hour"),
    "side": ("side", "country", "party", "belligerent", "owner"),
    "class": ("class", "equipment_type", "category", "type", "system", "equipment", "model", "weapon"),
    "status": ("status", "state", "fate"),
    "count": ("count", "number", "quantity", "figure", "value"),
    "link": ("url", "link", "source_url"),
}
_STEP = 'write it as --map "date=COLUMN,side==Russia,class=COLUMN,status=COLUMN,count=COLUMN"; see docs/series.md'


@dataclass(frozen=True, slots=True)
class Column:
    """Where a field comes from: a column, a word for the whole table, or the names of several columns."""

    basis: Basis
    values: tuple[str, ...]

    def __str__(self) -> str:
        sign = {"column": "", "word": "=", "names": "@"}[self.basis]
        return sign + "+".join(self.values)


@dataclass(frozen=True, slots=True)
class SeriesMap:
    """The map of a table: a Column for each field that it has, and the columns that hold no figures."""

    fields: dict[str, Column] = field(default_factory=dict)
    skip: tuple[str, ...] = ()

    def __str__(self) -> str:
        parts = [f"{name}={self.fields[name]}" for name in FIELDS if name in self.fields]
        parts += ["skip=" + "+".join(self.skip)] if self.skip else []
        return ",".join(f'"{part}"' if "," in part else part for part in parts)

    @property
    def items(self) -> bool:
        """Whether each row is one item: neither a column of counts nor columns of figures."""
        return "count" not in self.fields and not self.figures

    @property
    def figures(self) -> tuple[str, ...]:
        """The columns that hold figures and name a class or a status."""
        return next((held.values for held in self.fields.values() if held.basis == "names"), ())


def parsed(text: str) -> SeriesMap:
    """The map as a person writes it. Raises LedgerError that shows the form.

    >>> str(parsed("date=date,side==Russia,class=@*,status==lost,skip=day"))
    'date=date,side==Russia,class=@*,status==lost,skip=day'
    """
    fields: dict[str, Column] = {}
    skip: tuple[str, ...] = ()
    for part in next(csv.reader([text], skipinitialspace=True), []):
        name, equals, value = part.partition("=")
        name, value = name.strip().lower(), value.strip()
        if not equals or not value or name not in (*FIELDS, "skip"):
            raise LedgerError(part, f"it maps none of {', '.join(FIELDS)}, skip", _STEP)
        if name == "skip":
            skip = tuple(word.strip() for word in value.split("+"))
        elif value.startswith("="):
            fields[name] = Column("word", (value[1:].strip(),))
        elif value.startswith("@"):
            fields[name] = Column("names", tuple(word.strip() for word in value[1:].split("+")))
        else:
            fields[name] = Column("column", (value,))
    wide = [name for name, held in fields.items() if held.basis == "names"]
    if len(wide) > 1 or set(wide) - {"class", "status"} or (wide and "count" in fields):
        raise LedgerError(text, "only the class or the status may be told by the names of columns", _STEP)
    return SeriesMap(fields, skip)


def completed(given: SeriesMap, sheet: Sheet, *, as_of: str | None) -> tuple[SeriesMap, tuple[str, ...]]:
    """The map with what the header tells of fields that were not given, and those guesses as text.

    Raises LedgerError where a column is not there, or where class, status or date stay unknown.
    """
    fields, guessed = dict(given.fields), []
    for name in ("date", "time", "side", "class", "status", "link"):
        found = _header(sheet, name, given.skip) if name not in fields else None
        wide = any(held.basis == "names" for held in fields.values())
        if found and not (wide and name in ("class", "status")):
            fields[name] = Column("column", (found,))
            guessed.append(f"{name}={found}")
    if "date" not in fields and as_of:
        fields["date"] = Column("word", (as_of[:10],))
        guessed.append(f"date=={as_of[:10]}")
    if "count" not in fields and not any(held.basis == "names" for held in fields.values()):
        found = _header(sheet, "count", given.skip)
        if found:
            fields["count"] = Column("column", (found,))
            guessed.append(f"count={found}")
        elif "status" not in fields or "class" not in fields:
            wide_field, wide_columns = _wide(sheet, fields, given.skip)
            if wide_field:
                fields[wide_field] = Column("names", wide_columns)
                guessed.append(f"{wide_field}={fields[wide_field]}")
    if "status" not in fields and fields.get("class", Column("word", ())).basis == "names":
        fields["status"] = Column("word", ("lost",))
        guessed.append("status==lost")
    taken = [value for held in fields.values() if held.basis == "column" for value in held.values]
    for name, held in fields.items():
        if held.basis == "names" and held.values == (ALL,):
            fields[name] = Column("names", tuple(_numbers(sheet, {*taken, *given.skip})))
    _settled(fields, sheet, given.skip)
    return SeriesMap(fields, given.skip), tuple(guessed)


def _settled(fields: dict[str, Column], sheet: Sheet, skip: Sequence[str]) -> None:
    shown = ", ".join(sheet.columns[:20])
    for name, held in fields.items():
        missing = [value for value in held.values if held.basis != "word" and value not in sheet.columns]
        if missing or not held.values:
            gone = f"the table has no column {missing[0]!r}" if missing else "no column holds figures"
            raise LedgerError(f"{name}={held}", gone, f"its columns are {shown}")
    for missing_column in set(skip) - set(sheet.columns):
        raise LedgerError(f"skip={missing_column}", "the table has no such column", f"its columns are {shown}")
    unknown = [name for name in ("date", "class", "status") if name not in fields]
    if unknown:
        raise LedgerError("--map", f"nothing tells the {' and the '.join(unknown)} (columns: {shown})", _STEP)


def _header(sheet: Sheet, name: str, skip: Sequence[str]) -> str | None:
    lower = {column.lower().replace(" ", "_"): column for column in sheet.columns if column not in skip}
    return next((lower[word] for word in _HEADERS[name] if word in lower), None)


def _wide(sheet: Sheet, fields: dict[str, Column], skip: Sequence[str]) -> tuple[str | None, tuple[str, ...]]:
    """Columns of numbers whose names are states, or else kinds of things."""
    taken = {value for held in fields.values() for value in held.values} | set(skip)
    numbers = _numbers(sheet, taken)
    states = tuple(name for name in numbers if status_of(name))
    if states and "status" not in fields:
        return "status", states
    kinds = tuple(name for name in numbers if kind_of(name))
    return ("class", kinds) if kinds and "class" not in fields else (None, ())


def _numbers(sheet: Sheet, taken: set[str]) -> list[str]:
    """The columns that hold whole numbers alone, blanks left out."""
    found = []
    for at, name in enumerate(sheet.columns):
        values = [row[at] for _, row in sheet.rows[:_SAMPLE]] + [row[at] for _, row in sheet.rows[-_SAMPLE:]]
        told = [value for value in values if value is not None and str(value).strip()]
        if name and name not in taken and told and all(_whole(value) for value in told):
            found.append(name)
    return found


def _whole(value: Any) -> bool:
    return not isinstance(value, bool) and str(value).strip().replace(",", "").removesuffix(".0").isdecimal()
