"""Keeping matters: clusters of claims as rows, those that did not change left as they are."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from hashlib import blake2b

from sqlalchemy import Connection, delete, insert, select

from sayso.ledger import rows, search
from sayso.ledger.copies import voices_of
from sayso.ledger.matters.outlines import outlines_of
from sayso.ledger.matters.shelf import CHOSEN, chosen, saying_of
from sayso.ledger.matters.tables import matter_claims, matters
from sayso.ledger.matters.telling import conflicts_of, figures_of, in_order, range_of, title_of
from sayso.ledger.tables import claims, documents
from sayso.model import Saying

__all__ = ["keep", "matter_id", "sayings_of"]

AT_ONCE = 5_000  # claims held in memory while their matters are written
LONGEST_TITLE = 300


def matter_id(sayings: Sequence[Saying]) -> str:
    """The id of the matter whose sayings, in order, these are: it stays while the first claim does."""
    return blake2b(f"matter|{sayings[0].claim.id}".encode("utf-8", "surrogatepass"), digest_size=8).hexdigest()


def keep(connection: Connection, clusters: Iterable[Sequence[int]]) -> None:
    """Writes clusters of claims' numbers as matters, in place of what these claims stood in."""
    changed = list(_changed(connection, [list(cluster) for cluster in clusters]))
    _dissolve(connection, [number for cluster in changed for number in cluster])
    batch: list[list[int]] = []
    held = 0
    for cluster in changed:
        batch.append(cluster)
        held += len(cluster)
        if held >= AT_ONCE:
            _write(connection, batch)
            batch, held = [], 0
    _write(connection, batch)


def _changed(connection: Connection, clusters: list[list[int]]) -> Iterator[list[int]]:
    chosen(connection, [number for cluster in clusters for number in cluster])
    stood = dict(
        connection.execute(
            select(matter_claims.c.claim, matter_claims.c.matter).where(matter_claims.c.claim.in_(CHOSEN))
        ).all()
    )
    of = {matter for matter in stood.values() if matter is not None}
    size = dict.fromkeys(of, 0)
    for matter in stood.values():
        if matter is not None:
            size[matter] += 1
    told = _sizes(connection, of)
    for cluster in clusters:
        matter = stood[cluster[0]]
        same = matter is not None and all(stood[number] == matter for number in cluster)
        if not (same and size[matter] == len(cluster) == told.get(matter)):
            yield cluster


def _sizes(connection: Connection, of: set[str]) -> dict[str, int]:
    held: dict[str, int] = {}
    for start in range(0, len(of), 500):
        some = sorted(of)[start : start + 500]
        held.update(connection.execute(select(matters.c.id, matters.c.claims).where(matters.c.id.in_(some))).all())
    return held


def _dissolve(connection: Connection, numbers: list[int]) -> None:
    chosen(connection, numbers)
    old = select(matter_claims.c.matter).where(matter_claims.c.claim.in_(CHOSEN))
    connection.execute(delete(matters).where(matters.c.id.in_(old)))


def _write(connection: Connection, clusters: list[list[int]]) -> None:
    if not clusters:
        return
    said = outlines_of(connection, [number for cluster in clusters for number in cluster])
    made, members = [], []
    for cluster in clusters:
        sayings = in_order(said[number] for number in cluster)
        row = _row(sayings)
        made.append(row)
        members += [(row["id"], number) for number in cluster]
    connection.execute(insert(matters), made)
    connection.exec_driver_sql("UPDATE matter_claims SET matter = ? WHERE claim = ?", members)


def sayings_of(connection: Connection, numbers: Iterable[int]) -> dict[int, Saying]:
    """The sayings of claims, by the claims' numbers."""
    chosen(connection, numbers)
    query = (
        select(claims.c.number, claims.c.record, documents.c.outlet, documents.c.title, documents.c.date)
        .join(documents, documents.c.number == claims.c.document)
        .where(claims.c.number.in_(CHOSEN))
    )
    return {row.number: saying_of(row) for row in connection.execute(query)}


def _row(sayings: list[Saying]) -> rows.Row:
    days = [saying.published for saying in sayings if saying.published is not None]
    held = [saying.claim for saying in sayings]
    voices = voices_of(sayings)
    sides = {actor.side for claim in held for actor in (claim.by, claim.of) if actor is not None and actor.side}
    places = {name for claim in held if claim.place for name in (claim.place.name, claim.place.id) if name}
    return {
        "id": matter_id(sayings),
        "kind": "total" if held[0].count is not None and held[0].count.scope == "cumulative" else "incident",
        "event": held[0].event,
        "title": title_of(sayings)[:LONGEST_TITLE],
        "first": min(days).isoformat() if days else None,
        "last": max(days).isoformat() if days else None,
        "claims": len(held),
        "figures": range_of(figures_of(sayings, voices)),
        "sides": "".join(sorted(f"{search.key(side)} |" for side in sides)),
        "places": "".join(sorted(f"{search.key(place)} |" for place in places)),
        "conflicts": " ".join(conflict.about for conflict in conflicts_of(sayings, voices)),
    }
