"""Joining: neighbours that are one expression: a weekday with its date, an hour with its day, the ends of a range."""

from __future__ import annotations

import re
from dataclasses import replace

from sayso.model.calendar import WEEKDAYS
from sayso.times.expression import Expression
from sayso.times.interval import Interval, week

__all__ = ["joined"]

_DAY_KINDS = frozenset({"iso", "slash", "dmy", "mdy", "weekday", "word", "relative", "back", "holiday", "ago"})
_DARK = re.compile(r"(?:dawn|daybreak|sunrise|first light)\b")
_HOURS = frozenset({"clock", "daypart"})
_DATED = frozenset({"iso", "slash", "dmy", "mdy"})
_RANGED = _DAY_KINDS | {"my", "month", "year", "season", "isoweek"}
_BETWEEN_CORES = re.compile(r",?[ \n](?:on |the |at |of |about |around )*|, |[ \n]?\(?")
_RANGE = re.compile(
    r"[ \n]?(?:-|–|—)[ \n]?|,?[ \n](?:to|through|until|till|and)[ \n](?:the |on |early |late |mid-|at least )*"
)


def joined(low: str, first: Expression, second: Expression) -> Expression | None:
    """Two neighbours as one expression: a weekday with its date, an hour with its day, the two ends of a range."""
    gap = low[first.end : second.core]
    if len(gap) > 24:
        return None
    near = _BETWEEN_CORES.fullmatch(low[first.end : second.start]) or _BETWEEN_CORES.fullmatch(gap)
    if near and first.kind == "weekof" and second.interval.start is not None:
        return replace(
            second,
            start=first.start,
            core=first.core,
            kind="relative",
            interval=week(second.interval.start),
            whole=None,
        )
    if near and {first.kind, second.kind} & {"weekday"} and {first.kind, second.kind} & _DATED:
        dated = first if first.kind in _DATED else second
        dated = replace(dated, interval=_on_weekday(low, first if dated is second else second, dated))
        return replace(dated, start=first.start, end=second.end, core=first.core, whole=_reopen(first, dated))
    if (
        near
        and first.kind in _HOURS
        and second.kind in _DAY_KINDS
        and (first.at is not None or first.kind == "daypart")
    ):
        whole = None if _DARK.match(low, first.core) else _reopen(first, second)  # "before dawn on Tuesday" is Tuesday
        return replace(second, start=first.start, end=second.end, core=first.core, at=first.at, whole=whole)
    if near and second.kind in _HOURS and first.kind in _DAY_KINDS and first.at is None:
        return replace(first, end=second.end, at=second.at)
    if near and first.kind in _DATED and second.kind == "year" and first.interval.start is not None and len(gap) < 3:
        return None
    return _range(low, first, second, gap)


def _on_weekday(low: str, named: Expression, dated: Expression) -> Interval:
    """The day of `dated` in the nearest year in which it is the weekday named, where its own words give no year."""
    day = dated.interval.start
    wanted = next((WEEKDAYS[w] for w in re.findall(r"[a-z]+", low[named.core : named.end]) if w in WEEKDAYS), None)
    if day is None or wanted is None or re.search(r"[0-9]{4}", low[dated.core : dated.end]):
        return dated.interval
    if (day.month, day.day) == (2, 29):
        return dated.interval
    years = [
        y for y in (day.year, day.year + 1, day.year - 1) if 1 <= y <= 9998 and day.replace(year=y).weekday() == wanted
    ]
    if not years or dated.interval.end != day:
        return dated.interval
    return Interval(day.replace(year=years[0]), day.replace(year=years[0]), "day")


def _reopen(first: Expression, inner: Expression) -> Interval | None:
    if first.whole is None:
        return None
    if first.whole.start is None:
        return Interval(None, inner.interval.end, "open")
    return Interval(inner.interval.start, first.whole.end if first.whole.end != first.interval.end else None, "open")


def _range(low: str, first: Expression, second: Expression, gap: str) -> Expression | None:
    if not _RANGE.fullmatch(gap) or first.kind not in _RANGED or second.kind not in _RANGED:
        return None
    before = low[max(0, first.start - 12) : first.core]
    between = re.search(r"\bbetween[ \n](?:the[ \n])?(?:early |late |mid-)?$", before)
    if "and" in gap.split() and not between:
        return None
    start, end = first.interval.start, second.interval.end
    if start is None or end is None:
        return None
    if start > end and first.kind in {"dmy", "mdy", "month", "weekday"}:
        start = (
            start.replace(year=end.year)
            if start.replace(day=1, year=end.year) <= end
            else start.replace(day=1, year=end.year - 1)
        )
    if start > end:
        return None
    begin = max(0, first.start - 12) + between.start() if between else first.start
    return replace(
        first,
        start=begin,
        end=second.end,
        core=first.core,
        kind="range",
        interval=Interval(start, end, "stretch"),
        whole=None,
    )
