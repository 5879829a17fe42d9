"""Claims that people rejected: left out of `claims`, and found by the same filters."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import ColumnElement, Connection, create_engine, insert, select

from sayso.ledger import rows, search
from sayso.ledger.decisions.applying import replay_of
from sayso.ledger.decisions.tables import anchors, decisions
from sayso.ledger.tables import claims, documents, metadata, sources
from sayso.model import Claim

__all__ = ["rejected_claims"]


def rejected_claims(connection: Connection, conditions: Sequence[ColumnElement[bool]]) -> list[Claim]:
    """The rejected claims that meet the conditions, document by document, in text order.

    They are few: they are laid into a ledger in memory, so that every filter means the same as it does for the others.
    """
    with_rejects = select(anchors.c.document).join(decisions, decisions.c.number == anchors.c.decision)
    touched = select(documents).where(documents.c.id.in_(with_rejects.where(decisions.c.kind == "reject")))
    engine = create_engine("sqlite://")
    try:
        with engine.begin() as memory:
            metadata.create_all(memory, tables=[metadata.tables["runs"], documents, claims, sources])
            search.create(memory)
            at = 0
            for row in connection.execute(touched).mappings().all():
                memory.execute(insert(documents).values(**row))
                ordered = sorted((c for c, _ in replay_of(connection, row["number"]).rejected), key=lambda c: c.span)
                for position, claim in enumerate(ordered):
                    at += 1
                    kept = rows.claim_row(claim, position=position)
                    memory.execute(insert(claims).values(number=at, document=row["number"], **kept))
                    for chain in rows.source_rows(claim):
                        memory.execute(insert(sources).values(claim=at, **chain))
            query = select(claims.c.record).join(documents, documents.c.number == claims.c.document)
            query = query.where(*conditions).order_by(claims.c.document, claims.c.position)
            return [rows.row_claim(record) for record in memory.scalars(query)]
    finally:
        engine.dispose()
