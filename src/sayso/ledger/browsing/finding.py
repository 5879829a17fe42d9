"""The claims of one page of a list, in the reader's order, with the reports that hold them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import ColumnElement, Connection, FromClause, Select, and_, or_, select

from sayso.ledger.browsing.asked import Asked
from sayso.ledger.browsing.choosing import chosen
from sayso.ledger.browsing.conditions import conditions
from sayso.ledger.browsing.indexes import BY_EVENT
from sayso.ledger.rows import row_claim
from sayso.ledger.tables import claims, documents
from sayso.model import Claim

__all__ = ["Kept", "every", "page"]

# Above so many answers the reports are walked from the newest on until the page is full; below, the answers are sorted.
DENSE = 3_000
AT_ONCE = 500
REPORTS = 100  # looked through at once


@dataclass(frozen=True, slots=True, kw_only=True)
class Kept:
    """A claim with its report: id, title, outlet and day (ISO 8601), None where not known."""

    claim: Claim
    report: str
    title: str | None
    outlet: str | None
    published: str | None


def page(
    connection: Connection,
    asked: Asked,
    rows: FromClause,
    *,
    sort: str,
    total: int,
    limit: int,
    offset: int,
    indexed: bool,
) -> list[Kept]:
    """One page of the answers among the rows that words and voices chose; `total` is how many answers there are."""
    dense = total > DENSE
    if sort == "newest" and dense:
        return _kept(connection, _walked(connection, asked, rows, limit=limit, offset=offset))
    query = _sorted(select(rows.c.number).where(*conditions(asked, rows)), rows, sort)
    if indexed and rows is claims and not (sort == "read" and dense):
        query = query.with_hint(claims, f"INDEXED BY {BY_EVENT}", "sqlite")
    return _kept(connection, connection.scalars(query.limit(limit).offset(offset)).all())


def every(
    connection: Connection, asked: Asked, *, after: tuple[int, int] | None
) -> list[tuple[tuple[int, int], Claim]]:
    """The next answers after a place (report, position), in the order in which they were read."""
    with chosen(connection, asked, indexed=False) as made:
        query = select(claims.c.document, claims.c.position, claims.c.record).where(*conditions(asked, claims))
        if made.rows is not claims:
            query = query.where(claims.c.number.in_(select(made.rows.c.number)))
        if after is not None:
            document, position = after
            later = and_(claims.c.document == document, claims.c.position > position)
            query = query.where(claims.c.document >= document, or_(claims.c.document > document, later))
        query = query.order_by(claims.c.document, claims.c.position).limit(AT_ONCE)
        return [((row.document, row.position), row_claim(row.record)) for row in connection.execute(query)]


def _walked(connection: Connection, asked: Asked, rows: FromClause, *, limit: int, offset: int) -> list[int]:
    """The answers from the newest report on, some reports at a time: what is dense fills a page soon."""
    found: list[int] = []
    d, passed = documents.c, 0
    newest = select(d.number).order_by(d.date.desc(), d.number.desc()).limit(REPORTS)
    wanted = conditions(asked, claims)
    if rows is not claims:
        wanted.append(claims.c.number.in_(select(rows.c.number)))
    while len(found) < offset + limit:
        reports = {number: at for at, number in enumerate(connection.scalars(newest.offset(passed)))}
        if not reports:
            break
        passed += len(reports)
        query = select(claims.c.number, claims.c.document, claims.c.position).where(*wanted)
        query = query.where(claims.c.document.in_(reports)).with_hint(claims, "INDEXED BY ix_claims_document", "sqlite")
        held = connection.execute(query).all()
        found += [row.number for row in sorted(held, key=lambda row: (reports[row.document], row.position))]
    return found[offset : offset + limit]


def _sorted(query: Select[int], rows: FromClause, sort: str) -> Select[int]:
    c, d = rows.c, documents.c
    if sort == "newest":
        return query.join(documents, d.number == c.document).order_by(d.date.desc(), d.number.desc(), c.position)
    first: dict[str, list[ColumnElement[Any]]] = {
        "happened": [c.when_start.is_(None), c.when_start.desc()],
        "figure": [c.count_low.is_(None), c.count_low.desc()],
        "confidence": [c.confidence.desc()],
    }
    return query.order_by(*first.get(sort, []), c.document, c.position)


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
