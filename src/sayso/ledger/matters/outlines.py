"""Outlines: sayings from the columns of the ledger, without the places of their words.

A record of JSON takes six times as long to read, and a running total has thousands of claims that a row of a list is
made from each time that one is added.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from typing import Any

from sqlalchemy import Connection, select

from sayso.ledger.matters.shelf import CHOSEN, chosen
from sayso.ledger.tables import claims, documents, sources
from sayso.model import Actor, Claim, Count, Place, Saying, Source, Span, When

__all__ = ["outlines_of"]

_NOWHERE = Span(0, 1)


def outlines_of(connection: Connection, numbers: Iterable[int]) -> dict[int, Saying]:
    """The sayings of claims, by the claims' numbers, with the claim's own span and words alone; others are blank."""
    chosen(connection, numbers)
    chains: dict[int, list[Source]] = {}
    spoken = select(sources.c.claim, sources.c.name, sources.c.kind, sources.c.side)
    query = spoken.where(sources.c.claim.in_(CHOSEN)).order_by(sources.c.claim, sources.c.position)
    for number, name, kind, side in connection.execute(query):
        chains.setdefault(number, []).append(Source(text=name, span=_NOWHERE, name=name, kind=kind, side=side))
    columns = [claims.c[name] for name in _COLUMNS]
    told = select(*columns, documents.c.id.label("report"), documents.c.outlet, documents.c.title, documents.c.date)
    rows = connection.execute(
        told.join(documents, documents.c.number == claims.c.document).where(claims.c.number.in_(CHOSEN))
    )
    return {row.number: _saying(row, tuple(chains.get(row.number, ()))) for row in rows}


_COLUMNS = (
    "number id part span_start span_end text event stance reality by_name by_side by_class of_name of_side of_class "
    "count_words count_low count_high scope approximate vague place_name place_id country when_start when_end"
).split()


def _saying(row: Any, chain: tuple[Source, ...]) -> Saying:
    return Saying(
        claim=Claim(
            id=row.id,
            document=row.report,
            part=row.part,
            span=Span(row.span_start, row.span_end),
            text=row.text,
            event=row.event,
            stance=row.stance,
            reality=row.reality,
            sources=chain,
            by=_actor(row.by_name, row.by_side, row.by_class),
            of=_actor(row.of_name, row.of_side, row.of_class),
            count=None if row.count_words is None else _count(row),
            place=None
            if row.place_name is None
            else Place(text="", span=_NOWHERE, name=row.place_name, id=row.place_id, country=row.country),
            when=None
            if row.when_start is None and row.when_end is None
            else When(text="", span=_NOWHERE, start=row.when_start, end=row.when_end),
        ),
        outlet=row.outlet,
        title=row.title,
        published=None if row.date is None else dt.date.fromisoformat(row.date),
    )


def _actor(name: str | None, side: str | None, klass: str | None) -> Actor | None:
    return None if name is None else Actor(text="", span=_NOWHERE, name=name, side=side, klass=klass)


def _count(row: Any) -> Count:
    return Count(
        text="",
        span=_NOWHERE,
        low=row.count_low,
        high=row.count_high,
        scope=row.scope,
        approximate=bool(row.approximate),
        vague=bool(row.vague),
    )
