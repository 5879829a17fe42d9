"""Copies, variants, and the voices behind them."""

from sayso.ledger.copies.voices import voices_of

__all__ = ["voices_of"]
