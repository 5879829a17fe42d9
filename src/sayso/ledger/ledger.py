"""The ledger: documents, their claims and raw bytes, and the log of what was done, behind one door."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cached_property
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Any, Self

from sqlalchemy import Connection, Select, select

from sayso.errors import LedgerError
from sayso.ledger import chain, filters, listing, log, opening, removal, resolve, rows, run, search, verification
from sayso.ledger.browsing import Browsing
from sayso.ledger.chain import LogRow
from sayso.ledger.chain import checking as chain_checking
from sayso.ledger.chain import listing as chain_listing
from sayso.ledger.decisions import Decisions
from sayso.ledger.decisions.rejected import rejected_claims
from sayso.ledger.entries import Changes, DocumentRow, Forgotten, Found, Problem, QuarantineRow, RunRow
from sayso.ledger.filters import Day, Values
from sayso.ledger.matters import Matters
from sayso.ledger.placing import Placing
from sayso.ledger.raw import RawFiles
from sayso.ledger.state import state_of
from sayso.ledger.tables import claims, documents
from sayso.ledger.versions import compare
from sayso.model import Claim, Document

if TYPE_CHECKING:
    from sayso.ledger.copies import Copies
    from sayso.ledger.series.shelf import Shelf

__all__ = ["Ledger"]


class Ledger:
    """The ledger in one SQLite file, with the raw bytes beside it in `NAME.files`.

    Made when there is none, unless `create` is False; migrated when an older sayso wrote it. Raises NotALedger when
    the file is something else or newer, and LedgerError when disk or database refuse. Several processes may write.
    """

    def __init__(self, path: str | os.PathLike[str], *, create: bool = True) -> None:
        self.path = Path(path).absolute()
        self._engine = opening.open_engine(self.path, create=create)
        self._raw = RawFiles(opening.files_folder(self.path))

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Lets go of the file."""
        self._engine.dispose()

    @contextmanager
    def _reading(self) -> Iterator[Connection]:
        with opening.plainly(self.path), self._engine.connect() as connection:
            yield connection

    @contextmanager
    def _writing(self) -> Iterator[Connection]:
        with (
            opening.plainly(self.path),
            self._engine.connect().execution_options(**{opening.WRITING: True}) as connection,
            connection.begin(),
        ):
            yield connection

    @cached_property
    def matters(self) -> Matters:
        """Claims about the same thing, grouped across reports."""
        return Matters(reading=self._reading, writing=self._writing, origins=lambda: self.copies.origins())

    @contextmanager
    def run(self, command: str) -> Iterator[run.Run]:
        """A run, to add documents with; it ends as finished, or as interrupted when an exception leaves it."""
        with opening.plainly(self.path):
            self._raw.folder.mkdir(exist_ok=True)
        with self._writing() as connection:
            number, lock = log.begin(connection, command, self._raw.folder)
        try:
            yield run.Run(number, writing=self._writing, raw=self._raw)
        except BaseException as error:
            with self._writing() as connection:
                log.append(connection, number, "interrupted", reason=f"stopped by {type(error).__name__}")
            raise
        else:
            with self._writing() as connection:
                log.append(connection, number, "finished")
        finally:
            Path(lock.name).unlink(missing_ok=True)
            lock.close()

    @cached_property
    def decisions(self) -> Decisions:
        """What people have decided about claims, and the way to decide."""
        return Decisions(self._reading, self._writing)

    @cached_property
    def placing(self) -> Placing:
        """Claims by place and by month, counted, for maps."""
        return Placing(self.browsing, reading=self._reading, writing=self._writing)

    @cached_property
    def series(self) -> Shelf:
        """The reference series: adds, lists, shows and audits them, and sets claims against them."""
        from sayso.ledger.series.shelf import Shelf  # late: it needs numpy, and most commands do not

        return Shelf(reading=self._reading, writing=self._writing, running=self.run, raw=self._raw)

    def documents(
        self,
        *,
        outlet: Values = None,
        language: Values = None,
        published_since: Day = None,
        published_until: Day = None,
        words: str | None = None,
        limit: int | None = None,
        offset: int = 0,
    ) -> list[DocumentRow]:
        """The documents that meet every filter, in the order they came; a filter may hold several values."""
        conditions = filters.document_conditions(
            outlet=outlet,
            language=language,
            published_since=published_since,
            published_until=published_until,
            words=words,
        )
        with self._reading() as connection:
            return listing.documents_where(connection, *conditions, limit=limit, offset=offset)

    def document(self, name: str) -> Document:
        """The document of that id, of the beginning of one (4 hex digits or more), or of its path or address.

        Raises UnknownId when there is none, or more than one.
        """
        with self._reading() as connection:
            number = resolve.document(connection, name)
            row = connection.execute(select(documents).where(documents.c.number == number)).mappings().one()
        return rows.row_document(row)

    def raw(self, name: str) -> bytes:
        """The bytes that a document was read from. Raises UnknownId, and LedgerError when they are gone."""
        with self._reading() as connection:
            number = resolve.document(connection, name)
            sha256 = connection.scalar(select(documents.c.sha256).where(documents.c.number == number))
        try:
            return self._raw.read(str(sha256))
        except OSError:
            step = "run `sayso verify`, then read the original again"
            raise LedgerError(f"sha256:{sha256}", "its bytes are no longer there", step) from None

    def claims(
        self,
        *,
        event: Values = None,
        stance: Values = None,
        reality: Values = None,
        source: Values = None,
        side: Values = None,
        kind: Values = None,
        place: Values = None,
        country: Values = None,
        klass: Values = None,
        since: Day = None,
        until: Day = None,
        published_since: Day = None,
        published_until: Day = None,
        document: Values = None,
        words: str | None = None,
        rejected: bool = False,
        limit: int | None = None,
        offset: int = 0,
    ) -> list[Claim]:
        """The claims that meet every filter, document by document, in text order; a filter may hold several values.

        `source` and `place` are the beginning of a word of the name, or more of it; the source `publisher` is the
        report's own voice. `source`, `side` and `kind` speak of one and the same source, anywhere in the chain.
        `klass` is that of `of` or `by`. `since` and `until` are days that the claim's interval touches (ISO 8601),
        `published_since` and `published_until` those of the document. `rejected` gives the claims that people rejected,
        and those alone. Raises UnknownId for an unknown document.
        """
        conditions = filters.claim_conditions(
            event=event,
            stance=stance,
            reality=reality,
            source=source,
            side=side,
            kind=kind,
            place=place,
            country=country,
            klass=klass,
            since=since,
            until=until,
            published_since=published_since,
            published_until=published_until,
            words=words,
        )
        with self._reading() as connection:
            if document is not None:
                numbers = [resolve.document(connection, name) for name in filters.several(document)]
                conditions.append(claims.c.document.in_(numbers))
            if rejected:
                return rejected_claims(connection, conditions)[offset:][:limit]
            query = select(claims.c.record).join(documents, documents.c.number == claims.c.document)
            query = query.where(*conditions).order_by(claims.c.document, claims.c.position)
            return [rows.row_claim(record) for record in connection.scalars(_cut(query, limit, offset))]

    def claim(self, name: str) -> Claim:
        """The claim of that id, or of the beginning of one. Raises UnknownId when there is none, or more than one."""
        with self._reading() as connection:
            return rows.row_claim(resolve.claim_record(connection, name))

    def search(self, words: str, *, limit: int | None = 20, offset: int = 0) -> list[Found]:
        """The documents that hold all the words, in the order they came, each with an excerpt.

        Words between quotation marks stand together; a word that ends in `*` stands for all that begin so. Documents
        in languages that are not read are found too.
        """
        condition, results = search.holds(documents, words), list[Found]()
        with self._reading() as connection:
            found = listing.documents_where(connection, condition, limit=limit, offset=offset)
            for row in found:
                held = connection.scalar(select(documents.c.text).where(documents.c.id == row.id))
                shown, marks = search.excerpt(str(held), words)
                results.append(Found(document=row, excerpt=shown, marks=marks))
        return results

    def versions(self, address: str) -> list[DocumentRow]:
        """The documents that stood at an address, the oldest first."""
        with self._reading() as connection:
            return listing.documents_where(connection, resolve.stood_at(address))

    def changes(self, name: str) -> Changes:
        """What a version did to the claims of the one before it; nothing for a first version. Raises UnknownId."""
        with self._reading() as connection:
            number = resolve.document(connection, name)
            previous = connection.scalar(select(documents.c.previous).where(documents.c.number == number))
            if previous is None:
                return Changes()
            return compare(run.claims_of(connection, previous), run.claims_of(connection, number))

    def forget(self, name: str, *, reason: str) -> Forgotten:
        """Removes a document, its claims, its words in the search index and its raw bytes; id and reason stay.

        Nothing of the text remains in the file unless `scrubbed` is False: then another program holds the ledger
        open, and forgetting the same id once more, when it is closed, finishes the work. Raises UnknownId.
        """
        with self._writing() as connection:
            gone = removal.last_forgotten(connection, name)
        if gone is None:
            with self.run("forget") as current, self._writing() as connection:
                gone = removal.remove(connection, current.number, name, reason=reason)
        with self._reading() as connection:
            if not removal.still_needed(connection, gone.id):
                self._raw.remove(gone.id.removeprefix("sha256:"))
        return removal.scrubbed(self._engine, gone)

    def verify(self) -> list[Problem]:
        """What is amiss: kept bytes missing or altered, words not at their span, ids that do not match, stray files."""
        with self._writing() as connection:
            wrong = verification.index_problems(connection)
        with self._reading() as connection:
            return wrong + verification.problems(connection, self._raw)

    @cached_property
    def copies(self) -> Copies:
        """Copies and variants: which reports carry the words of which."""
        from sayso.ledger.copies import Copies  # loads the words of the language

        return Copies(self._reading, self._writing)

    def log(self, *, limit: int = 100, before: int | None = None) -> list[LogRow]:
        """What was done and decided, the newest first, each with its hash; `before` is the number to go on from."""
        with self._reading() as connection:
            return chain_listing.rows(connection, limit=limit, before=before)

    def log_head(self) -> tuple[int, str]:
        """How many rows the log has, and the hash of the last, which stands for all: kept elsewhere, it proves them."""
        with self._reading() as connection:
            return chain.head(connection)

    def log_holds(self, hash_: str) -> bool:
        """Whether the log has a row of that hash; it has not, when it was cut off or written anew since."""
        with self._reading() as connection:
            return chain_checking.holds(connection, hash_)

    def note(self, command: str, act: str, *, thing: str | None = None, why: str | None = None) -> None:
        """Logs an act that changed nothing in the ledger itself: a user added, a tip accepted."""
        with self.run(command) as current, self._writing() as connection:
            log.append(connection, current.number, act, origin=thing, reason=why)

    def state(self) -> tuple[int, ...]:
        """Numbers that change with every act and decision: what was computed of equal states is the same."""
        with self._reading() as connection:
            return state_of(connection)

    def runs(self) -> list[RunRow]:
        """All runs, the oldest first."""
        with self._reading() as connection:
            return log.list_runs(connection)

    def quarantined(self) -> list[QuarantineRow]:
        """All inputs that could not be read, the oldest first."""
        with self._reading() as connection:
            return log.list_quarantined(connection)

    @cached_property
    def browsing(self) -> Browsing:
        """What pages ask: claims by facets with counts, who speaks, claims a day."""
        return Browsing(self.path, reading=self._reading, writing=self._writing)


def _cut(query: Select[Any], limit: int | None, offset: int) -> Select[Any]:
    return query.limit(limit).offset(offset) if limit is not None or offset else query
