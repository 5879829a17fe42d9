"""The series: tables that others count by, what their names are read as, figures over time and as of a day."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from urllib.parse import quote

from markupsafe import Markup
from starlette.requests import Request
from starlette.responses import Response

from sayso.ledger.series.book import ABSENT, Book, Figure
from sayso.ledger.series.entries import Cell
from sayso.ledger.series.naming import naming
from sayso.ledger.series.wording import day_in_words, side_in_words, state_in_words
from sayso.places import side_of
from sayso.web.site.cases.stepped import Line, stepped
from sayso.web.site.cases.words import address, days
from sayso.web.site.desk import answer, desk_of, paged

__all__ = ["ROUTES"]

ROWS = 50  # rows of a table at once
NAMES = 6  # of the table's own names for one kind
MOST_DATES = 120  # days to choose among
FINDINGS = {
    "total": "does not add up",
    "falls": "falls",
    "double": "stands twice",
    "differs": "differs",
    "picture": "to look at: one picture",
    "spelling": "to look at: spelling",
    "joined": "to look at: read as one",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Kind:
    """A kind of thing as of a day: the table's own names, what they are read as, a figure for each state."""

    key: str
    names: str
    label: str
    figures: tuple[Figure | None, ...]


def all_series(request: Request) -> Response:
    """The page at `/series`."""
    rows = desk_of(request).ledger.series.all()
    data = {"title": "Series", "series": rows, "_days": {row.name: days(row.first, row.last) for row in rows}}
    return answer(request, "all_series.html", data)


def one_series(request: Request) -> Response:
    """The page at `/series/NAME`."""
    shelf, given = desk_of(request).ledger.series, request.query_params
    name = request.path_params["name"]
    book = shelf.book(name)
    row, cells, refused = book.row, book.cells, shelf.show(name)[2] if book.row.refused else []
    sides = [side for side in book.sides if any(not kind.startswith("=") for kind in book.kinds(side))]
    wanted = given.get("side", "").strip()[:100]
    side = next((one for one in sides if one in (wanted, side_of(wanted) if wanted else None)), None)
    side = side if side is not None or not sides else sides[0]
    index = book.day(_iso(given.get("date"))) if book.dates else None
    statuses = _statuses(book)
    kinds = _kinds(book, side, statuses, index) if index is not None else []
    of = _chosen(book, side, given.get("of", "").strip()[:100])
    lines = _lines(book, side, of, statuses)
    label = f"{book.label(of) if of else name}, {side_in_words(side) or 'all sides'}, by day"
    page, pages = _rows_page(cells, given.get("row"), given.get("rows"))
    path = f"/series/{quote(name, safe='')}"

    def at(**other: str) -> str:
        asked = {"side": given.get("side", ""), "date": given.get("date", ""), "of": given.get("of", "")}
        return address(path, {**asked, **other})

    data = {
        "title": name,
        "series": row,
        "date": book.dates[index] if index is not None else None,
        "side": side,
        "figures": [{"kind": one.key, "names": one.names, **_record(one, statuses)} for one in kinds],
        "audit": shelf.audit(name),
        "rows": cells[(page - 1) * ROWS : page * ROWS],
        "refused": refused,
        "_row": row,
        "_cells": cells[(page - 1) * ROWS : page * ROWS],
        "_days": days(row.first, row.last),
        "_dates": book.dates[-MOST_DATES:],
        "_sides": [(one, side_in_words(one) or "no side told") for one in sides],
        "_side": side_in_words(side),
        "_statuses": [state_in_words(status) for status in statuses],
        "_kinds": kinds,
        "_of": of,
        "_label": book.label(of) if of else "",
        "_plot": Markup(stepped(lines, label=label)),  # noqa: S704 (drawn here, its words escaped)
        "_narrow": Markup(stepped(lines, label=label, narrow=True)),  # noqa: S704 (drawn here, its words escaped)
        "_asked": {"date": given.get("date", ""), "side": wanted},
        "_findings": FINDINGS,
        "_page": page,
        "_pages": pages,
        "_at": at,
        "_day": day_in_words,
        "_side_word": side_in_words,
        "_marked": _number(given.get("row")),
        "_path": path,
    }
    return answer(request, "series.html", data)


def _statuses(book: Book) -> list[str]:
    known = [status for status in naming().statuses if status in book.statuses]
    return [*known, *sorted(book.statuses - set(known))]


def _kinds(book: Book, side: str | None, statuses: Sequence[str], index: int) -> list[Kind]:
    found = []
    for key in sorted(book.kinds(side), key=book.label):
        if key.startswith("="):
            continue
        figures = tuple(book.figure(side, [key], status, index) for status in statuses)
        names = list(dict.fromkeys(name for figure in figures if figure for name in figure.names))
        if any(figures):
            shown = ", ".join(names[:NAMES]) + (f" and {len(names) - NAMES} more" if len(names) > NAMES else "")
            found.append(Kind(key=key, names=shown, label=book.label(key), figures=figures))
    return found


def _record(kind: Kind, statuses: Sequence[str]) -> dict[str, object]:
    held = zip(statuses, kind.figures, strict=True)
    return {
        "read_as": kind.label,
        "states": {
            status: {"figure": figure.value, "date": figure.date, "rows": figure.lines}
            for status, figure in held
            if figure is not None
        },
    }


def _chosen(book: Book, side: str | None, wanted: str) -> str | None:
    """The kind to draw: the one asked for, else that with the highest last figure."""
    kinds = sorted(kind for kind in book.kinds(side) if not kind.startswith("="))
    if wanted in kinds:
        return wanted

    def highest(kind: str) -> int:
        held = [book.figures(side, [kind], status) for status in book.statuses]
        return max((int(figures[-1]) for figures in held if figures is not None), default=ABSENT)

    return max(kinds, key=highest) if kinds else None


def _lines(book: Book, side: str | None, kind: str | None, statuses: Sequence[str]) -> list[Line]:
    lines = []
    for status in statuses if kind is not None else ():
        figures = book.figures(side, [str(kind)], status)
        if figures is None:
            continue
        told = [
            (dt.date.fromisoformat(date[:10]), int(value))
            for date, value in zip(book.dates, figures, strict=True)
            if value != ABSENT
        ]
        lines.append(Line(state_in_words(status), tuple(told)))
    return lines


def _rows_page(cells: Sequence[Cell], row: str | None, page: str | None) -> tuple[int, int]:
    """The page of rows to show: the one on which a row stands, or the one that is asked for."""
    pages = max(1, -(-len(cells) // ROWS))
    wanted = _number(row)
    if wanted is not None:
        at = next((place for place, cell in enumerate(cells) if cell.line == wanted), 0)
        return at // ROWS + 1, pages
    return min(_number(page) or 1, pages), pages


def _number(text: str | None) -> int | None:
    return int(text) if text and text.isdecimal() and 0 < len(text) < 8 and int(text) > 0 else None


def _iso(text: str | None) -> str | None:
    try:
        return dt.date.fromisoformat((text or "").strip()).isoformat()
    except ValueError:
        return None


ROUTES = [
    *paged("/series", all_series, name="all_series"),
    *reversed(paged("/series/{name}", one_series, name="series")),
]
