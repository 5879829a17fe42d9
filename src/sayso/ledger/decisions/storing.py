"""Decisions as rows: read whole, appended, and never changed but for what forgetting takes."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import msgspec
from sqlalchemy import ColumnElement, Connection, func, insert, select, update

from sayso.ledger import log
from sayso.ledger.decisions.tables import anchors, decisions
from sayso.model import Anchor, Decision, Span

__all__ = ["append", "forget", "load", "of_document", "of_subject"]

_WITH_WORDS = ("add", "set")  # kinds whose value holds words of the document


def load(connection: Connection, *conditions: ColumnElement[bool]) -> list[Decision]:
    """The decisions that meet the conditions, with their anchors, in the order in which they came."""
    query = select(decisions).where(*conditions).order_by(decisions.c.number)
    rows = connection.execute(query).mappings().all()
    held: dict[int, list[Anchor]] = {row["number"]: [] for row in rows}
    which = select(decisions.c.number).where(*conditions)
    stands = select(anchors).where(anchors.c.decision.in_(which)).order_by(anchors.c.decision, anchors.c.position)
    for row in connection.execute(stands).mappings():
        held[row["decision"]].append(
            Anchor(
                claim=row["claim"],
                document=row["document"],
                span=Span(row["span_start"], row["span_end"]),
                event=row["event"],
                source=row["source"],
                text=row["text"],
            )
        )
    return [
        Decision(
            number=row["number"],
            kind=row["kind"],
            at=row["at"],
            who=row["who"],
            why=row["why"],
            value=None if row["value"] is None else msgspec.json.decode(row["value"]),
            undoes=row["undoes"],
            subject=row["subject"],
            anchors=tuple(held[row["number"]]),
        )
        for row in rows
    ]


def of_document(connection: Connection, document: str) -> list[Decision]:
    """The decisions that are anchored in a document, by its id."""
    return load(connection, decisions.c.number.in_(select(anchors.c.decision).where(anchors.c.document == document)))


def of_subject(connection: Connection, subject: int) -> list[Decision]:
    """All that was said about one claim."""
    return load(connection, decisions.c.subject == subject)


def append(
    connection: Connection,
    kind: str,
    *,
    who: str,
    why: str | None = None,
    value: Mapping[str, Any] | None = None,
    undoes: int | None = None,
    subject: int | None = None,
    stands: Sequence[Anchor] = (),
) -> int:
    """Adds a decision and gives its number; without `subject` it is the first on its claim."""
    number = 1 + (connection.scalar(select(func.max(decisions.c.number))) or 0)  # a writer is alone
    connection.execute(
        insert(decisions).values(
            number=number,
            kind=kind,
            at=log.now(),
            who=log.printable(who),
            why=None if why is None else log.printable(why),
            value=None if value is None else msgspec.json.encode(value).decode(),
            undoes=undoes,
            subject=number if subject is None else subject,
        )
    )
    for position, anchor in enumerate(stands):
        connection.execute(
            insert(anchors).values(
                decision=number,
                position=position,
                claim=anchor.claim,
                document=anchor.document,
                span_start=anchor.span.start,
                span_end=anchor.span.end,
                event=anchor.event,
                source=anchor.source,
                text=anchor.text,
            )
        )
    return number


def forget(connection: Connection, document: str) -> None:
    """Takes from decisions what they hold of a document's words; called when its row is gone, else it is refused."""
    touched = select(anchors.c.decision).where(anchors.c.document == document)
    connection.execute(update(decisions).where(decisions.c.number.in_(touched)).values(why=None))
    spoken = decisions.c.number.in_(touched) & decisions.c.kind.in_(_WITH_WORDS)
    connection.execute(update(decisions).where(spoken).values(value=None))
    connection.execute(update(anchors).where(anchors.c.document == document).values(text=None, source=None))
