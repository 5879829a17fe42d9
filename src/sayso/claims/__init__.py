"""Reading to claims, as claims.md defines them."""

from sayso.claims.assembly import claims_of

__all__ = ["claims_of"]
