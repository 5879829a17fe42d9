"""The claims: a table with facets and their counts, search, lanes, columns, pages, and exports of the same question."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from starlette.requests import Request
from starlette.responses import Response, StreamingResponse
from starlette.routing import Route

from sayso.ledger.browsing import PUBLISHER, Counts
from sayso.model import Claim, vocabulary
from sayso.publish import claims_as_csv, claims_as_lines
from sayso.web.note import OWN_VOICE
from sayso.web.site.claim_rows import claim_record, row_of
from sayso.web.site.desk import answer, desk_of, paged
from sayso.web.site.question import COLUMNS, FACETS, PAGE, Question, asked_in

__all__ = ["ROUTES"]

FEW = 8  # values of a facet that stand open; the rest is a press away
MOST = 60
_VOCABULARIES = {"event": "events", "stance": "stances", "status": "realities", "kind": "kinds", "class": "classes"}
_BANDS = {
    "very_likely": "very likely right",
    "likely": "likely right",
    "perhaps": "perhaps right",
    "doubtful": "doubtful",
}
_ORDERS = {
    "newest": "newest report first",
    "happened": "by the day it speaks of",
    "figure": "largest figure first",
    "confidence": "surest first",
    "read": "as they were read",
}
_LANES = {"undated": "of no day", "unplaced": "of no place"}


@dataclass(frozen=True, slots=True)
class Value:
    """A value of a facet: its word for readers, how many claims, whether it is taken, and where a press leads."""

    key: str
    label: str
    claims: int
    taken: bool
    address: str


@dataclass(frozen=True, slots=True)
class Facet:
    """A facet with its first values and the rest; `open` where a value is taken."""

    key: str
    label: str
    first: tuple[Value, ...]
    rest: tuple[Value, ...]
    more: int
    open: bool


@dataclass(frozen=True, slots=True)
class Taken:
    """A filter that is on: its words, and the address without it."""

    label: str
    value: str
    address: str


def claims(request: Request) -> Response:
    """The page at `/claims`."""
    question = asked_in(request.query_params)
    browsing = desk_of(request).ledger.browsing
    counts, kept = browsing.look(question.asked, sort=question.sort, limit=PAGE, page=question.page)
    pages = max(1, -(-counts.total // PAGE))
    page = min(question.page, pages)
    data = {
        "title": "Claims",
        "total": counts.total,
        "page": page,
        "pages": pages,
        "asked": [list(pair) for pair in question.given],
        "left_out": question.wrong,
        "undated": counts.undated,
        "unplaced": counts.unplaced,
        "facets": {name: [list(pair) for pair in counts.facets[name][:MOST]] for name in FACETS},
        "claims": [claim_record(one) for one in kept] if request.url.path.endswith(".json") else [],
        "_rows": [row_of(one, words=question.asked.words) for one in kept],
        "_question": question,
        "_facets": [_facet(question, counts, name) for name in FACETS],
        "_taken": list(_taken(question)),
        "_columns": COLUMNS,
        "_orders": _ORDERS,
        "_lanes": _LANES,
        "_lane": question.asked.lane,
        "_earlier": _at(question, page - 1) if page > 1 else None,
        "_later": _at(question, page + 1) if page < pages else None,
        "_first_shown": (page - 1) * PAGE + 1,
    }
    return answer(request, "claims.html", data)


def claims_csv(request: Request) -> Response:
    """All claims that answer, as CSV: the full record, for the desk."""
    return _stream(request, claims_as_csv, "text/csv; charset=utf-8", "claims.csv")


def claims_lines(request: Request) -> Response:
    """All claims that answer, as JSON lines: the full record, for the desk."""
    return _stream(request, claims_as_lines, "application/jsonl; charset=utf-8", "claims.jsonl")


def _stream(request: Request, written, media_type: str, name: str) -> Response:  # type: ignore[no-untyped-def]
    question = asked_in(request.query_params)
    browsing = desk_of(request).ledger.browsing
    browsing.counts(question.asked)  # a report that is not there is told before the first line

    def lines(found: Iterator[Claim]) -> Iterator[str]:
        yield from written(found)

    headers = {"Content-Disposition": f'attachment; filename="{name}"'}
    return StreamingResponse(lines(browsing.every(question.asked)), media_type=media_type, headers=headers)


def label_of(facet: str, key: str) -> str:
    """The word for readers of a facet's value."""
    if facet == "source" and key == PUBLISHER:
        return OWN_VOICE
    if facet == "sure":
        return _BANDS.get(key, key)
    name = _VOCABULARIES.get(facet)
    word = vocabulary(name).get(key) if name else None
    return word.label if word is not None else key


def _facet(question: Question, counts: Counts, name: str) -> Facet:
    taken = question.values(name)
    held = list(counts.facets[name])
    if name == "month":
        held.sort(reverse=True)
    if name == "sure":
        held.sort(key=lambda pair: list(_BANDS).index(pair[0]))
    known = {key for key, _ in held}
    held = [(key, 0) for key in taken if key not in known] + held
    values = [Value(key, label_of(name, key), n, key in taken, question.toggled(name, key)) for key, n in held]
    first = [value for place, value in enumerate(values) if place < FEW or value.taken]
    rest = [value for value in values if value not in first][: MOST - FEW]
    return Facet(name, FACETS[name], tuple(first), tuple(rest), len(values) - len(first) - len(rest), bool(taken))


def _taken(question: Question) -> Iterator[Taken]:
    for name, value in question.given:
        if name in FACETS:
            yield Taken(FACETS[name], label_of(name, value), question.toggled(name, value))
    for name, label in (
        ("words", "with the words"),
        ("who", "says so, by part of the name"),
        ("where", "where, by part of the name"),
        ("since", "since"),
        ("until", "until"),
        ("report", "in the report"),
    ):
        held = question.values(name)
        if held:
            yield Taken(label, held[-1], question.address(**{name: None}))
    if question.asked.lane:
        yield Taken("", _LANES[question.asked.lane], question.address(lane=None))


def _at(question: Question, page: int) -> str:
    return question.address(page=str(page)) if page > 1 else question.address()


ROUTES = [
    *paged("/claims", claims, name="claims"),
    Route("/claims.csv", claims_csv, name="claims.csv"),
    Route("/claims.jsonl", claims_lines, name="claims.jsonl"),
]
