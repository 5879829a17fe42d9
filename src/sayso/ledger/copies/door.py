"""The door `ledger.copies`: which reports are copies or variants of which, kept as reports come in."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from contextlib import AbstractContextManager

import msgspec
from sqlalchemy import Connection, insert, select

from sayso.ledger import resolve
from sayso.ledger.copies import listing
from sayso.ledger.copies.comparison import Meeting, compare
from sayso.ledger.copies.neighbours import drop_pairs, enter, still_met
from sayso.ledger.copies.pair import Carried, Pair, Variant
from sayso.ledger.copies.printing import printed
from sayso.ledger.copies.signatures import Signatures, bands_of, from_bytes, likely, signatures_of
from sayso.ledger.copies.tables import compared, pairs, passages
from sayso.ledger.copies.wording import Wording, wording_of
from sayso.ledger.tables import documents
from sayso.model import Claim, Region

__all__ = ["Copies"]

Opening = Callable[[], AbstractContextManager[Connection]]
HELD = 400  # wordings kept at hand while many documents are compared: a few megabytes
AT_ONCE = 500  # documents named in one query


class Copies:
    """What `Ledger.copies` gives. Pairs, variants and origins are proposals with their reasons.

    The state is a pure function of the documents: the order of reading does not matter. Each query first compares the
    documents that are not compared yet.
    """

    def __init__(self, reading: Opening, writing: Opening) -> None:
        self._reading = reading
        self._writing = writing
        self._wordings: dict[int, Wording] = {}

    def refresh(self) -> int:
        """Compares the documents that were not compared yet, each in one transaction; gives how many there were."""
        waiting = (
            select(documents.c.number)
            .outerjoin(compared, compared.c.document == documents.c.number)
            .where(compared.c.document.is_(None))
            .order_by(documents.c.number)
        )
        with self._reading() as connection:
            numbers = connection.scalars(waiting).all()
        done = 0
        for number in numbers:
            with self._writing() as connection:
                done += self._add(connection, number)
        self._wordings.clear()
        return done

    def pairs(self, document: str | None = None) -> list[Pair]:
        """The pairs of reports that share passages, those that share most first; of one document where it is named.

        Raises UnknownId for a document that is not held.
        """
        self.refresh()
        with self._reading() as connection:
            number = None if document is None else resolve.document(connection, document)
            return listing.pairs_of(connection, number)

    def variants(self, document: str | None = None, *, words: bool = False) -> list[Variant]:
        """The sentences that stand in two reports with another figure in each, by the day of the first.

        `words` adds those with another name, side, class or a denial. Raises UnknownId.
        """
        self.refresh()
        with self._reading() as connection:
            number = None if document is None else resolve.document(connection, document)
            return listing.variants_of(connection, number, kinds=("figure", "words") if words else ("figure",))

    def origins(self) -> dict[str, str]:
        """For each document that is a copy as a whole, the document that it goes back to."""
        self.refresh()
        with self._reading() as connection:
            return listing.origins_of(connection)

    def carried(self, claim: Claim) -> list[Carried]:
        """The other reports that have the words of a claim, with the same figures; a variant is none of them."""
        self.refresh()
        with self._reading() as connection:
            return listing.carried_of(connection, claim)

    def _add(self, connection: Connection, number: int) -> int:
        row = connection.execute(
            select(documents.c.id, documents.c.date, compared.c.document)
            .outerjoin(compared, compared.c.document == documents.c.number)
            .where(documents.c.number == number)
        ).one_or_none()
        if row is None or row.document is not None:  # forgotten, or compared by another program
            return 0
        self._load(connection, {number})
        wording, order = self._wordings[number], printed(row.date, row.id)
        signatures = signatures_of(wording.stretches())
        connection.execute(
            insert(compared).values(
                document=number,
                printed=order,
                capitals=wording.capitals,
                signatures=signatures.astype("<u2").tobytes(),
            )
        )
        met = enter(connection, number, order, bands_of(signatures), capitals=wording.capitals)
        near = _likely(connection, signatures, met.documents)
        self._load(connection, {number, *near})
        found = []
        for other, theirs in near.items():
            earlier, later = sorted(((order, number), (theirs, other)))
            meeting = compare(self._wordings[earlier[1]], self._wordings[later[1]])
            if meeting.passages:
                found.append((earlier[1], later[1], meeting))
        _keep(connection, found)
        for displaced in met.displaced:
            drop_pairs(connection, displaced, but=still_met(connection, displaced))
        return 1

    def _load(self, connection: Connection, numbers: set[int]) -> None:
        """Makes sure that the wordings of some documents are at hand."""
        missing = sorted(numbers - self._wordings.keys())
        for number in sorted(numbers & self._wordings.keys()):  # those used last go last
            self._wordings[number] = self._wordings.pop(number)
        for number in list(self._wordings)[: max(0, len(self._wordings) + len(missing) - HELD)]:
            if number not in numbers:
                del self._wordings[number]
        for at in range(0, len(missing), AT_ONCE):
            query = select(documents.c.number, documents.c.text, documents.c.regions)
            for row in connection.execute(query.where(documents.c.number.in_(missing[at : at + AT_ONCE]))):
                regions = msgspec.json.decode(row.regions, type=tuple[Region, ...])
                self._wordings[row.number] = wording_of(row.text, regions)


def _likely(connection: Connection, signatures: Signatures, met: set[int]) -> Mapping[int, int]:
    """Those of the documents met whose words are worth comparing, with their order of printing."""
    found = {}
    numbers = sorted(met)
    for at in range(0, len(numbers), AT_ONCE):
        for row in connection.execute(select(compared).where(compared.c.document.in_(numbers[at : at + AT_ONCE]))):
            if likely(signatures, from_bytes(row.signatures)):
                found[row.document] = row.printed
    return found


def _keep(connection: Connection, found: list[tuple[int, int, Meeting]]) -> None:
    rows: list[dict[str, object]] = []
    kept: list[dict[str, object]] = []
    for first, second, meeting in found:
        names: dict[str, object] = {"first": first, "second": second}
        rows.append(
            names
            | {
                "first_shared": meeting.share(0, "same"),
                "second_shared": meeting.share(1, "same"),
                "first_alike": meeting.share(0, "same", "figure", "words"),
                "second_alike": meeting.share(1, "same", "figure", "words"),
                "longest": meeting.longest,
            }
        )
        kept += [
            names
            | {
                "position": position,
                "kind": alike.kind,
                "first_start": alike.first.start,
                "first_end": alike.first.end,
                "second_start": alike.second.start,
                "second_end": alike.second.end,
                "marks": msgspec.json.encode([[a.to_record(), b.to_record()] for a, b in alike.marks]).decode(),
            }
            for position, alike in enumerate(meeting.passages)
        ]
    if rows:
        connection.execute(insert(pairs), rows)
        connection.execute(insert(passages), kept)
