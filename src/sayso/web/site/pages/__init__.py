"""The pages, in the order of the menu: one module each, with its ROUTES."""

from sayso.web.site.pages import (
    claim,
    claims,
    compare,
    log,
    map,
    matter,
    matters,
    overview,
    privacy,
    report,
    series,
    signin,
    sources,
    tallies,
    tips,
)

__all__ = ["PAGES"]

PAGES = (
    overview,
    claims,
    claim,
    report,
    matters,
    matter,
    map,
    sources,
    series,
    tallies,
    compare,
    log,
    tips,
    privacy,
    signin,
)
