"""The door `ledger.browsing`: what pages ask of a ledger of any size."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Hashable, Iterator, Sequence
from contextlib import AbstractContextManager
from pathlib import Path
from threading import Lock
from typing import Any, TypeVar

from sqlalchemy import Connection

from sayso.errors import LedgerError
from sayso.ledger.browsing import choosing, counting, finding, indexes, neighbours, speakers, whole
from sayso.ledger.browsing.asked import Asked
from sayso.ledger.browsing.counting import Counts
from sayso.ledger.browsing.finding import Kept
from sayso.ledger.browsing.neighbours import Beside
from sayso.ledger.browsing.speakers import Outlet, Speaker, SpeakerCounts
from sayso.ledger.entries import DocumentRow, QuarantineRow
from sayso.ledger.tables import sources
from sayso.model import Claim

__all__ = ["Browsing"]

T = TypeVar("T")
Opening = Callable[[], AbstractContextManager[Connection]]
HELD = 256  # answers kept while the ledger does not change


class Browsing:
    """What `Ledger.browsing` gives. Counts are kept as long as the ledger's file does not change."""

    def __init__(self, path: Path, *, reading: Opening, writing: Opening) -> None:
        self._files = (path, path.with_name(path.name + "-wal"))
        self._reading = reading
        self._writing = writing
        self._held: OrderedDict[Hashable, tuple[object, Any]] = OrderedDict()
        self._lock = Lock()
        self._indexed: bool | None = None

    def prepare(self) -> None:
        """Makes the indexes that counts rest on; without the right to write, counts are slower and the same."""
        try:
            with self._writing() as connection:
                indexes.prepare(connection)
        except LedgerError:
            self._indexed = None

    def counts(self, asked: Asked) -> Counts:
        """How many claims answer, and the values of every facet with their counts. Raises UnknownId."""
        return self.look(asked, limit=0)[0]

    def look(self, asked: Asked, *, sort: str = "newest", limit: int, page: int = 1) -> tuple[Counts, list[Kept]]:
        """The counts of a question, and one page of the claims that answer with their reports; the last page at most.

        Raises UnknownId for a report that is not there.
        """
        version, key = self.version, ("counts", asked)
        counts: Counts | None = self._known(key, version)
        if counts is not None and limit == 0:
            return counts, []
        with self._reading() as connection:
            indexed = self._ready(connection)
            with choosing.chosen(connection, asked, indexed=indexed) as made:
                if counts is None:
                    counts = counting.count(connection, asked, made, indexed=indexed)
                    self._keep(key, version, counts)
                offset = (min(page, max(1, -(-counts.total // limit))) - 1) * limit if limit else 0
                kept = finding.page(
                    connection,
                    asked,
                    made.rows,
                    sort=sort,
                    total=counts.total,
                    limit=limit,
                    offset=offset,
                    indexed=indexed,
                )
        return counts, kept

    def every(self, asked: Asked) -> Iterator[Claim]:
        """All claims that answer, in the order in which they were read, a few hundred at a time."""
        after: tuple[int, int] | None = None
        while True:
            with self._reading() as connection:
                found = finding.every(connection, asked, after=after)
            if not found:
                return
            for place, claim in found:
                after = place
                yield claim

    def speakers(self, *, part: str | None = None, kind: Sequence[str] = (), side: Sequence[str] = ()) -> list[Speaker]:
        """The sources that meet the filters, most claims first."""
        return self._once(
            ("speakers", part, tuple(kind), tuple(side)),
            lambda connection: speakers.speakers(
                connection, part=part, kind=kind, side=side, indexed=self._ready(connection)
            ),
        )

    def speaker_counts(self, names: Sequence[str]) -> dict[str, SpeakerCounts]:
        """How each of some sources is carried."""
        return self._once(("carried", tuple(names)), lambda connection: speakers.counts_of(connection, names))

    def outlets(self, name: str) -> list[Outlet]:
        """The outlets that carry a source."""
        return self._once(("outlets", name), lambda connection: speakers.outlets_of(connection, name))

    def speaker_days(self, name: str) -> dict[str, int]:
        """How many claims of a source were published each day."""
        return self._once(("days", name), lambda connection: speakers.by_day(connection, sources.c.name == name))

    def beside(self, document: str) -> dict[str, Beside]:
        """By claim id, the matter of each claim of a report that stands in one with other reports."""
        return self._once(("beside", document), lambda connection: neighbours.beside(connection, document))

    def matter_of(self, claim: str) -> str | None:
        """The id of the matter in which a claim stands; None where it stands in none yet."""
        with self._reading() as connection:
            return neighbours.matter_of(connection, claim)

    def denied(self, names: Sequence[str]) -> dict[str, int] | None:
        """By name, how many claims of a source somebody else denies; None where the ledger keeps no matters."""
        return self._once(
            ("denied", tuple(names)),
            lambda connection: neighbours.denied(connection, names) if neighbours.has_matters(connection) else None,
        )

    def corrected(self, names: Sequence[str]) -> dict[str, int] | None:
        """By name, how many claims of a source a person corrected; None where the ledger keeps no decisions."""
        return self._once(
            ("corrected", tuple(names)),
            lambda connection: (
                neighbours.corrected(connection, names) if neighbours.has_decisions(connection) else None
            ),
        )

    def sizes(self) -> tuple[int, int]:
        """How many reports and claims there are."""
        return self._once(("sizes",), whole.sizes)

    def claims_a_day(self, *, days: int) -> dict[str, int]:
        """How many claims the reports of each of the last days hold."""
        return self._once(("a day", days), lambda connection: whole.claims_a_day(connection, days=days))

    def latest(self, *, limit: int) -> list[DocumentRow]:
        """The newest reports."""
        return self._once(("latest", limit), lambda connection: whole.latest_reports(connection, limit=limit))

    def quarantined(self, *, limit: int) -> tuple[int, list[QuarantineRow]]:
        """How many inputs could not be read, and the last of them."""
        return self._once(("quarantined", limit), lambda connection: whole.newest_quarantined(connection, limit=limit))

    def headlines(self, *, limit: int) -> list[str]:
        """The newest reports whose headline makes a claim."""
        return self._once(("headlines", limit), lambda connection: whole.with_headline_claims(connection, limit=limit))

    def kept_answer(self, key: Hashable, work: Callable[[], T]) -> T:
        """The answer of some work, done once as long as the ledger's file does not change."""
        return self._once(key, lambda _connection: work())

    @property
    def version(self) -> tuple[object, ...]:
        """What changes whenever the ledger's file does."""
        seen: list[object] = []
        for file in self._files:
            try:
                held = file.stat()
            except OSError:
                seen.append(None)
            else:
                seen.append((held.st_mtime_ns, held.st_size, held.st_ino))
        return tuple(seen)

    def _ready(self, connection: Connection) -> bool:
        if not self._indexed:
            self._indexed = indexes.made(connection)
        return self._indexed

    def _once(self, key: Hashable, work: Callable[[Connection], T]) -> T:
        version = self.version
        answer: T | None = self._known(key, version)
        if answer is None:
            with self._reading() as connection:
                answer = work(connection)
            self._keep(key, version, answer)
        return answer

    def _known(self, key: Hashable, version: object) -> Any:
        with self._lock:
            found = self._held.get(key)
            if found is None or found[0] != version:
                return None
            self._held.move_to_end(key)
            return found[1]

    def _keep(self, key: Hashable, version: object, answer: object) -> None:
        with self._lock:
            self._held[key] = (version, answer)
            while len(self._held) > HELD:
                self._held.popitem(last=False)
