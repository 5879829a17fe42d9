"""Filters of lists as conditions of a query: every filter may hold several values, and any of them will do."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence

from sqlalchemy import ColumnElement, and_, exists, func, or_, select, true
from sqlalchemy.sql.elements import KeyedColumnElement

from sayso.ledger import search
from sayso.ledger.tables import claims, documents, sources

__all__ = ["Day", "Values", "claim_conditions", "document_conditions", "several"]

Values = str | Sequence[str] | None
Day = str | dt.date | None
Condition = ColumnElement[bool]

PUBLISHER = "publisher"  # as a source: claims in the report's own voice


def several(values: Values) -> list[str]:
    """One value or many as a list; none for None."""
    return [] if values is None else [values] if isinstance(values, str) else list(values)


def _day(day: Day) -> str | None:
    """The day as ISO 8601 text. Raises ValueError when it is none."""
    if day is None:
        return None
    return (day if isinstance(day, dt.date) else dt.date.fromisoformat(day)).isoformat()[:10]


def _plain(values: Iterable[str]) -> list[str]:
    """The values as the database can take them; what no stored text can hold will simply not be found."""
    return [value.encode("utf-8", "replace").decode() for value in values]


def _any(column: KeyedColumnElement[str], values: Values) -> list[Condition]:
    wanted = several(values)
    return [column.in_(_plain(wanted))] if wanted else []


def _named(column: KeyedColumnElement[str], value: str) -> Condition:
    """That the name holds the words, from the beginning of one on: "ria" is in "RIA Novosti", not in "Nigeria"."""
    key = search.key(value.encode("utf-8", "replace").decode()) or ""
    return column.contains(key, autoescape=True) if key else column == value


def claim_conditions(
    *,
    event: Values = None,
    stance: Values = None,
    reality: Values = None,
    source: Values = None,
    side: Values = None,
    kind: Values = None,
    place: Values = None,
    country: Values = None,
    klass: Values = None,
    since: Day = None,
    until: Day = None,
    published_since: Day = None,
    published_until: Day = None,
    words: str | None = None,
) -> list[Condition]:
    """The conditions on `claims` joined with `documents`. Raises ValueError for what is no ISO date."""
    conditions = [
        *_any(claims.c.event, event),
        *_any(claims.c.stance, stance),
        *_any(claims.c.reality, reality),
        *_any(claims.c.country, [code.upper() for code in several(country)]),
        *_published(published_since, published_until),
        *_between(_day(since), _day(until)),
    ]
    if several(klass):
        classes = _plain(several(klass))
        conditions.append(or_(claims.c.of_class.in_(classes), claims.c.by_class.in_(classes)))
    if several(place):
        conditions.append(
            or_(*(or_(claims.c.place_id == p, _named(claims.c.place_key, p)) for p in _plain(several(place))))
        )
    conditions += _said_by(source, side, kind)
    if words is not None:
        conditions.append(search.holds(claims, words))
    return conditions


def _said_by(source: Values, side: Values, kind: Values) -> list[Condition]:
    """That one and the same source of the chain has the name, the side and the kind."""
    names = several(source)
    wanted = [*_any(sources.c.side, side), *_any(sources.c.kind, kind)]
    spoken = [_named(sources.c.name_key, name) for name in names if name.casefold() != PUBLISHER]
    if not names and not wanted:
        return []
    chain = select(sources.c.claim).where(sources.c.claim == claims.c.number)
    ways: list[Condition] = []
    if spoken or not names:
        ways.append(exists(chain.where(*wanted, or_(*spoken) if spoken else true())))
    if len(spoken) < len(names):
        ways.append(~exists(chain))
    return [or_(*ways)]


def _between(since: str | None, until: str | None) -> list[Condition]:
    """That the claim's interval touches the days from `since` to `until`; an open end reaches on for ever."""
    if since is None and until is None:
        return []
    start, end = claims.c.when_start, claims.c.when_end
    conditions: list[Condition] = [or_(start.is_not(None), end.is_not(None))]
    if since is not None:
        conditions.append(or_(end.is_(None), func.substr(end, 1, 10) >= since))
    if until is not None:
        conditions.append(or_(start.is_(None), func.substr(start, 1, 10) <= until))
    return [and_(*conditions)]


def _published(since: Day, until: Day) -> list[Condition]:
    first, last = _day(since), _day(until)
    conditions: list[Condition] = []
    if first is not None:
        conditions.append(documents.c.date >= first)
    if last is not None:
        conditions.append(documents.c.date <= last)
    return conditions


def document_conditions(
    *,
    outlet: Values = None,
    language: Values = None,
    published_since: Day = None,
    published_until: Day = None,
    words: str | None = None,
) -> list[Condition]:
    """The conditions on `documents`. Raises ValueError for what is no ISO date."""
    conditions = [*_any(documents.c.language, language), *_published(published_since, published_until)]
    if several(outlet):
        conditions.append(or_(*(_named(documents.c.outlet_key, name) for name in several(outlet))))
    if words is not None:
        conditions.append(search.holds(documents, words))
    return conditions
