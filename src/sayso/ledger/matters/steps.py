"""A step of regrouping: edges drawn for what is new, and the components that they touch clustered anew.

The state after it is a function of documents, claims and links alone, in whatever steps it was reached.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping

from sqlalchemy import Connection, delete, select

from sayso.ledger.matters.clusters import Pairs
from sayso.ledger.matters.grouping import cluster_parts, edges_between
from sayso.ledger.matters.keeping import keep
from sayso.ledger.matters.profiles import decoded
from sayso.ledger.matters.shelf import CHOSEN, chosen, neighbours
from sayso.ledger.matters.tables import matter_claims, matter_edges, matter_profiles
from sayso.ledger.matters.traits import Traits

__all__ = ["regroup"]

Judged = Mapping[tuple[int, int], str]


def regroup(connection: Connection, judged: Judged) -> None:
    """Draws the edges that are still to be drawn, and clusters anew what they touch and what was dissolved."""
    pending = set(
        connection.scalars(select(matter_profiles.c.profile).where(matter_profiles.c.pending == True))  # noqa: E712
    )
    traits: dict[int, Traits] = {}
    touched = _components(connection, pending) | _dissolved(connection)
    if pending:
        moved = _drawn(connection, pending, traits)
        touched |= _components(connection, moved | neighbours(connection, moved))
    _cluster(connection, touched, traits, judged)


def _components(connection: Connection, profiles: Collection[int]) -> set[int]:
    chosen(connection, profiles)
    query = select(matter_profiles.c.component).where(matter_profiles.c.profile.in_(CHOSEN))
    return set(connection.scalars(query.distinct()))


def _dissolved(connection: Connection) -> set[int]:
    query = select(matter_profiles.c.component).join(
        matter_claims, matter_claims.c.profile == matter_profiles.c.profile
    )
    return set(connection.scalars(query.where(matter_claims.c.matter.is_(None)).distinct()))


def _load(connection: Connection, profiles: Iterable[int], traits: dict[int, Traits]) -> None:
    wanted = [profile for profile in profiles if profile not in traits]
    if wanted:
        chosen(connection, wanted)
        query = select(matter_profiles.c.profile, matter_profiles.c.traits).where(matter_profiles.c.profile.in_(CHOSEN))
        traits.update((profile, decoded(data)) for profile, data in connection.execute(query))


def _drawn(connection: Connection, pending: set[int], traits: dict[int, Traits]) -> set[int]:
    """Draws the edges of the profiles that are pending anew, and gives all whose edges are others now."""
    moved = pending | neighbours(connection, pending)
    chosen(connection, pending)
    connection.execute(delete(matter_edges).where(matter_edges.c.one.in_(CHOSEN)))
    connection.execute(delete(matter_edges).where(matter_edges.c.other.in_(CHOSEN)))
    under: dict[int, list[int]] = defaultdict(list)
    query = (
        "SELECT key, profile FROM matter_keys WHERE key IN "
        "(SELECT key FROM matter_keys WHERE profile IN (SELECT number FROM chosen))"
    )
    for key, profile in connection.exec_driver_sql(query):
        under[key].append(profile)
    # Loaded block by block would be a query a key; all at once is one, and holds what is compared anyway.
    _load(connection, {profile for members in under.values() if len(members) > 1 for profile in members}, traits)
    edges = edges_between(under, traits, pending)
    connection.exec_driver_sql(
        "INSERT INTO matter_edges (one, other, score) VALUES (?, ?, ?)", edges
    ) if edges else None
    chosen(connection, pending)
    connection.exec_driver_sql("UPDATE matter_profiles SET pending = 0 WHERE profile IN (SELECT number FROM chosen)")
    return moved.union(*(edge[:2] for edge in edges))


def _cluster(connection: Connection, touched: set[int], traits: dict[int, Traits], judged: Judged) -> None:
    """Clusters the profiles of the components touched, and keeps what came out."""
    chosen(connection, touched)
    query = (
        select(matter_profiles.c.profile, matter_claims.c.claim)
        .join(matter_claims, matter_claims.c.profile == matter_profiles.c.profile)
        .where(matter_profiles.c.component.in_(CHOSEN))
    )
    holders: dict[int, list[int]] = defaultdict(list)
    profile_by_claim: dict[int, int] = {}
    for profile, claim in connection.execute(query):
        holders[profile].append(claim)
        profile_by_claim[claim] = profile
    same, apart = (_pairs(judged, judgement, profile_by_claim) for judgement in ("same", "apart"))
    outside = {node for pair in judged for node in pair} - set(profile_by_claim)
    if outside and _reaches(judged, profile_by_claim):
        more = _components_of_claims(connection, outside)
        if more - touched:
            _cluster(connection, touched | more, traits, judged)
            return
    chosen(connection, holders)
    edges = [
        (row.one, row.other, row.score)
        for row in connection.execute(
            select(matter_edges).where(matter_edges.c.one.in_(CHOSEN) | matter_edges.c.other.in_(CHOSEN))
        )
    ]
    _load(connection, holders, traits)
    parts = cluster_parts(holders, traits, edges, same, apart)
    lowest = [(min(map(min, part)), part) for part in parts]
    placed = [(component, node) for component, part in lowest for found in part for node in found]
    if placed:
        connection.exec_driver_sql("UPDATE matter_profiles SET component = ? WHERE profile = ?", placed)
    keep(connection, [[claim for node in found for claim in holders[node]] for part in parts for found in part])


def _pairs(judged: Judged, judgement: str, profile: Mapping[int, int]) -> Pairs:
    return frozenset(
        (min(profile[one], profile[other]), max(profile[one], profile[other]))
        for (one, other), held in judged.items()
        if held == judgement and one in profile and other in profile
    )


def _reaches(judged: Judged, held: Mapping[int, int]) -> bool:
    """Whether a person joined a claim here with one that stands in a component elsewhere."""
    return any(kind == "same" and (one in held) != (other in held) for (one, other), kind in judged.items())


def _components_of_claims(connection: Connection, numbers: Collection[int]) -> set[int]:
    chosen(connection, numbers)
    query = select(matter_profiles.c.component).join(
        matter_claims, matter_claims.c.profile == matter_profiles.c.profile
    )
    return set(connection.scalars(query.where(matter_claims.c.claim.in_(CHOSEN)).distinct()))
