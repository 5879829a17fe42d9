"""The claims of one page of a list, in the reader's order, with the reports that hold them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import Connection, Select, and_, or_, select

from sayso.ledger.browsing.asked import Asked
from sayso.ledger.browsing.conditions import conditions, hits_of
from sayso.ledger.browsing.indexes import BY_EVENT
from sayso.ledger.rows import row_claim
from sayso.ledger.tables import claims, documents
from sayso.model import Claim

__all__ = ["Kept", "every", "page"]

# Above so many answers the reports are walked from the newest on until the page is full; below, the answers are sorted.
DENSE = 3_000
AT_ONCE = 500


@dataclass(frozen=True, slots=True, kw_only=True)
class Kept:
    """A claim with its report: id, title, outlet and day (ISO 8601), None where not known."""

    claim: Claim
    report: str
    title: str | None
    outlet: str | None
    published: str | None


def page(
    connection: Connection, asked: Asked, *, sort: str, total: int, limit: int, offset: int, indexed: bool
) -> list[Kept]:
    """One page of the answers; `total` is how many there are."""
    with hits_of(connection, asked) as hits:
        query = select(claims.c.number).where(*conditions(asked), *hits)
        query = _ordered(query, sort, dense=total > DENSE, indexed=indexed)
        numbers = connection.scalars(query.limit(limit).offset(offset)).all()
    return _kept(connection, numbers)


def every(connection: Connection, asked: Asked, *, after: tuple[int, int] | None) -> list[tuple[tuple[int, int], Claim]]:
    """The next answers after a place (report, position), in the order in which they were read."""
    with hits_of(connection, asked) as hits:
        query = select(claims.c.document, claims.c.position, claims.c.record).where(*conditions(asked), *hits)
        if after is not None:
            document, position = after
            later = and_(claims.c.document == document, claims.c.position > position)
            query = query.where(claims.c.document >= document, or_(claims.c.document > document, later))
        query = query.order_by(claims.c.document, claims.c.position).limit(AT_ONCE)
        return [((row.document, row.position), row_claim(row.record)) for row in connection.execute(query)]


def _ordered(query: Select[int], sort: str, *, dense: bool, indexed: bool) -> Select[int]:
    c, d = claims.c, documents.c
    if sort == "newest":
        query = query.join(documents, d.number == c.document).order_by(d.date.desc(), d.number.desc(), c.position)
        if dense:
            query = query.with_hint(documents, "INDEXED BY ix_documents_date", "sqlite")
            return query.with_hint(claims, "INDEXED BY ix_claims_document", "sqlite")
    elif sort == "happened":
        query = query.order_by(c.when_start.is_(None), c.when_start.desc(), c.document, c.position)
    elif sort == "figure":
        query = query.order_by(c.count_low.is_(None), c.count_low.desc(), c.document, c.position)
    elif sort == "confidence":
        query = query.order_by(c.confidence.desc(), c.document, c.position)
    else:
        query = query.order_by(c.document, c.position)
        if dense:
            return query
    return query.with_hint(claims, f"INDEXED BY {BY_EVENT}", "sqlite") if indexed else query


def _kept(connection: Connection, numbers: Sequence[int]) -> list[Kept]:
    query = (
        select(claims.c.number, claims.c.record, documents.c.id, documents.c.title, documents.c.outlet)
        .add_columns(documents.c.date, documents.c.origin)
        .join(documents, documents.c.number == claims.c.document)
        .where(claims.c.number.in_(numbers))
    )
    rows = {row.number: row for row in connection.execute(query)}
    return [
        Kept(
            claim=row_claim(rows[number].record),
            report=rows[number].id,
            title=rows[number].title or rows[number].origin,
            outlet=rows[number].outlet,
            published=rows[number].date,
        )
        for number in numbers
    ]


