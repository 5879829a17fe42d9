"""Links: what a person decided about pairs of claims, that they are one matter or that they are not.

Append-only: an undoing is a row of its own. A link is anchored to the documents' ids, the spans and the event of both
claims, so that it holds when a report is read anew; where no such claim is found it rests until there is one again.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Literal

from sqlalchemy import Connection, func, insert, select

from sayso.errors import LedgerError
from sayso.ledger import log
from sayso.ledger.matters.tables import matter_links
from sayso.ledger.tables import claims, documents
from sayso.model import Claim, Span

__all__ = ["Anchor", "Judged", "Link", "Links"]

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


@dataclass(frozen=True, slots=True, kw_only=True)
class Judged:
    """One decision on links as a history shows it: which claims it spoke of, and by whom it was undone, if it was."""

    decision: int
    at: str
    who: str
    why: str
    judgement: Judgement
    pairs: tuple[tuple[Anchor, Anchor], ...]
    undone: int | None = None
    undone_by: str | None = None
    undone_at: str | None = None
    undone_why: str = ""

    @property
    def last(self) -> int:
        """The number of the last word on it: its own, or that of its undoing."""
        return self.undone or self.decision

    def in_words(self) -> str:
        """What was said last: "Ann decided on 2 May that 2 claims are not one matter (decision 4)"."""
        if self.undone is not None:
            return f"{self.undone_by} undid decision {self.decision} on {str(self.undone_at)[:10]}"
        claims = {anchor for pair in self.pairs for anchor in pair}
        judged = "are one matter" if self.judgement == "same" else "are not one matter"
        return f"{self.who} decided on {self.at[:10]} that {len(claims)} claims {judged} (decision {self.decision})"


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
                one=_anchor(row, "one"),
                other=_anchor(row, "other"),
            )
            for row in rows
            if row.judgement != "undo" and row.decision not in undone
        ]

    def history(self, claims_of: Collection[int]) -> list[Judged]:
        """All decisions that speak of one of these claims, by number, undone or not, the oldest first."""
        rows = self._connection.execute(select(matter_links).order_by(matter_links.c.number)).all()
        if not rows:
            return []
        stands = self._stands(claims_of)
        undone = {row.undoes: row for row in rows if row.judgement == "undo"}
        pairs: dict[int, list[tuple[Anchor, Anchor]]] = {}
        heads: dict[int, Any] = {}
        for row in rows:
            if row.judgement != "undo":
                pair = _anchor(row, "one"), _anchor(row, "other")
                pairs.setdefault(row.decision, []).append(pair)
                heads.setdefault(row.decision, row)
        found = []
        for decision, held in pairs.items():
            if not any(_touches(anchor, stands) for pair in held for anchor in pair):
                continue
            row, gone = heads[decision], undone.get(decision)
            found.append(
                Judged(
                    decision=decision,
                    at=row.at,
                    who=row.who,
                    why=row.why,
                    judgement=row.judgement,
                    pairs=tuple(held),
                    undone=gone.decision if gone else None,
                    undone_by=gone.who if gone else None,
                    undone_at=gone.at if gone else None,
                    undone_why=gone.why if gone else "",
                )
            )
        return found

    def _stands(self, numbers: Collection[int]) -> dict[tuple[str, str], list[Span]]:
        """Where claims stand, by document and event."""
        held: dict[tuple[str, str], list[Span]] = {}
        wanted = sorted(numbers)
        for start in range(0, len(wanted), 500):
            query = (
                select(documents.c.id, claims.c.event, claims.c.span_start, claims.c.span_end)
                .join(documents, documents.c.number == claims.c.document)
                .where(claims.c.number.in_(wanted[start : start + 500]))
            )
            for row in self._connection.execute(query):
                held.setdefault((row.id, row.event), []).append(Span(row.span_start, row.span_end))
        return held

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


def _anchor(row: Any, which: str) -> Anchor:
    return Anchor(*(getattr(row, f"{which}_{name}") for name in ("document", "start", "end", "event")))


def _touches(anchor: Anchor, stands: Mapping[tuple[str, str], Sequence[Span]]) -> bool:
    spans = stands.get((anchor.document, anchor.event), ())
    return any(span.start < anchor.end and span.end > anchor.start for span in spans)


def _columns(which: str, anchor: Anchor) -> dict[str, object]:
    return {f"{which}_{name}": getattr(anchor, name) for name in ("document", "start", "end", "event")}
