"""The tables of copies: what was compared, by which bands documents meet, the pairs, and their passages.

They hold numbers and spans, no words. `printed` orders documents by who printed first: the day, then the id.
"""

from __future__ import annotations

from sqlalchemy import BigInteger, Boolean, Column, Float, ForeignKey, Index, Integer, LargeBinary, Table, Text

from sayso.ledger.tables import metadata

__all__ = ["bands", "compared", "pairs", "passages"]

compared = Table(
    "copies_compared",
    metadata,
    Column("document", Integer, ForeignKey("documents.number"), primary_key=True),
    Column("printed", BigInteger, nullable=False),
    Column("capitals", Boolean, nullable=False),  # the whole is in capitals
    Column("signatures", LargeBinary, nullable=False),
)

# Clustered by band, then by who printed first: the earliest of a band are one look-up.
bands = Table(
    "copies_bands",
    metadata,
    Column("band", BigInteger, primary_key=True, autoincrement=False),
    Column("printed", BigInteger, primary_key=True, autoincrement=False),
    Column("document", Integer, ForeignKey("documents.number"), primary_key=True, autoincrement=False),
    sqlite_with_rowid=False,
)

pairs = Table(
    "copies_pairs",
    metadata,
    Column("first", Integer, ForeignKey("documents.number"), primary_key=True, autoincrement=False),
    Column("second", Integer, ForeignKey("documents.number"), primary_key=True, autoincrement=False),
    Column("first_shared", Float, nullable=False),  # part of the first's words that stand in the second
    Column("second_shared", Float, nullable=False),
    Column("first_alike", Float, nullable=False),  # the same with variants counted
    Column("second_alike", Float, nullable=False),
    Column("longest", Integer, nullable=False),  # words of the longest passage that both share
    Index(None, "second"),
    sqlite_with_rowid=False,
)

passages = Table(
    "copies_passages",
    metadata,
    Column("first", Integer, ForeignKey("documents.number"), primary_key=True, autoincrement=False),
    Column("second", Integer, ForeignKey("documents.number"), primary_key=True, autoincrement=False),
    Column("position", Integer, primary_key=True, autoincrement=False),
    Column("kind", Text, nullable=False),  # same, figure, words
    Column("first_start", Integer, nullable=False),
    Column("first_end", Integer, nullable=False),
    Column("second_start", Integer, nullable=False),
    Column("second_end", Integer, nullable=False),
    Column("marks", Text, nullable=False),  # the spans of figures that differ, as JSON
    Index(None, "second"),
    Index(None, "kind"),
    sqlite_with_rowid=False,
)
