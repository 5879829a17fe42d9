"""The door to matters: `ledger.matters`."""

from __future__ import annotations

import getpass
from collections.abc import Callable, Iterable, Mapping, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass

from sqlalchemy import ColumnElement, Connection, RowMapping, Select, func, select

from sayso.errors import LedgerError, UnknownId
from sayso.ledger import resolve
from sayso.ledger.copies import voices_of
from sayso.ledger.filters import Values
from sayso.ledger.matters import reasons
from sayso.ledger.matters.asking import conditions_of
from sayso.ledger.matters.keeping import sayings_of
from sayso.ledger.matters.links import Judged, Link, Links
from sayso.ledger.matters.profiles import decoded
from sayso.ledger.matters.shelf import CHOSEN, chosen, put, realign, reopen
from sayso.ledger.matters.steps import regroup
from sayso.ledger.matters.tables import matter_claims, matter_documents, matter_profiles, matters
from sayso.ledger.matters.telling import in_order
from sayso.ledger.matters.traits import Traits
from sayso.ledger.rows import row_claim
from sayso.ledger.tables import claims, documents
from sayso.model import Claim, Matter, MatterKind

__all__ = ["MatterRow", "Matters"]

Connecting = Callable[[], AbstractContextManager[Connection]]
AT_ONCE = 1_000  # documents of one step, which is one transaction
SHORTEST = 4


@dataclass(frozen=True, slots=True, kw_only=True)
class MatterRow:
    """A matter as lists show it; days are those of the reports, ISO 8601; `conflicts` says what voices disagree on."""

    id: str
    kind: MatterKind
    event: str
    title: str
    figures: str | None
    claims: int
    documents: int
    voices: int
    first: str | None
    last: str | None
    conflicts: tuple[str, ...]


