"""The overview: what is in the ledger, what came last, what does not hold, and what waits for a person."""

from __future__ import annotations

from typing import Any

from starlette.requests import Request
from starlette.responses import Response

from sayso.headline import check_headline
from sayso.ledger import Ledger
from sayso.model import vocabulary
from sayso.web.site.claim_rows import short_id
from sayso.web.site.days import days_of
from sayso.web.site.desk import answer, desk_of, paged

__all__ = ["ROUTES"]

LATEST = 12
HEADLINES = 30  # newest reports whose headlines are looked at
WEEKS = 6
_VERDICTS = {"weaker": "weaker in the body", "contradicted": "contradicted", "not_in_body": "not in the body"}


def overview(request: Request) -> Response:
    """The page at `/`."""
    ledger = desk_of(request).ledger
    browsing = ledger.browsing
    documents, claims = browsing.sizes()
    many, quarantined = browsing.quarantined(limit=5)
    days = browsing.claims_a_day(days=7 * WEEKS)
    data = {
        "title": "Overview",
        "documents": documents,
        "claims": claims,
        "latest": browsing.latest(limit=LATEST),
        "days": days,
        "headlines": headlines(ledger),
        "quarantined": many,
        "quarantine": quarantined,
        "conflicts": _conflicts(ledger),
        "waiting": _waiting(ledger),
        "_days": days_of(days),
        "_short": short_id,
        "_weeks": WEEKS,
    }
    return answer(request, "overview.html", data)


def headlines(ledger: Ledger) -> list[dict[str, Any]]:
    """The newest reports whose headline says what the body does not carry."""
    return ledger.browsing.kept_answer(("headlines not carried",), lambda: list(_uncarried(ledger)))


def _uncarried(ledger: Ledger) -> Any:
    for name in ledger.browsing.headlines(limit=HEADLINES):
        document = ledger.document(name)
        claims = ledger.claims(document=name)
        for check in check_headline(claims, document=document):
            if check.verdict in _VERDICTS:
                yield {
                    "report": document.id,
                    "title": document.title or document.provenance.origin,
                    "outlet": document.outlet,
                    "words": check.span.of(document.text),
                    "event": vocabulary("events")[check.event].label,
                    "verdict": check.verdict,
                    "verdict_words": _VERDICTS[check.verdict],
                    "claim": check.claim,
                }


def _conflicts(ledger: Ledger) -> list[Any]:
    """The newest matters in which voices disagree; empty where the ledger keeps no matters."""
    door: Any = getattr(ledger, "matters", None)
    return list(door.conflicts(limit=6)) if door is not None else []


def _waiting(ledger: Ledger) -> list[Any]:
    """Decisions whose claim is no longer found: a person must look; empty where the ledger keeps no decisions."""
    door: Any = getattr(ledger, "decisions", None)
    return list(door.orphans())[:6] if door is not None else []


ROUTES = paged("/", overview, name="overview")
