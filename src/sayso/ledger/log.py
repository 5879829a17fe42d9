"""The log: runs and their acts, appended and never rewritten.

A run lives as long as its process holds the lock on its file; one that has no end and no lock has died, and the next
run closes it as interrupted.
"""

from __future__ import annotations

import datetime as dt
import fcntl
from pathlib import Path
from typing import IO

from sqlalchemy import Connection, exists, insert, select, text

import sayso
from sayso.ledger.entries import QuarantineRow, RunRow
from sayso.ledger.tables import acts, runs

__all__ = ["append", "begin", "close_dead_runs", "forgotten", "list_quarantined", "list_runs", "now", "printable"]

LONGEST_LINE = 2_000  # characters of a command, an origin or a reason: the log is for reading
ENDS = ("finished", "interrupted")


def now() -> str:
    """The time, as ISO 8601 in UTC."""
    return dt.datetime.now(dt.UTC).isoformat(timespec="milliseconds")


def printable(line: str) -> str:
    """The line as the log holds it: encodable, without control characters, at most 2,000 characters long."""
    clean = line[:LONGEST_LINE].encode("utf-8", "backslashreplace").decode()
    return "".join(c if c.isprintable() else " " for c in clean)[:LONGEST_LINE]


def append(
    connection: Connection,
    run: int,
    act: str,
    *,
    document: str | None = None,
    origin: str | None = None,
    error: str | None = None,
    reason: str | None = None,
    step: str | None = None,
) -> str:
    """Adds one act to a run, and gives its time."""
    at = now()
    lines = {"origin": origin, "error": error, "reason": reason, "step": step}
    connection.execute(
        insert(acts).values(
            run=run,
            at=at,
            act=act,
            document=document,
            **{name: None if line is None else printable(line) for name, line in lines.items()},
        )
    )
    return at


def begin(connection: Connection, command: str, locks: Path) -> tuple[int, IO[str]]:
    """Starts a run: its number, and the lock that tells that it lives; runs that died are closed first."""
    close_dead_runs(connection, locks)
    started = insert(runs).values(started=now(), command=printable(command), version=sayso.__version__)
    number = connection.execute(started.returning(runs.c.number)).scalar_one()
    lock = _lock(locks, number).open("w")
    fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
    return number, lock


def _lock(locks: Path, number: int) -> Path:
    return locks / f"run-{number}.lock"


def close_dead_runs(connection: Connection, locks: Path) -> None:
    """Adds an end, `interrupted`, to every run that has none and whose process is gone."""
    ended = exists(select(acts.c.run).where(acts.c.run == runs.c.number, acts.c.act.in_(ENDS)))
    for number in connection.scalars(select(runs.c.number).where(~ended)).all():
        if not _lives(_lock(locks, number)):
            append(connection, number, "interrupted", reason="the program was stopped before the run had ended")
            _lock(locks, number).unlink(missing_ok=True)


def _lives(lock: Path) -> bool:
    try:
        with lock.open("r") as file:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except FileNotFoundError:
        return False
    except BlockingIOError:
        return True
    return False


def forgotten(connection: Connection, document: str) -> tuple[str, str] | None:
    """When and why a document was last forgotten, or None."""
    query = select(acts.c.at, acts.c.reason).where(acts.c.document == document, acts.c.act == "forgotten")
    row = connection.execute(query.order_by(acts.c.number.desc()).limit(1)).one_or_none()
    return None if row is None else (row.at, row.reason)


def list_runs(connection: Connection) -> list[RunRow]:
    """All runs, the oldest first."""
    rows = connection.execute(text("SELECT * FROM runs_view ORDER BY run")).mappings()
    return [RunRow(number=row["run"], **{name: row[name] for name in row if name != "run"}) for row in rows]


def list_quarantined(connection: Connection) -> list[QuarantineRow]:
    """All that was quarantined, the oldest first."""
    columns = (acts.c.run, acts.c.at, acts.c.origin, acts.c.error, acts.c.reason, acts.c.step)
    rows = connection.execute(select(*columns).where(acts.c.act == "quarantined").order_by(acts.c.number))
    return [QuarantineRow(**row) for row in rows.mappings()]
