"""Copies, variants, and the voices behind them."""

from sayso.ledger.copies.door import Copies
from sayso.ledger.copies.pair import Carried, Pair, Printed, Shared, Variant
from sayso.ledger.copies.voices import NameJoin, joined_names, voices_in_words, voices_of

__all__ = [
    "Carried",
    "Copies",
    "NameJoin",
    "Pair",
    "Printed",
    "Shared",
    "Variant",
    "joined_names",
    "voices_in_words",
    "voices_of",
]
