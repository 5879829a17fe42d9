"""One document, from wherever the reader names it: a file, an address, standard input, or the ledger."""

from __future__ import annotations

import datetime as dt
import re
from pathlib import Path

import sayso
from sayso.errors import NotFound
from sayso.model import Claim, Document
from sayso.read import Policy, read_document

__all__ = ["document_of", "report_of"]

_ID = re.compile(r"(?:sha256:)?[0-9a-f]{4,64}")
_ADDRESS = re.compile(r"https?://", re.IGNORECASE)


def document_of(where: str, *, date: dt.date | None = None, allow_private: bool = False) -> Document:
    """The document of a file, an address or `-`. Raises UnreadableInput."""
    return read_document(where, date=date, policy=Policy(allow_private=allow_private))


def report_of(
    where: str, *, ledger_path: Path, date: dt.date | None = None, allow_private: bool = False
) -> tuple[Document, list[Claim]]:
    """A document and its claims: of a file, an address or `-`, else of the ledger, by id, the start of one, or path.

    Raises UnreadableInput, and UnknownId where the ledger has no such document.
    """
    if where == "-" or _ADDRESS.match(where) or Path(where).exists():
        document = document_of(where, date=date, allow_private=allow_private)
        return document, sayso.extract(document)
    if not _ID.fullmatch(where) and not ledger_path.exists():
        raise NotFound(where, "no such file, and there is no ledger to look in", "check the spelling, or name --ledger")
    from sayso.ledger import Ledger  # late: a file needs no database

    with Ledger(ledger_path, create=False) as ledger:
        document = ledger.document(where)
        return document, ledger.claims(document=document.id)
