"""Checking the chain: rows that were changed, removed or put in by hand, and links that do not follow one another."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from sqlalchemy import Connection

from sayso.ledger.chain.covered import Covered, covered
from sayso.ledger.chain.links import hashed
from sayso.ledger.entries import Problem

__all__ = ["holds", "problems"]

_STEP = "compare with a copy of the ledger that you trust"


def holds(connection: Connection, hash_: str) -> bool:
    """Whether one of the links has a hash that begins so: a chain that was cut off or made anew has not."""
    found = connection.exec_driver_sql("SELECT 1 FROM chain WHERE substr(hash, 1, ?) = ?", (len(hash_), hash_.lower()))
    return bool(hash_) and found.first() is not None


def problems(connection: Connection) -> Iterator[Problem]:
    """What does not fit: each row under the chain is hashed again with the hash before it."""
    rows = {one.table: _rows(connection, one) for one in covered(connection)}
    kinds = {one.table: one for one in covered(connection)}
    salts = {
        (row.what, row.row): row.salt for row in connection.exec_driver_sql("SELECT what, row, salt FROM chain_salts")
    }
    linked: set[tuple[str, str]] = set()
    before, expected = "", 1
    for link in connection.exec_driver_sql("SELECT number, what, row, said, hash FROM chain ORDER BY number"):
        name = f"{link.what} {link.row}"
        if link.number != expected:
            yield Problem("log", f"link {expected} of the log", "it was removed", _STEP)
        expected = link.number + 1
        row = rows.get(link.what, {}).get(link.row)
        if (link.what, link.row) in linked:
            yield Problem("log", name, "it has two links in the log's chain", _STEP)
        linked.add((link.what, link.row))
        if row is None:
            yield Problem("log", name, "it was removed from the log", _STEP)
        else:
            one = kinds[link.what]
            kept = [row[column] for column in one.kept]
            if hashed(before, link.what, link.row, link.said, *kept) != link.hash or not _said(
                one, row, link.said, salts.get((link.what, link.row))
            ):
                yield Problem("log", name, "it is not what was logged, or what stands before it is not", _STEP)
        before = link.hash
    for table, held in rows.items():
        for key in held:
            if (table, key) not in linked:
                yield Problem("log", f"{table} {key}", "it was put into the log by hand", _STEP)


def _rows(connection: Connection, one: Covered) -> dict[str, Mapping[str, Any]]:
    query = f"""SELECT CAST({one.key("r")} AS TEXT) AS sayso_key, ({one.excused}) AS sayso_excused, r.*
        FROM "{one.table}" r"""  # noqa: S608
    return {row["sayso_key"]: dict(row) for row in connection.exec_driver_sql(query).mappings()}


def _said(one: Covered, row: Mapping[str, Any], said: str | None, salt: str | None) -> bool:
    """Whether the fading columns are as they were, or empty because their document was forgotten."""
    if not one.fading:
        return said is None
    values = [row[column] for column in one.fading]
    if salt is not None:
        return hashed(salt, *values) == said
    return bool(row["sayso_excused"]) and all(value is None for value in values)
