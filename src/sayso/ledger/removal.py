"""Forgetting a document: its rows, its words in the index, its raw bytes, and the traces in the file."""

from __future__ import annotations

import sqlite3
from dataclasses import replace

from sqlalchemy import Connection, Engine, delete, func, select, update

from sayso.errors import UnknownId
from sayso.ledger import log, resolve, search
from sayso.ledger.decisions import storing
from sayso.ledger.decisions.tables import proposals
from sayso.ledger.entries import Forgotten
from sayso.ledger.matters.shelf import withdraw_document
from sayso.ledger.series.tables import series
from sayso.ledger.tables import claims, documents, sources

__all__ = ["last_forgotten", "remove", "scrubbed", "still_needed"]

PATIENCE = 5_000  # milliseconds to wait for others that hold the file open


def last_forgotten(connection: Connection, name: str) -> Forgotten | None:
    """The removal of a document that is no longer held, by its whole id; None when there is nothing of the kind."""
    try:
        resolve.document(connection, name)
    except UnknownId:
        document = name if name.startswith("sha256:") else f"sha256:{name}"
        row = log.forgotten(connection, document)
        if row is None:
            raise
        return Forgotten(id=document, at=row[0], reason=row[1], claims=0, scrubbed=False)
    return None


def remove(connection: Connection, run: int, name: str, *, reason: str) -> Forgotten:
    """Deletes a document's rows and logs why. Raises UnknownId."""
    from sayso.ledger.copies.neighbours import leave

    number = resolve.document(connection, name)
    row = connection.execute(select(documents.c.id, documents.c.previous).where(documents.c.number == number)).one()
    connection.execute(update(documents).where(documents.c.previous == number).values(previous=row.previous))
    withdraw_document(connection, number)
    leave(connection, number)
    held = select(claims.c.number).where(claims.c.document == number)
    connection.execute(delete(sources).where(sources.c.claim.in_(held)))
    gone = connection.execute(delete(claims).where(claims.c.document == number)).rowcount
    connection.execute(delete(proposals).where(proposals.c.document == number))
    connection.execute(delete(documents).where(documents.c.number == number))
    storing.forget(connection, row.id)
    search.tidy(connection)
    at = log.append(connection, run, "forgotten", document=row.id, reason=reason)
    return Forgotten(id=row.id, reason=log.printable(reason), at=at, claims=gone, scrubbed=False)


def still_needed(connection: Connection, document: str) -> bool:
    """Whether a document or a series holds the bytes of a document that was forgotten, or came out of them."""
    query = select(func.count()).where((documents.c.id == document) | (documents.c.within == document))
    tables = select(func.count()).where(series.c.sha256 == document.removeprefix("sha256:"))
    return bool(connection.execute(query).scalar() or connection.execute(tables).scalar())


def scrubbed(engine: Engine, gone: Forgotten) -> Forgotten:
    """The removal, with no trace left in the file: pages are written anew and the write-ahead file is emptied.

    secure_delete zeroes what is deleted, but pages that were rebalanced keep stale copies: only VACUUM drops those.
    """
    with engine.connect() as connection:
        raw = connection.connection.driver_connection
        if raw is None:
            return gone
        try:
            raw.execute(f"PRAGMA busy_timeout = {PATIENCE}")
            raw.execute("VACUUM")
            busy = raw.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()[0]
        except sqlite3.OperationalError:
            return gone
        finally:
            connection.invalidate()  # its patience is shorter than that of writers
    return replace(gone, scrubbed=not busy)
