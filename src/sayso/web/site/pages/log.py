"""The log: all that was done and decided, the newest first, each row bound to the one before it."""

from __future__ import annotations

from starlette.requests import Request
from starlette.responses import Response

from sayso.web.site.desk import answer, desk_of, paged

__all__ = ["ROUTES"]

_ROWS = 100


def log(request: Request) -> Response:
    """The page at `/log`; `before` is the number of the row to go on from."""
    ledger = desk_of(request).ledger
    before = request.query_params.get("before", "")
    start = int(before) if before.isascii() and before.isdigit() and len(before) < 16 else None
    rows = ledger.log(limit=_ROWS, before=start)
    length, last = ledger.log_head()
    data = {
        "title": "Log",
        "length": length,
        "last": last,
        "rows": rows,
        "older": rows[-1].number if rows and rows[-1].number > 1 else None,
    }
    return answer(request, "log.html", data)


ROUTES = paged("/log", log, name="log")
