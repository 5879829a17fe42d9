"""Datelines that open a paragraph: "KYIV, March 3 (Reuters) - ", "GOMA, DR Congo — ", "LIMA, 4 JAN 90 -- [TEXT] "."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass

from sayso.model import Span
from sayso.model.calendar import MONTHS, WEEKDAYS

__all__ = ["Dateline", "completed", "dateline_in"]

_MONTH = "(?:" + "|".join(sorted(MONTHS, key=len, reverse=True)) + r")\.?"
_WEEKDAY = "(?:" + "|".join(sorted(WEEKDAYS, key=len, reverse=True)) + r")\.?"
_DATE = re.compile(
    rf"(?:{_WEEKDAY},?\s+)?(?:(?P<month>{_MONTH})\s+(?P<day>[0-3]?\d)(?:st|nd|rd|th)?|(?P<day2>[0-3]?\d)(?:st|nd|rd|th)?\s+(?P<month2>{_MONTH}))"
    r"(?:,?\s+(?P<year>(?:19|20)\d\d|\d\d(?!\d)))?(?!\w)",
    re.IGNORECASE,
)
_DASH = re.compile(r"\s*(?:--+|[—–―]|-(?=\s))\s*")
_WIRE_MARK = re.compile(r"(?:\[[A-Z ]{3,40}\]\s*){1,3}")
_AGENCY = re.compile(r"\(([^()]{2,80})\)")
_PLACE = re.compile(r"[^\W\d_][\w.'’ʼ-]*(?:[ /][^\W\d_][\w.'’ʼ-]*){0,4}")
_NO_PLACES = {
    "UN",
    "NATO",
    "EU",
    "US",
    "USA",
    "UK",
    "AU",
    "NEWS",
    "UPDATE",
    "BREAKING",
    "NOTE",
    "WATCH",
    "LIVE",
    "EXCLUSIVE",
}
# The longest of the 1,500 wire reports of MUC-4 takes 112 characters.
_LONGEST = 140


@dataclass(frozen=True, slots=True)
class Dateline:
    """A dateline: how many characters it takes, its agency, and its date with offsets; `year` None when not told."""

    length: int
    agency: str | None = None
    day: int | None = None
    month: int | None = None
    year: int | None = None
    words: Span | None = None


def dateline_in(line: str, *, first: bool) -> Dateline | None:
    """The dateline that opens `line`; `first` tells that this is the report's first paragraph.

    A place in capitals and a dash make one; a place in small letters needs a date or an agency too, or a land after
    a comma in the first paragraph.
    """
    head = line[:_LONGEST]
    dash = next((d for d in _DASH.finditer(head) if head[: d.start()].count("(") == head[: d.start()].count(")")), None)
    if dash is None or dash.start() < 3 or (dash.group().strip() in "—–―" and dash.end() >= len(line)):
        return None
    opening = head[: dash.start()]
    date = _DATE.search(opening)
    # "MADRID (SPAIN), 26 JAN 89 (RNE)": the last parenthesis is the agency's, one before it holds the land.
    agency = next((m for m in reversed(list(_AGENCY.finditer(opening))) if not _DATE.fullmatch(m[1])), None)
    if agency is not None and date is not None and agency.end() < date.start():
        agency = None
    places = opening
    for found in sorted((f for f in (agency, date) if f), key=lambda f: f.start(), reverse=True):
        places = places[: found.start()] + places[found.end() :]
    places = places.replace("()", "").replace("(", ",").replace(")", "").strip(" ,.;")
    parts = [part.strip() for part in places.split(",") if part.strip()]
    if not parts or len(parts) > 3 or not all(_PLACE.fullmatch(part) and _titled(part) for part in parts):
        return None
    capitals = parts[0].isupper() and len(parts[0]) >= 3 and parts[0] not in _NO_PLACES and len(parts[0].split()) <= 4
    if capitals and line.isupper() and not (agency or date):
        return None
    if not (capitals and parts[0] not in _NO_PLACES) and not agency and not date and not (first and len(parts) == 2):
        return None
    if not capitals and agency is None and date is not None and not first:
        return None
    mark = _WIRE_MARK.match(line, dash.end())
    end = mark.end() if mark else dash.end()
    return Dateline(end, agency[1].strip() if agency else None, *_parts(date))


def completed(dateline: Dateline, near: dt.date | None) -> dt.date | None:
    """The dateline's day; without a year, the one that brings it nearest to `near`, None when that is unknown."""
    if dateline.day is None or dateline.month is None:
        return None
    years = [dateline.year] if dateline.year else [near.year, near.year - 1, near.year + 1] if near else []
    days = []
    for year in years:
        try:
            days.append(dt.date(year, dateline.month, dateline.day))
        except ValueError:
            continue
    return min(days, key=lambda day: abs(day - near) if near else dt.timedelta()) if days else None


def _titled(part: str) -> bool:
    """Whether every word is capitalised, small words between them apart ("Rostov-on-Don", "Port of Spain")."""
    words = part.split()
    return words[0][0].isupper() and all(
        word[0].isupper() or word in {"of", "de", "la", "el", "al", "the"} for word in words
    )


def _parts(date: re.Match[str] | None) -> tuple[int | None, int | None, int | None, Span | None]:
    if date is None:
        return None, None, None, None
    month = MONTHS[(date["month"] or date["month2"]).lower().rstrip(".")]
    year = int(date["year"]) if date["year"] else None
    if year is not None and year < 100:
        year += 1900 if year >= 70 else 2000
    return int(date["day"] or date["day2"]), month, year, Span(*date.span())
