"""What a series holds and what is said of it: cells, versions, refused rows, what an audit finds."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

__all__ = ["Cell", "Counts", "Finding", "FindingKind", "Refusal", "SeriesAdded", "SeriesRow"]

Counts = Literal["claimed", "recorded", "enumerated", "estimated"]
FindingKind = Literal["total", "falls", "double", "differs", "picture", "spelling", "joined"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Cell:
    """One figure of a table, or one item of a list of items (`count` 1), with the table's own names.

    `line` is that of the file, from 1; in a file without lines the number of the row. `column` names the column where
    a row holds several figures. `date` is a day (ISO 8601), `time` the hour it was seen, as the table writes it. `side`
    is an alpha-3 code, or the table's own word where that names no country.
    """

    line: int
    date: str
    klass: str
    status: str
    count: int
    side: str | None = None
    column: str | None = None
    time: str | None = None
    approximate: bool = False
    link: str | None = None


@dataclass(frozen=True, slots=True)
class Refusal:
    """A row that could not be taken: its line, and why."""

    line: int
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class SeriesRow:
    """A version of a series as lists show it: who counts and how, licence, credit, provenance, and its extent.

    `items` says that one row is one item; `first` and `last` are the days that it covers, None when it is empty.
    """

    name: str
    version: int
    by: str | None
    counts: Counts
    licence: str | None
    credit: str | None
    as_of: str | None
    sha256: str
    size: int
    form: str
    origin: str
    retrieved: str
    map: str
    items: bool
    rows: int
    cells: int
    refused: int
    first: str | None
    last: str | None
    run: int


@dataclass(frozen=True, slots=True, kw_only=True)
class SeriesAdded:
    """What became of a table: `known` changed nothing; `guessed` are the parts of the map that the header told."""

    name: str
    version: int
    outcome: Literal["added", "new_version", "known"]
    rows: int
    cells: int
    map: str
    guessed: tuple[str, ...] = ()
    refused: tuple[Refusal, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """Something an audit found: a problem of arithmetic, or something for a person to look at.

    Problems: `total` parts that do not give their total; `falls` a running total that falls; `double` a row that stands
    twice; `differs` two figures for one cell. To look at: `picture` items that agree in all; `spelling` and `joined`
    names that are read as one. `lines` are the rows that show it (the first of them, where many do).
    """

    kind: FindingKind
    says: str
    lines: tuple[int, ...] = ()
    date: str | None = None
    side: str | None = None

    @property
    def problem(self) -> bool:
        """Whether something does not add up; what a person is to look at does not count."""
        return self.kind not in ("picture", "spelling", "joined")
