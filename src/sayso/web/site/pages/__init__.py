"""The pages, in the order of the menu: one module each, with its ROUTES."""

from sayso.web.site.pages import map, overview

__all__ = ["PAGES"]

PAGES = (overview, map)
