"""The shelf of series: the door to them in a ledger; it loads and stores, and pure functions do the rest."""

from __future__ import annotations

import datetime as dt
import hashlib
import re
from collections.abc import Callable, Iterable, Sequence
from contextlib import AbstractContextManager
from dataclasses import replace
from typing import Any

from sqlalchemy import Connection, RowMapping, insert, select

from sayso.errors import LedgerError, UnknownId
from sayso.ledger import log, resolve, rows
from sayso.ledger.raw import RawFiles
from sayso.ledger.run import Run
from sayso.ledger.series import audit as audits
from sayso.ledger.series.asked import Asked, asked_beside, asked_of_claim, asked_of_words
from sayso.ledger.series.beside import Printed, alike_pattern, matters_about, printed_otherwise, told_in
from sayso.ledger.series.book import Book
from sayso.ledger.series.cells import cells_of
from sayso.ledger.series.comparison import Comparison, compare
from sayso.ledger.series.entries import Cell, Counts, Finding, Refusal, SeriesAdded, SeriesRow
from sayso.ledger.series.mapping import SeriesMap, completed, parsed
from sayso.ledger.series.sheet import Sheet, sheet_of
from sayso.ledger.series.storing import all_rows, cell_row, cells_in, named, newest, series_row
from sayso.ledger.series.tables import refusals, series, series_cells
from sayso.ledger.tables import claims as claim_table
from sayso.ledger.tables import documents
from sayso.model import Claim, Document, Matter, Saying

__all__ = ["Shelf"]

Connecting = Callable[[], AbstractContextManager[Connection]]
Running = Callable[[str], AbstractContextManager[Run]]
_CLAIM = re.compile(r"[0-9a-f]{4,16}")
_NAME = re.compile(r"[^\W_][\w .,()-]{0,79}")


