"""A claim at an address of its own: every field with its words, the same elsewhere, its history, forms."""

from __future__ import annotations

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import Route

from sayso.errors import LedgerError
from sayso.model import Claim, Document, Span, claim_to_record
from sayso.web.note import look_of, note_of
from sayso.web.site.claim_rows import Run, short_id
from sayso.web.site.deciding import FIELDS, can_decide, decide, history_of, posted, refused, who_decides
from sayso.web.site.desk import answer, desk_of, paged
from sayso.web.site.elsewhere import matter_of

__all__ = ["ROUTES"]

AROUND = 240  # characters of the report on either side of the claim


def claim(request: Request) -> Response:
    """The page at `/claims/ID`; the id may be the beginning of one."""
    ledger = desk_of(request).ledger
    held = ledger.claim(request.path_params["id"])
    document = ledger.document(held.document)
    shares = {one.id: one for one in ledger.claims(document=document.id)}
    history = [said for said in history_of(ledger, document.id) if said.claim == held.id]
    matter = matter_of(ledger, held)
    others = [s for s in matter.sayings if s.claim.id != held.id] if matter is not None else []
    data = {
        "title": f"{note_of(held, number=1, shares={}).title} · a claim",
        "claim": claim_to_record(held),
        "decisions": history,
        "matter": matter.id if matter is not None else None,
        "_claim": held,
        "_note": note_of(held, number=1, shares=shares),
        "_look": look_of(held),
        "_document": document,
        "_id": short_id(document.id),
        "_around": _around(document, held),
        "_can_decide": can_decide(ledger),
        "_last": history[-1].number if history else 0,
        "_fields": FIELDS,
        "_others": [(saying, note_of(saying.claim, number=1, shares={})) for saying in others],
        "_matter": matter,
        "_short": short_id,
    }
    return answer(request, "claim.html", data)


async def decide_claim(request: Request) -> Response:
    """Does what a form says about a claim, and goes back to the page that the form was on."""
    form = await posted(request)
    ledger, name = desk_of(request).ledger, request.path_params["id"]

    def work() -> Response:
        undoing = form.get("act") == "undo"
        report = form.get("report", "") if undoing else short_id(ledger.claim(name).document)
        back = f"/reports/{report}" if report.isalnum() and report.isascii() else f"/claims/{name}"
        try:
            decide(ledger, name, form, who=who_decides(request))
        except LedgerError as error:
            return refused(request, error, back=back if undoing else f"/claims/{name}")
        if form.get("back") == "claim" and form.get("act") != "reject":
            back = f"/claims/{name}"
        elif "/reports/" in back:
            back += f"#claim-{name}"
        return RedirectResponse(back, status_code=303)

    return await run_in_threadpool(work)


def _around(document: Document, held: Claim) -> tuple[Run, ...]:
    """The claim's words within the words around them."""
    text, span = document.text, held.span
    gap = text.rfind("\n\n", 0, span.start)
    start = max(gap + 2 if gap >= 0 else 0, span.start - AROUND)
    end = text.find("\n\n", span.end)
    end = min(len(text) if end < 0 else end, span.end + AROUND)
    while 0 < start < span.start and text[start - 1].isalnum():
        start += 1
    while span.end < end < len(text) and text[end].isalnum():
        end -= 1
    cut = [(start, span.start, False), (span.start, span.end, True), (span.end, end, False)]
    return tuple(Run(Span(a, b).of(text), hit) for a, b, hit in cut if b > a)


ROUTES = [
    *reversed(paged("/claims/{id}", claim, name="claim")),
    Route("/claims/{id}/decide", decide_claim, methods=["POST"], name="claim.decide"),
]