class Matters:
    """What is claimed about the same thing. Every grouping is a proposal with reasons; a person's link wins."""

    def __init__(self, *, reading: Connecting, writing: Connecting, origins: Callable[[], Mapping[str, str]]) -> None:
        self._reading = reading
        self._writing = writing
        self._origins = origins  # of documents that are copies: a copy is a carrier, no voice

    def refresh(self) -> int:
        """Groups what is not grouped yet, step by step, and gives how many documents that were.

        Each step is one transaction. The outcome is that of grouping all at once, in whatever order reports came.
        """
        grouped = 0
        while self._pending():
            with self._writing() as connection:
                new = connection.scalars(_ungrouped().limit(AT_ONCE)).all()
                judged = Links(connection).settled()
                linked = {claim for pair in judged for claim in pair}
                put(connection, new, linked)
                realign(connection, new, judged)
                regroup(connection, judged)
                grouped += len(new)
        return grouped

    def _pending(self) -> bool:
        loose = select(matter_claims.c.claim).where(matter_claims.c.matter.is_(None)).limit(1)
        unmarked = select(matter_profiles.c.profile).where(matter_profiles.c.pending == True).limit(1)  # noqa: E712
        with self._reading() as connection:
            return any(connection.execute(query).first() for query in (_ungrouped().limit(1), loose, unmarked))

    def all(
        self,
        *,
        event: Values = None,
        side: Values = None,
        place: Values = None,
        kind: Values = None,
        klass: Values = None,
        figure: int | None = None,
        words: str | None = None,
        conflicting: bool = False,
        least: int = 1,
        limit: int | None = None,
        offset: int = 0,
    ) -> list[MatterRow]:
        """The matters that meet every filter, the newest first; a filter may hold several values.

        `side` is that of who did it or of whom it was done to, `place` the beginning of a word of the name, or the id,
        `kind` incident or total, `klass` that of whom it was done to, `figure` a bound of one of its figures, `words`
        words of a claim, `least` how many claims there must be; `conflicting`: only those in which voices disagree.
        """
        self.refresh()
        conditions = conditions_of(
            event=event,
            side=side,
            place=place,
            kind=kind,
            klass=klass,
            figure=figure,
            words=words,
            conflicting=conflicting,
            least=least,
        )
        query = select(matters).where(*conditions).order_by(matters.c.last.desc(), matters.c.id)
        if limit is not None or offset:
            query = query.limit(-1 if limit is None else limit).offset(offset)
        with self._reading() as connection:
            return _rows(connection, connection.execute(query).mappings().all(), self._origins())

    def count(
        self,
        *,
        event: Values = None,
        side: Values = None,
        place: Values = None,
        kind: Values = None,
        klass: Values = None,
        figure: int | None = None,
        words: str | None = None,
        conflicting: bool = False,
        least: int = 1,
    ) -> int:
        """How many matters meet the filters of `all`."""
        self.refresh()
        conditions = conditions_of(
            event=event,
            side=side,
            place=place,
            kind=kind,
            klass=klass,
            figure=figure,
            words=words,
            conflicting=conflicting,
            least=least,
        )
        with self._reading() as connection:
            return connection.scalar(select(func.count()).select_from(matters).where(*conditions)) or 0

    def conflicts(self, *, limit: int | None = None, offset: int = 0) -> list[MatterRow]:
        """The matters in which voices disagree: on stance, status or figures; the newest first."""
        return self.all(conflicting=True, limit=limit, offset=offset)

    def matter(self, name: str) -> Matter:
        """The matter of that id, of the beginning of one, or in which the claim of that id stands. Raises UnknownId."""
        self.refresh()
        with self._reading() as connection:
            row = connection.execute(select(matters).where(matters.c.id == self._named(connection, name))).one()
            numbers = connection.scalars(select(matter_claims.c.claim).where(matter_claims.c.matter == row.id)).all()
            sayings = in_order(sayings_of(connection, numbers).values())
            links = Links(connection).holding()
            traits = _traits(connection, numbers)
        return Matter(
            id=row.id,
            kind=row.kind,
            event=row.event,
            title=row.title,
            sayings=tuple(sayings),
            voices=voices_of(sayings, origins=self._origins()),
            reasons=reasons.why(sayings, traits, links),
        )

    def whole(self, *, event: str) -> list[Matter]:
        """Every matter of an event with all its sayings and voices, by id, for counting; `reasons` stay empty."""
        self.refresh()
        return self._whole(matters.c.event == event)

    def some(self, ids: Sequence[str]) -> list[Matter]:
        """The matters of these ids with all their sayings and voices, in the order of the ids; `reasons` stay empty."""
        self.refresh()
        held = {matter.id: matter for matter in self._whole(matters.c.id.in_(ids))}
        return [held[name] for name in ids if name in held]

    def _whole(self, *conditions: ColumnElement[bool]) -> list[Matter]:
        origins = self._origins()
        with self._reading() as connection:
            rows = connection.execute(select(matters).where(*conditions).order_by(matters.c.id)).all()
            inside = select(matter_claims.c.matter, matter_claims.c.claim).join(
                matters, matters.c.id == matter_claims.c.matter
            )
            members: dict[str, list[int]] = {}
            for matter, claim in connection.execute(inside.where(*conditions)):
                members.setdefault(matter, []).append(claim)
            said = sayings_of(connection, [claim for held in members.values() for claim in held])
        found = []
        for row in rows:
            sayings = in_order(said[claim] for claim in members[row.id])
            found.append(
                Matter(
                    id=row.id,
                    kind=row.kind,
                    event=row.event,
                    title=row.title,
                    sayings=tuple(sayings),
                    voices=voices_of(sayings, origins=origins),
                    reasons={},
                )
            )
        return found

    def _named(self, connection: Connection, name: str) -> str:
        plain = name.encode("utf-8", "replace").decode().lower()
        found = []
        if len(plain) >= SHORTEST:
            query = select(matters.c.id).where(matters.c.id >= plain, matters.c.id < plain + "\U0010ffff")
            found = list(connection.scalars(query.order_by(matters.c.id).limit(4)))
        if len(found) > 1 and found[0] != plain:
            raise UnknownId(name, "more than one matter is meant", f"name one of them: {', '.join(found)}")
        if found:
            return str(found[0])
        try:
            claim = row_claim(resolve.claim_record(connection, name))
        except UnknownId as unknown:
            shown = unknown.thing
            raise UnknownId(shown, "the ledger holds no such matter", "list them with `sayso matters`") from None
        return str(
            connection.scalar(
                select(matter_claims.c.matter)
                .join(claims, claims.c.number == matter_claims.c.claim)
                .where(claims.c.id == claim.id)
            )
        )

    def links(self) -> list[Link]:
        """The links that a person decided and that hold, the oldest first."""
        with self._reading() as connection:
            return Links(connection).holding()

    def history(self, name: str) -> list[Judged]:
        """All decisions on links of the claims of a matter, undone or not, the oldest first. Raises UnknownId."""
        self.refresh()
        with self._reading() as connection:
            return self._history(connection, self._named(connection, name))

    def _history(self, connection: Connection, matter: str) -> list[Judged]:
        inside = select(matter_claims.c.claim).where(matter_claims.c.matter == matter)
        return Links(connection).history(connection.scalars(inside).all())

    def accept(self, one: str, other: str, *, who: str | None = None, why: str = "", expects: int | None = None) -> int:
        """Decides that two claims are one matter; gives the decision's number. Raises UnknownId.

        `expects` is the number of the last decision on the matter of `one` that the decider saw (0: none), here and
        below: when another has come since, LedgerError tells what it said, and nothing is written.
        """
        return self._decide("same", lambda connection: [self._pair(connection, one, other)], who, why, (one, expects))

    def reject(self, one: str, other: str, *, who: str | None = None, why: str = "", expects: int | None = None) -> int:
        """Decides that two claims are not one matter; gives the decision's number. Raises UnknownId."""
        return self._decide("apart", lambda connection: [self._pair(connection, one, other)], who, why, (one, expects))

    def split(self, claim: str, *, who: str | None = None, why: str = "", expects: int | None = None) -> int:
        """Takes a claim out of its matter: it stands with none of the others there; gives the decision's number."""
        self._refuse_unseen(claim, expects)
        held = self.matter(claim)
        with self._reading() as connection:
            out = row_claim(resolve.claim_record(connection, claim))
        pairs = [(out, saying.claim) for saying in held.sayings if saying.claim.id != out.id]
        if not pairs:
            raise LedgerError(f"claim {out.id}", "it stands alone already", "nothing is to do")
        return self._decide("apart", lambda _: pairs, who, why, (claim, expects))

    def merge(self, one: str, other: str, *, who: str | None = None, why: str = "", expects: int | None = None) -> int:
        """Decides that two matters are one; gives the decision's number. Raises UnknownId and LedgerError."""
        self._refuse_unseen(one, expects)
        first, second = self.matter(one), self.matter(other)
        if first.id == second.id:
            raise LedgerError(f"matter {first.id}", "both names are of this matter", "name two matters")
        head, *rest = (saying.claim for saying in (*first.sayings, *second.sayings))
        return self._decide("same", lambda _: [(head, claim) for claim in rest], who, why, (one, expects))

    def undo(self, decision: int, *, who: str | None = None, why: str = "") -> None:
        """Takes back a decision on links; the log keeps it. Raises LedgerError when there is none that holds."""
        with self._writing() as connection:
            gone = Links(connection).undo(decision, who=who or _somebody(), why=why)
            self._reopen(connection, gone)
        self.refresh()

    def _pair(self, connection: Connection, one: str, other: str) -> tuple[Claim, Claim]:
        first, second = (row_claim(resolve.claim_record(connection, name)) for name in (one, other))
        if first.id == second.id:
            raise LedgerError(f"claim {first.id}", "both names are of this claim", "name two claims")
        return first, second

    def _refuse_unseen(self, name: str, expects: int | None, connection: Connection | None = None) -> None:
        """Raises LedgerError where somebody decided on a matter since the decider looked at it."""
        if expects is None:
            return
        if connection is None:
            self.refresh()
            with self._reading() as reading:
                self._refuse_unseen(name, expects, reading)
            return
        matter = self._named(connection, name)
        fresh = [judged for judged in self._history(connection, matter) if judged.last > expects]
        if fresh:
            raise LedgerError(f"matter {matter}", fresh[-1].in_words(), "look at it again, then decide")

    def _decide(
        self,
        judgement: str,
        pairs: Callable[[Connection], Sequence[tuple[Claim, Claim]]],
        who: str | None,
        why: str,
        seen: tuple[str, int | None],
    ) -> int:
        self.refresh()
        with self._writing() as connection:
            self._refuse_unseen(*seen, connection)
            links = Links(connection)
            number = links.add(
                "same" if judgement == "same" else "apart", pairs(connection), who=who or _somebody(), why=why
            )
            self._reopen(connection, [link for link in links.holding() if link.decision == number])
        self.refresh()
        return number

    def _reopen(self, connection: Connection, touched: Iterable[Link]) -> None:
        """Puts the claims of these links anew, with profiles of their own while a link on them holds."""
        links = Links(connection)
        numbers = {links.claim(anchor) for link in touched for anchor in (link.one, link.other)}
        reopen(connection, {number for number in numbers if number is not None}, links.settled())


