"""Verifying a ledger: every kept byte hashed again, every claim's words compared with its document."""

from __future__ import annotations

from collections.abc import Iterator

import msgspec
from sqlalchemy import Connection, select

from sayso.ledger import rows, search
from sayso.ledger.chain import checking as chain_checking
from sayso.ledger.decisions import checking
from sayso.ledger.entries import Problem
from sayso.ledger.raw import RawFiles
from sayso.ledger.series.tables import series
from sayso.ledger.tables import claims, documents

__all__ = ["index_problems", "problems"]

_AGAIN = "forget the document, then read the original again"


def problems(connection: Connection, raw: RawFiles) -> list[Problem]:
    """All problems of what is kept, each one line with the next step; an empty list for a sound ledger."""
    return [
        *_database(connection),
        *_documents(connection, raw),
        *checking.problems(connection),
        *_series(connection, raw),
        *chain_checking.problems(connection),
        *_orphans(connection, raw),
    ]


def index_problems(connection: Connection) -> list[Problem]:
    """The search indexes that do not agree with the texts; SQLite asks for the right to write to compare them."""
    return [
        Problem(
            "index",
            index,
            "the search index does not agree with the texts",
            f"fill it anew: sqlite3 LEDGER \"INSERT INTO {index}({index}) VALUES ('rebuild')\"",  # noqa: S608
        )
        for index in search.broken(connection)
    ]


def _database(connection: Connection) -> Iterator[Problem]:
    for (line,) in connection.exec_driver_sql("PRAGMA integrity_check(20)"):
        if line != "ok":
            yield Problem("database", "the ledger's file", str(line), "restore a copy, or read the reports anew")
    for table, row, parent, _ in connection.exec_driver_sql("PRAGMA foreign_key_check"):
        yield Problem("database", f"{table} {row}", f"its row of {parent} is missing", "restore a copy")


def _documents(connection: Connection, raw: RawFiles) -> Iterator[Problem]:
    numbers = connection.scalars(select(documents.c.number).order_by(documents.c.number)).all()
    for number in numbers:
        row = connection.execute(select(documents).where(documents.c.number == number)).mappings().one()
        name = f"document {row['id']}"
        if row["id"] != f"sha256:{row['sha256']}":
            yield Problem("identity", name, f"its bytes are recorded as {row['sha256']}", _AGAIN)
            continue
        try:
            found = raw.hash(row["sha256"])
        except (OSError, ValueError) as error:
            yield Problem("missing", name, f"its bytes cannot be read ({error})", "mend the permissions")
        else:
            if found is None:
                yield Problem("missing", name, "its bytes are no longer there", "read the original again")
            elif found != row["sha256"]:
                yield Problem("altered", name, f"its bytes are altered (sha256 now {found})", _AGAIN)
        try:
            rows.row_document(row)
        except (ValueError, msgspec.MsgspecError) as error:
            yield Problem("identity", name, f"its row is malformed ({error})", _AGAIN)
        yield from _claims(connection, number, row["id"], row["text"])


def _series(connection: Connection, raw: RawFiles) -> Iterator[Problem]:
    for name, version, sha256 in connection.execute(select(series.c.name, series.c.version, series.c.sha256)):
        thing = f"series {name}, version {version}"
        try:
            found = raw.hash(sha256)
        except (OSError, ValueError) as error:
            yield Problem("missing", thing, f"its bytes cannot be read ({error})", "mend the permissions")
            continue
        if found is None:
            yield Problem("missing", thing, "its bytes are no longer there", "add the table again")
        elif found != sha256:
            yield Problem("altered", thing, f"its bytes are altered (sha256 now {found})", "add the table again")


def _claims(connection: Connection, number: int, document: str, text: str) -> Iterator[Problem]:
    query = select(claims.c.id, claims.c.span_start, claims.c.span_end, claims.c.text, claims.c.record)
    for row in connection.execute(query.where(claims.c.document == number)):
        name = f"claim {row.id} of {document}"
        try:
            claim = rows.row_claim(row.record)
        except (ValueError, TypeError, KeyError, msgspec.MsgspecError) as error:
            yield Problem("identity", name, f"its record is malformed ({error})", _AGAIN)
            continue
        if (claim.id, claim.document) != (row.id, document):
            yield Problem("identity", name, f"its record is of {claim.id} of {claim.document}", _AGAIN)
        spans = {(claim.span.start, claim.span.end, claim.text), (row.span_start, row.span_end, row.text)}
        if any(text[start:end] != words for start, end, words in spans):
            yield Problem("words", name, "its words are not those of the document at its span", _AGAIN)


def _orphans(connection: Connection, raw: RawFiles) -> Iterator[Problem]:
    held = {*connection.scalars(select(documents.c.sha256)), *connection.scalars(select(series.c.sha256))}
    for path in raw.all():
        if path.name not in held:
            reason = "no document names these bytes" if not path.name.startswith(".") else "it was never finished"
            yield Problem("orphan", str(path), f"{reason} (harmless)", "delete the file")
