"""The shelf: claims put under their keys, and taken away again. Nothing is compared here."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Iterable, Mapping, Sequence
from itertools import groupby
from typing import Any

from sqlalchemy import Connection, column, delete, select, table, update

from sayso.ledger import rows
from sayso.ledger.matters import weights as w
from sayso.ledger.matters.blocks import keys_of
from sayso.ledger.matters.grouping import traits_within
from sayso.ledger.matters.links import Links
from sayso.ledger.matters.profiles import encoded, profile_of
from sayso.ledger.matters.tables import matter_claims, matter_documents, matter_edges, matter_profiles, matters
from sayso.ledger.matters.traits import Traits
from sayso.ledger.tables import claims, documents
from sayso.model import Saying

__all__ = ["CHOSEN", "chosen", "neighbours", "put", "realign", "reopen", "saying_of", "withdraw", "withdraw_document"]

CHOSEN = select(table("chosen", column("number")).c.number)  # what `chosen` holds, for use in a condition


def chosen(connection: Connection, numbers: Iterable[int]) -> None:
    """Fills the temporary table `chosen` with these numbers: thousands do not fit into one IN ( ... )."""
    connection.exec_driver_sql("CREATE TEMP TABLE IF NOT EXISTS chosen (number PRIMARY KEY) WITHOUT ROWID")
    connection.exec_driver_sql("DELETE FROM chosen")
    held = [(number,) for number in numbers]
    if held:
        connection.exec_driver_sql("INSERT OR IGNORE INTO chosen VALUES (?)", held)


def put(
    connection: Connection, of: Sequence[int], linked: Collection[int], *, only: Collection[int] | None = None
) -> None:
    """Puts the claims of documents, by number, under their keys; those in `linked` get profiles of their own.

    With `only`, none but these claims, which were withdrawn while their documents stayed. What is put is grouped by the
    next step of a refresh.
    """
    chosen(connection, of)
    query = (
        select(
            claims.c.number,
            claims.c.record,
            claims.c.document,
            documents.c.date,
            documents.c.outlet,
            documents.c.title,
        )
        .join(documents, documents.c.number == claims.c.document)
        .where(claims.c.document.in_(CHOSEN))
        .order_by(claims.c.document, claims.c.position)
    )
    profiled: list[tuple[int, int]] = []
    found: dict[int, Traits] = {}
    for _, group in groupby(connection.execute(query).all(), key=lambda row: row.document):
        told = {row.number: saying_of(row) for row in group}
        day = next(iter(told.values())).published
        of_one = traits_within([saying.claim for saying in told.values()], day)
        for (number, saying), traits in zip(told.items(), of_one, strict=True):
            if only is None or number in only:
                profile = profile_of(traits, saying.claim.id, alone=number in linked)
                found[profile] = traits
                profiled.append((number, profile))
    if only is None:
        connection.exec_driver_sql("INSERT INTO matter_documents (document) SELECT number FROM chosen")
    _shelve(connection, profiled, found)


def saying_of(row: Any) -> Saying:
    """The saying of a row with a claim's record and its document's outlet, title and date."""
    return Saying(
        claim=rows.row_claim(row.record),
        outlet=row.outlet,
        title=row.title,
        published=None if row.date is None else dt.date.fromisoformat(row.date),
    )


def _shelve(connection: Connection, profiled: list[tuple[int, int]], found: dict[int, Traits]) -> None:
    if not profiled:
        return
    connection.exec_driver_sql("INSERT INTO matter_claims (claim, profile) VALUES (?, ?)", profiled)
    chosen(connection, found)
    known = set(connection.scalars(select(matter_profiles.c.profile).where(matter_profiles.c.profile.in_(CHOSEN))))
    new = {profile: traits for profile, traits in found.items() if profile not in known}
    if not new:
        return
    connection.exec_driver_sql(
        "INSERT INTO matter_profiles (profile, traits, component, pending) VALUES (?, ?, ?, 1)",
        [(profile, encoded(traits), profile) for profile, traits in new.items()],
    )
    keys = sorted((key, profile) for profile, traits in new.items() for key in keys_of(traits))
    if keys:
        connection.exec_driver_sql("INSERT INTO matter_keys (key, profile) VALUES (?, ?)", keys)
    _upset(connection, {key for key, _ in keys}, set(new))


def _upset(connection: Connection, keys: set[int], moved: set[int]) -> None:
    """Marks all under a crowded key whose speakers change by the coming or going of `moved`: their edges change."""
    chosen(connection, keys)
    crowded = connection.exec_driver_sql(
        "SELECT key, count(*) FROM matter_keys WHERE key IN (SELECT number FROM chosen) "
        "GROUP BY key HAVING count(*) > ?",
        (w.CROWDED,),
    ).all()
    upset: set[int] = set()
    for key, now in crowded:
        under = list(
            connection.exec_driver_sql(
                "SELECT profile FROM matter_keys WHERE key = ? ORDER BY profile", (key,)
            ).scalars()
        )
        before = now - len(moved.intersection(under))
        speaks = moved.intersection(under[: w.SPEAKERS])
        if before <= w.CROWDED or speaks:
            upset.update(under)
    _mark(connection, upset)


def _mark(connection: Connection, profiles: Collection[int]) -> None:
    if profiles:
        chosen(connection, profiles)
        connection.execute(update(matter_profiles).where(matter_profiles.c.profile.in_(CHOSEN)).values(pending=True))


def withdraw_document(connection: Connection, document: int) -> None:
    """Takes a document's claims off the shelf, before they are removed or renewed; what they touched is regrouped."""
    held = set(connection.scalars(select(claims.c.number).where(claims.c.document == document)))
    judged = Links(connection).settled()
    withdraw(connection, sorted(held))
    connection.execute(delete(matter_documents).where(matter_documents.c.document == document))
    # A claim that was linked to one of these is linked no longer: it may share its profile again.
    others = {claim for pair in judged if held.intersection(pair) for claim in pair} - held
    reopen(connection, others, {pair: kind for pair, kind in judged.items() if not held.intersection(pair)})