class Shelf:
    """What `Ledger.series` gives: adds reference tables, lists, shows and audits them, sets claims against them."""

    def __init__(self, *, reading: Connecting, writing: Connecting, running: Running, raw: RawFiles) -> None:
        self._reading = reading
        self._writing = writing
        self._running = running
        self._raw = raw
        self._books: dict[int, Book] = {}
        self._audits: dict[int, list[Finding]] = {}

    def add(
        self,
        data: bytes,
        *,
        name: str,
        origin: str,
        map: str | None = None,
        by: str | None = None,
        counts: Counts | None = None,
        licence: str | None = None,
        credit: str | None = None,
        as_of: str | None = None,
    ) -> SeriesAdded:
        """Keeps a table with its bytes; the same bytes under the same name, map and voice change nothing.

        Another file of the same name is a new version, and takes over what is not given. `as_of` (ISO 8601) is the day
        of all rows where no column tells one. Refused rows are logged as quarantined, and the rest is kept. Raises
        UnreadableInput for what is no table, and LedgerError where the map does not fit.
        """
        if not _NAME.fullmatch(name):
            raise LedgerError(name or "--name", "it is no name for a series", "take letters, digits, blanks, hyphens")
        sheet, sha256 = sheet_of(data, origin=origin), hashlib.sha256(data).hexdigest()
        with self._reading() as connection:
            before = newest(connection, name)
        series_map, guessed = _map(sheet, map, before, as_of)
        held: dict[str, Any] = {"by": by, "counts": counts, "licence": licence, "credit": credit, "as_of": as_of}
        held = {field: value or (before[field] if before else None) for field, value in held.items()}
        held["counts"] = held["counts"] or "recorded"
        told = held | {"sha256": sha256, "map": str(series_map)}
        cells, refused = cells_of(sheet, series_map)
        found: dict[str, Any] = {"rows": len(sheet.rows), "cells": len(cells), "map": str(series_map)}
        if before is not None and all(before[field] == value for field, value in told.items()):
            return SeriesAdded(name=name, version=before["version"], outcome="known", **found)
        if not cells:
            why = f"none of its rows gives a figure ({refused[0].reason})" if refused else "it holds no figures"
            raise LedgerError(origin, why, "give another --map; see docs/series.md")
        with self._running(f"series add {name}") as run:
            self._raw.put(data, sha256)
            with self._writing() as connection:
                version = (newest(connection, name) or {"version": 0})["version"] + 1
                row = told | {
                    "name": name,
                    "version": version,
                    "run": run.number,
                    "size": len(data),
                    "form": sheet.form,
                    "origin": log.printable(origin),
                    "retrieved": log.now(),
                    "items": series_map.items,
                    "rows": len(sheet.rows),
                    "cells": len(cells),
                    "refused": len(refused),
                }
                number = connection.execute(insert(series).values(**row).returning(series.c.number)).scalar_one()
                connection.execute(insert(series_cells), [cell_row(number, cell) for cell in cells])
                if refused:
                    connection.execute(
                        insert(refusals),
                        [{"series": number, "line": one.line, "reason": one.reason} for one in refused],
                    )
                log.append(connection, run.number, "series", origin=f"{name}, version {version}")
                for one in refused:
                    log.append(
                        connection,
                        run.number,
                        "quarantined",
                        origin=f"{origin}, line {one.line}",
                        error="WrongContent",
                        reason=one.reason,
                        step="mend the row, then add the table again",
                    )
        return SeriesAdded(
            name=name,
            version=version,
            outcome="new_version" if before is not None else "added",
            guessed=guessed,
            refused=tuple(refused),
            **found,
        )

    def all(self, *, versions: bool = False) -> list[SeriesRow]:
        """The series by name, each as its newest version; with `versions` every version, the oldest first."""
        with self._reading() as connection:
            return [series_row(connection, row) for row in all_rows(connection, every=versions)]

    def show(self, name: str, *, version: int | None = None) -> tuple[SeriesRow, list[Cell], list[Refusal]]:
        """A series, its figures in the order of the table, and its refused rows. Raises UnknownId."""
        with self._reading() as connection:
            row = named(connection, name, version)
            query = select(refusals.c.line, refusals.c.reason).where(refusals.c.series == row["number"])
            refused = [Refusal(line, reason) for line, reason in connection.execute(query.order_by(refusals.c.number))]
            return series_row(connection, row), cells_in(connection, row["number"]), refused

    def audit(self, name: str) -> list[Finding]:
        """What does not add up in the newest version of a series, and which names may be one. Raises UnknownId."""
        with self._reading() as connection:
            row = named(connection, name, None)
            if row["number"] not in self._audits:
                self._audits[row["number"]] = audits.audit(self._book(connection, row))
            return self._audits[row["number"]]

    def compare(
        self,
        what: str | Claim | Asked | Document,
        *,
        claims: Sequence[Claim] = (),
        date: str | None = None,
        side: str | None = None,
        matters: Iterable[Matter] = (),
        variants: Iterable[Saying] | None = None,
    ) -> list[Comparison]:
        """A claimed figure beside every series: one comparison a figure.

        `what` is a claim or its id, a document's id, path or address (all its claims with figures), a document that
        the ledger does not hold with its `claims`, or words ("217 tanks captured"). `date` (ISO 8601) and `side`
        (alpha-3) are used where the claim or the words tell none; given for words, they win. `matters` are those to
        look for other voices in; `variants` the sayings among which the same sentence is looked for with another
        figure, by default all claims of the ledger of the same event and class.
        """
        with self._reading() as connection:
            books = [self._book(connection, row) for row in all_rows(connection)]
            known = frozenset().union(*(book.systems for book in books))
            held = list(matters)
            found = []
            for asked in _asked(connection, what, claims, date=date, side=side, known=known):
                if asked.figures:
                    sayings = _alike(connection, asked) if variants is None else variants
                    printed = printed_otherwise(asked, sayings)
                else:
                    printed = ()
                told = told_in(matters_about(asked, held)) if held else ()
                found.append(compare(asked, books, told=told, printed=printed))
        return found

    def asked(
        self, what: str | Claim | Document, *, claims: Sequence[Claim] = (), date: str | None, side: str | None
    ) -> list[Asked]:
        """What a claim, a document or words ask, one for each figure; see `compare`."""
        with self._reading() as connection:
            books = [self._book(connection, row) for row in all_rows(connection)]
            known = frozenset().union(*(book.systems for book in books))
            return _asked(connection, what, claims, date=date, side=side, known=known)

    def printed(self, claim: Claim) -> tuple[Printed, ...]:
        """Where the ledger's reports print the sentence of a claim with another figure."""
        asked = asked_of_claim(claim)
        with self._reading() as connection:
            return printed_otherwise(asked, _alike(connection, asked)) if asked.figures else ()

    def book(self, name: str, *, version: int | None = None) -> Book:
        """A series laid out for look-ups, the newest version unless one is named. Raises UnknownId."""
        with self._reading() as connection:
            return self._book(connection, named(connection, name, version))

    def _book(self, connection: Connection, row: RowMapping) -> Book:
        """The book of a version: versions never change, so it is laid out once."""
        number = row["number"]
        if number not in self._books:
            self._books[number] = Book(series_row(connection, row), cells_in(connection, number))
        return self._books[number]


