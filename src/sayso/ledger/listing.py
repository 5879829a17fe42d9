"""Documents as rows for lists, without their text."""

from __future__ import annotations

from sqlalchemy import ColumnElement, Connection, func, select

from sayso.ledger.entries import DocumentRow
from sayso.ledger.tables import claims, documents

__all__ = ["documents_where"]

_SHOWN = (
    "id title outlet date date_basis language address origin media_type size retrieved run".split()
)  # columns that go into a list as they are


def documents_where(
    connection: Connection, *conditions: ColumnElement[bool], limit: int | None = None, offset: int = 0
) -> list[DocumentRow]:
    """The documents that meet the conditions, in the order they came."""
    before = documents.alias("before")
    counted = select(func.count()).where(claims.c.document == documents.c.number).scalar_subquery()
    query = (
        select(*(documents.c[name] for name in _SHOWN), counted.label("claims"), before.c.id.label("previous"))
        .outerjoin(before, before.c.number == documents.c.previous)
        .where(*conditions)
        .order_by(documents.c.number)
    )
    if limit is not None or offset:
        query = query.limit(limit).offset(offset)
    return [DocumentRow(**row) for row in connection.execute(query).mappings()]
