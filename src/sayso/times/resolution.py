"""Resolution: the interval that the core words of a time expression name, against the document's date."""

from __future__ import annotations

import datetime as dt
import re

from sayso.model.calendar import MONTHS, WEEKDAYS
from sayso.times.expression import UNSETTLED, Anchor
from sayso.times.grammar import HOLIDAYS
from sayso.times.interval import SEASONS, Interval, day, decade, month, season, shifted, week, weekend, year
from sayso.times.periods import bare_season, day_part, night_after, numbered_day, of_period, then
from sayso.times.reckoning import Tenses, ago, ahead, lasting, stretch, taken_up
from sayso.times.tense import Tense

__all__ = ["SOON", "named_month", "resolved"]

# A month or day named without a year stands for the last one, unless the words speak of what is to come, or say
# nothing of it and the next one is nearer than this: a report names the year of what lies almost a year back.
SOON = 60
VERB = 24  # characters within which a verb stands right beside the expression
_NUMBER = re.compile(r"[0-9]+")
_YEAR = re.compile(r"(?<![0-9])(?:1[89]|20)[0-9]{2}(?![0-9])")
_LED = re.compile(r"\b(?:in|over|for|during|within) the[ \n]$")
_WORD = re.compile(r"[a-z]+")
_NIGHT = re.compile(r"night$")


def resolved(match: re.Match[str], kind: str, anchor: Anchor, tense: Tenses, part: str | None) -> Interval | None:
    """The interval of a core found by CORE; UNSETTLED where the date it hangs on is not known, None for no time at all.

    `tense` is asked only where it matters; `part` is early, mid or late where such a word stands before the core.
    """
    words = match[kind]
    date = anchor.date
    if kind in {"iso", "isoweek", "slash", "dmy", "mdy", "my", "season", "decade", "year"}:
        return _absolute(match, kind, words, date, tense, part)
    if kind == "ordinalweek":
        return _ordinal_week(match, words, date, tense)
    if kind == "back":
        return taken_up(match, words, anchor)
    if kind == "ago":
        return ago(match, anchor)
    if kind == "daypart":
        return day_part(match, anchor, tense)
    if kind == "then":
        return then(words, anchor)
    if kind == "numbered":
        return numbered_day(match, anchor, tense)
    if date is None:
        return UNSETTLED
    if kind == "todate":
        return Interval(None, date, "open")
    if kind == "period":
        return of_period(match, date)
    if kind == "bareseason":
        return bare_season(words, date, tense)
    if kind == "month":
        number = named_month(words)
        return month(_year_of(date, number, None, tense), number, part)
    if kind == "weekday":
        if match.string.startswith("'s", match.end()) and tense(reach=VERB) is None:
            tense = _past  # "around Wednesday's ruling"
        named = _weekday(date, WEEKDAYS[_word(words)], tense)
        return night_after(named) if _NIGHT.search(words) else day(named)
    if kind == "word":
        return _word_of_day(words, date)
    if kind == "relative":
        return _relative(match, date, tense, part)
    if kind == "weekend":
        return weekend(date) if date.weekday() >= 5 or tense() == "future" else weekend(shifted(date, days=-7))
    if kind == "holiday":
        return day(_holiday(words, date, tense))
    if kind == "stretch":
        return stretch(match, date)
    if kind == "lasting":
        return lasting(match, date, tense)
    if kind == "ahead":
        return ahead(match, date, tense)
    return UNSETTLED


def named_month(words: str) -> int:
    """The number of the month whose name stands in `words`."""
    return next(MONTHS[name] for name in _WORD.findall(words) if name in MONTHS)


def _past(**_: int) -> Tense:
    return "past"


def _future(**_: int) -> Tense:
    return "future"


def _word(words: str) -> str:
    return str(_WORD.findall(words)[0])


