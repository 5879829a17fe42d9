"""Reports for the tests of matters: one sentence a claim, made by hand."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from typing import Any

from ledger_reports import claim_of, document_of, keep

from sayso.ledger import Ledger
from sayso.model import Actor, Claim, Count, Document, Place, Saying, Source, Span, When

DAY = dt.date(2022, 3, 14)
PLACES = {  # name: id, country, degrees, radius in km
    "Izium": ("geonames:707292", "UKR", 49.207, 37.277, 5.4),
    "Balakliia": ("geonames:712587", "UKR", 49.457, 36.859, 4.5),
    "Kharkiv region": ("geonames:706482", "UKR", 49.6, 36.5, 110.0),
    "Goma": ("geonames:216281", "COD", -1.679, 29.223, 8.0),
}
Told = dict[str, Any]


def told(words: str, event: str = "killed", **fields: Any) -> Told:
    """A claim to be: its words, its event, and what it tells in short forms (place by name, days from `DAY`)."""
    return {"words": words, "event": event} | fields


def report(
    claims: Sequence[Told], *, day: int = 0, outlet: str = "Wire", head: str = ""
) -> tuple[Document, list[Claim]]:
    """A document published so many days after `DAY`, one sentence a claim."""
    text = f"{head or outlet}, day {day}\n\n" + " ".join(f"{claim['words']}." for claim in claims)
    document = document_of(text, day=DAY + dt.timedelta(days=day), outlet=outlet, title=head or outlet)
    made: list[Claim] = []
    after = text.index("\n\n")
    for claim in claims:
        found = _claim(document, after, made, **claim)
        after = found.span.end
        made.append(found)
    return document, made


def _claim(
    document: Document,
    after: int,
    before: Sequence[Claim],
    *,
    words: str,
    event: str,
    place: str | None = None,
    day: int | tuple[int, int] | None = None,
    figure: int | tuple[int | None, int | None] | None = None,
    scope: Any = "incident",
    klass: str | None = None,
    side: str | None = None,
    by: str | None = None,
    who: str | None = None,
    share_of: int | None = None,
    **fields: Any,
) -> Claim:
    span = Span(document.text.index(words, after), document.text.index(words, after) + len(words))
    here: Any = {"text": words, "span": span}
    if place is not None:
        key, country, lat, lon, radius = PLACES[place]
        fields["place"] = Place(**here, name=place, id=key, country=country, lat=lat, lon=lon, radius_km=radius)
    if day is not None:
        start, end = (day, day) if isinstance(day, int) else day
        ends = [(DAY + dt.timedelta(days=n)).isoformat() for n in (start, end)]
        fields["when"] = When(**here, start=ends[0], end=ends[1])
    if figure is not None:
        low, high = (figure, figure) if isinstance(figure, int) else figure
        fields["count"] = Count(**here, low=low, high=high, scope=scope)
    if klass or side:
        fields["of"] = Actor(**here, name=side or str(klass), side=side, klass=klass)
    if by:
        fields["by"] = Actor(**here, name=by, side=by)
    if who:
        fields["sources"] = (Source(**here, name=who, kind="official"),)
    if share_of is not None:
        fields["part_of"] = before[share_of].id
    return claim_of(document, words, event, after=after, **fields)


def sayings(*reports: tuple[Document, list[Claim]]) -> list[Saying]:
    """The claims of reports as sayings."""
    return [
        Saying(
            claim=claim,
            outlet=document.outlet,
            title=document.title,
            published=document.date.value if document.date else None,
        )
        for document, claims in reports
        for claim in claims
    ]


def kept(ledger: Ledger, *reports: tuple[Document, list[Claim]]) -> None:
    """The reports added, each in a run of its own."""
    for document, claims in reports:
        keep(ledger, document, *claims)


def grouped(ledger: Ledger) -> list[tuple[str, ...]]:
    """The matters of a ledger as the ids of their claims."""
    rows = ledger.matters.all()
    return sorted(tuple(sorted(s.claim.id for s in ledger.matters.matter(row.id).sayings)) for row in rows)
