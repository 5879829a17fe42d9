"""What the whole ledger holds, in a few numbers and days."""

from __future__ import annotations

import datetime as dt

from sqlalchemy import Connection, func, select

from sayso.ledger import listing
from sayso.ledger.entries import DocumentRow, QuarantineRow
from sayso.ledger.tables import acts, claims, documents

__all__ = ["claims_a_day", "latest_reports", "newest_quarantined", "sizes", "with_headline_claims"]


def sizes(connection: Connection) -> tuple[int, int]:
    """How many reports and how many claims there are."""
    reports = connection.scalar(select(func.count()).select_from(documents))
    return reports or 0, connection.scalar(select(func.count()).select_from(claims)) or 0


def claims_a_day(connection: Connection, *, days: int) -> dict[str, int]:
    """How many claims the reports of each day hold, for `days` days up to the newest report's."""
    newest = connection.scalar(select(func.max(documents.c.date)))
    if newest is None:
        return {}
    first = dt.date.fromisoformat(newest) - dt.timedelta(days=days - 1)
    query = (
        select(documents.c.date, func.count())
        .join(claims, claims.c.document == documents.c.number)
        .where(documents.c.date >= first.isoformat())
        .group_by(documents.c.date)
        .order_by(documents.c.date)
    )
    return {str(day): many for day, many in connection.execute(query)}


def latest_reports(connection: Connection, *, limit: int) -> list[DocumentRow]:
    """The newest reports by their day, those read last first; reports without a day come last."""
    order = (documents.c.date.desc(), documents.c.number.desc())
    numbers = connection.scalars(select(documents.c.number).order_by(*order).limit(limit)).all()
    rows = listing.documents_where(connection, documents.c.number.in_(numbers))  # in the order in which they came
    return [row for _, row in sorted(zip(sorted(numbers), rows, strict=True), key=lambda pair: numbers.index(pair[0]))]


def newest_quarantined(connection: Connection, *, limit: int) -> tuple[int, list[QuarantineRow]]:
    """How many inputs could not be read, and the last of them, the newest first."""
    told = (acts.c.run, acts.c.at, acts.c.origin, acts.c.error, acts.c.reason, acts.c.step)
    held = acts.c.act == "quarantined"
    many = connection.scalar(select(func.count()).select_from(acts).where(held)) or 0
    rows = connection.execute(select(*told).where(held).order_by(acts.c.number.desc()).limit(limit)).mappings()
    return many, [QuarantineRow(**row) for row in rows]


def with_headline_claims(connection: Connection, *, limit: int) -> list[str]:
    """The ids of the newest reports whose headline makes a claim."""
    query = (
        select(documents.c.id)
        .where(documents.c.number.in_(select(claims.c.document).where(claims.c.part == "headline")))
        .order_by(documents.c.date.desc(), documents.c.number.desc())
        .limit(limit)
    )
    return list(connection.scalars(query))