def _absolute(
    match: re.Match[str], kind: str, words: str, date: dt.date | None, tense: Tenses, part: str | None
) -> Interval | None:
    try:
        if kind == "iso":
            return day(dt.date.fromisoformat(words[:10]))
        if kind == "isoweek":
            of_year, number = int(words[:4]), int(words.split("w")[1][:2])
            if "-" in words.split("w")[1]:
                return day(dt.date.fromisocalendar(of_year, number, int(words[-1])))
            return week(dt.date.fromisocalendar(of_year, number, 1))
        if kind == "slash":
            return _slashed(words)
        if kind in {"dmy", "mdy"}:
            return _day_of_month(words, date, tense)
        if kind == "my":
            return month(int(_YEAR.findall(words)[-1]), named_month(words), part)
        if kind == "season":
            return season(int(match["season_year"]), _word(words))
        if kind == "decade":
            return decade(int(words[:4]), part)
        return year(int(words), part)
    except ValueError:  # 31 June, week 54
        return None


def _slashed(words: str) -> Interval | None:
    first, second, of_year = (int(n) for n in _NUMBER.findall(words))
    of_year += (2000 if of_year < 70 else 1900) if of_year < 100 else 0
    dotted = "." in words
    if first > 12 or dotted or first == second:
        return day(dt.date(of_year, second, first))
    if second > 12:
        return day(dt.date(of_year, first, second))
    return UNSETTLED  # "3/4/2022": March or April, the words do not settle it


def _day_of_month(words: str, date: dt.date | None, tense: Tenses) -> Interval | None:
    number = named_month(words)
    years = _YEAR.findall(words)
    days = [int(n) for n in _NUMBER.findall(words) if len(n) < 3]
    if not days:
        return None
    if years:
        of_year = int(years[-1])
    elif date is None:
        return UNSETTLED
    else:
        of_year = _year_of(date, number, days[0], tense)
    first, last = dt.date(of_year, number, days[0]), dt.date(of_year, number, days[-1])
    if first == last:
        return day(first)
    return Interval(first, last, "stretch") if first < last else None


def _year_of(date: dt.date, number: int, of_day: int | None, tense: Tenses) -> int:
    """The year of a month or day named without one."""

    def first(of_year: int) -> dt.date:
        try:
            return dt.date(of_year, number, of_day or 1)
        except ValueError:  # 29 February
            return dt.date(of_year, number, 28) if number == 2 else dt.date(of_year, number, 30)

    past = date.year if first(date.year) <= date else date.year - 1
    if of_day is None and number == date.month:
        return date.year
    until = (first(past + 1) - date).days
    since = (date - first(past)).days
    if until > 300 and since < 60:
        return past
    if until <= SOON:  # only a verb right beside it makes it almost a year back: "invaded on 24 February"
        return past if tense(reach=VERB) == "past" else past + 1
    return past + 1 if tense() == "future" and not (since == 0 and of_day) else past


def _weekday(date: dt.date, number: int, tense: Tenses) -> dt.date:
    back = (date.weekday() - number) % 7
    if back and tense() == "future":
        return shifted(date, days=7 - back)
    return shifted(date, days=-back)


def _word_of_day(words: str, date: dt.date) -> Interval:
    if words in {"overnight", "last night", "last evening"}:
        return Interval(shifted(date, days=-1), date, "day")
    moved = {"the day before yesterday": -2, "the day after tomorrow": 2, "tomorrow": 1}.get(words, 0)
    if words.startswith("yesterday"):
        moved = -1
    return day(shifted(date, days=moved))


