"""The store: documents, claims, runs and versions in one SQLite file."""

from sayso.ledger.chain import LogRow
from sayso.ledger.decisions import DecisionRow, Decisions, Renewed
from sayso.ledger.entries import Added, Changes, DocumentRow, Forgotten, Found, Problem, QuarantineRow, RunRow
from sayso.ledger.ledger import Ledger
from sayso.ledger.run import Run

__all__ = [
    "Added",
    "Changes",
    "DecisionRow",
    "Decisions",
    "DocumentRow",
    "Forgotten",
    "Found",
    "Ledger",
    "LogRow",
    "Problem",
    "QuarantineRow",
    "Renewed",
    "Run",
    "RunRow",
]
