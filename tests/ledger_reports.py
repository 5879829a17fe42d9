"""Documents and claims for the tests of the ledger, made by hand: no other room is at work in them."""

from __future__ import annotations

import datetime as dt
import hashlib
import re
import sqlite3
from contextlib import closing
from pathlib import Path
from typing import Any

from sayso.ledger import Added, Ledger
from sayso.model import Claim, Document, DocumentDate, Provenance, Source, Span

NOON = dt.datetime(2023, 6, 14, 12, tzinfo=dt.UTC)


def document_of(text: str, *, origin: str = "report.txt", day: dt.date | None = None, **fields: Any) -> Document:
    """A document whose bytes are its text."""
    data = text.encode()
    sha256 = hashlib.sha256(data).hexdigest()
    return Document(
        id=f"sha256:{sha256}",
        text=text,
        date=DocumentDate(day, "option") if day else None,
        provenance=Provenance(
            sha256=sha256, media_type="text/plain", size=len(data), origin=origin, retrieved=NOON, version="0.1.0"
        ),
        **fields,
    )


def source_of(text: str, words: str, **fields: Any) -> Source:
    """A source that is named by `words`."""
    at = text.index(words)
    return Source(text=words, span=Span(at, at + len(words)), **({"name": words} | fields))


def claim_of(document: Document, words: str, event: str = "killed", *, after: int = 0, **fields: Any) -> Claim:
    """A claim that stands on `words`, the first of them not before `after`."""
    at = document.text.index(words, after)
    key = hashlib.sha256(f"{document.id}|{at}|{event}|{words}".encode()).hexdigest()[:16]
    given = {"id": key, "part": "body"} | fields
    return Claim(document=document.id, span=Span(at, at + len(words)), text=words, event=event, **given)


def sentences_as_claims(document: Document) -> list[Claim]:
    """One claim a sentence."""
    return [claim_of(document, match[0], after=match.start()) for match in re.finditer(r"[^.\s][^.]*\.", document.text)]


def keep(ledger: Ledger, document: Document, *claims: Claim) -> Added:
    """The document added in a run of its own."""
    with ledger.run("test") as run:
        return run.add(document, document.text.encode(), claims)


def look(path: Path, query: str) -> list[tuple[Any, ...]]:
    """What another SQLite tool sees."""
    with closing(sqlite3.connect(path)) as connection:
        return connection.execute(query).fetchall()