def _relative(match: re.Match[str], date: dt.date, tense: Tenses, part: str | None) -> Interval | None:
    way = _word(match["relative"])
    thing = match["thing"]
    step = {"last": -1, "previous": -1, "past": -1, "this": 0, "current": 0, "next": 1, "coming": 1}[way]
    if thing in WEEKDAYS:
        if step < 0:
            named = shifted(date, days=-((date.weekday() - WEEKDAYS[thing] - 1) % 7) - 1)
        elif step > 0:
            named = shifted(date, days=(WEEKDAYS[thing] - date.weekday() - 1) % 7 + 1)
        else:
            named = _weekday(date, WEEKDAYS[thing], tense)
        return night_after(named) if _NIGHT.search(match["relative"]) else day(named)
    if thing in MONTHS:
        number = MONTHS[thing]
        of_year = date.year + (step > 0 and number <= date.month) - (step < 0 and number >= date.month)
        return month(of_year if step or tense() != "past" or number <= date.month else date.year - 1, number, part)
    if thing in SEASONS:
        return _near_season(date, thing, step)
    if thing in HOLIDAYS:
        return day(_holiday(thing, date, _past if step < 0 else _future if step > 0 else tense))
    led = _LED.search(match.string, max(0, match.start() - 12), match.start())
    if way == "past" or (way == "last" and led):  # "the past week", "over the last week": a week back to the date
        sizes = {"week": (-7, 0), "month": (0, -1), "year": (0, -12), "decade": (0, -120), "fortnight": (-14, 0)}
        if thing in sizes:
            return Interval(shifted(date, days=sizes[thing][0], months=sizes[thing][1]), date, "stretch")
    return _span_of(thing, date, step, part)


def _span_of(thing: str, date: dt.date, step: int, part: str | None) -> Interval | None:
    if thing == "week":
        whole = week(shifted(date, days=7 * step))
    elif thing == "weekend":
        if step < 0 and date.weekday() >= 5:
            return weekend(shifted(date, days=-7))
        return weekend(shifted(date, days=7 * step))
    elif thing == "month":
        moved = shifted(date, months=step)
        whole = month(moved.year, moved.month, part)
    elif thing == "year":
        whole = year(date.year + step, part if step else None)
    elif thing == "decade":
        return decade((date.year // 10 + step) * 10)
    elif thing == "century":
        first = (date.year // 100 + step) * 100
        return Interval(dt.date(max(1, first), 1, 1), dt.date(max(0, first) + 99, 12, 31), "open")
    elif thing == "fortnight":
        return (
            Interval(shifted(date, days=-14), date, "stretch")
            if step <= 0
            else Interval(date, shifted(date, days=14), "stretch")
        )
    else:
        return None
    if step or (thing == "month" and part in {"early", "mid", "late"}):
        return whole
    if part == "later":
        return Interval(date, whole.end, whole.grain)
    return Interval(whole.start, date, whole.grain)  # "this week": its first day to the date


def _near_season(date: dt.date, name: str, step: int) -> Interval:
    candidates = [season(date.year + n, name) for n in (-2, -1, 0, 1, 2)]
    if step < 0:
        return [c for c in candidates if c.end and c.end < date][-1]
    if step > 0:
        return next(c for c in candidates if c.start and c.start > date)
    return min(candidates, key=lambda c: max((c.start - date).days, (date - c.end).days) if c.start and c.end else 0)


def _holiday(words: str, date: dt.date, tense: Tenses) -> dt.date:
    number, of_day = HOLIDAYS[words]

    def falls(of_year: int) -> dt.date:
        if of_day:
            return dt.date(of_year, number, of_day)
        first = dt.date(of_year, number, 1)
        return shifted(first, days=(3 - first.weekday()) % 7 + 21)

    past = falls(date.year) if falls(date.year) <= date else falls(date.year - 1)
    return falls(past.year + 1) if tense() == "future" and past != date else past


def _ordinal_week(match: re.Match[str], words: str, date: dt.date | None, tense: Tenses) -> Interval | None:
    number = named_month(match["of_month"])
    if match["of_year"]:
        of_year = int(match["of_year"])
    elif date is None:
        return UNSETTLED
    else:
        of_year = _year_of(date, number, None, tense)
    whole = month(of_year, number)
    order, unit = words.split()[:2]
    if whole.start is None or whole.end is None:
        return UNSETTLED
    index = {"first": 0, "second": 1, "third": 2, "fourth": 3}.get(order)
    if unit == "day":
        return day(whole.end if index is None else shifted(whole.start, days=index))
    if unit == "weekend":
        return None
    first = shifted(whole.end, days=-6) if index is None else shifted(whole.start, days=7 * index)
    return Interval(first, shifted(first, days=6), "stretch")
