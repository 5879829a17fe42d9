"""Links: what a person decided about pairs of claims, that they are one matter or that they are not.

Append-only: an undoing is a row of its own. A link is anchored to the documents' ids, the spans and the event of both
claims, so that it holds when a report is read anew; where no such claim is found it rests until there is one again.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

from sqlalchemy import Connection, func, insert, select

from sayso.errors import LedgerError
from sayso.ledger import log
from sayso.ledger.matters.tables import matter_links
from sayso.ledger.tables import claims, documents
from sayso.model import Claim, Span

__all__ = ["Anchor", "Link", "Links"]

Judgement = Literal["same", "apart"]


@dataclass(frozen=True, slots=True, order=True)
class Anchor:
    """Where a claim stands: its document, its span, its event."""

    document: str
    start: int
    end: int
    event: str

    @classmethod
    def of(cls, claim: Claim) -> Anchor:
        """The anchor of a claim."""
        return cls(claim.document, claim.span.start, claim.span.end, claim.event)


@dataclass(frozen=True, slots=True, kw_only=True)
class Link:
    """A decision on a pair: its number (links of one decision share it), when, who, why, which way, which two."""

    decision: int
    at: str
    who: str
    why: str
    judgement: Judgement
    one: Anchor
    other: Anchor


class Links:
    """The links of a ledger, over one connection. A narrow door, so that another store of decisions can stand here."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def add(self, judgement: Judgement, pairs: Iterable[tuple[Claim, Claim]], *, who: str, why: str) -> int:
        """Appends links under one decision, and gives its number."""
        number, at = self._next(), log.now()
        rows = [
            {"decision": number, "at": at, "who": log.printable(who), "why": log.printable(why), "judgement": judgement}
            | _columns("one", Anchor.of(min(pair, key=Anchor.of)))
            | _columns("other", Anchor.of(max(pair, key=Anchor.of)))
            for pair in pairs
        ]
        if rows:
            self._connection.execute(insert(matter_links), rows)
        return number

    def undo(self, decision: int, *, who: str, why: str) -> list[Link]:
        """Appends that a decision no longer holds, and gives its links. Raises LedgerError when it does not hold."""
        gone = [link for link in self.holding() if link.decision == decision]
        if not gone:
            step = "list the links that hold with `sayso matters --links`"
            raise LedgerError(f"link {decision}", "there is no such decision, or it was undone", step)
        row = {"decision": self._next(), "at": log.now(), "who": log.printable(who), "why": log.printable(why)}
        self._connection.execute(insert(matter_links).values(**row, judgement="undo", undoes=decision))
        return gone

    def holding(self) -> list[Link]:
        """The links that were not undone, the oldest first."""
        rows = self._connection.execute(select(matter_links).order_by(matter_links.c.number)).all()
        undone = {row.undoes for row in rows if row.judgement == "undo"}
        return [
            Link(
                decision=row.decision,
                at=row.at,
                who=row.who,
                why=row.why,
                judgement=row.judgement,
                one=Anchor(row.one_document, row.one_start, row.one_end, row.one_event),
                other=Anchor(row.other_document, row.other_start, row.other_end, row.other_event),
            )
            for row in rows
            if row.judgement != "undo" and row.decision not in undone
        ]

    def settled(self) -> dict[tuple[int, int], Judgement]:
        """The pairs of claims' numbers as they are judged now: of two links on one pair, the later holds."""
        held: dict[tuple[int, int], Judgement] = {}
        for link in self.holding():
            numbers = [number for number in map(self.claim, (link.one, link.other)) if number is not None]
            if len(set(numbers)) == 2:
                held[min(numbers), max(numbers)] = link.judgement
        return held

    def claim(self, anchor: Anchor) -> int | None:
        """The number of the claim at an anchor: of that event, and with most of its characters; None for none."""
        query = (
            select(claims.c.number, claims.c.span_start, claims.c.span_end, claims.c.id)
            .join(documents, documents.c.number == claims.c.document)
            .where(documents.c.id == anchor.document, claims.c.event == anchor.event)
            .where(claims.c.span_start < anchor.end, claims.c.span_end > anchor.start)
        )
        place = Span(anchor.start, anchor.end)
        found = [
            (-place.overlap(span), abs(len(span) - len(place)), row.id, row.number)
            for row in self._connection.execute(query)
            for span in (Span(row.span_start, row.span_end),)
        ]
        return min(found)[-1] if found else None

    def _next(self) -> int:
        return 1 + (self._connection.scalar(select(func.max(matter_links.c.decision))) or 0)


def _columns(which: str, anchor: Anchor) -> dict[str, object]:
    return {f"{which}_{name}": getattr(anchor, name) for name in ("document", "start", "end", "event")}
