"""Intervals of whole days, with the grain of the words: a day, a week, a month, a season, a year."""

from __future__ import annotations

import calendar
import datetime as dt
from dataclasses import dataclass
from typing import Literal

__all__ = ["SEASONS", "Grain", "Interval", "day", "decade", "month", "season", "shifted", "week", "weekend", "year"]

# open: an interval with an end given by a preposition ("since March"); stretch: "the past three weeks"
Grain = Literal["day", "week", "weekend", "month", "season", "year", "decade", "stretch", "open"]

SEASONS = {"spring": 3, "summer": 6, "autumn": 9, "fall": 9, "winter": 12}  # the month each begins in, in the north


@dataclass(frozen=True, slots=True)
class Interval:
    """Days `start` to `end`, inclusive, and the grain that the words have; None is an open or unsettled end."""

    start: dt.date | None
    end: dt.date | None
    grain: Grain

    def timex(self) -> str | None:
        """The value that TimeML gives a date of this grain ("2022-03-05", "2022-W09", "2022-03", "2022"), or None."""
        if self.start is None:
            return None
        if self.grain == "day":
            return self.start.isoformat()
        if self.grain in {"week", "weekend"}:
            number = self.start.isocalendar()
            return f"{number.year}-W{number.week:02d}" + ("-WE" if self.grain == "weekend" else "")
        if self.grain == "month":
            return f"{self.start:%Y-%m}"
        if self.grain == "year":
            return f"{self.start.year:04d}"
        return None


def day(date: dt.date) -> Interval:
    """One day."""
    return Interval(date, date, "day")


def week(date: dt.date) -> Interval:
    """The week of `date`, Monday to Sunday."""
    monday = shifted(date, days=-date.weekday())
    return Interval(monday, shifted(monday, days=6), "week")


def weekend(date: dt.date) -> Interval:
    """The Saturday and Sunday of the week of `date`."""
    saturday = shifted(date, days=5 - date.weekday())
    return Interval(saturday, shifted(saturday, days=1), "weekend")


def month(of_year: int, number: int, part: str | None = None) -> Interval:
    """A month, or its `early` (1 to 10), `mid` (11 to 20) or `late` (21 to the end) part, as claims.md sets them."""
    last = calendar.monthrange(of_year, number)[1]
    first, final = {"early": (1, 10), "mid": (11, 20), "late": (21, last)}.get(part or "", (1, last))
    return Interval(dt.date(of_year, number, first), dt.date(of_year, number, final), "month")


def season(of_year: int, name: str) -> Interval:
    """A season by whole months; the winter of a year begins in its December."""
    first = SEASONS[name]
    last_year, last = (of_year + 1, 2) if first == 12 else (of_year, first + 2)
    return Interval(dt.date(of_year, first, 1), month(last_year, last).end, "season")


def year(number: int, part: str | None = None) -> Interval:
    """A year, or its early, mid or late third."""
    first, last = {"early": (1, 4), "mid": (5, 8), "late": (9, 12)}.get(part or "", (1, 12))
    return Interval(dt.date(number, first, 1), month(number, last).end, "year")


def decade(first_year: int, part: str | None = None) -> Interval:
    """Ten years from `first_year`, or their early (0 to 3), mid (4 to 6) or late (7 to 9) part."""
    first, last = {"early": (0, 3), "mid": (4, 6), "late": (7, 9)}.get(part or "", (0, 9))
    return Interval(dt.date(first_year + first, 1, 1), dt.date(first_year + last, 12, 31), "decade")


def shifted(date: dt.date, *, days: int = 0, months: int = 0, years: int = 0) -> dt.date:
    """`date` moved by that much, kept inside its month and inside the years 1 to 9998."""
    total = min(max((date.year + years) * 12 + date.month - 1 + months, 12), 9998 * 12 + 11)
    of_year, number = divmod(total, 12)
    moved = dt.date(of_year, number + 1, min(date.day, calendar.monthrange(of_year, number + 1)[1]))
    ordinal = min(max(moved.toordinal() + days, 1), dt.date(9998, 12, 31).toordinal())
    return dt.date.fromordinal(ordinal)