def _ungrouped() -> Select[int]:
    return (
        select(documents.c.number)
        .outerjoin(matter_documents, matter_documents.c.document == documents.c.number)
        .where(matter_documents.c.document.is_(None))
        .order_by(documents.c.number)
    )


def _traits(connection: Connection, numbers: Sequence[int]) -> dict[str, Traits]:
    """The traits of claims by the claims' ids."""
    chosen(connection, numbers)
    query = (
        select(claims.c.id, matter_profiles.c.traits)
        .join(matter_claims, matter_claims.c.claim == claims.c.number)
        .join(matter_profiles, matter_profiles.c.profile == matter_claims.c.profile)
        .where(claims.c.number.in_(CHOSEN))
    )
    return {claim: decoded(data) for claim, data in connection.execute(query)}


def _rows(connection: Connection, found: Sequence[RowMapping], origins: Mapping[str, str]) -> list[MatterRow]:
    members: dict[str, list[int]] = {row["id"]: [] for row in found}
    names = list(members)
    for start in range(0, len(names), 500):
        query = select(matter_claims.c.matter, matter_claims.c.claim)
        for matter, claim in connection.execute(query.where(matter_claims.c.matter.in_(names[start : start + 500]))):
            members[matter].append(claim)
    said = sayings_of(connection, [claim for held in members.values() for claim in held])
    rows = []
    for row in found:
        sayings = in_order(said[claim] for claim in members[row["id"]])
        rows.append(
            MatterRow(
                documents=len({saying.claim.document for saying in sayings}),
                voices=len(voices_of(sayings, origins=origins)),
                conflicts=tuple(row["conflicts"].split()),
                **{name: row[name] for name in ("id", "kind", "event", "title", "figures", "claims", "first", "last")},
            )
        )
    return rows


def _somebody() -> str:
    try:
        return getpass.getuser()
    except (KeyError, OSError):
        return "unknown"
