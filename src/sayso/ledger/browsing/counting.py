"""How many claims each value of each facet has, with all other filters, and its own set aside.

Each group of facets is one pass over an index in its own order: no claim is read, and nothing is sorted.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, FromClause, Select, func, select

from sayso.ledger.browsing.asked import PUBLISHER, Asked, band_of
from sayso.ledger.browsing.choosing import Chosen
from sayso.ledger.browsing.conditions import Group, conditions
from sayso.ledger.browsing.indexes import BY_CLASS, BY_CONFIDENCE, BY_DAY, BY_EVENT, BY_PLACE, BY_VOICE
from sayso.ledger.tables import claims, sources

__all__ = ["Counts", "count"]


@dataclass(frozen=True, slots=True)
class Counts:
    """How many claims answer, and for each facet its values with their counts, most claims first.

    `undated` and `unplaced` are claims of no day or no place that answer all but the filters of days or of places.
    """

    total: int
    facets: Mapping[str, tuple[tuple[str, int], ...]]
    undated: int
    unplaced: int


def count(connection: Connection, asked: Asked, chosen: Chosen, *, indexed: bool) -> Counts:
    """The counts of a question; `indexed` tells whether the indexes are there."""
    made = _Counting(connection, asked, chosen, indexed)
    held: dict[str, Counter[str]] = {name: Counter() for name in _FACETS}
    total = made.told(held)
    unplaced = made.where(held)
    made.whom(held)
    undated = made.when(held)
    made.sure(held)
    made.voice(held)
    facets = {
        name: tuple(sorted(((v, n) for v, n in values.items() if n), key=lambda pair: (-pair[1], pair[0])))
        for name, values in held.items()
    }
    return Counts(total, facets, undated, unplaced)


_FACETS = ("event", "stance", "status", "source", "kind", "side", "class", "country", "place", "month", "sure")


class _Counting:
    def __init__(self, connection: Connection, asked: Asked, chosen: Chosen, indexed: bool) -> None:
        self.connection, self.asked, self.chosen, self.indexed = connection, asked, chosen, indexed

    def groups(self, group: Group, index: str, *names: str) -> list[tuple[object, ...]]:
        rows = self.chosen.rows
        columns = [rows.c[name] for name in names]
        query = select(*columns, func.count()).where(*conditions(self.asked, rows, but=group)).group_by(*columns)
        return [tuple(row) for row in self.connection.execute(self.hinted(query, rows, index))]

    def hinted(self, query: Select[Any], rows: FromClause, index: str) -> Select[Any]:
        """The query with its index named where it reads the claims: without statistics SQLite would take another."""
        return query.with_hint(claims, f"INDEXED BY {index}", "sqlite") if self.indexed and rows is claims else query

    def told(self, held: dict[str, Counter[str]]) -> int:
        asked, total = self.asked, 0
        wanted = {"event": set(asked.event), "stance": set(asked.stance), "status": set(asked.status)}
        for *values, many in self.groups("told", BY_EVENT, "event", "stance", "reality"):
            total += _sideways(held, dict(zip(wanted, values, strict=True)), wanted, many)
        return total

    def where(self, held: dict[str, Counter[str]]) -> int:
        asked, unplaced = self.asked, 0
        wanted = {"country": set(asked.country), "place": set(asked.place)}
        for country, place, many in self.groups("where", BY_PLACE, "country", "place_name"):
            if place is None:
                unplaced += _whole(many)
            if asked.lane != "unplaced" or place is None:
                _sideways(held, {"country": country, "place": place}, wanted, many)
        return unplaced

    def whom(self, held: dict[str, Counter[str]]) -> None:
        for of, by, many in self.groups("whom", BY_CLASS, "of_class", "by_class"):
            for name in {of, by} - {None}:
                held["class"][str(name)] += _whole(many)

    def when(self, held: dict[str, Counter[str]]) -> int:
        asked, undated = self.asked, 0
        for start, end, many in self.groups("when", BY_DAY, "when_start", "when_end"):
            if start is None and end is None:
                undated += _whole(many)
            elif asked.lane != "undated" and _touches(start, end, asked):
                held["month"][str(start or end)[:7]] += _whole(many)
        return undated

    def sure(self, held: dict[str, Counter[str]]) -> None:
        for confidence, many in self.groups("sure", BY_CONFIDENCE, "confidence"):
            if isinstance(confidence, int | float):
                held["sure"][band_of(confidence)] += _whole(many)

    def voice(self, held: dict[str, Counter[str]]) -> None:
        asked = self.asked
        wanted = {"kind": set(asked.kind), "side": set(asked.side), "source": set(asked.source)}
        rows = self.chosen.any_voice
        others = conditions(asked, rows)
        columns = (sources.c.kind, sources.c.side, sources.c.name)
        query = select(*columns, func.count()).where(sources.c.position == 0).group_by(*columns)
        if self.indexed:
            query = query.with_hint(sources, f"INDEXED BY {BY_VOICE}", "sqlite")
        if others or rows is not claims:
            query = query.where(sources.c.claim.in_(self.hinted(select(rows.c.number).where(*others), rows, BY_EVENT)))
        spoken = 0
        for kind, side, name, many in self.connection.execute(query):
            spoken += many
            _sideways(held, {"kind": kind, "side": side, "source": name}, wanted, many)
        everything = self.hinted(select(func.count()).select_from(rows).where(*others), rows, BY_EVENT)
        if not (asked.kind or asked.side):
            held["source"][PUBLISHER] = (self.connection.scalar(everything) or 0) - spoken


def _whole(many: object) -> int:
    return many if isinstance(many, int) else 0


def _sideways(
    held: dict[str, Counter[str]], values: Mapping[str, object], wanted: Mapping[str, set[str]], many: object
) -> int:
    """Adds a group to each facet whose neighbours let it through; gives the group's size where all of them do."""
    through = {name: not wanted[name] or value in wanted[name] for name, value in values.items()}
    for name, value in values.items():
        if value is not None and all(passed for other, passed in through.items() if other != name):
            held[name][str(value)] += _whole(many)
    return _whole(many) if all(through.values()) else 0


def _touches(start: object, end: object, asked: Asked) -> bool:
    """Whether an interval touches the days asked for."""
    late = asked.since is not None and end is not None and str(end)[:10] < asked.since
    early = asked.until is not None and start is not None and str(start)[:10] > asked.until
    return not late and not early
