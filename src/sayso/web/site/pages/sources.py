"""The sources: who speaks, how often, of what kind, for whom, through how many outlets; and one source over time."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any
from urllib.parse import quote, urlencode

from starlette.requests import Request
from starlette.responses import Response

from sayso.errors import UnknownId
from sayso.ledger.browsing import Asked, Speaker, SpeakerCounts
from sayso.model import vocabulary
from sayso.web.site.claim_rows import claim_record, row_of
from sayso.web.site.days import days_of
from sayso.web.site.desk import answer, desk_of, paged

__all__ = ["ROUTES"]

PAGE = 50
_FILTERS = ("kind", "side", "name")


@dataclass(frozen=True, slots=True)
class SourceRow:
    """A source as the table shows it, and where its pages are."""

    name: str
    address: str
    kind: str
    side: str
    claims: int
    reports: int
    outlets: int
    denies: int
    hedged: int
    denied: int | None
    corrected: int | None
    first: str
    last: str


def sources(request: Request) -> Response:
    """The page at `/sources`."""
    ledger = desk_of(request).ledger
    asked = {name: request.query_params.get(name, "").strip()[:200] for name in _FILTERS}
    found = ledger.browsing.speakers(
        part=asked["name"] or None,
        kind=(asked["kind"],) if asked["kind"] else (),
        side=(asked["side"],) if asked["side"] else (),
    )
    pages = max(1, -(-len(found) // PAGE))
    wanted = request.query_params.get("page", "1")
    page = min(int(wanted) if wanted.isdecimal() and len(wanted) < 7 and int(wanted) else 1, pages)
    shown = found[(page - 1) * PAGE : page * PAGE]
    names = [speaker.name for speaker in shown]
    counts = ledger.browsing.speaker_counts(names)
    denied, corrected = ledger.browsing.denied(names), ledger.browsing.corrected(names)
    given = {name: value for name, value in asked.items() if value}

    def at(number: int) -> str:
        return "/sources?" + urlencode(given | {"page": str(number)})

    data = {
        "title": "Sources",
        "total": len(found),
        "page": page,
        "pages": pages,
        "sources": [_row(speaker, counts[speaker.name], denied, corrected) for speaker in shown],
        "asked": given,
        "_asked": asked,
        "_kinds": vocabulary("kinds"),
        "_sides": sorted({speaker.side for speaker in found if speaker.side}),
        "_earlier": at(page - 1) if page > 1 else None,
        "_later": at(page + 1) if page < pages else None,
        "_has_matters": denied is not None,
        "_has_decisions": corrected is not None,
    }
    return answer(request, "sources.html", data)


def source(request: Request) -> Response:
    """The page of one source, by its whole name."""
    ledger, name = desk_of(request).ledger, str(request.path_params["name"])
    asked = Asked(source=(name,))
    counts, kept = ledger.browsing.look(asked, limit=PAGE)
    carried = ledger.browsing.speaker_counts([name]).get(name)
    if carried is None:
        raise UnknownId(name, "nobody of that name speaks in this ledger", "look through the sources")
    data: dict[str, Any] = {
        "title": name,
        "name": name,
        "claims": counts.total,
        "counts": carried,
        "events": counts.facets["event"],
        "kinds": counts.facets["kind"],
        "sides": counts.facets["side"],
        "outlets": ledger.browsing.outlets(name),
        "days": ledger.browsing.speaker_days(name),
    }
    if request.url.path.endswith(".json"):
        return answer(request, "source.html", data | {"latest": [claim_record(one) for one in kept]})
    data |= {
        "_rows": [row_of(one) for one in kept],
        "_days": days_of(data["days"]),
        "_query": urlencode({"source": name}),
        "_labels": {key: word.label for key, word in vocabulary("events").items()},
        "_kind_labels": {key: word.label for key, word in vocabulary("kinds").items()},
        "_stance_labels": {key: word.label for key, word in vocabulary("stances").items()},
    }
    return answer(request, "source.html", data)


def _row(
    speaker: Speaker, counts: SpeakerCounts, denied: Mapping[str, int] | None, corrected: Mapping[str, int] | None
) -> SourceRow:
    return SourceRow(
        name=speaker.name,
        address="/sources/" + quote(speaker.name, safe=""),
        kind=vocabulary("kinds")[speaker.kind].label if speaker.kind in vocabulary("kinds") else speaker.kind,
        side=speaker.side or "",
        claims=speaker.claims,
        reports=counts.reports,
        outlets=counts.outlets,
        denies=counts.stances.get("denies", 0),
        hedged=counts.hedged,
        denied=None if denied is None else denied.get(speaker.name, 0),
        corrected=None if corrected is None else corrected.get(speaker.name, 0),
        first=counts.first or "",
        last=counts.last or "",
    )


ROUTES = [
    *paged("/sources", sources, name="sources"),
    *reversed(paged("/sources/{name:path}", source, name="source")),
]