def realign(connection: Connection, new: Sequence[int], judged: Mapping[tuple[int, int], str]) -> None:
    """Puts anew the claims that links join to claims of documents that came now."""
    if judged and new:
        chosen(connection, new)
        come = set(connection.scalars(select(claims.c.number).where(claims.c.document.in_(CHOSEN))))
        reopen(connection, {c for pair in judged if come.intersection(pair) for c in pair} - come, judged)


def reopen(connection: Connection, numbers: Collection[int], judged: Mapping[tuple[int, int], str]) -> None:
    """Puts claims anew, those that a link holds with profiles of their own."""
    if not numbers:
        return
    withdraw(connection, sorted(numbers))
    chosen(connection, numbers)
    of = connection.scalars(select(claims.c.document).where(claims.c.number.in_(CHOSEN)).distinct()).all()
    put(connection, of, {claim for pair in judged for claim in pair}, only=numbers)


def withdraw(connection: Connection, numbers: Sequence[int]) -> None:
    """Takes claims off the shelf; the matters they stood in are dissolved until the next refresh."""
    chosen(connection, numbers)
    held = connection.execute(
        select(matter_claims.c.profile, matter_claims.c.matter).where(matter_claims.c.claim.in_(CHOSEN))
    ).all()
    connection.execute(delete(matter_claims).where(matter_claims.c.claim.in_(CHOSEN)))
    for matter in {row.matter for row in held if row.matter is not None}:
        connection.execute(update(matter_claims).where(matter_claims.c.matter == matter).values(matter=None))
        connection.execute(delete(matters).where(matters.c.id == matter))
    for profile in sorted({row.profile for row in held}):
        if not connection.execute(
            select(matter_claims.c.claim).where(matter_claims.c.profile == profile).limit(1)
        ).first():
            _drop(connection, profile)


def neighbours(connection: Connection, profiles: Collection[int]) -> set[int]:
    """The profiles that an edge joins to one of these."""
    chosen(connection, profiles)
    queries = (
        select(matter_edges.c.other).where(matter_edges.c.one.in_(CHOSEN)),
        select(matter_edges.c.one).where(matter_edges.c.other.in_(CHOSEN)),
    )
    return {profile for query in queries for profile in connection.scalars(query)}


def _dissolve(connection: Connection, profiles: Collection[int]) -> None:
    """Dissolves the matters in the components of these profiles, until the next refresh."""
    chosen(connection, profiles)
    component = "SELECT component FROM matter_profiles WHERE profile IN (SELECT number FROM chosen)"
    beside = f"profile IN (SELECT profile FROM matter_profiles WHERE component IN ({component}))"  # noqa: S608
    for statement in (
        f"DELETE FROM matters WHERE id IN (SELECT matter FROM matter_claims WHERE {beside})",  # noqa: S608
        f"UPDATE matter_claims SET matter = NULL WHERE {beside}",  # noqa: S608
    ):
        connection.exec_driver_sql(statement)


def _drop(connection: Connection, profile: int) -> None:
    # What remains of its component may fall apart, and what was near to it may now be nearest to others.
    near = neighbours(connection, [profile])
    _dissolve(connection, {profile} | near | neighbours(connection, near))
    keys = set(connection.exec_driver_sql("SELECT key FROM matter_keys WHERE profile = ?", (profile,)).scalars())
    for key in sorted(keys):
        under = list(
            connection.exec_driver_sql(
                "SELECT profile FROM matter_keys WHERE key = ? ORDER BY profile", (key,)
            ).scalars()
        )
        if len(under) > w.CROWDED and (len(under) == w.CROWDED + 1 or profile in under[: w.SPEAKERS]):
            _mark(connection, under)
    for statement in (
        "DELETE FROM matter_keys WHERE profile = ?",
        "DELETE FROM matter_edges WHERE one = ?",
        "DELETE FROM matter_edges WHERE other = ?",
        "DELETE FROM matter_profiles WHERE profile = ?",
    ):
        connection.exec_driver_sql(statement, (profile,))
