"""The pages, in the order of the menu: one module each, with its ROUTES."""

from sayso.web.site.pages import claim, claims, map, overview, report, sources

__all__ = ["PAGES"]

PAGES = (overview, claims, claim, report, map, sources)
