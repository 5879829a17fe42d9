"""Re-reading: the machine's claims of a kept document replaced by those of another run, and decisions replayed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import Connection

from sayso.ledger import resolve, rows
from sayso.ledger.decisions import applying
from sayso.ledger.decisions.scene import document_of
from sayso.model import Claim

__all__ = ["Renewed", "renew"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Renewed:
    """What a re-reading did to one document: how many of the machine's claims came, went and changed.

    `changed` are claims of the same id that say something else, `orphaned` decisions whose claim is gone.
    """

    id: str
    claims: int
    added: int
    dropped: int
    changed: int
    orphaned: int


def renew(connection: Connection, name: str, claims: Sequence[Claim]) -> Renewed:
    """Puts other claims of the machine in place of those that stood. Raises UnknownId, LedgerError."""
    number = resolve.document(connection, name)
    document = document_of(connection, number)
    given = list(claims)
    rows.check_words(document, given)
    before = {claim.id: claim for claim in applying.machine_claims(connection, number)}
    # As they will be read back: stored numbers are rounded.
    after = {c.id: rows.row_claim(rows.claim_row(c, position=at)["record"]) for at, c in enumerate(given)}
    if applying.decided_on(connection, number):
        applying.keep_proposals(connection, number, given)
        replay = applying.apply(connection, number)
    else:
        replay = applying.apply(connection, number, given)
    return Renewed(
        id=document.id,
        claims=len(replay.claims),
        added=len(after.keys() - before.keys()),
        dropped=len(before.keys() - after.keys()),
        changed=sum(before[name] != claim for name, claim in after.items() if name in before),
        orphaned=sum(standing == "orphaned" for standing in replay.standings.values()),
    )
