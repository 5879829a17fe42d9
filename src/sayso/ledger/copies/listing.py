"""What the door answers with: pairs, variants, origins and carriers, from the tables and the words of the documents."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import msgspec
from sqlalchemy import Connection, Row, func, or_, select

from sayso.ledger.copies.pair import Carried, Pair, Printed, Shared, Variant, in_part, reasons_of, whole
from sayso.ledger.copies.tables import compared, pairs, passages
from sayso.ledger.tables import documents
from sayso.model import Claim, Span

__all__ = ["carried_of", "origins_of", "pairs_of", "variants_of"]

_FIRST, _SECOND = documents.alias("earlier"), documents.alias("later")
_SHOWN = [
    held.c[name].label(f"{side}_{name}")
    for held, side in ((_FIRST, "first"), (_SECOND, "second"))
    for name in ("id", "outlet", "title", "date")
]


def pairs_of(connection: Connection, document: int | None) -> list[Pair]:
    """The pairs in which enough is shared, those that share most first."""
    query = select(pairs, *_SHOWN).join(_FIRST, _FIRST.c.number == pairs.c.first)
    query = query.join(_SECOND, _SECOND.c.number == pairs.c.second)
    if document is not None:
        query = query.where(or_(pairs.c.first == document, pairs.c.second == document))
    rows = [row for row in connection.execute(query) if _is_pair(row)]
    stood = _passages(connection, document)
    found = []
    for row in rows:
        shared = tuple(stood.get((row.first, row.second), ()))
        first, second = _printed(row, "first"), _printed(row, "second")
        later, earlier = (
            whole(row.second_shared, row.second_alike),
            whole(row.first_shared, row.first_alike),
        )
        found.append(
            Pair(
                first=first,
                second=second,
                copy="both" if later and earlier else "second" if later else "first" if earlier else None,
                first_shared=round(row.first_shared, 3),
                second_shared=round(row.second_shared, 3),
                longest=row.longest,
                passages=shared,
                reasons=reasons_of(
                    first,
                    second,
                    shares=(row.first_shared, row.second_shared),
                    longest=row.longest,
                    kinds=[passage.kind for passage in shared],
                ),
            )
        )
    return sorted(found, key=lambda p: (-max(p.first_shared, p.second_shared), p.first.document, p.second.document))


def variants_of(connection: Connection, document: int | None, *, kinds: Sequence[str]) -> list[Variant]:
    """The passages of those kinds, with the words of both documents."""
    sides = (
        (_FIRST, passages.c.first_start, passages.c.first_end),
        (_SECOND, passages.c.second_start, passages.c.second_end),
    )
    cut = [func.substr(held.c.text, start + 1, end - start) for held, start, end in sides]
    query = select(passages, *_SHOWN, cut[0].label("first_words"), cut[1].label("second_words"))
    query = query.join(_FIRST, _FIRST.c.number == passages.c.first)
    query = query.join(_SECOND, _SECOND.c.number == passages.c.second).where(passages.c.kind.in_(kinds))
    if document is not None:
        query = query.where(or_(passages.c.first == document, passages.c.second == document))
    found = [
        Variant(
            first=_printed(row, "first"),
            second=_printed(row, "second"),
            first_span=Span(row.first_start, row.first_end),
            second_span=Span(row.second_start, row.second_end),
            first_words=row.first_words,
            second_words=row.second_words,
            marks=tuple(
                (_within(first, row.first_start), _within(second, row.second_start))
                for first, second in _marks(row.marks)
            ),
            differs=row.kind,
        )
        for row in connection.execute(query)
    ]
    last = "9999"
    return sorted(
        found,
        key=lambda v: (v.first.day or last, v.first.document, v.first_span, v.second.day or last, v.second.document),
    )


def origins_of(connection: Connection) -> dict[str, str]:
    """Copies as a whole, each with the document that it goes back to: of those it copies the first, and so on back."""
    order: dict[int, tuple[int, str]] = {}
    earliest: dict[int, int] = {}
    query = select(pairs.c.first, pairs.c.second, pairs.c.second_shared, pairs.c.second_alike)
    rows = [row for row in connection.execute(query) if whole(row.second_shared, row.second_alike)]
    if not rows:
        return {}
    named = select(compared.c.document, compared.c.printed, documents.c.id)
    for held in connection.execute(named.join(documents, documents.c.number == compared.c.document)).mappings():
        order[held["document"]] = (held["printed"], held["id"])
    for row in rows:
        known = earliest.get(row.second)
        if known is None or order[row.first] < order[known]:
            earliest[row.second] = row.first
    found = {}
    for document in earliest:
        origin = document
        while origin in earliest:  # each step goes to an earlier document, so it ends
            origin = earliest[origin]
        found[order[document][1]] = order[origin][1]
    return found


def carried_of(connection: Connection, claim: Claim) -> list[Carried]:
    """The documents that share the passage in which a claim stands."""
    number = connection.scalar(select(documents.c.number).where(documents.c.id == claim.document))
    found = []
    for mine, theirs in (("first", "second"), ("second", "first")):
        query = (
            select(passages, documents.c.id)
            .join(documents, documents.c.number == passages.c[theirs])
            .where(
                passages.c[mine] == number,
                passages.c.kind == "same",
                passages.c[f"{mine}_start"] <= claim.span.start,
                passages.c[f"{mine}_end"] >= claim.span.end,
            )
        )
        for held in connection.execute(query).mappings():
            span = Span(held[f"{theirs}_start"], held[f"{theirs}_end"])
            found.append(Carried(document=held["id"], span=span, before=theirs == "first"))
    return sorted(found, key=lambda held: (not held.before, held.document, held.span))


def _is_pair(row: Row[Any]) -> bool:
    return in_part(row.first_shared, row.second_shared, row.longest)


def _printed(row: Row[Any], side: str) -> Printed:
    held = row._mapping
    return Printed(
        document=held[f"{side}_id"],
        outlet=held[f"{side}_outlet"],
        title=held[f"{side}_title"],
        day=held[f"{side}_date"],
    )


def _passages(connection: Connection, document: int | None) -> dict[tuple[int, int], list[Shared]]:
    query = select(passages).order_by(passages.c.first, passages.c.second, passages.c.position)
    if document is not None:
        query = query.where(or_(passages.c.first == document, passages.c.second == document))
    found: dict[tuple[int, int], list[Shared]] = {}
    for row in connection.execute(query):
        shared = Shared(
            kind=row.kind,
            first=Span(row.first_start, row.first_end),
            second=Span(row.second_start, row.second_end),
            marks=tuple(_marks(row.marks)),
        )
        found.setdefault((row.first, row.second), []).append(shared)
    return found


def _marks(kept: str) -> list[tuple[Span, Span]]:
    decoded = msgspec.json.decode(kept, type=list[tuple[tuple[int, int], tuple[int, int]]])
    return [(Span(*first), Span(*second)) for first, second in decoded]


def _within(span: Span, start: int) -> Span:
    return Span(span.start - start, span.end - start)
