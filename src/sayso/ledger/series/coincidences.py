"""Coincidences: the claimed number found elsewhere in the series, under another status, class, side or day.

Every cell of every series is searched: each kind of thing and each reading of a class, for each side, in each state
and in all states together, on each day. A number that stands still for days is one place. The places are ranked by how
little of the claim must be changed to come to them. A place explains something only where few numbers would have been
found as near: of the whole numbers around the claimed one, those that stand in places as near are counted.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from sayso.ledger.series.asked import Asked
from sayso.ledger.series.book import ABSENT, Book
from sayso.ledger.series.naming import naming
from sayso.ledger.series.stretches import Stretches, ordinals, stretches
from sayso.ledger.series.systems import is_system

__all__ = ["Coincidence", "Coincidences", "coincidences"]

# What a change of the claim costs. A total is taken for one of its states more often than one state for another, and
# yesterday's figure for today's; nobody quotes a figure of days to come, so that those cost more, and a side or a thing
# is seldom confused. A month more costs as much as a state.
TOTAL, STATUS, PAST, FUTURE, SIDE, NEAR_CLASS, CLASS = 0.75, 1.0, 0.5, 1.5, 1.5, 1.0, 2.0
MONTH = 30.0
WINDOW = 0.1  # the numbers around the claimed one that are asked for, as a part of it
LEAST_WINDOW = 10
TELLING = 0.12  # above this share of numbers found as near, a coincidence says nothing
LINES = 12  # rows told of one place
MOST = 200  # places told of one figure


@dataclass(frozen=True, slots=True, kw_only=True)
class Coincidence:
    """A place where the claimed number stands: which series, of what, in which state, on which side, on which days.

    `differs` names what is other than claimed. `beside` is the figure that the same series tells, on that day, of what
    was claimed. Of the `window` whole numbers around the claimed one, `as_near` stand in places as near as this one;
    `telling` is True where they are few. `also` are other series in which it stands alike.
    """

    figure: int
    series: str
    counts: str
    by: str | None
    label: str
    status: str
    side: str | None
    first: str
    last: str
    days: int
    differs: tuple[str, ...]
    beside: int | None
    lines: tuple[int, ...]
    as_near: int
    window: int
    telling: bool
    also: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Coincidences:
    """The places found, the nearest first; `searched` is the number of cells that were looked through."""

    places: tuple[Coincidence, ...] = ()
    searched: int = 0

    @property
    def telling(self) -> tuple[Coincidence, ...]:
        """Those that chance alone would seldom give."""
        return tuple(place for place in self.places if place.telling)


def coincidences(
    asked: Asked, books: Sequence[Book], readings: Mapping[str, Sequence[tuple[str, ...]]], *, most: int = MOST
) -> Coincidences:
    """Where else the claimed number stands, the nearest first; `readings` are the kinds asked for, by series.

    A number that stands just where the claim puts it is no coincidence, and is left out.
    """
    searched = sum(stretches(book).cells for book in books)
    found: list[Coincidence] = []
    for number in asked.figures:
        if number > 0:
            found += _of_number(number, asked, books, readings)
    return Coincidences(places=tuple(found[:most]), searched=searched)


def _of_number(
    number: int, asked: Asked, books: Sequence[Book], readings: Mapping[str, Sequence[tuple[str, ...]]]
) -> list[Coincidence]:
    half = max(LEAST_WINDOW // 2, round(number * WINDOW))
    low, high = max(1, number - half), number + half
    near: list[tuple[float, int]] = []  # cost and value of each place with a number around the claimed one
    hits: list[tuple[float, int, int]] = []  # cost, book, place
    for book_at, book in enumerate(books):
        places = stretches(book)
        at = np.flatnonzero((places.value >= low) & (places.value <= high))
        if not len(at):
            continue
        costs = _costs(asked, book, places, at, readings.get(book.row.name, ()))
        for cost, place in zip(costs.tolist(), at.tolist(), strict=True):
            if cost > 0:
                value = int(places.value[place])
                near.append((cost, value))
                hits += [(cost, book_at, place)] if value == number else []
    hits.sort(key=lambda hit: hit[0])
    first_cost: dict[int, float] = {}
    for cost, value in sorted(near):
        first_cost.setdefault(value, cost)
    reached = np.array(sorted(cost for value, cost in first_cost.items() if value != number))
    joined: dict[tuple[object, ...], Coincidence] = {}
    for cost, book_at, place in hits:
        as_near = 1 + int(np.searchsorted(reached, cost, side="right"))
        one = _coincidence(number, asked, books[book_at], place, as_near, high - low + 1, readings)
        key = (one.label, one.status, one.side, one.first[:10], one.counts)
        held = joined.get(key)
        if held is None:
            joined[key] = one
        elif one.series != held.series and one.series not in held.also:
            joined[key] = _with(held, one.series)
    return list(joined.values())


def _with(held: Coincidence, series: str) -> Coincidence:
    return replace(held, also=(*held.also, series))


def _costs(
    asked: Asked, book: Book, places: Stretches, at: NDArray[np.intp], wanted: Sequence[tuple[str, ...]]
) -> NDArray[np.float64]:
    status = np.array([_status_cost(asked.status, word) for word in places.statuses])
    side = np.array([_side_cost(asked, one) for one in book.sides])
    unit = np.array([_unit_cost(asked, book, kinds, wanted) for _, kinds in places.units])
    total: NDArray[np.float64] = status[places.status[at]] + side[places.side[at]] + unit[places.unit[at]]
    if asked.date is not None:
        days = _days(asked.date, book, places, at)
        total += np.where(days > 0, PAST, np.where(days < 0, FUTURE, 0.0)) + np.abs(days) / MONTH
    return total


def _status_cost(asked: str | None, status: str) -> float:
    if asked in (None, status):
        return 0.0
    parts = {name: word.parts for name, word in naming().statuses.items()}
    return TOTAL if asked in parts.get(status, ()) or status in parts.get(asked or "", ()) else STATUS


def _side_cost(asked: Asked, side: str | None) -> float:
    if side is None or (asked.side is None and side != asked.not_side):
        return 0.0
    return 0.0 if side == asked.side else SIDE


def _unit_cost(asked: Asked, book: Book, kinds: tuple[str, ...], wanted: Sequence[tuple[str, ...]]) -> float:
    if asked.systems:
        own = any(is_system(word, book.label(kind)) for word in asked.systems for kind in kinds)
        return 0.0 if own else CLASS
    if kinds in wanted:
        return 0.0
    return NEAR_CLASS if any(set(kinds) & set(one) for one in wanted) else CLASS


def _days(date: str, book: Book, places: Stretches, at: NDArray[np.intp]) -> NDArray[np.int64]:
    """Days from the nearest on which the number stood to the claim's, negative for days to come.

    A figure stands until the next one is told.
    """
    day = dt.date.fromisoformat(date).toordinal()
    days = ordinals(book)
    first = days[places.first[at]]
    last = days[places.last[at]]
    open_end = np.append(days[1:] - 1, days[-1])[places.last[at]]
    return np.where(day < first, day - first, np.where(day > open_end, day - last, 0))


def _coincidence(
    number: int,
    asked: Asked,
    book: Book,
    place: int,
    as_near: int,
    window: int,
    readings: Mapping[str, Sequence[tuple[str, ...]]],
) -> Coincidence:
    places = stretches(book)
    label, kinds = places.units[places.unit[place]]
    status = places.statuses[places.status[place]]
    side = book.sides[places.side[place]]
    first, last = int(places.first[place]), int(places.last[place])
    days = int(_days(asked.date, book, places, np.array([place]))[0]) if asked.date else 0
    wanted = readings.get(book.row.name, ())
    index = first
    if asked.date is not None and days == 0:
        index = min(max(book.day(asked.date) or first, first), last)
    elif asked.date is not None and book.dates[first] < asked.date:
        index = last
    figure = book.figure(side, kinds, status, index)
    differs = [
        name
        for name, other in (
            ("status", asked.status not in (None, status)),
            ("class", _unit_cost(asked, book, kinds, wanted) > 0),
            ("side", _side_cost(asked, side) > 0),
            ("date", days != 0),
        )
        if other
    ]
    return Coincidence(
        figure=number,
        series=book.row.name,
        counts=book.row.counts,
        by=book.row.by,
        label=label,
        status=status,
        side=side,
        first=book.dates[first],
        last=book.dates[last],
        days=abs(days),
        differs=tuple(differs),
        beside=_beside(asked, book, side, index, wanted, kinds),
        lines=figure.lines[:LINES] if figure else (),
        as_near=as_near,
        window=window,
        telling=as_near <= TELLING * window,
    )


def _beside(
    asked: Asked,
    book: Book,
    side: str | None,
    index: int,
    wanted: Sequence[tuple[str, ...]],
    kinds: tuple[str, ...],
) -> int | None:
    """What the same series tells of the claimed things in the claimed state on that day; the one reading, if one."""
    asked_side = asked.side if asked.side in book.sides else side
    mine = [kinds] if kinds in wanted else list(wanted) if len(wanted) == 1 else []
    if not mine or asked.status is None:
        return None
    figures = book.figures(asked_side, mine[0], asked.status)
    if figures is None or figures[index] == ABSENT:
        return None
    return int(figures[index])
