"""What stands beside claims in other reports: their matters, and who is denied there; empty where none are kept."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import Connection, column, exists, func, inspect, select, table

from sayso.ledger.tables import claims, documents, sources

__all__ = ["Beside", "beside", "corrected", "denied", "has_decisions", "has_matters", "matter_of"]

_MEMBERS = table("matter_claims", column("claim"), column("matter"))
_MATTERS = table("matters", column("id"), column("title"))
_DECIDED = table("claims", column("number"), column("decided"))


@dataclass(frozen=True, slots=True, kw_only=True)
class Beside:
    """The matter of a claim: its id and title, and how many claims of how many reports stand in it."""

    matter: str
    title: str
    claims: int
    reports: int


def has_matters(connection: Connection) -> bool:
    """Whether this ledger groups claims into matters."""
    return inspect(connection).has_table("matter_claims")


def has_decisions(connection: Connection) -> bool:
    """Whether this ledger keeps what people decided about claims."""
    return inspect(connection).has_table("decisions")


def beside(connection: Connection, document: str) -> dict[str, Beside]:
    """By claim id, the matter of each claim of a report that stands in one with other reports."""
    if not has_matters(connection):
        return {}
    inside = (
        select(claims.c.id, _MEMBERS.c.matter)
        .join(_MEMBERS, _MEMBERS.c.claim == claims.c.number)
        .join(documents, documents.c.number == claims.c.document)
        .where(documents.c.id == document, _MEMBERS.c.matter.is_not(None))
    )
    mine = {row.id: row.matter for row in connection.execute(inside)}
    many = (
        select(_MATTERS.c.id, _MATTERS.c.title, func.count().label("claims"))
        .add_columns(func.count(claims.c.document.distinct()).label("reports"))
        .join(_MEMBERS, _MEMBERS.c.matter == _MATTERS.c.id)
        .join(claims, claims.c.number == _MEMBERS.c.claim)
        .where(_MATTERS.c.id.in_(set(mine.values())))
        .group_by(_MATTERS.c.id, _MATTERS.c.title)
    )
    held = {
        row.id: Beside(matter=row.id, title=row.title, claims=row.claims, reports=row.reports)
        for row in connection.execute(many)
        if row.reports > 1
    }
    return {claim: held[matter] for claim, matter in mine.items() if matter in held}


def matter_of(connection: Connection, claim: str) -> str | None:
    """The id of the matter in which a claim stands; None where it stands in none yet."""
    if not has_matters(connection):
        return None
    query = select(_MEMBERS.c.matter).join(claims, claims.c.number == _MEMBERS.c.claim).where(claims.c.id == claim)
    found = connection.scalar(query)
    return None if found is None else str(found)


def denied(connection: Connection, names: Sequence[str]) -> dict[str, int]:
    """By name, how many claims of a source stand in a matter in which somebody else denies."""
    if not has_matters(connection):
        return {}
    other, theirs, said = _MEMBERS.alias("other"), claims.alias("theirs"), sources.alias("said")
    denying = (
        select(other.c.matter)
        .join(theirs, theirs.c.number == other.c.claim)
        .outerjoin(said, (said.c.claim == theirs.c.number) & (said.c.position == 0))
        .where(theirs.c.stance == "denies", other.c.matter == _MEMBERS.c.matter)
        .where(func.coalesce(said.c.name, "") != sources.c.name)
    )
    query = (
        select(sources.c.name, func.count())
        .select_from(sources)
        .join(claims, claims.c.number == sources.c.claim)
        .join(_MEMBERS, _MEMBERS.c.claim == sources.c.claim)
        .where(sources.c.position == 0, sources.c.name.in_(names), claims.c.stance != "denies", exists(denying))
        .group_by(sources.c.name)
    )
    return {str(name): many for name, many in connection.execute(query)}


def corrected(connection: Connection, names: Sequence[str]) -> dict[str, int]:
    """By name, how many claims of a source a person has corrected in at least one field."""
    if not has_decisions(connection):
        return {}
    query = (
        select(sources.c.name, func.count())
        .select_from(sources)
        .join(_DECIDED, _DECIDED.c.number == sources.c.claim)
        .where(sources.c.position == 0, sources.c.name.in_(names), func.length(_DECIDED.c.decided) > len("{}"))
        .group_by(sources.c.name)
    )
    return {str(name): many for name, many in connection.execute(query)}
