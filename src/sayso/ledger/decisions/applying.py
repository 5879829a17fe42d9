"""Rows of claims as decided: what the machine proposed stays in `proposals`, what holds stands in `claims`.

The machine's claims of a document are kept apart from the first decision on it, so that undoing gives them back. Rows
are changed in place, by the claim's id, in the transaction of whatever changed them.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import msgspec
from sqlalchemy import Connection, delete, exists, func, insert, select, update

from sayso.ledger import rows
from sayso.ledger.decisions import storing
from sayso.ledger.decisions.replay import Replay, replayed
from sayso.ledger.decisions.tables import anchors, proposals
from sayso.ledger.matters.shelf import withdraw_document
from sayso.ledger.tables import claims, documents, sources
from sayso.model import Claim

__all__ = ["apply", "decided_on", "keep_proposals", "machine_claims", "marks_text", "replay_of"]


def decided_on(connection: Connection, document: int) -> bool:
    """Whether a decision is anchored in the document, and its words are not forgotten."""
    held = exists().where(
        anchors.c.document == documents.c.id, anchors.c.text.is_not(None), documents.c.number == document
    )
    return bool(connection.scalar(select(held)))


def machine_claims(connection: Connection, document: int) -> list[Claim]:
    """The claims of a document as the machine proposed them, in their order."""
    if decided_on(connection, document):
        query = select(proposals.c.record).where(proposals.c.document == document).order_by(proposals.c.position)
    else:
        query = select(claims.c.record).where(claims.c.document == document).order_by(claims.c.position)
    return [rows.row_claim(record) for record in connection.scalars(query)]


def keep_proposals(connection: Connection, document: int, proposed: Sequence[Claim]) -> None:
    """Keeps the machine's claims of a document apart, in place of those that were kept before."""
    connection.execute(delete(proposals).where(proposals.c.document == document))
    kept = [
        {
            "document": document,
            "position": position,
            "id": claim.id,
            "record": rows.claim_row(claim, position=position)["record"],
        }
        for position, claim in enumerate(proposed)
    ]
    if kept:
        connection.execute(insert(proposals), kept)


def replay_of(connection: Connection, document: int, proposed: Sequence[Claim] | None = None) -> Replay:
    """The document's claims as decided, from what the machine proposed (kept, or given) and all decisions on it."""
    name = connection.scalar(select(documents.c.id).where(documents.c.number == document))
    given = machine_claims(connection, document) if proposed is None else proposed
    return replayed(given, storing.of_document(connection, str(name)))


def marks_text(replay: Replay, claim: Claim) -> str | None:
    """What the row of a claim holds of decisions: its fields with the numbers, as JSON; None where nobody decided."""
    marks = replay.marks.get(claim.id)
    return msgspec.json.encode(dict(sorted(marks.items()))).decode() if marks else None


def apply(connection: Connection, document: int, proposed: Sequence[Claim] | None = None) -> Replay:
    """Makes the rows of a document's claims what the decisions say; rows that need no change are not touched."""
    replay = replay_of(connection, document, proposed)
    columns = (claims.c.id, claims.c.number, claims.c.position, claims.c.record, claims.c.decided)
    held = {row.id: row for row in connection.execute(select(*columns).where(claims.c.document == document))}
    wanted = {claim.id for claim in replay.claims}
    if _changes(held, replay):
        withdraw_document(connection, document)  # its matters are put together anew
    for gone in (row.number for name, row in held.items() if name not in wanted):
        connection.execute(delete(sources).where(sources.c.claim == gone))
        connection.execute(delete(claims).where(claims.c.number == gone))
    number = connection.scalar(select(func.max(claims.c.number))) or 0
    for position, claim in enumerate(replay.claims):
        row = rows.claim_row(claim, position=position) | {"decided": marks_text(replay, claim), "document": document}
        before = held.get(claim.id)
        if before is None:
            number += 1
            connection.execute(insert(claims).values(number=number, **row))
            _chain(connection, number, claim)
        elif (before.position, before.record, before.decided) != (position, row["record"], row["decided"]):
            connection.execute(update(claims).where(claims.c.number == before.number).values(**row))
            if before.record != row["record"]:
                connection.execute(delete(sources).where(sources.c.claim == before.number))
                _chain(connection, before.number, claim)
    return replay


def _changes(held: Mapping[str, Any], replay: Replay) -> bool:
    """Whether a row of the document's claims has to change, come or go."""
    if held.keys() != {claim.id for claim in replay.claims}:
        return True
    records = {claim.id: rows.claim_row(claim, position=0)["record"] for claim in replay.claims}
    return any(row.record != records[name] for name, row in held.items())


def _chain(connection: Connection, number: int, claim: Claim) -> None:
    spoken = [row | {"claim": number} for row in rows.source_rows(claim)]
    if spoken:
        connection.execute(insert(sources), spoken)
