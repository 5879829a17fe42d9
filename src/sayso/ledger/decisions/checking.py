"""Verifying decisions: the rows are what the machine's claims and the decisions give, on words that stand there."""

from __future__ import annotations

from collections.abc import Iterator

import msgspec
from sqlalchemy import Connection, select

from sayso.ledger import rows
from sayso.ledger.decisions import applying
from sayso.ledger.decisions.tables import anchors
from sayso.ledger.entries import Problem
from sayso.ledger.tables import claims, documents

__all__ = ["problems"]

_AGAIN = "restore a copy, or make it anew with `sayso renew`"


def problems(connection: Connection) -> Iterator[Problem]:
    """What is amiss with decisions and the claims that they made."""
    query = select(documents.c.number, documents.c.id, documents.c.text)
    touched = select(anchors.c.document).where(anchors.c.text.is_not(None))
    for row in connection.execute(query.where(documents.c.id.in_(touched)).order_by(documents.c.number)).all():
        yield from _anchors(connection, row.id, row.text)
        try:
            proposed = applying.machine_claims(connection, row.number)
            replay = applying.replay_of(connection, row.number)
        except (ValueError, TypeError, KeyError, msgspec.MsgspecError) as error:
            yield Problem("decision", f"document {row.id}", f"its decisions cannot be replayed ({error})", _AGAIN)
            continue
        for claim in proposed:
            if claim.span.of(row.text) != claim.text:
                reason = "what was proposed does not have the words at its span"
                yield Problem("words", f"claim {claim.id} of {row.id}", reason, f"run `sayso renew {row.id[:19]}`")
        kept = select(claims.c.id, claims.c.position, claims.c.record, claims.c.decided)
        held = {
            r.id: (r.position, r.record, r.decided)
            for r in connection.execute(kept.where(claims.c.document == row.number))
        }
        wanted = {
            c.id: (at, rows.claim_row(c, position=at)["record"], applying.marks_text(replay, c))
            for at, c in enumerate(replay.claims)
        }
        for name in sorted(held.keys() | wanted.keys()):
            if held.get(name) != wanted.get(name):
                reason = "it is not what the machine's claims and the decisions give"
                yield Problem("decision", f"claim {name} of {row.id}", reason, f"run `sayso renew {row.id[:19]}`")


def _anchors(connection: Connection, document: str, text: str) -> Iterator[Problem]:
    query = select(anchors).where(anchors.c.document == document, anchors.c.text.is_not(None))
    for row in connection.execute(query.order_by(anchors.c.decision)).mappings():
        if text[row["span_start"] : row["span_end"]] != row["text"]:
            reason = "the words that it is anchored to are not those of the document at their span"
            yield Problem("words", f"decision {row['decision']}", reason, "restore a copy")
