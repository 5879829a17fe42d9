"""Claims as flat rows: CSV, JSON lines and Parquet."""

from __future__ import annotations

import io
from collections.abc import Iterable, Iterator
from importlib import import_module
from typing import Any

import msgspec

from sayso.errors import SaysoError
from sayso.publish.exports.terms import Terms
from sayso.publish.public import Credit, PublicClaim, PublicReport
from sayso.publish.records import CLAIM_COLUMNS, as_table, claim_cells

__all__ = ["PUBLIC_COLUMNS", "as_csv", "as_lines", "as_parquet", "public_record"]

_CREDIT = ("title", "outlet", "author", "published", "link", "language", "rights")
PUBLIC_COLUMNS = (*CLAIM_COLUMNS, "rounded", "withheld", "matter", *_CREDIT)
_TYPES = {
    "bool": "hedged quote approximate vague disputed rounded".split(),
    "int": "span_start span_end".split(),
    "float": "share_low share_high lat lon radius_km confidence".split(),
}
_BATCH = 20_000


def as_csv(reports: Iterable[PublicReport], terms: Terms) -> Iterator[bytes]:
    """One claim a row, as `sayso claims --csv` with credit, link and what was withheld; safe in a spreadsheet."""
    return (line.encode() for line in as_table(PUBLIC_COLUMNS, _rows(reports, terms)))


def as_lines(reports: Iterable[PublicReport], terms: Terms) -> Iterator[bytes]:
    """One claim a line of JSON, in the shape of claims.md, with the credit of its report."""
    for report in reports:
        for claim in report.claims:
            yield msgspec.json.encode(public_record(claim, report.credit, terms)) + b"\n"


def as_parquet(reports: Iterable[PublicReport], terms: Terms) -> Iterator[bytes]:
    """The columns of the CSV with types, as one Parquet file. Raises SaysoError where pyarrow is not installed."""
    try:
        pa: Any = import_module("pyarrow")
        pq: Any = import_module("pyarrow.parquet")
    except ImportError:
        raise SaysoError("parquet", "pyarrow is not installed", "pip install 'sayso[parquet]'") from None
    types = {name: kind for kind, names in _TYPES.items() for name in names}
    kinds = {"bool": pa.bool_(), "int": pa.int64(), "float": pa.float64(), "text": pa.string()}
    # Figures can be larger than any column of whole numbers: as text they stay what the words say.
    kinds_of = [(name, kinds[types.get(name, "text")]) for name in PUBLIC_COLUMNS]
    figures = {"low", "high"}
    schema = pa.schema([(name, pa.decimal128(38) if name in figures else kind) for name, kind in kinds_of])
    held = io.BytesIO()
    with pq.ParquetWriter(held, schema) as writer:
        batch: list[dict[str, Any]] = []
        for row in _rows(reports, terms):
            batch.append(row)
            if len(batch) == _BATCH:
                writer.write_table(pa.Table.from_pylist(batch, schema))
                batch = []
        writer.write_table(pa.Table.from_pylist(batch, schema))
    yield held.getvalue()


def public_record(claim: PublicClaim, credit: Credit, terms: Terms) -> dict[str, Any]:
    """A public claim as JSON values: the fields of claims.md without the texts of fields, and its report's credit."""
    count, when, place = claim.count, claim.when, claim.place
    return {
        "id": claim.id,
        "document": claim.document,
        "part": claim.part,
        "span": claim.span.to_record(),
        "text": claim.text or None,
        "event": claim.event,
        "stance": claim.stance,
        "reality": claim.reality,
        "hedged": claim.hedged,
        "quote": claim.quote,
        "sources": [{"name": s.name, "kind": s.kind, "side": s.side} for s in claim.sources],
        "cue": claim.cue.text if claim.cue else None,
        "by": {"name": claim.by.name, "side": claim.by.side, "class": claim.by.klass} if claim.by else None,
        "of": {"name": claim.of.name, "side": claim.of.side, "class": claim.of.klass} if claim.of else None,
        "count": {
            "text": count.text,
            "low": count.low,
            "high": count.high,
            "share": list(count.share) if count.share else None,
            "per": count.per,
            "scope": count.scope,
            "approximate": count.approximate,
            "vague": count.vague,
        }
        if count
        else None,
        "place": {
            "name": place.name,
            "id": place.id,
            "country": place.country,
            "disputed": place.disputed,
            "lat": place.lat,
            "lon": place.lon,
            "radius_km": place.radius_km,
            "rounded": claim.rounded,
        }
        if place
        else None,
        "when": {"text": when.text, "start": when.start, "end": when.end} if when else None,
        "evidence": list(claim.evidence),
        "part_of": claim.part_of,
        "confidence": round(claim.confidence, 3),
        "withheld": list(claim.withheld),
        "matter": terms.matters.get(claim.id),
        "report": dict(zip(_CREDIT, _credit(credit), strict=True)),
    }


def _credit(credit: Credit) -> tuple[str | None, ...]:
    return credit.title, credit.outlet, credit.author, credit.date, credit.link, credit.language, credit.rights


def _rows(reports: Iterable[PublicReport], terms: Terms) -> Iterator[dict[str, Any]]:
    for report in reports:
        credit = dict(zip(_CREDIT, _credit(report.credit), strict=True))
        for claim in report.claims:
            beside = {
                "rounded": claim.rounded,
                "withheld": "; ".join(claim.withheld),
                "matter": terms.matters.get(claim.id),
            }
            yield claim_cells(claim) | beside | credit
