"""The tables of the ledger: documents, claims, their sources, runs, and the acts of runs.

Types are those that every SQL database has (text, integer, boolean, float), so that PostgreSQL can serve later. Dates
and times are ISO 8601 text: a document's own offset survives, and a person can read them. Lists that no query looks
into (regions, links, time codes) are JSON text.
"""

from __future__ import annotations

from sqlalchemy import (
    BigInteger,
    Boolean,
    Column,
    Float,
    ForeignKey,
    Index,
    Integer,
    MetaData,
    Table,
    Text,
    UniqueConstraint,
)

__all__ = ["SCHEMA", "acts", "chain", "chain_salts", "claims", "documents", "metadata", "runs", "sources"]

SCHEMA = "0006"  # the newest migration that this program knows

metadata = MetaData(
    naming_convention={
        "pk": "pk_%(table_name)s",
        "fk": "fk_%(table_name)s_%(column_0_name)s",
        "uq": "uq_%(table_name)s_%(column_0_name)s",
        "ix": "ix_%(table_name)s_%(column_0_name)s",
    }
)

runs = Table(
    "runs",
    metadata,
    Column("number", Integer, primary_key=True),
    Column("started", Text, nullable=False),
    Column("command", Text, nullable=False),
    Column("version", Text, nullable=False),
)

# One row an act, and nothing of a report's text in it: the log stays when a document is forgotten. How a run ended is
# an act too, so a run that died is closed by a row of the next run and never rewritten.
acts = Table(
    "acts",
    metadata,
    Column("number", Integer, primary_key=True),
    Column("run", Integer, ForeignKey("runs.number"), nullable=False),
    Column("at", Text, nullable=False),
    Column("act", Text, nullable=False),  # read, new_version, known, quarantined, forgotten, finished, interrupted
    Column("document", Text),  # the document's id
    Column("origin", Text),  # of what was quarantined
    Column("error", Text),
    Column("reason", Text),
    Column("step", Text),
    Index(None, "run"),
    Index(None, "document"),
)

documents = Table(
    "documents",
    metadata,
    Column("number", Integer, primary_key=True),
    Column("id", Text, nullable=False),
    Column("run", Integer, ForeignKey("runs.number"), nullable=False),
    Column("previous", Integer, ForeignKey("documents.number")),  # the version that stood at this address before
    Column("reported_at", Text),  # the address that versions are told by
    Column("title", Text),
    Column("byline", Text),
    Column("outlet", Text),
    Column("outlet_key", Text),  # folded, for searching
    Column("address", Text),
    Column("date", Text),
    Column("date_basis", Text),
    Column("date_start", Integer),
    Column("date_end", Integer),
    Column("date_at", Text),
    Column("language", Text),
    Column("sha256", Text, nullable=False),
    Column("media_type", Text, nullable=False),
    Column("size", BigInteger, nullable=False),
    Column("origin", Text, nullable=False),
    Column("retrieved", Text, nullable=False),
    Column("version", Text, nullable=False),
    Column("encoding", Text),
    Column("within", Text),
    Column("headers", Text, nullable=False),
    Column("regions", Text, nullable=False),
    Column("links", Text, nullable=False),
    Column("media", Text, nullable=False),
    Column("timecodes", Text, nullable=False),
    Column("text", Text, nullable=False),
    UniqueConstraint("id"),
    Index(None, "reported_at"),
    Index(None, "origin"),
    Index(None, "date"),
    Index(None, "previous"),
)

claims = Table(
    "claims",
    metadata,
    Column("number", Integer, primary_key=True),
    Column("id", Text, nullable=False),
    Column("document", Integer, ForeignKey("documents.number"), nullable=False),
    Column("position", Integer, nullable=False),
    Column("part", Text, nullable=False),
    Column("span_start", Integer, nullable=False),
    Column("span_end", Integer, nullable=False),
    Column("text", Text, nullable=False),
    Column("event", Text, nullable=False),
    Column("stance", Text, nullable=False),
    Column("reality", Text, nullable=False),
    Column("hedged", Boolean, nullable=False),
    Column("quote", Boolean, nullable=False),
    Column("by_name", Text),
    Column("by_side", Text),
    Column("by_class", Text),
    Column("of_name", Text),
    Column("of_side", Text),
    Column("of_class", Text),
    Column("count_words", Text),  # "at least 217", as a person reads it
    Column("count_low", BigInteger),
    Column("count_high", BigInteger),
    Column("share_low", Float),
    Column("share_high", Float),
    Column("per", Text),
    Column("scope", Text),
    Column("approximate", Boolean),
    Column("vague", Boolean),
    Column("place_name", Text),
    Column("place_key", Text),  # folded, for searching
    Column("place_id", Text),
    Column("country", Text),
    Column("disputed", Boolean),
    Column("lat", Float),
    Column("lon", Float),
    Column("radius_km", Float),
    Column("when_start", Text),
    Column("when_end", Text),
    Column("part_of", Text),
    Column("confidence", Float, nullable=False),
    Column("record", Text, nullable=False),  # the whole record of claims.md, as JSON
    Column("decided", Text),  # JSON: the fields that a person has set, each with the number of the decision
    UniqueConstraint("id"),
    Index(None, "document", "position"),
    Index(None, "event"),
    Index(None, "country"),
    Index(None, "when_start"),
)

sources = Table(
    "sources",
    metadata,
    Column("claim", Integer, ForeignKey("claims.number"), primary_key=True),
    Column("position", Integer, primary_key=True),  # 0 is the nearest; the chain runs outward
    Column("name", Text, nullable=False),
    Column("name_key", Text, nullable=False),  # folded, for searching
    Column("kind", Text, nullable=False),
    Column("side", Text),
    Column("text", Text, nullable=False),
    Column("span_start", Integer, nullable=False),
    Column("span_end", Integer, nullable=False),
)

# One row a row of `runs`, `acts`, `decisions` and `anchors`: its hash with the hash before it (sayso.ledger.chain).
chain = Table(
    "chain",
    metadata,
    Column("number", Integer, primary_key=True),
    Column("what", Text, nullable=False),  # the table
    Column("row", Text, nullable=False),
    Column("said", Text),  # the salted hash of the columns that forgetting may empty
    Column("hash", Text, nullable=False),
    Index(None, "what", "row"),
)

chain_salts = Table(
    "chain_salts",
    metadata,
    Column("what", Text, primary_key=True),
    Column("row", Text, primary_key=True),
    Column("salt", Text, nullable=False),
)
