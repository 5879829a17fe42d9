"""Documents and claims as rows of the tables, and back."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from typing import Any

import msgspec
from sqlalchemy import RowMapping

from sayso.errors import LedgerError, TooLarge, WrongContent
from sayso.ledger.search import key
from sayso.model import (
    Claim,
    Document,
    DocumentDate,
    Link,
    MediaLink,
    Provenance,
    Region,
    Span,
    TimeCode,
    When,
    claim_from_record,
    claim_to_line,
)

__all__ = ["check_words", "claim_row", "document_row", "row_claim", "row_document", "source_rows", "storable"]

Row = dict[str, Any]
LONGEST_TEXT = 100_000_000  # characters; SQLite holds no row above a gigabyte
_LARGEST = (1 << 63) - 1  # the largest whole number of a column; the record keeps the figure itself


def storable(row: Mapping[str, Any], thing: str) -> None:
    """Raises WrongContent when a string holds half of a surrogate pair, which no encoding of files can hold."""
    for value in row.values():
        if isinstance(value, str):
            try:
                value.encode()
            except UnicodeEncodeError as error:
                raise WrongContent(
                    thing.encode("utf-8", "backslashreplace").decode(),
                    f"it holds half a character (U+{ord(value[error.start]):04X})",
                    "save it as UTF-8, give the file a plain name, and read it again",
                ) from None


def _json(value: Any, thing: str) -> str:
    try:
        return msgspec.json.encode(value).decode()
    except UnicodeEncodeError:
        raise WrongContent(
            thing.encode("utf-8", "backslashreplace").decode(),
            "a link, header or name in it holds half a character",
            "save it as UTF-8 and read it again",
        ) from None


def check_words(document: Document, claims: list[Claim]) -> None:
    """Raises LedgerError unless every claim is of this document, with the characters at its span and its own id."""
    seen: set[str] = set()
    for claim in claims:
        if claim.document != document.id:
            reason = f"claim {claim.id} is of another document"
        elif claim.span.of(document.text) != claim.text:
            reason = f"the words of claim {claim.id} are not those at its span"
        elif claim.id in seen:
            reason = f"two claims have the id {claim.id}"
        else:
            seen.add(claim.id)
            continue
        raise LedgerError(document.id, reason, "extract its claims again, or report this as a fault of sayso")


def document_row(document: Document) -> Row:
    """The document as a row, without number, run and previous version. Raises WrongContent and TooLarge."""
    origin = document.provenance.origin
    if len(document.text) > LONGEST_TEXT:
        raise TooLarge(origin, f"its text has {len(document.text):,} characters", "split it into its reports")
    kept, date = document.provenance, document.date
    web = origin if origin.startswith(("http://", "https://")) else None
    row = {
        "id": document.id,
        "reported_at": document.address or web,
        "title": document.title,
        "byline": document.byline,
        "outlet": document.outlet,
        "address": document.address,
        "date": date.value.isoformat() if date else None,
        "date_basis": date.basis if date else None,
        "date_start": date.span.start if date and date.span else None,
        "date_end": date.span.end if date and date.span else None,
        "date_at": date.at.isoformat() if date and date.at else None,
        "language": document.language,
        "sha256": kept.sha256,
        "media_type": kept.media_type,
        "size": kept.size,
        "origin": kept.origin,
        "retrieved": kept.retrieved.isoformat(),
        "version": kept.version,
        "encoding": kept.encoding,
        "within": kept.within,
        "headers": _json(dict(kept.headers), origin),
        "regions": _json(document.regions, origin),
        "links": _json(document.links, origin),
        "media": _json(document.media, origin),
        "timecodes": _json(document.timecodes, origin),
        "text": document.text,
    }
    storable(row, origin)
    return row | {"outlet_key": key(document.outlet)}


def row_document(row: RowMapping) -> Document:
    """The document of a row, equal to the one that was added."""
    date = None
    if row["date"] is not None:
        date = DocumentDate(
            dt.date.fromisoformat(row["date"]),
            row["date_basis"],
            None if row["date_start"] is None else Span(row["date_start"], row["date_end"]),
            None if row["date_at"] is None else dt.datetime.fromisoformat(row["date_at"]),
        )
    decode = msgspec.json.decode
    return Document(
        id=row["id"],
        text=row["text"],
        provenance=Provenance(
            sha256=row["sha256"],
            media_type=row["media_type"],
            size=row["size"],
            origin=row["origin"],
            retrieved=dt.datetime.fromisoformat(row["retrieved"]),
            version=row["version"],
            encoding=row["encoding"],
            within=row["within"],
            headers=decode(row["headers"], type=dict[str, str]),
        ),
        regions=decode(row["regions"], type=tuple[Region, ...]),
        title=row["title"],
        byline=row["byline"],
        outlet=row["outlet"],
        address=row["address"],
        date=date,
        language=row["language"],
        links=decode(row["links"], type=tuple[Link, ...]),
        media=decode(row["media"], type=tuple[MediaLink, ...]),
        timecodes=decode(row["timecodes"], type=tuple[TimeCode, ...]),
    )


def claim_row(claim: Claim, *, position: int) -> Row:
    """The claim as a row, without its document: what is filtered on in columns of its own, and the whole record."""
    by, of, count, place = claim.by, claim.of, claim.count, claim.place
    share = (count.share if count else None) or (None, None)
    start, end = _interval(claim.when)
    row = {
        "id": claim.id,
        "position": position,
        "part": claim.part,
        "span_start": claim.span.start,
        "span_end": claim.span.end,
        "text": claim.text,
        "event": claim.event,
        "stance": claim.stance,
        "reality": claim.reality,
        "hedged": claim.hedged,
        "quote": claim.quote,
        "by_name": by.name if by else None,
        "by_side": by.side if by else None,
        "by_class": by.klass if by else None,
        "of_name": of.name if of else None,
        "of_side": of.side if of else None,
        "of_class": of.klass if of else None,
        "count_words": count.in_words() if count else None,
        "count_low": _bounded(count.low) if count else None,
        "count_high": _bounded(count.high) if count else None,
        "share_low": share[0],
        "share_high": share[1],
        "per": count.per if count else None,
        "scope": count.scope if count else None,
        "approximate": count.approximate if count else None,
        "vague": count.vague if count else None,
        "place_name": place.name if place else None,
        "place_id": place.id if place else None,
        "country": place.country if place else None,
        "disputed": place.disputed if place else None,
        "lat": place.lat if place else None,
        "lon": place.lon if place else None,
        "radius_km": place.radius_km if place else None,
        "when_start": start,
        "when_end": end,
        "part_of": claim.part_of,
        "confidence": claim.confidence,
    }
    storable(row, claim.document)
    return row | {
        "place_key": key(place.name) if place else None,
        "record": _line(claim),
    }


def _line(claim: Claim) -> str:
    try:
        return claim_to_line(claim)
    except UnicodeEncodeError:
        raise WrongContent(claim.document, "a claim holds half a character", "save it as UTF-8") from None


def _bounded(figure: int | None) -> int | None:
    return None if figure is None else min(figure, _LARGEST)


def _interval(when: When | None) -> tuple[str | None, str | None]:
    """Both ends in one form of ISO 8601, so that they compare as text."""
    if when is None:
        return None, None
    start, end = (None if value is None else _iso(value) for value in (when.start, when.end))
    return start, end


def _iso(value: str) -> str:
    try:
        return dt.date.fromisoformat(value).isoformat()
    except ValueError:
        return dt.datetime.fromisoformat(value).isoformat()


def source_rows(claim: Claim) -> list[Row]:
    """The chain of sources as rows, without their claim, the nearest first."""
    rows = []
    for position, source in enumerate(claim.sources):
        row = {
            "position": position,
            "name": source.name,
            "kind": source.kind,
            "side": source.side,
            "text": source.text,
            "span_start": source.span.start,
            "span_end": source.span.end,
        }
        storable(row, claim.document)
        rows.append(row | {"name_key": key(source.name)})
    return rows


def row_claim(record: str) -> Claim:
    """The claim of a stored record."""
    return claim_from_record(msgspec.json.decode(record))
