"""The tables of matters: what is compared of each claim, what it is near to, which matter it stands in, and links.

All but `matter_links` is derived: it can be emptied, and the next refresh fills it with the same.
"""

from __future__ import annotations

from sqlalchemy import BigInteger, Boolean, Column, Float, ForeignKey, Index, Integer, LargeBinary, Table, Text

from sayso.ledger.tables import metadata

__all__ = [
    "matter_claims",
    "matter_documents",
    "matter_edges",
    "matter_keys",
    "matter_links",
    "matter_profiles",
    "matters",
]

matters = Table(
    "matters",
    metadata,
    Column("id", Text, primary_key=True),
    Column("kind", Text, nullable=False),
    Column("event", Text, nullable=False),
    Column("title", Text, nullable=False),
    Column("first", Text),  # the day of the first report, ISO 8601
    Column("last", Text),
    Column("claims", Integer, nullable=False),
    Column("figures", Text),  # the range, as a person reads it
    Column("sides", Text, nullable=False),  # of `by` and `of`, folded, for searching
    Column("places", Text, nullable=False),  # names and ids, folded, for searching
    Column("conflicts", Text, nullable=False),  # stance, status, figures; empty where the voices agree
    Index(None, "last"),
    Index(None, "event"),
)

matter_documents = Table(
    "matter_documents",
    metadata,
    Column("document", Integer, ForeignKey("documents.number"), primary_key=True),  # its claims are grouped
)

matter_claims = Table(
    "matter_claims",
    metadata,
    Column("claim", Integer, ForeignKey("claims.number"), primary_key=True),
    Column("profile", BigInteger, nullable=False),
    Column("matter", Text),  # None until the next refresh
    Index(None, "profile"),
    Index(None, "matter"),
)

matter_profiles = Table(
    "matter_profiles",
    metadata,
    Column("profile", BigInteger, primary_key=True, autoincrement=False),
    Column("traits", LargeBinary, nullable=False),  # MessagePack
    Column("component", BigInteger, nullable=False),
    Column("pending", Boolean, nullable=False),  # its edges are still to be drawn
    Index(None, "component"),
    Index(None, "pending"),
)

matter_keys = Table(
    "matter_keys",
    metadata,
    Column("key", BigInteger, primary_key=True, autoincrement=False),
    Column("profile", BigInteger, primary_key=True, autoincrement=False),
    Index(None, "profile"),
    sqlite_with_rowid=False,
)

matter_edges = Table(
    "matter_edges",
    metadata,
    Column("one", BigInteger, primary_key=True, autoincrement=False),
    Column("other", BigInteger, primary_key=True, autoincrement=False),
    Column("score", Float, nullable=False),
    Index(None, "other"),
    sqlite_with_rowid=False,
)

matter_links = Table(
    "matter_links",
    metadata,
    Column("number", Integer, primary_key=True),
    Column("decision", Integer, nullable=False),  # links of one decision have one number
    Column("at", Text, nullable=False),
    Column("who", Text, nullable=False),
    Column("why", Text, nullable=False),
    Column("judgement", Text, nullable=False),  # same, apart, undo
    Column("undoes", Integer),
    Column("one_document", Text),
    Column("one_start", Integer),
    Column("one_end", Integer),
    Column("one_event", Text),
    Column("other_document", Text),
    Column("other_start", Integer),
    Column("other_end", Integer),
    Column("other_event", Text),
    Index(None, "decision"),
)
