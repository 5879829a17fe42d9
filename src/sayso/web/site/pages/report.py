"""A report: its text with the claims marked in place, the headline check, versions, and where it is from."""

from __future__ import annotations

from typing import Any

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import Route

from sayso.errors import LedgerError
from sayso.ledger import Ledger
from sayso.model import Document, claim_to_record, vocabulary
from sayso.publish import document_to_record
from sayso.web.site.claim_rows import short_id
from sayso.web.site.deciding import FIELDS, add, can_decide, history_of, posted, refused, who_decides
from sayso.web.site.desk import answer, desk_of, paged
from sayso.web.site.elsewhere import copies_of, elsewhere_of
from sayso.web.site.report_view import Version, in_text_order, report_view, versions_in_words

__all__ = ["ROUTES"]


def report(request: Request) -> Response:
    """The page at `/reports/ID`; the id may be the beginning of one."""
    ledger = desk_of(request).ledger
    document = ledger.document(request.path_params["id"])
    claims = in_text_order(ledger.claims(document=document.id))
    history = history_of(ledger, document.id)
    last = {said.claim: said.number for said in history if said.claim}
    data: dict[str, Any] = {
        "title": document.title or document.provenance.origin,
        "claims": [claim_to_record(claim) for claim in claims],
        "decisions": history,
        "versions": _versions(ledger, document),
    }
    if request.url.path.endswith(".json"):
        return answer(request, "report.html", {"report": document_to_record(document), **data})
    data |= {
        "document": document,
        "id": short_id(document.id),
        "claims": claims,
        "can_decide": can_decide(ledger),
        "last": last,
        "rejected": [said for said in history if said.kind == "reject" and said.standing == "holds"],
        "fields": FIELDS,
        "events": vocabulary("events"),
        "elsewhere": elsewhere_of(ledger, document),
        "copies": copies_of(ledger, document),
        "versions_in_words": versions_in_words,
        **report_view(document, claims),
    }
    return answer(request, "report.html", data)


async def add_claim(request: Request) -> Response:
    """Adds a claim that was missed, from the form of the page."""
    form = await posted(request)
    ledger, name = desk_of(request).ledger, request.path_params["id"]

    def work() -> Response:
        back = f"/reports/{short_id(ledger.document(name).id)}"
        try:
            made = add(ledger, name, form, who=who_decides(request))
        except LedgerError as error:
            return refused(request, error, back=f"{back}#missed")
        return RedirectResponse(back + (f"#claim-{made}" if made else ""), status_code=303)

    return await run_in_threadpool(work)


def _versions(ledger: Ledger, document: Document) -> list[Version]:
    address = document.address or document.provenance.origin
    rows = ledger.versions(address) if address != "-" else []
    if len(rows) < 2:
        return []
    return [Version(row, row.id == document.id, ledger.changes(row.id)) for row in rows]


ROUTES = [
    *reversed(paged("/reports/{id}", report, name="report")),
    Route("/reports/{id}/add", add_claim, methods=["POST"], name="report.add"),
]
