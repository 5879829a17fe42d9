"""The file of users, beside the ledger: names, password hashes, sessions, failed sign-ins.

It is a file of its own, `NAME.db.users`, because ledgers are copied around and handed on, and secrets must not travel
with them. Only its owner may read it.
"""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from sayso.errors import LedgerError

__all__ = ["open_file", "users_file"]

_PATIENCE = 10.0  # seconds to wait for another process that writes
_SCHEMA = """
CREATE TABLE IF NOT EXISTS users (
    key TEXT PRIMARY KEY, name TEXT NOT NULL, role TEXT NOT NULL, hash TEXT NOT NULL, added REAL NOT NULL);
CREATE TABLE IF NOT EXISTS sessions (
    hash TEXT PRIMARY KEY, user TEXT NOT NULL, began REAL NOT NULL, seen REAL NOT NULL);
CREATE TABLE IF NOT EXISTS attempts (subject TEXT NOT NULL, at REAL NOT NULL);
CREATE INDEX IF NOT EXISTS attempts_subject ON attempts (subject, at);
"""


def users_file(ledger: Path) -> Path:
    """Where the users of a ledger stand."""
    return ledger.with_name(ledger.name + ".users")


@contextmanager
def open_file(path: Path, schema: str = _SCHEMA) -> Iterator[sqlite3.Connection]:
    """A connection whose work is done whole or not at all; the file is made when it is not there, for its owner alone.

    Raises LedgerError when the disk or the file refuses.
    """
    try:
        if not path.exists():
            os.close(os.open(path, os.O_CREAT | os.O_RDWR, 0o600))
        with closing(sqlite3.connect(path, timeout=_PATIENCE, isolation_level=None)) as connection:
            connection.row_factory = sqlite3.Row
            connection.execute("PRAGMA secure_delete = ON")
            if not connection.execute("SELECT 1 FROM sqlite_master").fetchone():
                connection.executescript(schema)
            connection.execute("BEGIN IMMEDIATE")
            try:
                yield connection
            except BaseException:
                connection.execute("ROLLBACK")
                raise
            connection.execute("COMMIT")
    except (sqlite3.Error, OSError) as error:
        raise LedgerError(str(path), str(error), "check the disk's space and the file's permissions") from error
