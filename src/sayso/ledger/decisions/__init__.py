"""Decisions of people over the machine's claims: appended, anchored to characters, and never lost."""

from sayso.ledger.decisions.door import Decisions
from sayso.ledger.decisions.entries import DecisionRow
from sayso.ledger.decisions.renewal import Renewed
from sayso.ledger.decisions.replay import decided

__all__ = ["DecisionRow", "Decisions", "Renewed", "decided"]
