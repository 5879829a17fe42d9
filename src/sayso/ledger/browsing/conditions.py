"""A question as conditions on claims, group by group, so that a facet can be counted without its own filter."""

from __future__ import annotations

from typing import Any, Literal

from sqlalchemy import ColumnElement, FromClause, Select, and_, func, or_, select

from sayso.ledger.browsing.asked import BANDS, PUBLISHER, Asked
from sayso.ledger.tables import claims, sources

__all__ = ["Condition", "Group", "conditions", "spoken"]

Condition = ColumnElement[bool]
Group = Literal["told", "where", "whom", "when", "sure"]


def conditions(asked: Asked, rows: FromClause, *, but: Group | None = None) -> list[Condition]:
    """The conditions on some rows of claims, without those of one group; words and voices are not among them."""
    groups = {"told": _told, "where": _where, "whom": _whom, "when": _when, "sure": _sure}
    return [condition for name, made in groups.items() if name != but for condition in made(asked, rows.c)]


def spoken(asked: Asked) -> list[Select[int]]:
    """The claims whose nearest source is of the kinds, sides and names asked for: any of these queries gives some."""
    if not (asked.kind or asked.side or asked.source):
        return []
    s = sources.c
    named = tuple(name for name in asked.source if name != PUBLISHER)
    nearest = select(s.claim).where(s.position == 0)
    ways: list[Select[int]] = []
    if asked.source != (PUBLISHER,):
        ways.append(nearest.where(*_any(s.kind, asked.kind), *_any(s.side, asked.side), *_any(s.name, named)))
    if PUBLISHER in asked.source and not (asked.kind or asked.side):
        ways.append(select(claims.c.number).where(claims.c.number.not_in(nearest)))
    return ways or [nearest.where(s.name == "")]


def _any(held: ColumnElement[Any], wanted: tuple[str, ...]) -> list[Condition]:
    return [held.in_([value.encode("utf-8", "replace").decode() for value in wanted])] if wanted else []


def _told(asked: Asked, c: Any) -> list[Condition]:
    return [*_any(c.event, asked.event), *_any(c.stance, asked.stance), *_any(c.reality, asked.status)]


def _where(asked: Asked, c: Any) -> list[Condition]:
    found = [*_any(c.country, asked.country), *_any(c.place_name, asked.place)]
    return [*found, c.place_name.is_(None)] if asked.lane == "unplaced" else found


def _whom(asked: Asked, c: Any) -> list[Condition]:
    ways = [*_any(c.of_class, asked.klass), *_any(c.by_class, asked.klass)]
    return [or_(*ways)] if ways else []


def _when(asked: Asked, c: Any) -> list[Condition]:
    start, end = c.when_start, c.when_end
    found: list[Condition] = []
    if asked.since is not None or asked.until is not None:
        found.append(or_(start.is_not(None), end.is_not(None)))
    if asked.since is not None:
        found.append(or_(end.is_(None), func.substr(end, 1, 10) >= asked.since))
    if asked.until is not None:
        found.append(or_(start.is_(None), func.substr(start, 1, 10) <= asked.until))
    if asked.month:
        found.append(or_(*(way for month in asked.month for way in _within(start, end, month))))
    if asked.lane == "undated":
        found.append(and_(start.is_(None), end.is_(None)))
    return found


def _within(start: Any, end: Any, month: str) -> list[Condition]:
    """That an interval begins in a month, or ends there where its beginning is open; text compares as days do."""
    after = month + "~"
    return [and_(start >= month, start < after), and_(start.is_(None), end >= month, end < after)]


def _sure(asked: Asked, c: Any) -> list[Condition]:
    ways: list[Condition] = []
    ceiling: float | None = None
    for name, floor in BANDS.items():
        if name in asked.sure:
            within = c.confidence >= floor
            ways.append(within if ceiling is None else and_(within, c.confidence < ceiling))
        ceiling = floor
    return [or_(*ways)] if ways else []
