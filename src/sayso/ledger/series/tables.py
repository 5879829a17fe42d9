"""The tables of series: each version of a reference table, its figures, and the rows that were refused."""

from __future__ import annotations

from sqlalchemy import BigInteger, Boolean, Column, ForeignKey, Index, Integer, Table, Text, UniqueConstraint

from sayso.ledger.tables import metadata

__all__ = ["refusals", "series", "series_cells"]

series = Table(
    "series",
    metadata,
    Column("number", Integer, primary_key=True),
    Column("name", Text, nullable=False),
    Column("version", Integer, nullable=False),  # 1 for the first file of that name
    Column("run", Integer, ForeignKey("runs.number"), nullable=False),
    Column("sha256", Text, nullable=False),
    Column("size", BigInteger, nullable=False),
    Column("form", Text, nullable=False),  # csv, tsv, json, parquet
    Column("origin", Text, nullable=False),
    Column("retrieved", Text, nullable=False),
    Column("map", Text, nullable=False),
    Column("items", Boolean, nullable=False),  # one row an item, or one figure a cell
    Column("by", Text),
    Column("counts", Text, nullable=False),  # claimed, recorded, enumerated, estimated
    Column("licence", Text),
    Column("credit", Text),
    Column("as_of", Text),
    Column("rows", Integer, nullable=False),
    Column("cells", Integer, nullable=False),
    Column("refused", Integer, nullable=False),
    UniqueConstraint("name", "version"),
)

series_cells = Table(
    "series_cells",
    metadata,
    Column("number", Integer, primary_key=True),
    Column("series", Integer, ForeignKey("series.number"), nullable=False),
    Column("line", Integer, nullable=False),  # of the table's file; the number of the row where a file has no lines
    Column("column", Text),  # the column that the figure stands in, where a row holds several
    Column("date", Text, nullable=False),
    Column("time", Text),
    Column("side", Text),  # ISO 3166 alpha-3, or the table's own word
    Column("class", Text, nullable=False),  # the table's own name
    Column("status", Text, nullable=False),  # the table's own word
    Column("count", BigInteger, nullable=False),
    Column("approximate", Boolean, nullable=False),
    Column("link", Text),
    Index(None, "series"),
)

refusals = Table(
    "series_refusals",
    metadata,
    Column("number", Integer, primary_key=True),
    Column("series", Integer, ForeignKey("series.number"), nullable=False),
    Column("line", Integer, nullable=False),
    Column("reason", Text, nullable=False),
    Index(None, "series"),
)
