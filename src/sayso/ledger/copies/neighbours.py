"""The banded join: which documents a document meets.

Two documents meet when they share two bands, in each of which one of them is among the first EARLIEST that printed it;
one band is enough where a document is in capitals, which hide its names. So a sentence that a thousand reports share
joins each of them to the first sixteen, not to one another: the work stays linear, and what meets depends on the
documents alone, not on the order in which they came. On 3,000 generated bulletins two bands leave 26 of 148 neighbours.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import Connection, delete, select

from sayso.ledger.copies.signatures import bands_of, from_bytes
from sayso.ledger.copies.tables import bands, compared, pairs, passages

__all__ = ["EARLIEST", "Met", "drop_pairs", "enter", "leave", "still_met"]

EARLIEST = 16
ENOUGH = 2  # bands that two documents share
AT_ONCE = 500  # documents named in one query
# One question for all bands of a document: those who printed each first, and one more, who tells of others.
_FIRST = """
    SELECT j.value, (SELECT group_concat(document) FROM (
        SELECT document FROM copies_bands WHERE band = j.value ORDER BY printed, document LIMIT ?))
    FROM json_each(?) j"""


@dataclass(frozen=True, slots=True)
class Met:
    """Whom a document meets, and who is no longer among the first of a band because of it."""

    documents: set[int]
    displaced: set[int]


def enter(connection: Connection, document: int, printed: int, held: Sequence[int], *, capitals: bool) -> Met:
    """Enters a document under its bands and tells whom it meets."""
    if held:
        connection.exec_driver_sql(
            "INSERT INTO copies_bands (band, printed, document) VALUES (?, ?, ?)",
            [(band, printed, document) for band in held],
        )
    return _meeting(connection, document, held, capitals=capitals)


def still_met(connection: Connection, document: int) -> set[int]:
    """The documents that one of the ledger meets now, by its kept signatures."""
    row = connection.execute(select(compared).where(compared.c.document == document)).one_or_none()
    if row is None:
        return set()
    return _meeting(connection, document, bands_of(from_bytes(row.signatures)), capitals=row.capitals).documents


def leave(connection: Connection, document: int) -> None:
    """Takes a document out; those that come among the first of a band by it are to be compared anew."""
    row = connection.execute(select(compared).where(compared.c.document == document)).one_or_none()
    if row is None:
        return
    held = bands_of(from_bytes(row.signatures))
    promoted = _meeting(connection, document, held, capitals=row.capitals).displaced
    _erase(connection, document, row.printed, held)
    for number in promoted:
        other = connection.execute(select(compared).where(compared.c.document == number)).one()
        _erase(connection, number, other.printed, bands_of(from_bytes(other.signatures)))


def drop_pairs(connection: Connection, document: int, *, but: set[int] | None = None) -> None:
    """Deletes the pairs of a document, but those with the documents named."""
    for column, other in (("first", "second"), ("second", "first")):
        held = connection.scalars(select(pairs.c[other]).where(pairs.c[column] == document)).all()
        for number in set(held) - (but or set()):
            for table in (passages, pairs):
                connection.execute(delete(table).where(table.c[column] == document, table.c[other] == number))


def _meeting(connection: Connection, document: int, held: Sequence[int], *, capitals: bool) -> Met:
    shared: Counter[int] = Counter()
    displaced: set[int] = set()
    for band, listed in connection.exec_driver_sql(_FIRST, (EARLIEST + 1, json.dumps(held))):
        first = [int(number) for number in (listed or "").split(",") if number]
        if len(first) > EARLIEST and document in first[:EARLIEST]:
            displaced.add(first[EARLIEST])
            shared.update(connection.scalars(select(bands.c.document).where(bands.c.band == band)))
        else:
            shared.update(first[:EARLIEST])
    del shared[document]
    met = {number for number, many in shared.items() if capitals or many >= ENOUGH}
    once = [number for number in shared if number not in met]
    for at in range(0, len(once), AT_ONCE):
        some = compared.c.document.in_(once[at : at + AT_ONCE])
        met.update(connection.scalars(select(compared.c.document).where(some, compared.c.capitals)))
    return Met(met, displaced)


def _erase(connection: Connection, document: int, printed: int, held: Sequence[int]) -> None:
    if held:
        connection.exec_driver_sql(
            "DELETE FROM copies_bands WHERE band = ? AND printed = ? AND document = ?",
            [(band, printed, document) for band in held],
        )
    drop_pairs(connection, document)
    connection.execute(delete(compared).where(compared.c.document == document))
