"""A question as conditions on claims, group by group, so that a facet can be counted without its own filter."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Literal

from sqlalchemy import ColumnElement, Connection, and_, column, func, or_, select, table, text

from sayso.ledger import filters, resolve
from sayso.ledger.browsing.asked import BANDS, PUBLISHER, Asked
from sayso.ledger.tables import claims, sources

__all__ = ["Group", "conditions", "hits_of", "voiced"]

Condition = ColumnElement[bool]
Group = Literal["told", "where", "whom", "when", "sure", "voice"]

_HITS = table("browse_hits", column("number"))


def conditions(asked: Asked, *, but: Group | None = None) -> list[Condition]:
    """The conditions of all groups but one; those of words and names are not among them, see `hits_of`."""
    groups = {"told": _told, "where": _where, "whom": _whom, "when": _when, "sure": _sure, "voice": _voice}
    return [condition for name, made in groups.items() if name != but for condition in made(asked)]


@contextmanager
def hits_of(connection: Connection, asked: Asked) -> Iterator[list[Condition]]:
    """The condition that a claim is among those with the words and names asked for; they are looked up only once."""
    loose = filters.claim_conditions(words=asked.words, source=asked.who, place=asked.where)
    if asked.report is not None:
        loose.append(claims.c.document == resolve.document(connection, asked.report))
    if not loose:
        yield []
        return
    connection.execute(text("CREATE TEMP TABLE browse_hits (number INTEGER PRIMARY KEY)"))
    try:
        connection.execute(_HITS.insert().from_select(["number"], select(claims.c.number).where(*loose)))
        yield [claims.c.number.in_(select(_HITS.c.number))]
    finally:
        connection.execute(text("DROP TABLE temp.browse_hits"))


def _any(held: ColumnElement[str], wanted: tuple[str, ...]) -> list[Condition]:
    return [held.in_([value.encode("utf-8", "replace").decode() for value in wanted])] if wanted else []


def _told(asked: Asked) -> list[Condition]:
    c = claims.c
    return [*_any(c.event, asked.event), *_any(c.stance, asked.stance), *_any(c.reality, asked.status)]


def _where(asked: Asked) -> list[Condition]:
    found = [*_any(claims.c.country, asked.country), *_any(claims.c.place_name, asked.place)]
    return [*found, claims.c.place_name.is_(None)] if asked.lane == "unplaced" else found


def _whom(asked: Asked) -> list[Condition]:
    ways = [*_any(claims.c.of_class, asked.klass), *_any(claims.c.by_class, asked.klass)]
    return [or_(*ways)] if ways else []


def _when(asked: Asked) -> list[Condition]:
    start, end = claims.c.when_start, claims.c.when_end
    found = filters.claim_conditions(since=asked.since, until=asked.until)
    if asked.month:
        found += _any(func.substr(func.coalesce(start, end), 1, 7), asked.month)
    if asked.lane == "undated":
        found.append(and_(start.is_(None), end.is_(None)))
    return found


def _sure(asked: Asked) -> list[Condition]:
    ways: list[Condition] = []
    ceiling: float | None = None
    for name, floor in BANDS.items():
        if name in asked.sure:
            within = claims.c.confidence >= floor
            ways.append(within if ceiling is None else and_(within, claims.c.confidence < ceiling))
        ceiling = floor
    return [or_(*ways)] if ways else []


def voiced(asked: Asked) -> list[Condition]:
    """The conditions on the nearest source's row: its kind, its side, its name."""
    s = sources.c
    named = tuple(name for name in asked.source if name != PUBLISHER)
    return [*_any(s.kind, asked.kind), *_any(s.side, asked.side), *_any(s.name, named)]


def _voice(asked: Asked) -> list[Condition]:
    if not (asked.kind or asked.side or asked.source):
        return []
    nearest = select(sources.c.claim).where(sources.c.position == 0)
    ways: list[Condition] = []
    if asked.source != (PUBLISHER,):
        ways.append(claims.c.number.in_(nearest.where(*voiced(asked))))
    if PUBLISHER in asked.source and not (asked.kind or asked.side):
        ways.append(claims.c.number.not_in(nearest))
    return [or_(*ways)]