def _map(
    sheet: Sheet, given: str | None, before: RowMapping | None, as_of: str | None
) -> tuple[SeriesMap, tuple[str, ...]]:
    if given is None and before is not None:
        try:
            return completed(parsed(before["map"]), sheet, as_of=as_of)[0], ()
        except LedgerError:
            pass  # the new file has other columns: read anew
    return completed(parsed(given) if given else SeriesMap(), sheet, as_of=as_of)


def _asked(
    connection: Connection,
    what: str | Claim | Asked | Document,
    given: Sequence[Claim],
    *,
    date: str | None,
    side: str | None,
    known: frozenset[str],
) -> list[Asked]:
    if isinstance(what, Document):
        day = what.date.value if what.date else None
        told = [asked_of_claim(claim, published=day, known=known) for claim in given]
        told = [replace(asked, date=asked.date or date, side=asked.side or side) for asked in told]
        return _of_document(what.text, zip(given, told, strict=True), known)
    if isinstance(what, Asked):
        return [what]
    if isinstance(what, Claim):
        return [_of_claim(connection, what, date, side, known)]
    if _CLAIM.fullmatch(what):
        try:
            claim = rows.row_claim(resolve.claim_record(connection, what))
        except UnknownId:
            pass  # the beginning of a document's id, or a bare number
        else:
            return [_of_claim(connection, claim, date, side, known)]
    try:
        number = resolve.document(connection, what)
    except UnknownId:
        return asked_of_words(what, date=date, side=side, known=known)
    query = select(claim_table.c.record).where(claim_table.c.document == number).order_by(claim_table.c.position)
    held = [rows.row_claim(record) for record in connection.scalars(query)]
    text = str(connection.scalar(select(documents.c.text).where(documents.c.number == number)))
    found = [_of_claim(connection, claim, date, side, known) for claim in held]
    return _of_document(text, zip(held, found, strict=True), known)


def _of_document(text: str, claimed: Iterable[tuple[Claim, Asked]], known: frozenset[str]) -> list[Asked]:
    """What the claims of a document ask, and the systems named beside them; what cannot be compared is left out."""
    found: list[Asked] = []
    for claim, asked in claimed:
        if asked.why_not is None:
            beside = asked_beside(asked, claim, text, known) if known and asked.figures else []
            found += [asked, *(one for one in beside if one not in found)]
    return found


def _of_claim(connection: Connection, claim: Claim, date: str | None, side: str | None, known: frozenset[str]) -> Asked:
    written = connection.scalar(select(documents.c.date).where(documents.c.id == claim.document))
    published = dt.date.fromisoformat(str(written)[:10]) if written else None
    asked = asked_of_claim(claim, published=published, known=known)
    return replace(asked, date=asked.date or date, side=asked.side or side)


def _alike(connection: Connection, asked: Asked) -> list[Saying]:
    """The claims of the same event, class and sentence but for its figures, as their documents carry them."""
    query = (
        select(claim_table.c.record, documents.c.outlet, documents.c.title, documents.c.date)
        .join(documents, documents.c.number == claim_table.c.document)
        .where(claim_table.c.event == ("destroyed" if asked.status == "lost" else asked.status))
        .where(claim_table.c.of_class == asked.klass, claim_table.c.count_words.is_not(None))
        .where(claim_table.c.text.like(alike_pattern(asked), escape="\\"))
    )
    return [
        Saying(
            claim=rows.row_claim(record),
            outlet=outlet,
            title=title,
            published=dt.date.fromisoformat(date[:10]) if date else None,
        )
        for record, outlet, title, date in connection.execute(query)
    ]
