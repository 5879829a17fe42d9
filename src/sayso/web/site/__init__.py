"""The ledger as pages: `site(path)` is the application that `sayso serve` runs."""

from sayso.web.site.app import site

__all__ = ["site"]
