"""The overview: what is in the ledger, what came last, what does not hold, and what waits for a person."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from starlette.requests import Request
from starlette.responses import Response

from sayso.headline import check_headline
from sayso.ledger import Ledger
from sayso.web.site.claim_rows import short_id
from sayso.web.site.days import days_of
from sayso.web.site.desk import answer, desk_of, paged

__all__ = ["ROUTES"]

LATEST = 12
HEADLINES = 30  # newest reports whose headlines are looked at
WEEKS = 6
_VERDICTS = {"contradicted": "contradicted", "not_in_body": "not in the body", "weaker": "weaker in the body"}


@dataclass(frozen=True, slots=True)
class Uncarried:
    """Words of a headline that the body does not carry: their claim, and the verdict as a key and in words."""

    claim: str
    words: str
    verdict: str
    verdict_words: str


@dataclass(frozen=True, slots=True)
class Headline:
    """A report whose headline says what its body does not carry, the gravest verdict first."""

    report: str
    title: str
    outlet: str | None
    date: str | None
    found: tuple[Uncarried, ...]


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
        "_days": days_of(days, days=7 * WEEKS),
        "_short": short_id,
        "_weeks": WEEKS,
    }
    return answer(request, "overview.html", data)


def headlines(ledger: Ledger) -> list[Headline]:
    """The newest reports whose headline says what the body does not carry."""
    return ledger.browsing.kept_answer(("headlines not carried",), lambda: list(_uncarried(ledger)))


def _uncarried(ledger: Ledger) -> Iterator[Headline]:
    for name in ledger.browsing.headlines(limit=HEADLINES):
        document = ledger.document(name)
        checks = [c for c in check_headline(ledger.claims(document=name), document=document) if c.verdict in _VERDICTS]
        if checks:
            checks.sort(key=lambda check: list(_VERDICTS).index(check.verdict))
            yield Headline(
                report=document.id,
                title=document.headline.of(document.text) if document.headline else document.title or "",
                outlet=document.outlet,
                date=document.date.value.isoformat() if document.date else None,
                found=tuple(
                    Uncarried(check.claim, check.span.of(document.text), check.verdict, _VERDICTS[check.verdict])
                    for check in checks
                ),
            )


def _conflicts(ledger: Ledger) -> list[Any]:
    """The newest matters in which voices disagree; empty where the ledger keeps no matters."""
    door: Any = getattr(ledger, "matters", None)
    return list(door.conflicts(limit=6)) if door is not None else []


def _waiting(ledger: Ledger) -> list[Any]:
    """Decisions whose claim is no longer found: a person must look; empty where the ledger keeps no decisions."""
    door: Any = getattr(ledger, "decisions", None)
    return list(door.orphans())[:6] if door is not None else []


ROUTES = paged("/", overview, name="overview")
