"""Ways out: records, tables and excerpts, under one policy."""

from sayso.publish.excerpts import Excerpt, excerpts
from sayso.publish.names import WITHHELD, NameRegister, blanked, withheld_names
from sayso.publish.protection import EMBARGO, GRID, Guard, Policy, protected
from sayso.publish.public import Credit, PublicClaim, PublicReport
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
    "EMBARGO",
    "GRID",
    "WITHHELD",
    "Credit",
    "Excerpt",
    "Guard",
    "NameRegister",
    "Policy",
    "PublicClaim",
    "PublicReport",
    "blanked",
    "claims_as_csv",
    "claims_as_lines",
    "document_to_record",
    "documents_as_csv",
    "documents_as_lines",
    "excerpts",
    "protected",
    "verb_of",
    "withheld_names",
]
