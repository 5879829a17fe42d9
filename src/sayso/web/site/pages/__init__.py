"""The pages, in the order of the menu: one module each, with its ROUTES."""

from sayso.web.site.pages import claim, claims, log, overview, privacy, report, signin, sources, tips

__all__ = ["PAGES"]

PAGES = (overview, claims, claim, report, sources, log, tips, privacy, signin)
