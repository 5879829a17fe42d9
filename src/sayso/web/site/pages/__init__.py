"""The pages, in the order of the menu: one module each, with its ROUTES."""

from sayso.web.site.pages import compare, matter, matters, overview, series, tallies

__all__ = ["PAGES"]

PAGES = (overview, matters, matter, compare, series, tallies)
