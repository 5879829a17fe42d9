"""Parts of the day and of the running week, month and year: at dawn, on the 19th, by the end of the month, to date."""

from __future__ import annotations

import datetime as dt
import re

from sayso.figures import value_of
from sayso.times.expression import UNSETTLED, Anchor
from sayso.times.interval import Interval, day, month, season, shifted, week, year
from sayso.times.reckoning import Tenses

__all__ = ["bare_season", "day_part", "night_after", "numbered_day", "of_period", "then"]

_FAR = 200  # days: a text that last told of a day so far back goes on in that month
_LED = re.compile(r"\b(?:on|since|by|from|until|till|before|after|for|night of) the[ \n]$")
_ORDINALS = {word: number for number, word in enumerate("first second third".split(), start=1)}


def night_after(date: dt.date) -> Interval:
    """The night that begins on that day: that day to the next."""
    return Interval(date, shifted(date, days=1), "day")


def _reference(anchor: Anchor) -> dt.date | None:
    """The day already told in the sentence, or just before it, or the document's date."""
    if (anchor.same_sentence or anchor.near) and anchor.before is not None and anchor.before.grain == "day":
        return anchor.before.start
    return anchor.date


def day_part(match: re.Match[str], anchor: Anchor, tense: Tenses) -> Interval:
    """What "at dawn", "in the afternoon" and "during the night" name: a day already told, or the document's own."""
    reference = _reference(anchor)
    if reference is None:
        return UNSETTLED
    if (match["of_day"] or "").startswith("night"):
        if reference == anchor.date and not (anchor.same_sentence or anchor.near) and tense() != "future":
            return Interval(shifted(reference, days=-1), reference, "day")
        return night_after(reference)
    return day(reference)


def numbered_day(match: re.Match[str], anchor: Anchor, tense: Tenses) -> Interval | None:
    """What "on the 19th" names: the last such day, or the next one of what is to come; None where it is no day."""
    if anchor.date is None or _LED.search(match.string, max(0, match.start() - 16), match.start()) is None:
        return None
    base, told = anchor.date, anchor.before.start if anchor.before and anchor.before.grain == "day" else None
    if told is not None and (base - told).days > _FAR:
        base = shifted(dt.date(told.year, told.month, 1), months=1, days=-1)
    number = _number(match["numbered"])
    moved = base
    for _ in range(12):
        try:
            found = moved.replace(day=number)
        except ValueError:  # the 31st of a shorter month
            found = None
        ahead = tense() == "future"
        if found is not None and (found >= base if ahead else found <= base):
            return day(found)
        moved = shifted(moved.replace(day=1), months=1 if ahead else -1)
    return None


def _number(words: str) -> int:
    digits = re.match(r"[0-9]+", words)
    if digits:
        return int(digits.group())
    tens, _, unit = words.rpartition("-")
    named = _ORDINALS.get(unit)
    if named is None:
        stem = {"fifth": "five", "eighth": "eight", "ninth": "nine", "twelfth": "twelve", "twentieth": "twenty"}
        named = int(value_of(stem.get(unit, "thirty" if unit == "thirtieth" else unit.removesuffix("th"))))
    return named + (int(value_of(tens)) if tens else 0)


def of_period(match: re.Match[str], date: dt.date) -> Interval:
    """What "the end of the month", "earlier in the week" and "before the week is out" name, of the running one."""
    if match["out"]:
        return Interval(None, _whole(match["out"], date).end, "open")
    unit, way = match["period_unit"], match["edge"] or match["within"].split()[0]
    whole = _whole(unit, date)
    if way == "within":
        size = {"day": (1, 0), "week": (7, 0), "month": (0, 1), "year": (0, 12)}[unit]
        return Interval(date, shifted(date, days=size[0], months=size[1]), "stretch")
    if way in {"rest", "later"}:
        return Interval(date, whole.end, whole.grain)
    if way == "earlier":
        return Interval(whole.start, date, whole.grain)
    part = {"end": "late", "close": "late", "middle": "mid"}.get(way, "early")
    if unit == "month":
        return month(date.year, date.month, part)
    if unit == "year":
        return month(date.year, {"early": 1, "mid": 6, "late": 12}[part])
    if unit == "week" and whole.start is not None:
        return day(shifted(whole.start, days={"early": 0, "mid": 2, "late": 6}[part]))
    return whole


def _whole(unit: str, date: dt.date) -> Interval:
    if unit == "week":
        return week(date)
    if unit == "month":
        return month(date.year, date.month)
    return year(date.year) if unit == "year" else day(date)


def then(words: str, anchor: Anchor) -> Interval:
    """What "since", "by then" and "until then" name, by the expression before."""
    reference = anchor.before
    if reference is None:
        return UNSETTLED
    if words.startswith("since"):
        return Interval(reference.start, anchor.date, "open")
    return Interval(None, reference.end, "open")


def bare_season(name: str, date: dt.date, tense: Tenses) -> Interval:
    """The last season of that name that has begun, or the next one of what is to come."""
    begun = [held for n in (-2, -1, 0) if (held := season(date.year + n, name)).start and held.start <= date]
    if tense() == "future" and begun[-1].end is not None and begun[-1].end < date:
        return season(begun[-1].end.year + 1 if name != "winter" else begun[-1].end.year, name)
    return begun[-1]
