"""The triggers by which every new row of a covered table is linked, whoever writes it, and links stay as they are."""

from __future__ import annotations

from sqlalchemy import Connection

from sayso.ledger.chain.covered import covered
from sayso.ledger.chain.links import statements

__all__ = ["triggers"]


def triggers(connection: Connection) -> dict[str, str]:
    """The bodies of the triggers by name. A program that does not know `sayso_hash` cannot add a row."""
    if connection.exec_driver_sql("SELECT 1 FROM sqlite_master WHERE name = 'chain'").first() is None:
        return {}  # a ledger on its way from an older version
    made = {
        f"chain_{verb}": f"""BEFORE {verb.upper()} ON chain
        BEGIN SELECT RAISE(ABORT, 'the chain is append-only: it says what was done, and stays'); END"""
        for verb in ("update", "delete")
    }
    for one in covered(connection):
        linking = "; ".join(statements(one, "new"))
        made[f"{one.table}_linked"] = f"AFTER INSERT ON {one.table} BEGIN {linking}; END"
        if one.fading:
            emptied = " AND ".join(f"new.{column} IS NULL" for column in one.fading)
            made[f"{one.table}_faded"] = f"""AFTER UPDATE ON {one.table} WHEN {emptied}
                BEGIN DELETE FROM chain_salts WHERE what = '{one.table}'
                AND row = CAST({one.key("new")} AS TEXT); END"""  # noqa: S608
    return made
