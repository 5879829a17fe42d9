"""The matters: what the ledger's reports speak of, claim by claim put together; filters stand in the address."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from starlette.requests import Request
from starlette.responses import Response

from sayso.ledger.matters import MatterRow
from sayso.model import vocabulary
from sayso.web.site.cases.words import address, days
from sayso.web.site.desk import answer, desk_of, paged

__all__ = ["ROUTES"]

PAGE = 40
MOST_PAGES = 2_500  # beyond, the offset is more than anybody's ledger holds
_KINDS = {"incident": "single incidents", "total": "running totals"}


@dataclass(frozen=True, slots=True)
class Line:
    """A matter as the list shows it: its row, and its days in words."""

    row: MatterRow
    days: str


def matters(request: Request) -> Response:
    """The page at `/matters`."""
    asked, filters, wrong = _asked(request)
    doors = desk_of(request).ledger.matters
    total = doors.count(**filters)
    pages = max(1, -(-total // PAGE))
    page = min(_number(request.query_params.get("page")), pages, MOST_PAGES)
    rows = doors.all(**filters, limit=PAGE, offset=(page - 1) * PAGE)

    def at(number: int) -> str:
        return address("/matters", {**asked, "page": str(number) if number > 1 else ""})

    data = {
        "title": "Conflicts" if asked["conflicting"] else "Matters",
        "total": total,
        "page": page,
        "pages": pages,
        "asked": {name: value for name, value in asked.items() if value},
        "left_out": wrong,
        "matters": rows,
        "_lines": [Line(row, days(row.first, row.last)) for row in rows],
        "_asked": asked,
        "_events": {key: word.label for key, word in vocabulary("events").items()},
        "_kinds": _KINDS,
        "_earlier": at(page - 1) if page > 1 else None,
        "_later": at(page + 1) if page < pages else None,
        "_conflicts": address("/matters", {**asked, "conflicting": "" if asked["conflicting"] else "1"}),
        "_alone": address("/matters", {**asked, "alone": "1"}),
        "_first": (page - 1) * PAGE + 1,
    }
    return answer(request, "matters.html", data)


def _asked(request: Request) -> tuple[dict[str, Any], dict[str, Any], list[str]]:
    """What the address asks: as it stands there, as the ledger takes it, and the values that are none."""
    given = request.query_params
    known: dict[str, Any] = {"event": vocabulary("events"), "kind": _KINDS}
    asked: dict[str, Any] = {}
    wrong: list[str] = []
    for name in ("event", "side", "place", "kind"):
        held = [value.strip()[:200] for value in given.getlist(name) if value.strip()]
        wrong += [f"{name} {value}" for value in held if name in known and value not in known[name]]
        asked[name] = [value for value in held if name not in known or value in known[name]]
    asked["words"] = given.get("words", "").strip()[:200]
    asked["conflicting"] = "1" if given.get("conflicting", "") not in ("", "0") else ""
    asked["alone"] = "1" if given.get("alone", "") not in ("", "0") else ""
    filters = {name: asked[name] or None for name in ("event", "side", "place", "kind", "words")}
    filters |= {"conflicting": bool(asked["conflicting"]), "least": 1 if asked["alone"] else 2}
    return asked, filters, wrong


def _number(value: str | None) -> int:
    return max(1, int(value)) if value is not None and value.isdecimal() and len(value) < 7 else 1


ROUTES = paged("/matters", matters, name="matters")
