"""Matters made by hand, for tests of what is counted."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

from sayso.ledger.copies import voices_of
from sayso.model import Actor, Claim, Count, Matter, MatterKind, Place, Saying, Source, Span, When

PLACES = {
    "Izium": Place(
        text="Izium", span=Span(0, 5), name="Izium", id="geonames:1", country="UKR", lat=49.2, lon=37.3, radius_km=5
    ),
    "Sumy": Place(
        text="Sumy", span=Span(0, 4), name="Sumy", id="geonames:2", country="UKR", lat=50.9, lon=34.8, radius_km=8
    ),
}
DAY = dt.date(2022, 3, 20)


def claim(
    name: str,
    low: int | None = 9,
    *,
    high: int | None = None,
    source: str | None = "the mayor",
    kind: str = "official",
    place: str | None = "Izium",
    day: dt.date | None = DAY,
    klass: str | None = "people",
    side: str | None = None,
    part_of: str | None = None,
    **fields: object,
) -> Claim:
    text = f"{name} killed"
    span = Span(0, len(text))
    count = fields.pop("count", Count(text=str(low), span=span, low=low, high=high, scope="incident"))
    return Claim(
        id=name,
        document=f"sha256:{name}",
        part="body",
        span=span,
        text=text,
        event="killed",
        sources=(Source(text=source, span=span, name=source, kind=kind),) if source else (),  # type: ignore[arg-type]
        of=Actor(text="people", span=span, name="people", klass=klass, side=side),
        count=count,  # type: ignore[arg-type]
        place=PLACES[place] if place else None,
        when=When(text="then", span=span, start=day.isoformat(), end=day.isoformat()) if day else None,
        part_of=part_of,
        **fields,  # type: ignore[arg-type]
    )


def saying(held: Claim, *, outlet: str = "The Courier", published: dt.date | None = DAY) -> Saying:
    return Saying(claim=held, outlet=outlet, title=None, published=published)


def matter(name: str, sayings: Sequence[Saying], *, kind: MatterKind = "incident") -> Matter:
    return Matter(
        id=name,
        kind=kind,
        event="killed",
        title=f"matter {name}",
        sayings=tuple(sayings),
        voices=voices_of(sayings),
        reasons={},
    )
