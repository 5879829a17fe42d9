"""The state of a ledger in a few numbers: equal numbers, equal claims, matters and decisions."""

from __future__ import annotations

from sqlalchemy import Connection, func, select

from sayso.ledger.decisions.tables import decisions
from sayso.ledger.matters.tables import matter_links
from sayso.ledger.tables import acts

__all__ = ["state_of"]


def state_of(connection: Connection) -> tuple[int, ...]:
    """The numbers of the last act, the last decision and the last link; each is appended, none is ever taken away."""
    return tuple(connection.scalar(select(func.max(table.c.number))) or 0 for table in (acts, decisions, matter_links))
