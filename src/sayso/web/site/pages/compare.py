"""Compare: type "217 tanks captured", or come from a claim, and see what the ledger and the series hold."""

from __future__ import annotations

import datetime as dt

from starlette.requests import Request
from starlette.responses import Response

from sayso.ledger.comparisons import compared
from sayso.places import side_of
from sayso.web.site.cases.comparing import compared_for
from sayso.web.site.cases.words import address
from sayso.web.site.desk import answer, desk_of, paged

__all__ = ["ROUTES"]

LONGEST = 400  # characters of typed words
MOST = 12  # figures of one question


def compare(request: Request) -> Response:
    """The page at `/compare`."""
    ledger = desk_of(request).ledger
    given = request.query_params
    words, side = given.get("words", "").strip()[:LONGEST], given.get("side", "").strip()[:100]
    claim, every = given.get("claim", "").strip()[:64], given.get("all", "") not in ("", "0")
    date, wrong = _day(given.get("date", ""))
    whose = (side_of(side) or side) if side else None
    found = []
    if claim:
        found = compared(ledger, ledger.claim(claim), date=date, side=whose)
    elif words:
        found = compared(ledger, words, date=date, side=whose)
    rows = ledger.matters.some(list(dict.fromkeys(told.matter for one in found for told in one.told)))
    data = {
        "title": "Compare",
        "asked": {"words": words, "claim": claim, "date": date, "side": whose},
        "comparisons": found[:MOST],
        "_words": words,
        "_claim": claim,
        "_date": given.get("date", "").strip()[:10],
        "_side": side,
        "_wrong": wrong,
        "_found": [compared_for(one, every=every) for one in found[:MOST]],
        "_series": ledger.series.all(),
        "_titles": {matter.id: matter.title for matter in rows},
        "_all": address(
            "/compare", {"words": words, "claim": claim, "date": date or "", "side": side, "all": "" if every else "1"}
        ),
        "_every": every,
    }
    return answer(request, "compare.html", data)


def _day(text: str) -> tuple[str | None, str | None]:
    """The day as ISO 8601, and the words where they are none."""
    plain = text.strip()
    if not plain:
        return None, None
    try:
        return dt.date.fromisoformat(plain).isoformat(), None
    except ValueError:
        return None, plain[:40]


ROUTES = paged("/compare", compare, name="compare")
