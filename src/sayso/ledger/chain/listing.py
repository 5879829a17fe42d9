"""The log in words, newest first, for people to read."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from sqlalchemy import Connection

from sayso.ledger.chain.covered import covered
from sayso.ledger.chain.entries import LogRow

__all__ = ["rows"]


def rows(connection: Connection, *, limit: int, before: int | None = None) -> list[LogRow]:
    """The links below the number `before`, or the newest, at most `limit`, each with the row that it stands for."""
    query = """SELECT c.number, c.what, c.row, c.hash, COALESCE(b.hash, '') AS before
        FROM chain c LEFT JOIN chain b ON b.number = c.number - 1
        WHERE c.number < ? ORDER BY c.number DESC LIMIT ?"""
    links = connection.exec_driver_sql(query, (before if before is not None else 2**62, limit)).all()
    held: dict[tuple[str, str], Mapping[str, Any]] = {}
    for one in covered(connection):
        keys = [link.row for link in links if link.what == one.table]
        if keys:
            marks = ", ".join("?" * len(keys))
            found = f"""SELECT CAST({one.key("r")} AS TEXT) AS sayso_key, {one.at} AS sayso_at, r.* FROM "{one.table}" r
                WHERE CAST({one.key("r")} AS TEXT) IN ({marks})"""  # noqa: S608
            for row in map(dict, connection.exec_driver_sql(found, tuple(keys)).mappings()):
                held[one.table, row["sayso_key"]] = row
    return [
        LogRow(
            number=link.number, hash=link.hash, before=link.before, **_told(link.what, held.get((link.what, link.row)))
        )
        for link in links
    ]


def _told(what: str, row: Mapping[str, Any] | None) -> dict[str, Any]:
    if row is None:
        return {"at": "", "who": None, "did": f"{what}: the row is no longer there", "why": None, "document": None}
    who, why, document = row.get("who"), row.get("why"), row.get("document")
    if what == "runs":
        did = f"began: {row['command']}"
    elif what == "acts":
        did, why = row["act"].replace("_", " ") + (f" {row['origin']}" if row["origin"] else ""), row["reason"]
    elif what == "anchors":
        did = f"decision {row['decision']} stands on claim {row['claim'][:12]}"
    else:
        did = f"decision {row['number']}: {row['kind'].replace('_', ' ')}"
        did += f" {row['undoes']}" if row["undoes"] is not None else ""
    return {"at": row["sayso_at"], "who": who, "did": did, "why": why, "document": document}
