"""The chain: every row of the log and of decisions bound to the one before it by a hash, so that a change is told."""

from sayso.ledger.chain.entries import LogRow
from sayso.ledger.chain.links import hashed, head
from sayso.ledger.chain.triggers import triggers

__all__ = ["LogRow", "hashed", "head", "triggers"]
