"""Small words of the pages: days, numbers with their nouns, addresses with their question."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping
from urllib.parse import urlencode

__all__ = ["address", "counted", "day", "days", "report_id"]


def day(value: dt.date | str | None) -> str:
    """A day for readers: "23 March 2022"; "no day told" for None.

    >>> day("2022-03-23"), day(None)
    ('23 March 2022', 'no day told')
    """
    if value is None:
        return "no day told"
    held = value if isinstance(value, dt.date) else dt.date.fromisoformat(value[:10])
    return f"{held.day} {held:%B %Y}"


def days(first: str | None, last: str | None) -> str:
    """Two days as a span: "21 to 23 March 2022".

    >>> days("2022-03-21", "2022-03-23"), days("2022-03-21", "2022-04-02"), days("2022-03-21", "2022-03-21")
    ('21 to 23 March 2022', '21 March to 2 April 2022', '21 March 2022')
    """
    if first is None or last is None or first[:10] == last[:10]:
        return day(first or last)
    one, other = dt.date.fromisoformat(first[:10]), dt.date.fromisoformat(last[:10])
    if (one.year, one.month) == (other.year, other.month):
        return f"{one.day} to {day(other)}"
    return f"{one.day} {one:%B} to {day(other)}" if one.year == other.year else f"{day(one)} to {day(other)}"


def counted(number: int, noun: str, *, plural: str | None = None) -> str:
    """A number with its noun: "1 claim", "1,200 claims".

    >>> counted(1, "claim"), counted(1200, "claim")
    ('1 claim', '1,200 claims')
    """
    return f"{number:,} {noun if number == 1 else plural or f'{noun}s'}"


def address(path: str, asked: Mapping[str, str | Iterable[str] | None]) -> str:
    """The address of a page with its question; what is empty is left out.

    >>> address("/matters", {"event": ["killed"], "words": ""})
    '/matters?event=killed'
    """
    pairs = [
        (name, value)
        for name, held in asked.items()
        for value in ([held] if isinstance(held, str) else held or ())
        if value
    ]
    return f"{path}?{urlencode(pairs)}" if pairs else path


def report_id(document: str) -> str:
    """The beginning of a document's id, as addresses of reports have it."""
    return document.removeprefix("sha256:")[:16]
