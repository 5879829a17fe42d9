"""Links: a hash over a row and the hash before it.

The hash is the sha256 of a JSON array, ASCII, without blanks: the hash before (empty for the first), the table, the
row's name, the hash of its fading columns or null, and its kept columns in their order. Any program can compute it.
"""

from __future__ import annotations

import hashlib
import json

from sqlalchemy import Connection

from sayso.ledger.chain.covered import Covered, covered

__all__ = ["LAST", "fill", "hashed", "head"]

LAST = "COALESCE((SELECT hash FROM chain ORDER BY number DESC LIMIT 1), '')"


def hashed(*values: str | int | None) -> str:
    """The sha256, as 64 hexadecimal digits, of the values as one JSON array.

    >>> hashed("", "runs", "1", None, "2023-06-14T12:00:00+00:00")[:12]
    '18ea7312a265'
    """
    return hashlib.sha256(json.dumps(values, separators=(",", ":")).encode()).hexdigest()


def head(connection: Connection) -> tuple[int, str]:
    """How many links there are, and the hash of the last; it stands for all before it."""
    row = connection.exec_driver_sql("SELECT number, hash FROM chain ORDER BY number DESC LIMIT 1").one_or_none()
    return (0, "") if row is None else (row.number, row.hash)


def fill(connection: Connection) -> None:
    """Links the rows that have no link yet, in the order of their times: what a migration does once for old rows."""
    waiting = []
    for place, one in enumerate(covered(connection)):
        query = f"""SELECT {one.at}, {place}, r.rowid FROM "{one.table}" r WHERE NOT EXISTS
            (SELECT 1 FROM chain c WHERE c.what = '{one.table}' AND c.row = CAST({one.key("r")} AS TEXT))"""  # noqa: S608
        waiting += [(tuple(row), one) for row in connection.exec_driver_sql(query)]
    for (_, _, rowid), one in sorted(waiting, key=lambda found: found[0]):
        for statement in statements(one, "r", f'FROM "{one.table}" r WHERE r.rowid = {int(rowid)}'):
            connection.exec_driver_sql(statement)


def statements(one: Covered, name: str, source: str = "") -> list[str]:
    """The statements that link the row called `name`; `source` is where it is taken from."""
    key = f"CAST({one.key(name)} AS TEXT)"
    if not one.fading:
        said, salting = "NULL", []
    else:
        salt = f"(SELECT s.salt FROM chain_salts s WHERE s.what = '{one.table}' AND s.row = {key})"  # noqa: S608
        said = f"sayso_hash({salt}{one.of(name, one.fading)})"
        salting = [
            f"INSERT INTO chain_salts (what, row, salt) SELECT '{one.table}', {key}, "
            f"lower(hex(randomblob(16))) {source}"
        ]
    link = f"sayso_hash({LAST}, '{one.table}', {key}, {said}{one.of(name, one.kept)})"
    insert = f"INSERT INTO chain (what, row, said, hash) SELECT '{one.table}', {key}, {said}, {link} {source}"
    return [*salting, insert]
