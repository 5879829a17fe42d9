"""Which document or claim a person means: an id, the beginning of one, a path or an address."""

from __future__ import annotations

import re
from pathlib import Path

from sqlalchemy import ColumnElement, Connection, Table, or_, select

from sayso.errors import UnknownId
from sayso.ledger.tables import claims, documents

__all__ = ["claim_record", "document", "stood_at"]

SHORTEST = 4  # characters of the beginning of an id
_HEX = re.compile(r"(?:sha256:)?([0-9a-f]{4,64})")
_BEYOND = "\U0010ffff"  # sorts after every character of an id


def stood_at(address: str) -> ColumnElement[bool]:
    """That a document was reported at an address, or read from it."""
    plain = _plain(address)
    return or_(documents.c.reported_at == plain, documents.c.address == plain, documents.c.origin == plain)


def document(connection: Connection, name: str) -> int:
    """The number of the document meant. Raises UnknownId when there is none, or more than one."""
    prefix = _HEX.fullmatch(name.lower())
    found = _beginning(connection, documents, f"sha256:{prefix[1]}") if prefix else []
    if not found:
        names = select(documents.c.number, documents.c.id).where(
            or_(stood_at(name), stood_at(str(Path(name).absolute())))
        )
        found = [(row.number, row.id) for row in connection.execute(names.order_by(documents.c.number))]
    return _one(found, name, "document", "list them with `sayso documents`")


def claim_record(connection: Connection, name: str) -> str:
    """The record of the claim meant. Raises UnknownId when there is none, or more than one."""
    found = _beginning(connection, claims, _plain(name)) if len(name) >= SHORTEST else []
    number = _one(found, name, "claim", "list them with `sayso claims`")
    return str(connection.scalar(select(claims.c.record).where(claims.c.number == number)))


def _plain(name: str) -> str:
    return name.encode("utf-8", "replace").decode()


def _beginning(connection: Connection, table: Table, prefix: str) -> list[tuple[int, str]]:
    """Numbers and ids that begin so; the whole id wins over longer ones."""
    query = select(table.c.number, table.c.id).where(table.c.id >= prefix, table.c.id < prefix + _BEYOND)
    found = [(row.number, row.id) for row in connection.execute(query.order_by(table.c.id).limit(4))]
    return found[:1] if found and found[0][1] == prefix else found


def _one(found: list[tuple[int, str]], name: str, noun: str, step: str) -> int:
    if len(found) == 1:
        return found[0][0]
    shown = name.encode("utf-8", "backslashreplace").decode()
    if not found:
        raise UnknownId(shown, f"the ledger holds no such {noun}", step)
    which = ", ".join(held[: len("sha256:") + 12] for _, held in found[:3]) + (" ..." if len(found) > 3 else "")
    raise UnknownId(shown, f"more than one {noun} is meant", f"name one of them: {which}")
