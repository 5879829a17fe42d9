"""Claims and documents as JSON lines, the records of claims.md, and as CSV tables with one claim or document a row."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any

import msgspec

from sayso.model import Claim, Document, claim_to_line

if TYPE_CHECKING:
    from sayso.ledger import DocumentRow  # the database stays unloaded: pages and records need none

__all__ = [
    "CLAIM_COLUMNS",
    "DOCUMENT_COLUMNS",
    "as_table",
    "claim_cells",
    "claims_as_csv",
    "claims_as_lines",
    "document_to_record",
    "documents_as_csv",
    "documents_as_lines",
]

# The order of claims.md, flattened; `source` is the nearest one and `sources` the chain, `class` is that of `of`,
# `start` and `end` those of `when`.
CLAIM_COLUMNS = tuple(
    """id document part span_start span_end text event stance reality hedged quote source source_kind source_side
    sources cue by by_side by_class of of_side class count low high share_low share_high per scope approximate vague
    place place_id country disputed lat lon radius_km when start end evidence part_of confidence""".split()
)
DOCUMENT_COLUMNS = tuple(
    """id title outlet date date_basis language address origin media_type size retrieved claims run previous""".split()
)
_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")  # how a cell begins that a spreadsheet runs


def claims_as_lines(claims: Iterable[Claim]) -> Iterator[str]:
    """Each claim as a line of JSON, its end included, as claims.md defines it."""
    for claim in claims:
        yield claim_to_line(claim) + "\n"


def claims_as_csv(claims: Iterable[Claim]) -> Iterator[str]:
    """The claims as lines of CSV (RFC 4180, UTF-8), the names of the columns first.

    What the text does not settle is an empty cell. A text that a spreadsheet would run as a formula gets a leading
    apostrophe; numbers stay numbers.
    """
    return as_table(CLAIM_COLUMNS, map(claim_cells, claims))


def documents_as_lines(documents: Iterable[DocumentRow]) -> Iterator[str]:
    """Each document of a list as a line of JSON, its end included."""
    for document in documents:
        yield msgspec.json.encode(document).decode() + "\n"


def documents_as_csv(documents: Iterable[DocumentRow]) -> Iterator[str]:
    """The documents of a list as lines of CSV, the names of the columns first, guarded as `claims_as_csv` does."""
    return as_table(DOCUMENT_COLUMNS, ({name: getattr(row, name) for name in DOCUMENT_COLUMNS} for row in documents))


def document_to_record(document: Document) -> dict[str, Any]:
    """The whole document as plain JSON values, its text included; spans are `[start, end]`."""
    record: dict[str, Any] = _with_plain_spans(msgspec.to_builtins(document))
    return record


def _with_plain_spans(value: Any) -> Any:
    if isinstance(value, dict):
        if value.keys() == {"start", "end"}:
            return [value["start"], value["end"]]
        return {name: _with_plain_spans(held) for name, held in value.items()}
    return [_with_plain_spans(held) for held in value] if isinstance(value, list | tuple) else value


def claim_cells(claim: Claim) -> dict[str, Any]:
    """A claim as one row of CLAIM_COLUMNS."""
    nearest = claim.sources[0] if claim.sources else None
    by, of, count, place, when = claim.by, claim.of, claim.count, claim.place, claim.when
    share = (count.share if count else None) or (None, None)
    return {
        "id": claim.id,
        "document": claim.document,
        "part": claim.part,
        "span_start": claim.span.start,
        "span_end": claim.span.end,
        "text": claim.text,
        "event": claim.event,
        "stance": claim.stance,
        "reality": claim.reality,
        "hedged": claim.hedged,
        "quote": claim.quote,
        "source": nearest and nearest.name,
        "source_kind": nearest and nearest.kind,
        "source_side": nearest and nearest.side,
        "sources": " | ".join(source.name for source in claim.sources),
        "cue": claim.cue and claim.cue.text,
        "by": by and by.name,
        "by_side": by and by.side,
        "by_class": by and by.klass,
        "of": of and of.name,
        "of_side": of and of.side,
        "class": of and of.klass,
        "count": count and count.text,
        "low": count and count.low,
        "high": count and count.high,
        "share_low": share[0],
        "share_high": share[1],
        "per": count and count.per,
        "scope": count and count.scope,
        "approximate": count and count.approximate,
        "vague": count and count.vague,
        "place": place and place.name,
        "place_id": place and place.id,
        "country": place and place.country,
        "disputed": place and place.disputed,
        "lat": place and place.lat,
        "lon": place and place.lon,
        "radius_km": place and place.radius_km,
        "when": when and when.text,
        "start": when and when.start,
        "end": when and when.end,
        "evidence": " | ".join(claim.evidence),
        "part_of": claim.part_of,
        "confidence": round(claim.confidence, 3),
    }


def as_table(columns: Sequence[str], rows: Iterable[Mapping[str, Any]]) -> Iterator[str]:
    """The rows as lines of CSV (RFC 4180), the names of the columns first, every cell guarded against formulas."""
    line = io.StringIO()
    write = csv.writer(line).writerow
    write(columns)
    for row in rows:
        yield line.getvalue()
        line.seek(0)
        line.truncate()
        write([_cell(row[name]) for name in columns])
    yield line.getvalue()


def _cell(value: Any) -> Any:
    """The value as a cell: true and false as in JSON, None empty, a text that looks like a formula disarmed."""
    if isinstance(value, bool):
        return "true" if value else "false"
    return f"'{value}" if isinstance(value, str) and value.startswith(_FORMULA) else value
