"""Full dates in words: "20 March 2022", "March 20, 2022", "2022-03-20"; "20/03/2022" is left out: its order varies."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator

from sayso.model.span import Span

__all__ = ["MONTHS", "WEEKDAYS", "full_dates"]

_MONTH_NAMES = (
    "january jan",
    "february feb",
    "march mar",
    "april apr",
    "may",
    "june jun",
    "july jul",
    "august aug",
    "september sept sep",
    "october oct",
    "november nov",
    "december dec",
)
_WEEKDAY_NAMES = (
    "monday mon",
    "tuesday tues tue",
    "wednesday wed",
    "thursday thurs thur thu",
    "friday fri",
    "saturday sat",
    "sunday sun",
)
MONTHS = {name: number for number, names in enumerate(_MONTH_NAMES, start=1) for name in names.split()}
WEEKDAYS = {name: number for number, names in enumerate(_WEEKDAY_NAMES) for name in names.split()}

_ORDINALS = (
    "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth fifteenth "
    "sixteenth seventeenth eighteenth nineteenth twentieth twenty-first twenty-second twenty-third twenty-fourth "
    "twenty-fifth twenty-sixth twenty-seventh twenty-eighth twenty-ninth thirtieth thirty-first"
)
_DAYS = {name: number for number, name in enumerate(_ORDINALS.split(), start=1)}

_MONTH = "(?P<month>" + "|".join(sorted(MONTHS, key=len, reverse=True)) + r")\.?"
_DAY = r"(?P<day>[0-3]?\d|" + "|".join(sorted(_DAYS, key=len, reverse=True)) + r")(?:st|nd|rd|th)?"
_YEAR = r"(?P<year>(?:19|20)\d\d)"
_FORMS = tuple(
    re.compile(rf"(?<![\w.])(?:{form})(?!\w)", re.IGNORECASE)
    for form in (
        rf"{_DAY}(?:\s+of)?\s+{_MONTH},?\s+{_YEAR}",
        rf"{_MONTH}\s+{_DAY},?\s+{_YEAR}",
        rf"{_YEAR}-(?P<month>\d\d)-(?P<day>\d\d)",
    )
)


def full_dates(text: str, start: int = 0, end: int | None = None) -> Iterator[tuple[Span, dt.date]]:
    """Each date in `text[start:end]` that names day, month and year, with its span, form by form.

    >>> [(s.of("on March 3, 2022"), str(d)) for s, d in full_dates("on March 3, 2022")]
    [('March 3, 2022', '2022-03-03')]
    >>> [str(d) for _, d in full_dates("It is the nineteenth of March 2022.")]
    ['2022-03-19']
    """
    for form in _FORMS:
        for match in form.finditer(text, start, len(text) if end is None else end):
            month = match["month"].lower()
            try:
                day = match["day"].lower()
                date = dt.date(
                    int(match["year"]),
                    int(month) if month.isdigit() else MONTHS[month],
                    int(day) if day.isdigit() else _DAYS[day],
                )
            except ValueError:
                continue
            yield Span(*match.span()), date
