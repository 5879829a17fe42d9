"""Small documents for tests, made without the room `read`."""

from __future__ import annotations

import datetime as dt
import hashlib

from sayso.model import Document, DocumentDate, Provenance, Region, Span

DAY = dt.date(2023, 6, 14)  # a Wednesday


def report(text: str, *, headline: bool = False, date: dt.date | None = DAY) -> Document:
    """A plain report of `text`; with `headline`, its first line is one."""
    data = text.encode("utf-8", "surrogatepass")
    sha256 = hashlib.sha256(data).hexdigest()
    first = text.split("\n", 1)[0]
    return Document(
        id=f"sha256:{sha256}",
        text=text,
        regions=(Region("headline", Span(0, len(first))),) if headline and first else (),
        date=DocumentDate(date, "option") if date else None,
        language="en",
        provenance=Provenance(
            sha256=sha256,
            media_type="text/plain",
            size=len(data),
            origin="-",
            retrieved=dt.datetime(2023, 6, 14, 12, tzinfo=dt.UTC),
            version="0",
        ),
    )
