"""A run: one command's writing into the ledger, each document in one transaction, each act a row of the log."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Sequence
from contextlib import AbstractContextManager

from sqlalchemy import Connection, func, insert, or_, select

from sayso.errors import LedgerError, NotPermitted, UnreadableInput
from sayso.ledger import log, rows
from sayso.ledger.decisions import renewal
from sayso.ledger.entries import Added
from sayso.ledger.raw import RawFiles
from sayso.ledger.tables import claims as claim_table
from sayso.ledger.tables import documents, sources
from sayso.ledger.versions import compare
from sayso.model import Claim, Document

__all__ = ["Run", "claims_of"]

Writing = Callable[[], AbstractContextManager[Connection]]


class Run:
    """What `Ledger.run` gives: adds documents, counts known ones, quarantines what could not be read."""

    def __init__(self, number: int, *, writing: Writing, raw: RawFiles) -> None:
        self.number = number
        self._writing = writing
        self._raw = raw

    def known(self, sha256: str) -> bool:
        """Whether the ledger holds the bytes of that hash; if so, they are counted as known and need no `add`."""
        document = sha256 if sha256.startswith("sha256:") else f"sha256:{sha256}"
        with self._writing() as connection:
            held = _number(connection, document) is not None
            if held:
                log.append(connection, self.number, "known", document=document)
        return held

    def add(self, document: Document, data: bytes, claims: Sequence[Claim], *, again: bool = False) -> Added:
        """Keeps a document, its raw bytes and its claims, all or nothing; the same bytes twice change nothing.

        Other bytes from the same address are a new version. `again` takes back a document that was forgotten.
        Raises NotPermitted for a forgotten document, WrongContent for text that no file can hold, TooLarge, and
        LedgerError when the bytes, ids or words do not belong together.
        """
        given = list(claims)
        sha256 = hashlib.sha256(data).hexdigest()
        if (document.id, document.provenance.sha256) != (f"sha256:{sha256}", sha256):
            raise LedgerError(
                document.id, "the bytes given have another sha256", "give the bytes that it was read from"
            )
        rows.check_words(document, given)
        row = rows.document_row(document)
        kept = [rows.claim_row(claim, position=position) for position, claim in enumerate(given)]
        chains = [rows.source_rows(claim) for claim in given]
        with self._writing() as connection:
            refused = None if again else log.forgotten(connection, document.id)
            held = _number(connection, document.id) is not None
        if refused and not held:
            raise _refusal(document, *refused)
        self._raw.put(data, sha256)
        with self._writing() as connection:
            if _number(connection, document.id) is not None:
                log.append(connection, self.number, "known", document=document.id)
                return Added(id=document.id, outcome="known", claims=_count(connection, document.id))
            refused = None if again else log.forgotten(connection, document.id)
            if refused:
                raise _refusal(document, *refused)
            before = _previous(connection, row["reported_at"])
            added = insert(documents).values(**row, run=self.number, previous=before[0] if before else None)
            number = connection.execute(added.returning(documents.c.number)).scalar_one()
            _add_claims(connection, number, kept, chains)
            log.append(connection, self.number, "new_version" if before else "read", document=document.id)
            if before is None:
                return Added(id=document.id, outcome="read", claims=len(given))
            changes = compare(claims_of(connection, before[0]), given)
        return Added(id=document.id, outcome="new_version", claims=len(given), previous=before[1], changes=changes)

    def renew(self, name: str, claims: Sequence[Claim]) -> renewal.Renewed:
        """Puts the claims of another run of the engine in place of a document's own, and replays the decisions on it.

        Raises UnknownId, and LedgerError when the claims are not of this document and its words.
        """
        with self._writing() as connection:
            renewed = renewal.renew(connection, name, claims)
            log.append(connection, self.number, "renewed", document=renewed.id)
        return renewed

    def quarantine(self, origin: str, error: UnreadableInput) -> None:
        """Logs an input that could not be read, with the reason and the next step."""
        with self._writing() as connection:
            log.append(
                connection,
                self.number,
                "quarantined",
                origin=origin,
                error=type(error).__name__,
                reason=error.reason,
                step=error.step,
            )


def _refusal(document: Document, at: str, reason: str) -> NotPermitted:
    why = f"it was forgotten on {at[:10]} ({reason})"
    return NotPermitted(document.provenance.origin, why, "leave it out, or allow it with run.add(..., again=True)")


def _number(connection: Connection, document: str) -> int | None:
    return connection.scalar(select(documents.c.number).where(documents.c.id == document))


def _count(connection: Connection, document: str) -> int:
    query = select(claim_table.c.number).join(documents, documents.c.number == claim_table.c.document)
    return len(connection.scalars(query.where(documents.c.id == document)).all())


def _previous(connection: Connection, address: str | None) -> tuple[int, str] | None:
    """Number and id of the last version that stood at the address."""
    if address is None:
        return None
    query = select(documents.c.number, documents.c.id).where(
        or_(documents.c.reported_at == address, documents.c.origin == address)
    )
    row = connection.execute(query.order_by(documents.c.number.desc()).limit(1)).one_or_none()
    return None if row is None else (row.number, row.id)


def _add_claims(connection: Connection, document: int, kept: list[rows.Row], chains: list[list[rows.Row]]) -> None:
    if not kept:
        return
    # Numbered here, since a writer is alone: asking the database for each number takes twice as long for a document.
    first = 1 + (connection.scalar(select(func.max(claim_table.c.number))) or 0)
    numbered = [row | {"number": first + at, "document": document} for at, row in enumerate(kept)]
    connection.execute(insert(claim_table), numbered)
    spoken = [row | {"claim": first + at} for at, chain in enumerate(chains) for row in chain]
    if spoken:
        connection.execute(insert(sources), spoken)


def claims_of(connection: Connection, document: int) -> list[Claim]:
    """The claims of one document, by its number, in their order."""
    query = select(claim_table.c.record).where(claim_table.c.document == document).order_by(claim_table.c.position)
    return [rows.row_claim(record) for record in connection.scalars(query)]
