"""Ways out: records, tables and excerpts, under one policy."""

from sayso.publish.excerpts import Excerpt, excerpts
from sayso.publish.protection import WITHHELD, blanked, withheld_names
from sayso.publish.records import (
    CLAIM_COLUMNS,
    DOCUMENT_COLUMNS,
    claims_as_csv,
    claims_as_lines,
    document_to_record,
    documents_as_csv,
    documents_as_lines,
)
from sayso.publish.voice import verb_of

__all__ = [
    "CLAIM_COLUMNS",
    "DOCUMENT_COLUMNS",
    "WITHHELD",
    "Excerpt",
    "blanked",
    "claims_as_csv",
    "claims_as_lines",
    "document_to_record",
    "documents_as_csv",
    "documents_as_lines",
    "excerpts",
    "verb_of",
    "withheld_names",
]
