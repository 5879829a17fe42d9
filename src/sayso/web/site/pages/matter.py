"""A matter at its address: voices face to face, figures over time, why each claim stands here, history."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from markupsafe import Markup
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import Route

from sayso.errors import SaysoError
from sayso.ledger import Ledger
from sayso.ledger.copies import voices_in_words
from sayso.ledger.matters import (
    Judged,
    MatterRow,
    conflicts_of,
    corrections_of,
    figures_of,
    range_of,
)
from sayso.ledger.matters.plot import drawn_within
from sayso.ledger.matters.records import matter_to_record
from sayso.model import Matter, Saying
from sayso.web.note import voice_of
from sayso.web.safety.visit import person_of
from sayso.web.site.cases.acting import decide, posting
from sayso.web.site.cases.comparing import Compared, compared_for
from sayso.web.site.cases.faces import Cited, cited, faces_of
from sayso.web.site.cases.words import day, days
from sayso.web.site.desk import answer, desk_of, paged

__all__ = ["ROUTES"]

SHOWN = 60  # claims at once
NEAR = 6  # matters close by
COMPARED = 3  # figures that are set against the series
_CLAIM = re.compile(r"[0-9a-f]{16}")


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """A claim in its matter: why it stands here, the claim that it is most like, where there is one."""

    cited: Cited
    voice: str
    reasons: tuple[str, ...]
    nearest: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Disagreement:
    """Two claims that disagree, at equal size, and what about."""

    about: str
    one: Cited
    one_voice: str
    other: Cited
    other_voice: str


def matter(request: Request) -> Response:
    """The page at `/matters/ID`; the id may be the beginning of one, or that of a claim in it."""
    return _answered(request, desk_of(request).ledger.matters.matter(request.path_params["id"]))


def _answered(
    request: Request, held: Matter, *, refused: str | None = None, kept: str = "", status: int = 200
) -> Response:
    ledger = desk_of(request).ledger
    by_id = {saying.claim.id: saying for saying in held.sayings}
    voice = {claim: one.name for one in held.voices for claim in one.claims}
    figures = figures_of(held.sayings, held.voices)
    history = ledger.matters.history(held.id)
    page = _page(request, len(held.sayings))
    if request.url.path.endswith(".json"):
        record = matter_to_record(held) | {"title": held.title, "history": history}
        return answer(request, "matter.html", record)
    done = request.query_params.get("done", "")
    data: dict[str, Any] = {
        "title": held.title,
        "_matter": held,
        "_kind": "a running total" if held.kind == "total" else "an incident",
        "_range": range_of(figures),
        "_reports": len({saying.claim.document for saying in held.sayings}),
        "_days": _days(held.sayings),
        "_independence": voices_in_words(held.voices),
        "_faces": faces_of(held),
        "_disagreements": list(_disagreements(held, by_id, voice)),
        "_plot": Markup(drawn_within(held)),  # noqa: S704 (drawn here, its words escaped)
        "_narrow": Markup(drawn_within(held, narrow=True)),  # noqa: S704 (drawn here, its words escaped)
        "_figures": [(figure, cited(by_id[figure.claim])) for figure in figures],
        "_corrections": corrections_of(held.sayings, held.voices),
        "_first": _first(held.sayings),
        "_evidence": _evidence(held.sayings),
        "_comparisons": _comparisons(ledger, held),
        "_standing": [_standing(held, saying, voice) for saying in held.sayings[(page - 1) * SHOWN : page * SHOWN]],
        "_page": page,
        "_pages": max(1, -(-len(held.sayings) // SHOWN)),
        "_history": [(judged, _where_now(judged, held)) for judged in history],
        "_last": max((judged.last for judged in history), default=0),
        "_near": _near(ledger, held),
        "_done": next((judged for judged in history if str(judged.decision) == done), None),
        "_refused": refused,
        "_kept": kept,
        "_day": day,
        "_carriers": {s.claim.document: s.title or "a report without an outlet" for s in held.sayings if not s.outlet},
    }
    return answer(request, "matter.html", data, status=status)


def decide_links(request: Request, form: Mapping[str, str]) -> Response:
    """Does what a form says about a matter, and goes back to it; what cannot be done is told on its page (409)."""
    ledger, name = desk_of(request).ledger, request.path_params["id"]
    try:
        number, back = decide(ledger, name, form, who=person_of(request))
    except SaysoError as refused:
        try:
            held = ledger.matters.matter(name)
        except SaysoError:  # its first claim was taken out meanwhile, and with it went its id
            held = ledger.matters.matter(form.get("claim", ""))
        told = f"Nothing was changed: {refused.reason}; {refused.step}."
        return _answered(request, held, refused=told, kept=form.get("why", ""), status=409)
    done = f"?done={number}" if number is not None else ""
    return RedirectResponse(f"/matters/{ledger.matters.matter(back).id}{done}", status_code=303)


def _page(request: Request, claims: int) -> int:
    asked = request.query_params.get("page", "")
    return min(max(1, int(asked) if asked.isdecimal() and len(asked) < 7 else 1), max(1, -(-claims // SHOWN)))


def _days(sayings: Sequence[Saying]) -> str:
    told = [saying.published.isoformat() for saying in sayings if saying.published is not None]
    return days(min(told), max(told)) if told else "no day told"


def _disagreements(held: Matter, by_id: Mapping[str, Saying], voice: Mapping[str, str]) -> Iterator[Disagreement]:
    for conflict in conflicts_of(held.sayings, held.voices):
        yield Disagreement(
            about={"stance": "whether it is so", "status": "whether it happened", "figures": "how many"}[
                conflict.about
            ],
            one=cited(by_id[conflict.one]),
            one_voice=voice[conflict.one],
            other=cited(by_id[conflict.other]),
            other_voice=voice[conflict.other],
        )


def _first(sayings: Sequence[Saying]) -> tuple[Cited, str] | None:
    dated = [saying for saying in sayings if saying.published is not None]
    return (cited(dated[0]), voice_of(dated[0].claim)) if dated else None


def _evidence(sayings: Sequence[Saying]) -> list[tuple[str, list[Cited]]]:
    found: dict[str, list[Cited]] = {}
    for saying in sayings:
        for kind in saying.claim.evidence:
            found.setdefault(kind.replace("_", " "), []).append(cited(saying))
    return [(kind, held[:5]) for kind, held in sorted(found.items())]


def _comparisons(ledger: Ledger, held: Matter) -> list[Compared]:
    """The newest figures of the matter beside the series, each once; only those that a series speaks of."""
    if not ledger.series.all():
        return []
    found, seen = [], set[tuple[int | None, int | None]]()
    for saying in reversed(held.sayings):
        count = saying.claim.count
        if count is None or (count.low, count.high) in seen or len(seen) >= COMPARED:
            continue
        seen.add((count.low, count.high))
        for asked in ledger.series.asked(saying.claim, date=None, side=None):
            found += ledger.series.compare(asked, variants=()) if asked.why_not is None else []
    return [compared_for(one) for one in found if any(fact.verdict != "silent" for fact in one.facts)]


def _standing(held: Matter, saying: Saying, voice: Mapping[str, str]) -> Standing:
    reasons = held.reasons[saying.claim.id]
    nearest = next((line.removeprefix("most like ") for line in reasons if line.startswith("most like ")), None)
    return Standing(
        cited=cited(saying),
        voice=voice[saying.claim.id],
        reasons=tuple(line for line in reasons if not line.startswith("most like ")),
        nearest=nearest if nearest and _CLAIM.fullmatch(nearest) else None,
    )


def _where_now(judged: Judged, held: Matter) -> list[Cited]:
    """The claims of this matter that a decision speaks of."""
    anchors = {anchor for pair in judged.pairs for anchor in pair}
    found = []
    for saying in held.sayings:
        span = saying.claim.span
        for anchor in anchors:
            same = anchor.document == saying.claim.document and anchor.event == saying.claim.event
            if same and anchor.start < span.end and anchor.end > span.start:
                found.append(cited(saying))
                break
    return found[:8]


def _near(ledger: Ledger, held: Matter) -> list[tuple[MatterRow, str]]:
    """Matters of the same event on the same side or place, nearest by day: what a person may want to join."""
    sides = {a.side for s in held.sayings for a in (s.claim.by, s.claim.of) if a is not None and a.side is not None}
    places = {s.claim.place.id or s.claim.place.name for s in held.sayings if s.claim.place is not None}
    rows: dict[str, MatterRow] = {}
    for filters in ({"place": sorted(places)}, {"side": sorted(sides)}):
        if any(filters.values()):
            found = ledger.matters.all(event=held.event, limit=4 * NEAR, **filters)  # type: ignore[arg-type]
            rows |= {row.id: row for row in found}
    rows.pop(held.id, None)
    told = [saying.published for saying in held.sayings if saying.published is not None]

    def apart(row: MatterRow) -> int:
        if row.last is None or not told:
            return 10**6
        return abs((dt.date.fromisoformat(row.last[:10]) - max(told)).days)

    return [(row, days(row.first, row.last)) for row in sorted(rows.values(), key=apart)[:NEAR]]


ROUTES = [
    *reversed(paged("/matters/{id}", matter, name="matter")),
    Route("/matters/{id}/decide", posting(decide_links), methods=["POST"], name="matter.decide"),
]
