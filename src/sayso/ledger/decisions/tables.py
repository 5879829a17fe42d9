"""The tables of decisions: what people said, the characters that it stands on, and what the machine had proposed."""

from __future__ import annotations

from sqlalchemy import Column, ForeignKey, Index, Integer, Table, Text

from sayso.ledger.tables import metadata

__all__ = ["anchors", "decisions", "proposals"]

decisions = Table(
    "decisions",
    metadata,
    Column("number", Integer, primary_key=True),
    Column("kind", Text, nullable=False),
    Column("at", Text, nullable=False),
    Column("who", Text, nullable=False),
    Column("why", Text),
    Column("value", Text),  # JSON
    Column("undoes", Integer, ForeignKey("decisions.number")),
    Column("subject", Integer, nullable=False),  # the first decision on the same claim
    Index(None, "kind"),
    Index(None, "subject"),
)

anchors = Table(
    "anchors",
    metadata,
    Column("decision", Integer, ForeignKey("decisions.number"), primary_key=True),
    Column("position", Integer, primary_key=True),
    Column("claim", Text, nullable=False),
    Column("document", Text, nullable=False),  # its id: it stays when the document is forgotten
    Column("span_start", Integer, nullable=False),
    Column("span_end", Integer, nullable=False),
    Column("event", Text, nullable=False),
    Column("source", Text),
    Column("text", Text),  # NULL once the document was forgotten
    Index(None, "document"),
    Index(None, "claim"),
)

proposals = Table(
    "proposals",  # the machine's claims of documents that a person has decided on
    metadata,
    Column("document", Integer, ForeignKey("documents.number"), primary_key=True),
    Column("position", Integer, primary_key=True),
    Column("id", Text, nullable=False),
    Column("record", Text, nullable=False),
    Index(None, "id"),
)
