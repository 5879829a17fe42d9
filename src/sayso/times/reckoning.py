"""Reckoning: times counted from another: two days ago, the past three weeks, for a month, the same night."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable

from sayso.figures import value_of
from sayso.times.expression import UNSETTLED, Anchor
from sayso.times.interval import Interval, day, month, shifted, week, weekend, year
from sayso.times.tense import Tense

__all__ = ["Tenses", "ago", "ahead", "lasting", "stretch", "taken_up"]

Tenses = Callable[..., Tense | None]  # asked with a reach in characters, or without
_EARLIER = {"earlier", "prior", "previously"}
_FEW = {"a", "an"}
_VAGUE = {"few", "several", "a few"}
_DAYS = {"day": 1, "night": 1, "week": 7, "fortnight": 14}


def _amount(words: str) -> int | None:
    """The number of units, None for "several"."""
    if words in _FEW:
        return 1
    if words in _VAGUE:
        return None
    return 2 if "couple" in words else min(int(value_of(words)), 100_000)


def _moved(date: dt.date, amount: int, unit: str) -> dt.date:
    unit = unit.rstrip("s")
    if unit in _DAYS:
        return shifted(date, days=amount * _DAYS[unit])
    if unit in {"hour", "minute"}:
        hours = amount if unit == "hour" else amount // 60
        days = -(-abs(hours) // 24) if abs(hours) >= 24 else (1 if abs(hours) > 12 else 0)
        return shifted(date, days=days if amount > 0 else -days)
    return shifted(date, months=amount * {"month": 1, "year": 12, "decade": 120}[unit])


def _exact(date: dt.date, unit: str, amount: int) -> Interval:
    """The day that so many weeks, months or years lead to, with the grain of the words."""
    return Interval(date, date, _of_grain(date, unit, amount).grain)


def _of_grain(date: dt.date, unit: str, amount: int) -> Interval:
    unit = unit.rstrip("s")
    if unit == "month":
        return month(date.year, date.month)
    if unit in {"year", "decade"}:
        return year(date.year)
    return week(date) if unit == "week" and amount > 1 else day(date)


def ago(match: re.Match[str], anchor: Anchor) -> Interval | None:
    """What "two days ago", "a week later" and "a day after" name; UNSETTLED without the day that they count from."""
    way, unit = match["ago_way"], match["ago_unit"]
    amount = _amount(match["ago_number"])
    if way in {"on", "into"}:
        return day(anchor.date) if anchor.date and way == "on" else None
    if way == "ago" or way == "from now":
        if anchor.date is None or amount is None:
            return UNSETTLED
        sign = -1 if way == "ago" else 1
        return _exact(_moved(anchor.date, sign * amount, unit), unit, amount)
    reference = anchor.before
    if (
        reference is None
        or reference.start is None
        or reference.grain != "day"
        or (way in {"before", "after"} and not anchor.same_sentence)
    ):
        if way in {"after", "before"} and anchor.date is not None and amount == 1 and unit.startswith("day"):
            return day(anchor.date) if way == "after" else UNSETTLED
        if reference is not None or anchor.date is None or amount is None or way not in _EARLIER:
            return UNSETTLED
        reference = day(anchor.date)  # nothing is told before: counted from the document's date
    if reference.start is None:
        return UNSETTLED
    if way in {"before", "after"}:  # "on Tuesday, a day after the raid": the day already told
        return reference
    if amount is None:
        return UNSETTLED
    sign = 1 if way == "later" else -1
    return _of_grain(_moved(reference.start, sign * amount, unit), "day" if unit.startswith("week") else unit, amount)


def stretch(match: re.Match[str], date: dt.date) -> Interval:
    """What "the past three weeks" and "the next 48 hours" name."""
    amount = _amount(match["stretch_number"])
    ahead = match["stretch_way"] in {"next", "coming"}
    if amount is None:
        return Interval(date, None, "open") if ahead else Interval(None, date, "open")
    unit = match["stretch_unit"]
    if unit.startswith(("hour", "minute")):
        days = max(1, -(-amount // 24)) if unit.startswith("hour") else 1
        far = shifted(date, days=days if ahead else -days)
        return Interval(date, far, "stretch") if ahead else Interval(far, date, "stretch")
    far = _moved(date, amount if ahead else -amount, unit)
    return Interval(date, far, "stretch") if ahead else Interval(far, date, "stretch")


def lasting(match: re.Match[str], date: dt.date, tense: Tenses) -> Interval | None:
    """What "for a month" names: a month back to the date; None of what is to come."""
    amount = _amount(match["lasting_number"])
    if amount is None or tense() == "future":
        return None
    return Interval(_moved(date, -amount, match["lasting_unit"]), date, "stretch")


def ahead(match: re.Match[str], date: dt.date, tense: Tenses) -> Interval | None:
    """What "within 48 hours" and "in two days" name: what is to come; "in two days" of what was: back from the date."""
    amount = _amount(match["ahead_number"])
    if amount is None:
        return None
    if match["ahead_way"] == "in" and tense() != "future":
        return Interval(_moved(date, -amount, match["ahead_unit"]), date, "stretch")
    far = _moved(date, amount, match["ahead_unit"])
    return (
        Interval(date, far, "stretch")
        if match["ahead_way"] == "within"
        else _of_grain(far, match["ahead_unit"], amount)
    )


def taken_up(match: re.Match[str], words: str, anchor: Anchor) -> Interval | None:
    """What "the same night", "that day" and "the next morning" name, by the expression before."""
    reference = anchor.before
    if reference is None and anchor.date is not None and (match["beside"] or match["step"]) in {"before", "previous"}:
        reference = day(anchor.date)
    if reference is None or reference.start is None:
        return UNSETTLED
    if words == "since then":
        return Interval(reference.start, anchor.date, "open")
    unit = match["back_unit"] or match["that_unit"]
    if words == "at the time":
        return reference
    if unit == "night" and reference.start == reference.end:
        return Interval(reference.start, _moved(reference.start, 1, "day"), "day")
    if unit is None:
        if reference.grain != "day":
            return UNSETTLED
        step = match["step"] or match["beside"]
        sign = 1 if step in {"next", "following", "after"} else -1
        unit = match["step_unit"] or "day"
        moved = _moved(reference.start, sign, unit if unit in {"week", "month", "year"} else "day")
        return week(moved) if unit == "week" else _of_grain(moved, unit, 1)
    if unit == "week":
        return week(reference.start)
    if unit == "weekend":
        return weekend(reference.start)
    if unit == "month":
        return month(reference.start.year, reference.start.month)
    if unit == "year":
        return year(reference.start.year)
    return reference
