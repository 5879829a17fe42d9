"""What a person decides on: the claim meant, in its document, with all that was said about it before."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import Connection, Table, select, union

from sayso.errors import LedgerError, UnknownId
from sayso.ledger import resolve, rows
from sayso.ledger.decisions import applying, storing
from sayso.ledger.decisions.entries import in_words
from sayso.ledger.decisions.replay import Replay, in_force
from sayso.ledger.decisions.tables import anchors, proposals
from sayso.ledger.tables import claims, documents
from sayso.model import Anchor, Claim, Decision, Document

__all__ = ["Scene", "document_of", "refuse_unseen"]

_BEYOND = "\U0010ffff"  # sorts after every character of an id
_STEP = "list them with `sayso claims`, rejected ones with --rejected"


@dataclass(frozen=True, slots=True)
class Scene:
    """A claim as decided, with its document's number, its own anchor, and the decisions on it so far."""

    document: int
    claim: Claim
    anchor: Anchor
    before: tuple[Decision, ...]

    @property
    def subject(self) -> int | None:
        """The first decision on the claim, or None."""
        return self.before[0].subject if self.before else None

    @classmethod
    def of(cls, connection: Connection, name: str) -> Scene:
        """The scene of the claim meant, rejected ones too. Raises UnknownId."""
        claim, document = _meant(connection, name)
        replay = applying.replay_of(connection, document)
        held = next((c for c in _all(replay) if c.id == claim), None)
        if held is None:
            reason = "the last run no longer yields this claim, or its adding was undone"
            raise UnknownId(claim, reason, "see `sayso decisions --orphans`, or add it by marking its words")
        subject = replay.subjects.get(claim)
        if subject is None:
            return cls(document, held, Anchor.of(held), ())
        before = tuple(storing.of_subject(connection, subject))
        return cls(document, held, Anchor.of(replay.bases[subject]), before)


def _all(replay: Replay) -> list[Claim]:
    return [*replay.claims, *(claim for claim, _ in replay.rejected)]


def _meant(connection: Connection, name: str) -> tuple[str, int]:
    """Id and document number of the claim meant, among those shown, rejected, added and proposed."""
    prefix = name.encode("utf-8", "replace").decode()
    if len(prefix) < resolve.SHORTEST:
        raise UnknownId(prefix, "the ledger holds no such claim", _STEP)

    def begins(table: Table, column: str) -> object:
        return (table.c[column] >= prefix) & (table.c[column] < prefix + _BEYOND)

    found = connection.execute(
        union(
            select(claims.c.id, claims.c.document).where(begins(claims, "id")),  # type: ignore[arg-type]
            select(proposals.c.id, proposals.c.document).where(begins(proposals, "id")),  # type: ignore[arg-type]
            select(anchors.c.claim, documents.c.number)
            .join(documents, documents.c.id == anchors.c.document)
            .where(begins(anchors, "claim"), anchors.c.text.is_not(None)),  # type: ignore[arg-type]
        )
    ).all()
    exact = [row for row in found if row[0] == prefix] or found
    if not exact:
        shown = name.encode("utf-8", "backslashreplace").decode()
        raise UnknownId(shown, "the ledger holds no such claim", _STEP)
    if len(exact) > 1:
        which = ", ".join(sorted(row[0] for row in exact)[:3])
        raise UnknownId(prefix, "more than one claim is meant", f"name one of them: {which}")
    return exact[0][0], exact[0][1]


def document_of(connection: Connection, number: int) -> Document:
    """The document of a number."""
    return rows.row_document(connection.execute(select(documents).where(documents.c.number == number)).mappings().one())


def refuse_unseen(thing: str, before: tuple[Decision, ...], expects: int | None) -> None:
    """Raises LedgerError when somebody has decided since the decision `expects` (0 for none); None expects nothing."""
    last = before[-1].number if before else 0
    if expects is None or expects == last:
        return
    if not last:
        raise LedgerError(thing, f"there is no decision {expects} on it", "look at it again, then decide")
    seen = before[-1]
    why = f" ({seen.why})" if seen.why else ""
    undone = "" if seen.number in in_force(before) else ", undone since"
    raise LedgerError(
        thing,
        f"{seen.who} decided on it since: {in_words(seen)}{why}, decision {seen.number}{undone}",
        "look at it again, then decide anew",
    )
