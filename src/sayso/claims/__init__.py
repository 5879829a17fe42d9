"""Reading to claims, as claims.md defines them."""
