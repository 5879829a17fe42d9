"""Who speaks in the ledger: how often, of what kind, for whom, through which outlets, and what with it.

A source here is the nearest one of a claim, by its whole name; "officials" of two reports are one name, not one person.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import ColumnElement, Connection, func, select

from sayso.ledger import search
from sayso.ledger.browsing.indexes import BY_VOICE
from sayso.ledger.tables import claims, documents, sources
from sayso.model import vocabulary

__all__ = ["Outlet", "Speaker", "SpeakerCounts", "by_day", "counts_of", "outlets_of", "speakers"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Speaker:
    """A source by name, with its most frequent kind and side, and how many claims."""

    name: str
    kind: str
    side: str | None
    claims: int


@dataclass(frozen=True, slots=True, kw_only=True)
class SpeakerCounts:
    """How a source is carried: reports, outlets, first and last day of the reports (ISO 8601), and its stances."""

    reports: int
    outlets: int
    first: str | None
    last: str | None
    stances: dict[str, int]
    hedged: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Outlet:
    """An outlet that carries a source: its name (None where not known), how many claims, the first and last day."""

    name: str | None
    claims: int
    first: str | None
    last: str | None


def speakers(
    connection: Connection,
    *,
    part: str | None = None,
    kind: Sequence[str] = (),
    side: Sequence[str] = (),
    indexed: bool,
) -> list[Speaker]:
    """All sources that meet the filters, most claims first; `part` is the beginning of a word of the name."""
    s = sources.c
    query = select(s.kind, s.side, s.name, func.count().label("claims")).where(s.position == 0)
    query = query.group_by(s.kind, s.side, s.name)
    if indexed:
        query = query.with_hint(sources, f"INDEXED BY {BY_VOICE}", "sqlite")
    if kind:
        query = query.where(s.kind.in_(kind))
    if side:
        query = query.where(s.side.in_(side))
    kinds: dict[str, Counter[str]] = {}
    sides: dict[str, Counter[str | None]] = {}
    for row in connection.execute(query):
        kinds.setdefault(row.name, Counter())[row.kind] += row.claims
        sides.setdefault(row.name, Counter())[row.side] += row.claims
    wanted = search.key(part) if part else None
    found = [
        Speaker(name=name, kind=held.most_common(1)[0][0], side=sides[name].most_common(1)[0][0], claims=held.total())
        for name, held in kinds.items()
        if wanted is None or wanted in (search.key(name) or "")
    ]
    return sorted(found, key=lambda speaker: (-speaker.claims, speaker.name))


def counts_of(connection: Connection, names: Sequence[str]) -> dict[str, SpeakerCounts]:
    """How each of the sources is carried, by name."""
    s, c, d = sources.c, claims.c, documents.c
    stances = tuple(vocabulary("stances"))
    query = (
        select(s.name, func.count(d.number.distinct()).label("reports"), func.count().filter(c.hedged).label("hedged"))
        .add_columns(func.count(d.outlet.distinct()).label("outlets"))
        .add_columns(func.min(d.date).label("first"), func.max(d.date).label("last"))
        .add_columns(*(func.count().filter(c.stance == stance).label(f"told_{stance}") for stance in stances))
        .select_from(sources)
        .join(claims, c.number == s.claim)
        .join(documents, d.number == c.document)
        .where(s.position == 0, s.name.in_(names))
        .group_by(s.name)
    )
    return {
        row["name"]: SpeakerCounts(
            reports=row["reports"],
            outlets=row["outlets"],
            first=row["first"],
            last=row["last"],
            stances={stance: row[f"told_{stance}"] for stance in stances if row[f"told_{stance}"]},
            hedged=row["hedged"],
        )
        for row in connection.execute(query).mappings()
    }


def outlets_of(connection: Connection, name: str) -> list[Outlet]:
    """The outlets that carry a source, most claims first."""
    s, c, d = sources.c, claims.c, documents.c
    query = (
        select(d.outlet, func.count().label("claims"), func.min(d.date).label("first"), func.max(d.date).label("last"))
        .select_from(sources)
        .join(claims, c.number == s.claim)
        .join(documents, d.number == c.document)
        .where(s.position == 0, s.name == name)
        .group_by(d.outlet)
    )
    found = [Outlet(name=r.outlet, claims=r.claims, first=r.first, last=r.last) for r in connection.execute(query)]
    return sorted(found, key=lambda outlet: (-outlet.claims, outlet.name or ""))


def by_day(connection: Connection, condition: ColumnElement[bool]) -> dict[str, int]:
    """How many claims were published each day (ISO 8601) with a nearest source that meets the condition."""
    query = (
        select(documents.c.date, func.count())
        .select_from(sources)
        .join(claims, claims.c.number == sources.c.claim)
        .join(documents, documents.c.number == claims.c.document)
        .where(sources.c.position == 0, documents.c.date.is_not(None), condition)
        .group_by(documents.c.date)
    )
    return {str(day): many for day, many in connection.execute(query)}
