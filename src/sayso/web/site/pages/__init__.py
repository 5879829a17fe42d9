"""The pages, in the order of the menu: one module each, with its ROUTES."""

from sayso.web.site.pages import log, overview, privacy, signin, tips

__all__ = ["PAGES"]

PAGES = (overview, log, tips, privacy, signin)
