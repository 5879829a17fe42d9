"""The overview: what is in the ledger, and what came last."""

from __future__ import annotations

from starlette.requests import Request
from starlette.responses import Response

from sayso.web.site.desk import answer, desk_of, paged

__all__ = ["ROUTES"]


def overview(request: Request) -> Response:
    """The page at `/`."""
    ledger = desk_of(request).ledger
    documents = ledger.documents()
    latest = sorted(documents, key=lambda row: (row.date or "", row.run), reverse=True)[:12]
    data = {
        "title": "Overview",
        "documents": len(documents),
        "claims": sum(row.claims for row in documents),
        "latest": latest,
    }
    return answer(request, "overview.html", data)


ROUTES = paged("/", overview, name="overview")
